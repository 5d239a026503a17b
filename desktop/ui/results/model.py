"""The one model of the results: a row per found record, a column per thing to show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.ui.results.columns import COLUMNS, Column
from desktop.ui.results.reason import NOTHING, Reason
from desktop.ui.results.rows import Rows
from desktop.ui.wording import card_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from desktop.catalogue.saved.searches import Fresh
    from desktop.catalogue.views import Card
    from desktop.ui.results.reasons import Reasons
    from sync.bilingual import Lang

WIDE = 80
"""Letters in a line of a tooltip."""
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_DISPLAY, _TOOLTIP = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)


class ResultsModel(QAbstractTableModel):
    """Those who paint take the cards themselves; the roles serve readers, tooltips and tests."""

    def __init__(
        self,
        fetch: Callable[[Sequence[int]], Sequence[Card]],
        lang: Lang,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows, self._lang, self.today = Rows(fetch), lang, today
        self.fresh: Fresh | None = None
        self.reasons: Reasons | None = None

    @property
    def lang(self) -> Lang:
        """The language of the cards' texts."""
        return self._lang

    def show(self, ids: Sequence[int], fresh: Fresh | None = None) -> None:
        """From now on these rows; `fresh` says which of them are new for the saved search they answer."""
        self.beginResetModel()
        self._rows.show(ids)
        self.fresh = fresh
        self.endResetModel()

    def speak(self, lang: Lang) -> None:
        """The same rows in that language."""
        self._lang = lang
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        if len(self._rows):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(COLUMNS) - 1))

    def card_at(self, row: int) -> Card:
        """The card of a row."""
        return self._rows.card(row)

    def cards_between(self, first: int, last: int) -> list[Card]:
        """The cards from row `first` to row `last`, both included."""
        return self._rows.cards(first, last)

    def reason_at(self, row: int) -> Reason | None:
        """Why the record of a row is among the results where its card does not show it; None while nobody knows."""
        return self.reasons.of(self._rows.id_at(row)) if self.reasons is not None else NOTHING

    def see(self, rows: range) -> None:
        """These rows are seen by somebody who may ask for their reasons."""
        if self.reasons is not None:
            self.reasons.want(map(self._rows.id_at, rows))

    def mark_of(self, id_: int) -> str:
        """That the record of this id is new or changed for the saved search that is asked; '' else."""
        if self.fresh is None or not (mark := self.fresh.of(id_)):
            return ""
        from desktop.ui.saved_words import mark_words

        return mark_words(mark)

    def ids(self) -> Sequence[int]:
        """The ids of all rows; a new answer is another list, this one stays as it is."""
        return self._rows.ids

    def id_at(self, row: int) -> int:
        """The id of a row."""
        return self._rows.id_at(row)

    def row_of(self, id_: int) -> int:
        """Where that id is now, -1 if nowhere."""
        return self._rows.row_of(id_)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role not in (_DISPLAY, _TOOLTIP, _ACCESSIBLE) or not index.isValid():
            return None
        card, column = self._rows.card(index.row()), COLUMNS[index.column()]
        if role == _ACCESSIBLE and column is Column.NAME:
            told = (card_sentence(card, self._lang, self.today()), self.mark_of(card.row), *self._reason(index.row()))
            return ". ".join(filter(None, told))
        if role == _TOOLTIP and column is Column.NAME:
            return self._pointed_at(column.text(card, self._lang), index.row())
        return column.text(card, self._lang)

    def _reason(self, row: int) -> list[str]:
        """The same in words, where there is anything to tell."""
        found = self.reason_at(row) or NOTHING
        if found.excerpt is None:
            return [found.words] if found.words else []
        from desktop.ui.query.excerpts import excerpt_words

        return [words for words in (found.words, excerpt_words(found.excerpt, self._lang)) if words]

    def _pointed_at(self, name: str, row: int) -> str:
        """The same under the name, in lines one can read."""
        if not (told := self._reason(row)):
            return name
        from textwrap import fill

        return "\n".join((name, *(fill(words, WIDE, break_long_words=False) for words in told)))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if role == _DISPLAY and orientation is Qt.Orientation.Horizontal:
            return COLUMNS[section].label()
        return None
