"""Cards: the few lines of a record that lists show, fetched for the rows that are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.catalogue.types_of_kinds import TYPE_SCHEMES
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
_PLACED_BY_PARENT = ("facility", "equipment", "service")


def cards(base: sqlite3.Connection, rows: Sequence[int], terms: Vocabularies, today: date) -> tuple[Card, ...]:
    """Cards of these rows in their order; a row nobody has is left out."""
    found: dict[int, Card] = {}
    for start in range(0, len(rows), _MOST_VALUES):
        part = rows[start : start + _MOST_VALUES]
        for values in base.execute(_CARDS.format(marks=", ".join("?" * len(part))), list(part)):
            found[values[0]] = _card(values, terms, today)
    return tuple(found[row] for row in rows if row in found)


def rows_of(base: sqlite3.Connection, uids: Iterable[str]) -> tuple[int, ...]:
    """Rows of these records in their order; an unknown one is left out."""
    query = "SELECT row FROM record JOIN card USING (row) WHERE uid = ?"
    found = (base.execute(query, (uid,)).fetchone() for uid in uids)
    return tuple(row[0] for row in found if row)


def _card(values: tuple[Any, ...], terms: Vocabularies, today: date) -> Card:
    row, uid, kind, number, name_ru, name_be, type_code, life_cycle, confirmed_on, months, demo, edited = values[:12]
    party, parent = values[12:14], values[14:16]
    town, country = _stands(kind, values[16:])
    return Card(
        row=row,
        uid=uid,
        kind=kind,
        number=number,
        name=Bilingual(name_ru, name_be),
        organisation=Bilingual(*party) or (Bilingual(*parent) if parent[0] is not None else _NOTHING),
        place=_place(town, terms.label("country", country) if country else _NOTHING),
        country=country,
        type_code=type_code,
        type_label=terms.label(TYPE_SCHEMES[kind][1], type_code) if type_code else _NOTHING,
        life_cycle=life_cycle,
        confirmed_on=confirmed_on,
        freshness=freshness(confirmed_on, months, today),
        demo=bool(demo),
        edited=bool(edited),
    )


def _stands(kind: str, places: tuple[Any, ...]) -> tuple[Bilingual, str]:
    """Town and country of the record, or of what it belongs to where it has none of its own."""
    found = (places[:3], places[3:6], places[6:]) if kind in _PLACED_BY_PARENT else (places[:3],)
    town, country = _NOTHING, ""
    for ru, be, land in found:
        if not town and (ru or be):
            town = Bilingual(ru, be)
        country = country or land or ""
    return town, country


def _place(town: Bilingual, country: Bilingual) -> Bilingual:
    """The town with its country; a language without the town has no place, so that the other can stand in."""
    if not town:
        return country
    return Bilingual(_beside(town.ru, country.ru), _beside(town.be, country.be))


def _beside(town: str, country: str) -> str:
    return f"{town}, {country}" if town and country else town


_CARDS = """
SELECT
    card.row, card.record_uid, card.kind, card.number, card.name_ru, card.name_be, card.type_code, card.life_cycle,
    card.confirmed_on, card.months, card.demo, card.edited, card.party_ru, card.party_be,
    above.name_ru, above.name_be,
    card.locality_ru, card.locality_be, card.country,
    above.locality_ru, above.locality_be, above.country,
    top.locality_ru, top.locality_be, top.country
FROM card
LEFT JOIN belongs AS first ON first.row = card.row
LEFT JOIN card AS above ON above.row = first.parent
LEFT JOIN belongs AS second ON second.row = first.parent
LEFT JOIN card AS top ON top.row = second.parent
WHERE card.row IN ({marks})
"""
