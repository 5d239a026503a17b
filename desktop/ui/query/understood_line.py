"""Over the results: the conditions that were read out of the query, each taken out of it by a press, and under them
what could not be read, with the nearest that can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.catalogue.query.telling import Sort, Unclear, Understood
from desktop.language import _
from desktop.ui.announcing import Announcer
from desktop.ui.buttons import Button, Kind
from desktop.ui.chips import FilterChip
from desktop.ui.flow import FlowBox
from desktop.ui.panes import Column, Label, quiet
from desktop.ui.query.saying import (
    condition_words,
    nearest_words,
    passed_over_words,
    unread_words,
    with_nearest,
    without_piece,
)
from desktop.ui.states import breakable

if TYPE_CHECKING:
    from desktop.catalogue.query.telling import Piece
    from desktop.ui.theme import Theme

MOST_TOLD, MOST_NEAREST = 2, 4


class UnderstoodLine(QWidget):
    """`meant` carries the query as it would be without a condition, or with the nearest in place of what is unread."""

    meant = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._text, self._understood = theme, "", Understood()
        self._passed_over: tuple[str, ...] = ()
        self._announcer = Announcer(self)
        self._column = Column(theme, self, spacing=6)
        self._lines: list[QWidget] = []
        self.hide()

    def say(self, text: str, understood: Understood | None, passed_over: tuple[str, ...] = ()) -> None:
        """Tell how this query was understood, words alone, as None, need no telling; and which words were not asked."""
        understood = understood or Understood()
        if (text, understood, passed_over) != (self._text, self._understood, self._passed_over):
            self._text, self._understood, self._passed_over = text, understood, passed_over
            self.retranslate()

    def retranslate(self) -> None:
        """Words in the language spoken now."""
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        pieces = self._understood.pieces
        conditions = [piece for piece in pieces if not piece.unread and (piece.sort is not Sort.WORDS or piece.without)]
        unread = [piece for piece in self._understood.unread if not self._is_being_typed(piece)][:MOST_TOLD]
        self._lines = [self._chips(conditions)] if conditions else []
        self._lines += [self._unread(piece) for piece in unread]
        told = [unread_words(piece, self._text) for piece in unread]
        if self._passed_over:
            told.append(passed_over_words(self._passed_over))
            self._lines.append(self._quiet(told[-1]))
        for line in self._lines:
            self._column.addWidget(line)
            line.show()
        self.setVisible(bool(self._lines))
        self.updateGeometry()
        self._announcer.soon(" ".join(told))

    def _is_being_typed(self, piece: Piece) -> bool:
        """A field with nothing behind it, at the end of the text."""
        return piece.unread is Unclear.NO_VALUE and piece.end >= len(self._text.rstrip())

    def _chips(self, pieces: list[Piece]) -> QWidget:
        box = FlowBox(self._theme.px(6), self)
        for piece in pieces:
            words = condition_words(piece, self._text)
            chip = FilterChip(self._theme, words, box)
            chip.setAccessibleName(_("Take the condition away: {words}").format(words=words))
            chip.clicked.connect(lambda _checked=False, piece=piece: self.meant.emit(without_piece(piece, self._text)))
            box.flow.addWidget(chip)
        return box

    def _unread(self, piece: Piece) -> QWidget:
        box = FlowBox(self._theme.px(4), self)
        said = unread_words(piece, self._text)
        if piece.nearest:
            said = " ".join((said, _("Perhaps:")))
        words = self._quiet(said)
        box.flow.addWidget(words)
        for nearest in piece.nearest[:MOST_NEAREST]:
            link = Button(self._theme, Kind.LINK, parent=box)
            link.setText(nearest_words(nearest))
            link.clicked.connect(
                lambda _checked=False, near=nearest: self.meant.emit(with_nearest(piece, near, self._text))
            )
            box.flow.addWidget(link)
        words.setMinimumHeight(self._theme.px(26) if piece.nearest else 0)
        return box

    def _quiet(self, said: str) -> Label:
        words = Label(self._theme, 13, ink=quiet).whole()
        words.setText(breakable(said))
        words.setAccessibleName(said)
        return words
