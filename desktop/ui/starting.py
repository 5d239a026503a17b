"""What a start can be spared until its first picture. The window's door asks for it before it loads the window, and the
window ends it; nothing else needs to know."""

from __future__ import annotations

import gc
import sys

from desktop.ui import signatures


def travel_light() -> None:
    """No search for garbage while thousands of classes and words are loaded that live as long as the program, nothing
    that explains PySide's calls, and not all that the package typing_extensions brings with it."""
    gc.disable()
    signatures.postpone()
    _meet_msgspec_alone()


def _meet_msgspec_alone() -> None:
    """msgspec takes two names from typing_extensions where that happens to be installed, from typing where not."""
    if "typing_extensions" not in sys.modules:
        sys.modules["typing_extensions"] = None  # type: ignore[assignment]  # the way to say: not to be found
        import msgspec  # noqa: F401

        del sys.modules["typing_extensions"]


def catch_up() -> None:
    """The window stands: the rest is fetched, and what is there by now need not be looked through for garbage again."""
    signatures.fetch()
    gc.freeze()
    gc.enable()
