"""What stands in a field and not in the catalogue: texts a check refused, rows with cells nobody can read, words
somebody was in the middle of. Kept in a file of the profile after each change, so that it outlives the program however
the program ends."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from sync import rows as declared
from sync.errors import Refusal
from sync.rows import Row


@dataclass(frozen=True, slots=True)
class TypedRow:
    """A row as it stands in the form, and by column (`users`, `title.be`) what was typed and cannot be read."""

    row: Row
    texts: tuple[tuple[str, str], ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return not self.texts and self.row == type(self.row)()


@dataclass(frozen=True, slots=True)
class Draft:
    """A text, or rows, or with `picked` the JSON form of a value chosen from a list. `unfinished`: somebody was still
    typing, nothing is wrong with it yet. `why` it is not kept, None where cells of rows cannot be read."""

    text: str = ""
    rows: tuple[TypedRow, ...] = ()
    unfinished: bool = False
    picked: bool = False
    value: Any = None
    why: Refusal | None = field(default=None, compare=False)

    @property
    def unread(self) -> bool:
        """Whether some of its rows hold what cannot be read."""
        return any(row.texts for row in self.rows)


class _KeptRow(msgspec.Struct, omit_defaults=True):
    type: str
    row: dict[str, Any]
    texts: dict[str, str] = {}


class _Kept(msgspec.Struct, omit_defaults=True):
    uid: str
    path: str
    text: str = ""
    rows: list[_KeptRow] = []
    unfinished: bool = False
    picked: bool = False
    value: Any = None


Key = tuple[str, str]


class Drafts(MutableMapping[Key, Draft]):
    """By uid and path. `file` None keeps them for as long as the program runs."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._all: dict[Key, Draft] = dict(_read(file)) if file is not None and file.exists() else {}
        self._aside: dict[Key, Draft] = {}

    def __getitem__(self, key: Key) -> Draft:
        return self._all[key]

    def __setitem__(self, key: Key, draft: Draft) -> None:
        self._all[key] = draft
        self._write()

    def __delitem__(self, key: Key) -> None:
        del self._all[key]
        self._write()

    def __iter__(self) -> Iterator[Key]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def uids(self) -> set[str]:
        """Records that have drafts, those set aside among them."""
        return {uid for uid, _path in (*self._all, *self._aside)}

    def set_aside(self, uid: str) -> None:
        """The record was undone away: its drafts are kept no longer than a redo can bring it back."""
        gone = {key: draft for key, draft in self._all.items() if key[0] == uid}
        self._aside |= gone
        self._all = {key: draft for key, draft in self._all.items() if key not in gone}
        if gone:
            self._write()

    def bring_back(self, uid: str) -> None:
        """The record is here again."""
        back = {key: draft for key, draft in self._aside.items() if key[0] == uid}
        self._aside = {key: draft for key, draft in self._aside.items() if key not in back}
        self._all = back | self._all
        if back:
            self._write()

    def _write(self) -> None:
        """Whole or not at all. A disk that takes nothing leaves them in memory: the next edit tells why."""
        if self._file is None:
            return
        fresh = self._file.with_name(self._file.name + ".new")
        with contextlib.suppress(OSError):
            fresh.write_bytes(msgspec.json.encode([_kept(key, draft) for key, draft in self._all.items()]))
            os.replace(fresh, self._file)


def _kept(key: Key, draft: Draft) -> _Kept:
    rows = [_KeptRow(type(each.row).__name__, msgspec.to_builtins(each.row), dict(each.texts)) for each in draft.rows]
    return _Kept(*key, draft.text, rows, draft.unfinished, draft.picked, draft.value)


def _read(file: Path) -> Iterator[tuple[Key, Draft]]:
    """A file that cannot be read is moved aside, never overwritten."""
    try:
        found = msgspec.json.decode(file.read_bytes(), type=list[_Kept])
        read = [((each.uid, each.path), _draft(each)) for each in found]
    except (OSError, ValueError, AttributeError):  # msgspec's errors are ValueErrors; a row of a later program
        with contextlib.suppress(OSError):
            os.replace(file, file.with_name(file.name + ".broken"))
        return
    yield from read


def _draft(kept: _Kept) -> Draft:
    rows = (TypedRow(msgspec.convert(each.row, getattr(declared, each.type)), tuple(each.texts.items()))
            for each in kept.rows)  # fmt: skip
    return Draft(kept.text, tuple(rows), kept.unfinished, kept.picked, kept.value)
