"""What a start can be spared. The window's door calls these before it loads the window; nothing else needs them."""

from __future__ import annotations

import gc
import sys


def hold_collector() -> None:
    """No search for garbage while thousands of classes and words are loaded that live as long as the program."""
    gc.disable()


def release_collector() -> None:
    """The window stands: what is there by now stays and need not be looked through again."""
    gc.freeze()
    gc.enable()


def spare_sources() -> None:
    """PySide reads the source of every module imported after it, to learn whether it names PySide6: its optional
    styles of naming hold for those only. None is used here, and the floors above say who knows Qt; so the answer is
    given without reading. A PySide that no longer asks is left alone."""
    import PySide6.QtCore  # noqa: F401  brings the asking part with it

    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        setattr(feature, "_mod_uses_pyside", lambda module: module.__name__.startswith("desktop."))  # noqa: B010
