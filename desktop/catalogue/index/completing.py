"""The second half of building a base: what needs all records at once.

References are resolved to rows, facet codes taken over from parents, facilities found by the names of their
instruments, and the orders of the whole catalogue written down so that the first page needs no sorting.
"""

from __future__ import annotations

from array import array
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from desktop.catalogue.index import storing
from desktop.catalogue.index.belonging import HOST, OF_FACILITY, UPWARDS, read_codes, with_inherited
from desktop.catalogue.index.describing import Code
from desktop.catalogue.index.instruments import write_instruments
from desktop.catalogue.index.localities import write_localities
from desktop.catalogue.index.orders import write_orders
from desktop.catalogue.index.rowsets import ROW, packed
from desktop.catalogue.index.spellings import write_spellings
from desktop.catalogue.index.standpoints import write_standpoints
from desktop.catalogue.index.texts import Words, with_names
from desktop.catalogue.questions import Facet
from sync.bilingual import Bilingual
from sync.records import KINDS
from sync.registry import read_term
from sync.vocabularies import term_uid

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

    from desktop.catalogue.index.gathering import Gathering

BELOW_FACILITIES = ("equipment", "service")
SCHEMES = {
    Facet.FACILITY_KIND: "facility_kind",
    Facet.COUNTRY: "country",
    Facet.REGION: "region",
    Facet.BRANCH: "grnti",
    Facet.ACCESS_MODE: "access_mode",
    Facet.LIFE_CYCLE: "life_cycle",
}
"""Vocabularies of the facets whose codes are terms."""

_CARDS = f"""
INSERT INTO card ({storing.OWN}, parent)
SELECT {storing.OWN}, coalesce((SELECT record.row FROM record WHERE uid = above), 0) FROM work.card
"""


def complete(base: sqlite3.Connection, gathered: Gathering, spoken: Mapping[str, int]) -> None:
    """Fills all tables that are made from others; `work.card`, `work.named` and `work.waiting` hold what the records
    said, `gathered` the words of all but facilities, `spoken` how many of them have each word as written."""
    gathered.put_down()
    _link(base)
    base.execute(_CARDS)
    _post(base)
    _gather_facility_words(base, gathered)
    gathered.finish()
    write_localities(base)
    write_instruments(base)
    write_orders(base)
    write_standpoints(base)
    write_spellings(base, spoken)


def _link(base: sqlite3.Connection) -> None:
    base.execute(
        """
        INSERT OR IGNORE INTO link (target, field, row)
        SELECT record.row, named.field, named.row
        FROM work.named JOIN record ON record.uid = named.uid
        ORDER BY 1, 2, 3
        """
    )
    base.execute("CREATE INDEX link_of_row ON link (row, field, target)")


def _post(base: sqlite3.Connection) -> None:
    """One set of rows for each facet code. Hosts first, then facilities, then all that belongs to facilities."""
    rows: dict[Code, array[int]] = {}
    parents: dict[int, tuple[Code, ...]] = {}
    first = tuple(kind for kind in KINDS if kind not in ("facility", *BELOW_FACILITIES))
    for kinds in (first, ("facility",), BELOW_FACILITIES):
        for row, kind, codes, above in _with_parents(base, kinds):
            full = with_inherited(kind, read_codes(codes), (parents[parent] for parent in above if parent in parents))
            if kind in ("organisation", "facility"):
                parents[row] = full
            for code in full:
                rows.setdefault(code, array(ROW)).append(row)
    labels = {code: code_label(base, code) for code in rows}
    base.executemany(
        "INSERT INTO tally VALUES (?, ?, ?, ?, ?)",
        ((*code, len(found), labels[code].ru, labels[code].be) for code, found in rows.items()),
    )
    base.executemany(
        "INSERT INTO posting VALUES (?, ?, ?)", ((*code, packed(found)) for code, found in sorted(rows.items()))
    )


def _with_parents(base: sqlite3.Connection, kinds: tuple[str, ...]) -> Iterator[tuple[int, str, str, tuple[int, ...]]]:
    """Row, kind, own codes and parents of all records of these kinds, by row."""
    marks = ", ".join("?" * len(kinds))
    fields = ", ".join(f"'{field}'" for field in UPWARDS)
    found = base.execute(
        f"""
        SELECT card.row, card.kind, card.codes, link.target
        FROM card LEFT JOIN link INDEXED BY link_of_row ON link.row = card.row AND link.field IN ({fields})
        WHERE card.kind IN ({marks})
        ORDER BY card.row
        """,
        kinds,
    )
    for (row, kind, codes), group in groupby(found, itemgetter(0, 1, 2)):
        yield row, kind, codes, tuple(target for *_, target in group if target is not None)


def code_label(base: sqlite3.Connection, code: Code) -> Bilingual:
    """What a facet code is called: the term's label, the organisation's name; the bare code where nobody says."""
    facet, name = code
    if facet is Facet.ORGANISATION:
        query = "SELECT name_ru, name_be FROM record JOIN card USING (row) WHERE uid = ?"
        found = base.execute(query, (name,)).fetchone()
        return Bilingual(*found) if found else Bilingual(name, name)
    query = "SELECT doc FROM record WHERE uid = ?"
    scheme = SCHEMES.get(facet)
    found = base.execute(query, (term_uid(scheme, name),)).fetchone() if scheme else None
    return read_term(found[0].encode()).label if found else Bilingual(name, name)


def _gather_facility_words(base: sqlite3.Connection, gathered: Gathering) -> None:
    """Facilities enter the word index with the words of their host, instruments and services."""
    around = groupby(_mentions(base), itemgetter(0))
    others = next(around, None)
    batch: list[tuple[int, str, str]] = []
    for row, title, body, heading, told in base.execute("SELECT * FROM work.waiting ORDER BY row"):
        while others and others[0] < row:
            others = next(around, None)
        names = [tuple(name) for _, *name in others[1]] if others and others[0] == row else []
        words = with_names(Words(title, body, tuple(heading.split()), tuple(told.split())), names)
        gathered.add(row, words.heading, words.told)
        batch.append((row, words.title, words.body))
        if len(batch) == 1000:
            _flush(base, batch)
    _flush(base, batch)


def _mentions(base: sqlite3.Connection) -> Iterator[tuple[int, str, str, str]]:
    """Facility, then the names of a record it is found by."""
    fields = ", ".join(f"'{field}'" for field in OF_FACILITY)
    yield from base.execute(
        f"""
        SELECT link.target AS facility, card.name_ru, card.name_be, card.alias
        FROM link JOIN card ON card.row = link.row
        WHERE link.field IN ({fields}) AND NOT card.hidden
        UNION ALL
        SELECT link.row, card.name_ru, card.name_be, card.alias
        FROM link JOIN card ON card.row = link.target
        WHERE link.field = '{HOST}'
        ORDER BY facility
        """
    )


def _flush(base: sqlite3.Connection, batch: list[tuple[int, str, str]]) -> None:
    base.executemany(storing.ADD_SPOKEN, batch)
    batch.clear()
