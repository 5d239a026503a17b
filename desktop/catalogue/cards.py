"""Cards: the few lines of a record that lists show, fetched for the rows that are painted.

A card names what the record belongs to and may stand where that stands. Few organisations stand above many records, so
what is above is kept in memory until anybody writes to the base.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from desktop.catalogue.index.types_of_kinds import TYPE_SCHEMES
from desktop.catalogue.views import Card
from sync.bilingual import Bilingual
from sync.freshness import freshness

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sync.vocabularies import Vocabularies

_NOTHING = Bilingual()
_MOST_VALUES = 30_000
_MOST_ABOVE = 5_000
_ENDING = ("call", "agreement", "accreditation")
_PLACED_BY_PARENT = ("facility", "equipment", "service")


class _Above(msgspec.Struct, frozen=True, gc=False):
    """What others take over from a record, and the row that stands above it in turn; 0 is none."""

    name: Bilingual
    town: Bilingual
    country: str
    above: int


_NOBODY = _Above(_NOTHING, _NOTHING, "", 0)


class Cards:
    """Cards out of one base over one connection."""

    def __init__(self, base: sqlite3.Connection, terms: Vocabularies) -> None:
        self._base, self._terms = base, terms
        self._above: dict[int, _Above] = {0: _NOBODY}
        self._known_at: tuple[int, int] = (0, 0)

    def of(self, rows: Sequence[int], today: date) -> tuple[Card, ...]:
        """Cards of these rows in their order; a row nobody has is left out."""
        self._forget_outdated()
        found: dict[int, Card] = {}
        for start in range(0, len(rows), _MOST_VALUES):
            values = self._ask(_CARDS, rows[start : start + _MOST_VALUES])
            self._look_above(line[-1] or 0 for line in values)
            ends = self._ends(line[0] for line in values if line[2] in _ENDING)
            found |= {line[0]: self._card(line, today, *ends.get(line[0], ("", ""))) for line in values}
        return tuple(found[row] for row in rows if row in found)

    def _ask(self, query: str, rows: Sequence[int]) -> list[tuple[Any, ...]]:
        return self._base.execute(query.format(marks=", ".join("?" * len(rows))), list(rows)).fetchall()

    def _forget_outdated(self) -> None:
        """What is above may have been edited, on this connection or on another."""
        now = self._base.execute("PRAGMA data_version").fetchone()[0], self._base.total_changes
        if now != self._known_at or len(self._above) > _MOST_ABOVE:
            self._above, self._known_at = {0: _NOBODY}, now

    def _look_above(self, rows: Iterable[int]) -> None:
        """Makes these known, and what stands above them: an instrument may stand where its facility's host does."""
        for _ in range(2):
            missing = list(set(rows).difference(self._above))
            for start in range(0, len(missing), _MOST_VALUES):
                part = missing[start : start + _MOST_VALUES]
                self._above |= dict.fromkeys(part, _NOBODY) | self._found_above(part)
            rows = [self._above[row].above for row in missing]

    def _found_above(self, rows: Sequence[int]) -> dict[int, _Above]:
        """Organisations stand side by side in an index of their own; only what is no organisation is looked up among
        the cards."""
        found = dict(map(_above, self._ask(_ORGANISATIONS, rows)))
        others = [row for row in rows if row not in found]
        return found | dict(map(_above, self._ask(_ABOVE, others))) if others else found

    def _ends(self, rows: Iterable[int]) -> dict[int, tuple[str, str]]:
        """When calls close and agreements and certificates end, and when calls open."""
        asked = list(rows)
        found = self._ask(_ENDS, asked) if asked else []
        return {row: (ends, begins) for row, ends, begins in found}

    def _card(self, values: tuple[Any, ...], today: date, ends: str, begins: str) -> Card:
        row, uid, kind, number, name_ru, name_be, type_code, life_cycle, confirmed_on, months = values[:10]
        demo, edited, local, party_ru, party_be, town_ru, town_be, country, parent = values[10:]
        above = self._above[parent or 0]
        party = Bilingual(party_ru, party_be) if party_ru or party_be else above.name
        town, country = self._stands(kind, Bilingual(town_ru, town_be), country, above)
        return Card(
            row=row,
            uid=uid,
            kind=kind,
            number=number,
            name=Bilingual(name_ru, name_be),
            organisation=party,
            place=_place(town, self._terms.label("country", country) if country else _NOTHING),
            country=country,
            type_code=type_code,
            type_label=self._terms.label(TYPE_SCHEMES[kind][1], type_code) if type_code else _NOTHING,
            life_cycle=life_cycle,
            confirmed_on=confirmed_on,
            freshness=freshness(confirmed_on, months, today),
            demo=bool(demo),
            edited=bool(edited),
            ends=ends,
            begins=begins,
            local=bool(local),
        )

    def _stands(self, kind: str, town: Bilingual, country: str, above: _Above) -> tuple[Bilingual, str]:
        """Town and country of the record, or of what it belongs to where it has none of its own."""
        if kind not in _PLACED_BY_PARENT:
            return town, country
        top = self._above[above.above]
        return town or above.town or top.town, country or above.country or top.country


def rows_of(base: sqlite3.Connection, uids: Iterable[str]) -> tuple[int, ...]:
    """Rows of these records in their order; an unknown one is left out."""
    query = "SELECT row FROM record JOIN card USING (row) WHERE uid = ?"
    found = (base.execute(query, (uid,)).fetchone() for uid in uids)
    return tuple(row[0] for row in found if row)


def uids_of(base: sqlite3.Connection, rows: Iterable[int]) -> tuple[str, ...]:
    """Uids of these rows in their order; a row nobody has is left out."""
    query = "SELECT record_uid FROM card WHERE row = ?"
    found = (base.execute(query, (row,)).fetchone() for row in rows)
    return tuple(uid[0] for uid in found if uid)


def _above(values: tuple[Any, ...]) -> tuple[int, _Above]:
    row, name_ru, name_be, town_ru, town_be, country, above = values
    return row, _Above(Bilingual(name_ru, name_be), Bilingual(town_ru, town_be), country, above or 0)


def _place(town: Bilingual, country: Bilingual) -> Bilingual:
    """The town with its country; a language without the town has no place, so that the other can stand in."""
    if not town:
        return country
    return Bilingual(_beside(town.ru, country.ru), _beside(town.be, country.be))


def _beside(town: str, country: str) -> str:
    return f"{town}, {country}" if town and country else town


# AND would ask for the record of each row: that reads the pages of whole records for every line of a list.
_CARDS = """
SELECT
    row, record_uid, kind, number, name_ru, name_be, type_code, life_cycle, confirmed_on, months, demo, edited,
    CASE WHEN edited AND NOT hidden THEN (SELECT digest IS NULL FROM record WHERE record.row = card.row) END,
    party_ru, party_be, locality_ru, locality_be, country, parent
FROM card
WHERE row IN ({marks})
"""
_ENDS = "SELECT row, ends, begins FROM due WHERE row IN ({marks})"
_ORGANISATIONS = """
SELECT row, name_ru, name_be, locality_ru, locality_be, country, parent
FROM card INDEXED BY card_host
WHERE kind = 'organisation' AND row IN ({marks})
"""
_ABOVE = """
SELECT row, name_ru, name_be, locality_ru, locality_be, country, parent
FROM card
WHERE row IN ({marks})
"""
