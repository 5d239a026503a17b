"""What an edit leaves for later: records that take over words or facet codes from an edited one.

An organisation of thousands of facilities is renamed in a moment; its facilities are found by the new name a little
later. The list stands in the base beside the index it speaks of, so that nothing of it is lost with a process.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.catalogue.index.belonging import read_codes, written

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from desktop.catalogue.index.describing import Code


class Pending:
    """Rows whose words have to follow; with codes, the sets too: `codes` are those in whose sets a row still is. Under
    its number with a minus stands a row whose dependants, too many to be listed while a person waits, follow as one."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base

    @property
    def left(self) -> bool:
        """Whether anything waits."""
        return bool(self._base.execute("SELECT 1 FROM pending LIMIT 1").fetchone())

    def few(self, most: int) -> bool:
        """Whether no more than so many rows wait, and nothing that stands for more."""
        count, least = self._base.execute(_FEW, (most + 1,)).fetchone()
        return bool(count <= most and (least or 0) >= 0)

    def owe(self, row: int, codes: tuple[Code, ...]) -> None:
        """Lets all that depends on a row wait without looking for it; `codes` are those it had until now."""
        self._base.execute(_ADD, (-row, written(codes)))

    def owed(self) -> dict[int, tuple[Code, ...]]:
        """The rows whose dependants have yet to be looked for, with the codes they had; asked once."""
        found = self._base.execute("SELECT row, codes FROM pending WHERE row < 0").fetchall()
        if found:
            self._base.execute("DELETE FROM pending WHERE row < 0")
        return {-row: read_codes(codes) for row, codes in found}

    def add(self, rows: Mapping[int, tuple[Code, ...] | None]) -> None:
        """Lets these rows wait; what is known of a waiting row's sets from before stays."""
        values = ((row, None if codes is None else written(codes)) for row, codes in rows.items())
        self._base.executemany(_ADD, values)

    def codes(self, row: int) -> tuple[Code, ...] | None:
        """The codes in whose sets a waiting row still is; None where its sets are as they should be."""
        found = self._base.execute("SELECT codes FROM pending WHERE row = ?", (row,)).fetchone()
        return _read(found[0]) if found else None

    def first(self, most: int) -> dict[int, tuple[Code, ...] | None]:
        """The next rows, at most so many; a negative number means all."""
        found = self._base.execute("SELECT row, codes FROM pending WHERE row > 0 ORDER BY row LIMIT ?", (most,))
        return {row: _read(codes) for row, codes in found.fetchall()}

    def done(self, rows: Iterable[int]) -> None:
        """These rows wait no longer."""
        if self.left:
            self._base.executemany("DELETE FROM pending WHERE row = ?", ((row,) for row in rows))


def _read(codes: str | None) -> tuple[Code, ...] | None:
    return None if codes is None else read_codes(codes)


_FEW = "SELECT count(*), min(row) FROM (SELECT row FROM pending ORDER BY row LIMIT ?)"
_ADD = """
INSERT INTO pending (row, codes) VALUES (?, ?)
ON CONFLICT (row) DO UPDATE SET codes = coalesce(codes, excluded.codes)
"""
