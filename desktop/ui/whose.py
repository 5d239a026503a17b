"""Whose computer this is, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.ui.desk import Desk
    from sync.bilingual import Lang


def office_name(desk: Desk, lang: Lang) -> str:
    """The name of the organisation of this computer; '' where none is chosen or it is not in the catalogue."""
    office, shelf = desk.settings.office, desk.parts.shelf
    cards = shelf.cards(shelf.rows_of((office,))) if office else ()
    return (cards[0].name.shown(lang).text or cards[0].number or office) if cards else ""
