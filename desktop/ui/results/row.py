"""What both ways to paint a row know: which row is chosen, pointed at, and whether the view has the focus.

The view tells it, so no style option has to be asked: QStyle is the most expensive class of Qt to load.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStyledItemDelegate

if TYPE_CHECKING:
    from desktop.ui.results.model import ResultsModel
    from desktop.ui.theme import Theme


class RowDelegate(QStyledItemDelegate):
    """Paints rows of the results; -1 is no row."""

    def __init__(self, theme: Theme, model: ResultsModel) -> None:
        super().__init__(model)
        self._theme, self._model = theme, model
        self.chosen = self.hovered = -1
        self.focused = False
        self.picked: tuple[range, ...] = ()
        """Rows that are chosen besides, where several are."""

    def is_picked(self, row: int) -> bool:
        """Whether a row is among several that are chosen."""
        return any(row in rows for rows in self.picked)
