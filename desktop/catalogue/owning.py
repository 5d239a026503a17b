"""Whose a record is: of the organisation it names as its keeper, else of what keeps the record it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


def owned_rows(base: sqlite3.Connection, organisation: str) -> list[int]:
    """Rows in lists that an organisation keeps: its own, its facilities with what belongs to them, its programmes,
    calls, persons, and the agreements it is a party to, but for what names another keeper."""
    return [row for (row,) in base.execute(_OWNED, {"uid": organisation})]


_OWNED = """
WITH RECURSIVE
    asked (row) AS (SELECT row FROM record WHERE uid = :uid),
    owned (row) AS (
        SELECT link.row FROM asked JOIN link ON link.target = asked.row AND link.field = 'owner_org'
        UNION
        SELECT row FROM asked WHERE NOT EXISTS (SELECT 1 FROM link WHERE link.row = asked.row AND field = 'owner_org')
        UNION
        SELECT card.row
        FROM asked
        JOIN card ON card.parent = asked.row AND card.parent > 0 AND card.kind <> 'organisation'
        WHERE NOT EXISTS (SELECT 1 FROM link WHERE link.row = card.row AND field = 'owner_org')
        UNION
        SELECT party.row
        FROM asked
        JOIN link AS party ON party.target = asked.row AND party.field = 'parties'
        WHERE NOT EXISTS (SELECT 1 FROM link WHERE link.row = party.row AND field = 'owner_org')
        UNION
        SELECT card.row
        FROM owned
        JOIN card AS above ON above.row = owned.row AND above.kind <> 'organisation'
        JOIN card ON card.parent = owned.row AND card.parent > 0 AND card.kind <> 'organisation'
        WHERE NOT EXISTS (SELECT 1 FROM link WHERE link.row = card.row AND field = 'owner_org')
    )
SELECT owned.row FROM owned JOIN card ON card.row = owned.row WHERE NOT card.hidden ORDER BY 1
"""
