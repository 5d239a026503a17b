"""PySide's explanations of its own calls, brought in after the first picture instead of before it.

With its first module PySide compiles the sources of a small library of its own: what `help` and the message of a call
that does not fit are made of. Nothing else needs it, and it costs a third of the import. PySide asks for it by one
import, which is answered by a stand-in that fetches the library when it is called; and `fetch` does so
once the window stands. The library also looks into every later import for PySide's optional styles of naming; with the
stand-in nobody does. A PySide that asks in another way than the one known here is left alone.
"""

from __future__ import annotations

import builtins
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_LIBRARY = "shibokensupport"
_NAMES = f"{_LIBRARY}.signature.mapping"


class _Signatures:
    """All functions PySide keeps of its library; each fetches it and passes the call on."""

    def __init__(self) -> None:
        self.loader: _Signatures = self
        self._fetched: Any = None

    def fetch(self) -> Any:
        """The library itself."""
        if self._fetched is None:
            started = sys.modules["signature_bootstrap"]
            started.__dict__["recursion_trap"] = 0  # it would remark on being called twice
            self._fetched = started.__dict__["bootstrap"]()
        return self._fetched

    def post_init(self) -> None:
        """Here the library would hang itself into every import: not wanted."""

    def finish_import(self, _module: ModuleType) -> None:
        """Here it would add what PySide has done away with: nobody uses it."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        return lambda *arguments, **named: getattr(self.fetch(), name)(*arguments, **named)


_signatures = _Signatures()


def postpone() -> None:
    """Brings PySide in without the library. Before the first import of PySide; after it, too late and harmless."""
    if "shiboken6" in sys.modules:
        return
    usual = builtins.__import__

    def spared(
        name: str,
        globals: Mapping[str, object] | None = None,
        locals: Mapping[str, object] | None = None,
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> Any:
        known = hasattr(sys.modules.get("signature_bootstrap"), "recursion_trap")
        return _signatures if known and name.startswith(_LIBRARY) else usual(name, globals, locals, fromlist, level)

    builtins.__import__ = spared
    try:
        import shiboken6  # noqa: F401
    finally:
        builtins.__import__ = usual
    if _LIBRARY not in sys.modules:
        sys.modules[_NAMES] = _stand_in_for_names()


def fetch() -> None:
    """Brings the library in now, if it was postponed."""
    if isinstance(sys.modules.get(_NAMES), _Names):
        _signatures.fetch()


class _Names(ModuleType):
    """PySide evaluates the name of a failed call in the dictionary of this very module."""


def _stand_in_for_names() -> _Names:
    names = _Names(_NAMES)

    def update_mapping() -> None:
        _signatures.fetch()
        fetched = sys.modules[_NAMES].__dict__
        fetched["update_mapping"]()
        names.__dict__.update(fetched | {"update_mapping": update_mapping})

    names.__dict__["update_mapping"] = update_mapping
    return names
