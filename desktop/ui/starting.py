"""What a start can be spared until its first picture. The window's door asks for it before it loads the window, and the
window ends it; nothing else needs to know."""

from __future__ import annotations

import gc

from desktop.ui import signatures


def travel_light() -> None:
    """No search for garbage while thousands of classes and words are loaded that live as long as the program, and
    nothing that explains PySide's calls."""
    gc.disable()
    signatures.postpone()


def catch_up() -> None:
    """The window stands: the rest is fetched, and what is there by now need not be looked through for garbage again."""
    signatures.fetch()
    gc.freeze()
    gc.enable()
