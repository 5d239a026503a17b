"""What of the catalogue stands changed on this computer: which records, the newest first, however many there are."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from desktop.catalogue.creations import STANDING
from desktop.catalogue.edits import Edits
from desktop.catalogue.one_edit import as_view
from sync.errors import InvalidValue

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from desktop.catalogue.one_edit import Standing
    from desktop.catalogue.reading import Reading
    from desktop.catalogue.views import Edit

BATCH = 500


class Sought(msgspec.Struct, frozen=True):
    """Which changes one wants to see: of records that are called so or hold these words, of one author (None: of
    everybody), only those in conflict."""

    text: str = ""
    author: str | None = None
    conflicts: bool = False

    def takes(self, edit: Edit) -> bool:
        """Whether this change of a record that was found is meant."""
        return (self.author is None or edit.author == self.author) and (edit.conflict or not self.conflicts)


class Changed(msgspec.Struct, frozen=True):
    """`edits`, `records` and `conflicts` count all standing changes, `authors` are who made them; `uids` are the
    records of those that were sought, the one changed last first. `written` is another number after each write."""

    edits: int = 0
    records: int = 0
    conflicts: int = 0
    authors: tuple[str, ...] = ()
    uids: tuple[str, ...] = ()
    written: int = 0


def changed(local: sqlite3.Connection, sought: Sought, named: Callable[[Sequence[str]], frozenset[str]]) -> Changed:
    """Counts and finds; `named` says which of some records are called by the words sought."""
    written = Edits(local).newest_touch()
    edits, records, conflicts = local.execute(_COUNTS).fetchone()
    authors = tuple(author for (author,) in local.execute(_AUTHORS))
    return Changed(int(edits), records, int(conflicts), authors, tuple(_found(local, sought, named)), written)


def _found(
    local: sqlite3.Connection, sought: Sought, named: Callable[[Sequence[str]], frozenset[str]]
) -> Iterable[str]:
    author, conflicts = sought.author, sought.conflicts
    words = sought.text.casefold().split()
    said = _saying(words) if words else None
    if said is not None:
        local.create_function("says", 2, said, deterministic=True)
    told = ("total(says(value, base))", STANDING) if said else ("0", _EDITS)
    query = _FOUND.format(says=told[0], edits=told[1])
    found = local.execute(query, (author, author, conflicts)).fetchall()
    if said is None:
        return (uid for uid, _ in found)
    called = named([uid for uid, hits in found if not hits])
    return (uid for uid, hits in found if hits or uid in called)


def _saying(words: Sequence[str]) -> Callable[[str | None, str | None], bool]:
    """Whether all words stand in what was written or in what stood there."""

    def says(value: str | None, base: str | None) -> bool:
        return any(text and all(word in text.casefold() for word in words) for text in (value, base))

    return says


def edits_of(reading: Reading, standing: Iterable[Standing]) -> Iterator[Edit]:
    """Edits as they travel, in their order. One of a record not in this copy at the moment, or of a later program, is
    left out: it stays in the file."""
    waiting = iter(standing)
    while batch := tuple(islice(waiting, BATCH)):
        kinds = reading.all_kinds(edit.uid for edit in batch)
        for edit in batch:
            if edit.uid not in kinds:
                continue
            try:
                yield as_view(edit, kinds[edit.uid])
            except InvalidValue:
                continue


_RECORDS = """(
SELECT uid, count(*) AS edits, total(conflict) AS conflicts FROM edit GROUP BY uid
UNION ALL SELECT uid, paths, 0 FROM creation WHERE stands
)"""
_COUNTS = f"SELECT total(edits), count(*), total(conflicts) FROM {_RECORDS}"
_AUTHORS = """
SELECT author FROM edit
UNION SELECT author FROM act WHERE EXISTS (SELECT 1 FROM creation WHERE creation.act = act.id AND stands)
ORDER BY author
"""
_EDITS = """(
SELECT uid, author, edited_at, conflict FROM edit
UNION ALL SELECT uid, author, at, 0 FROM creation JOIN act ON act.id = creation.act WHERE stands
)"""
_FOUND = """
SELECT uid, {says} FROM {edits} WHERE (? IS NULL OR author = ?) AND conflict >= ?
GROUP BY uid ORDER BY max(edited_at) DESC, uid
"""
