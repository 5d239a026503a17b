"""The list of ways a query may go on, hanging under the search field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QWidget

from desktop.language import _, current, ngettext, number_text
from desktop.ui.announcing import announce
from desktop.ui.panes import Column
from desktop.ui.query.hanging import Hanging
from desktop.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

    from desktop.catalogue.query.completing import Completion

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
HIGH, AROUND, SIDE, LEAST = 32, 5, 12, 360


class Told(NamedTuple):
    """A completion in words: what is meant, what else there is to say, how many records have it."""

    words: str
    note: str
    records: str

    @property
    def whole(self) -> str:
        """All of it, for a screen reader."""
        return ", ".join(filter(None, self))


def told(completion: Completion) -> Told:
    """A completion in the language of the interface. A name without a value says what it is the name of."""
    words = completion.label.shown(current()).text or completion.insert
    if completion.records >= 0:
        return Told(words, completion.note, number_text(completion.records))
    begun = completion.insert.rstrip()
    what = _("field") if begun.endswith(":") else _("characteristic") if begun.endswith("=") else ""
    return Told(words, " · ".join(filter(None, (completion.note, what))), "")


class _Model(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.completions: Sequence[Completion] = ()

    def show(self, completions: Sequence[Completion]) -> None:
        self.beginResetModel()
        self.completions = completions
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.completions)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        said = told(self.completions[index.row()])
        roles = {int(Qt.ItemDataRole.DisplayRole): said.words, int(Qt.ItemDataRole.AccessibleTextRole): said.whole}
        return roles.get(role)


class _Lines(QStyledItemDelegate):
    """What is meant at the left, the quiet rest at the right; what there is no room for is cut, the note first."""

    def __init__(self, theme: Theme, model: _Model, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._model, self._view = theme, model, view
        self.hovered = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._theme.px(100), self._theme.px(HIGH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, tokens, px, box = self._theme, self._theme.tokens, self._theme.px, QRect(option.rect)
        chosen = index.row() == self._view.currentIndex().row()
        if chosen or index.row() == self.hovered:
            painter.fillRect(box, tokens.soft if chosen else tokens.hover)
        if chosen:
            painter.fillRect(QRect(box.left(), box.top(), px(3), box.height()), tokens.accent)
        said, right, left = told(self._model.completions[index.row()]), Qt.AlignmentFlag.AlignRight, px(SIDE)
        inner = box.adjusted(left, 0, -left, 0)
        painter.setFont(theme.font(12))
        painter.setPen(tokens.text2)
        inner.setRight(inner.right() - self._write(painter, inner, said.records, right))
        painter.setFont(theme.font(14))
        painter.setPen(tokens.text)
        inner.setLeft(inner.left() + self._write(painter, inner, said.words, Qt.AlignmentFlag.AlignLeft))
        painter.setFont(theme.font(12))
        painter.setPen(tokens.text2)
        self._write(painter, inner, said.note, right)

    def _write(self, painter: QPainter, box: QRect, words: str, side: Qt.AlignmentFlag) -> int:
        """How much of the width is taken, the gap behind it counted."""
        if not words or box.width() < self._theme.px(24):
            return 0
        metrics = QFontMetrics(painter.font())
        elided = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | side), elided)
        return metrics.horizontalAdvance(elided) + self._theme.px(SIDE)


class CompletionList(Hanging):
    """`taken` carries the completion that was clicked. The field has the keys and tells which row they chose."""

    taken = Signal(object)

    def __init__(self, theme: Theme, field: QWidget) -> None:
        super().__init__(theme, field)
        self._model = _Model(self)
        self._list = QListView(self)
        self._list.setModel(self._model)
        self._lines = _Lines(theme, self._model, self._list)
        self._list.setItemDelegate(self._lines)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setMouseTracking(True)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.entered.connect(self._hover)
        self._list.clicked.connect(lambda index: self.taken.emit(self._model.completions[index.row()]))
        Column(theme, self, margins=(1, AROUND, 1, AROUND), spacing=0).addWidget(self._list)

    def offer(self, completions: Sequence[Completion]) -> None:
        """Show these, none of them chosen; without any the list is away."""
        self._lines.hovered = -1
        self._model.show(completions)
        self._list.setCurrentIndex(_NOWHERE)
        self._list.setAccessibleName(_("Ways to go on"))
        if not completions:
            self.hide()
            return
        px, before = self.theme.px, self.isVisible()
        self.hang(px(LEAST), len(completions) * px(HIGH) + 2 * px(AROUND))
        if not before:
            count = len(completions)
            told = ngettext("{n} way to go on, arrow down chooses", "{n} ways to go on, arrow down chooses", count)
            announce(self._list, told.format(n=number_text(count)))

    @property
    def completions(self) -> Sequence[Completion]:
        """What is offered now."""
        return self._model.completions

    @property
    def chosen(self) -> Completion | None:
        """The one the keys chose."""
        row = self._list.currentIndex().row()
        return self._model.completions[row] if row >= 0 else None

    def choose(self, by: int) -> None:
        """The next row (1) or the one before (-1); over the ends to none and round again."""
        rows = self._model.rowCount()
        row = (self._list.currentIndex().row() + 1 + by) % (rows + 1) - 1
        index = self._model.index(row, 0) if row >= 0 else _NOWHERE
        self._list.setCurrentIndex(index)
        self._list.viewport().update()
        if row >= 0:
            words = self._model.data(index, int(Qt.ItemDataRole.AccessibleTextRole))
            place = _("{n} of {count}").format(n=number_text(row + 1), count=number_text(rows))
            announce(self._list, f"{words}, {place}")

    def _hover(self, index: QModelIndex) -> None:
        self._lines.hovered = index.row()
        self._list.viewport().update()
