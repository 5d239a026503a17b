"""What a start can be spared until its first picture. The window's door asks for it before it loads the window, and the
window ends it; nothing else needs to know."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from types import ModuleType

from desktop.ui import signatures

AT_HAND = ("bz2", "ipaddress", "lzma", "msgspec.inspect", "platform", "random", "shutil", "tempfile", "textwrap",
           "traceback")  # fmt: skip
"""What others import without using it before the first picture, 6 ms together; read when it is first used."""


class _ReadWhenUsed(ModuleType):
    """Stands for a module until somebody asks for a name in it. LazyLoader of Python 3.11 would read on any import."""

    def __getattr__(self, name: str) -> object:
        if sys.modules.get(self.__name__) is self:
            sys.modules.pop(self.__name__, None)
        module = import_module(self.__name__)
        self.__dict__.update(module.__dict__)
        return getattr(module, name)


def travel_light() -> None:
    """No search for garbage while thousands of classes and words are loaded that live as long as the program, nothing
    that explains PySide's calls, and of other packages only what is used."""
    gc.disable()
    for name in AT_HAND:
        sys.modules.setdefault(name, _ReadWhenUsed(name))
    if isinstance(platform := sys.modules["platform"], _ReadWhenUsed) and hasattr(os, "uname"):
        vars(platform)["system"] = lambda: os.uname().sysname  # uuid asks for that as it loads, and for no more
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
