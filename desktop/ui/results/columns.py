"""The columns of the table: what stands in them for one card."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from desktop.distances import away_words
from desktop.language import N_, _, date_text
from desktop.ui.wording import capital, kind_words, number_words, state_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.catalogue.views import Card
    from sync.bilingual import Bilingual, Lang


def _shown(text: Bilingual, lang: Lang) -> str:
    return text.shown(lang).text


def _place(card: Card, lang: Lang) -> str:
    """Where, and how far that is where this decides the order."""
    away = away_words(card.away) if card.away is not None else ""
    return " · ".join(filter(None, (away, _shown(card.place, lang))))


class Column(Enum):
    """A column: its message id, what it shows, and its width in logical pixels before zoom."""

    NAME = (N_("Name"), lambda card, lang: _shown(card.name, lang), 320)
    NUMBER = (N_("Number"), lambda card, lang: number_words(card), 92)
    KIND = (N_("Kind"), lambda card, lang: capital(_shown(card.type_label, lang)) or kind_words(card.kind), 180)
    ORGANISATION = (N_("Organisation"), lambda card, lang: _shown(card.organisation, lang), 200)
    PLACE = (N_("Place"), lambda card, lang: _place(card, lang), 150)
    STATE = (N_("State"), lambda card, lang: state_words(card.freshness), 156)
    CONFIRMED = (N_("Confirmed"), lambda card, lang: date_text(card.confirmed_on), 110)
    ENDS = (N_("Deadline, end"), lambda card, lang: date_text(card.ends), 156)

    def __init__(self, label: str, text: Callable[[Card, Lang], str], width: int) -> None:
        self._label, self.text, self.width = label, text, width
        self.gives = width > 170  # the wide ones share what the others leave

    def label(self) -> str:
        """The heading in the language of the interface."""
        return _(self._label)


COLUMNS = tuple(Column)
FIRST_SHOWN = (Column.NAME, Column.KIND, Column.ORGANISATION, Column.STATE)
