"""One change of the person: the field, what stood there, what stands there now, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.language import _, current
from desktop.ui.buttons import Button, Kind
from desktop.ui.panes import Column, Label, Row, quiet
from desktop.ui.theme import Theme
from desktop.ui.value_words import path_words, value_words
from sync.errors import InvalidValue
from sync.registry import field_at

if TYPE_CHECKING:
    from desktop.catalogue.views import Edit, RecordView
    from sync.vocabularies import Vocabularies

MOST_SHOWN = 400
"""Longer texts are cut to the part around the change."""


class Marked(QWidget):
    """Words on the ground of what was added or what was taken away; the latter also struck out."""

    def __init__(self, theme: Theme, words: str, gone: bool) -> None:
        super().__init__()
        self._theme, self._words, self._gone = theme, words, gone
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName((_("was: {words}") if gone else _("now: {words}")).format(words=words))

    def _lay_out(self, width: int) -> QTextLayout:
        font = QFont(self._theme.font(14))  # the face itself is everybody's
        font.setStrikeOut(self._gone)
        layout = QTextLayout(self._words, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width - 6)
            line.setPosition(QPointF(3, top))
            top += line.height()
        layout.endLayout()
        return layout

    def heightForWidth(self, width: int) -> int:
        layout = self._lay_out(width)
        last = layout.lineAt(layout.lineCount() - 1)
        return int(last.position().y() + last.height()) + 2 if layout.lineCount() else 0

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self.heightForWidth(self._theme.px(200)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(80), self._theme.px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), self._theme.tokens
        layout = self._lay_out(self.width())
        ground = tokens.diff_del if self._gone else tokens.diff_add
        for place in range(layout.lineCount()):
            line = layout.lineAt(place)
            box = QRectF(line.position().x() - 3, line.position().y(), line.naturalTextWidth() + 6, line.height())
            painter.fillRect(box, ground)
        painter.setPen(tokens.text)
        layout.draw(painter, QPointF())


def around_change(old: str, new: str) -> tuple[str, str]:
    """Both texts cut to the words around where they differ, with … for what was left out."""
    if len(old) <= MOST_SHOWN and len(new) <= MOST_SHOWN:
        return old, new
    start = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    begin = max(0, start - 40)
    return _cut(old, begin), _cut(new, begin)


def _cut(text: str, begin: int) -> str:
    piece = text[begin : begin + MOST_SHOWN]
    return ("…" if begin else "") + piece + ("…" if begin + MOST_SHOWN < len(text) else "")


class ChangeRow(QWidget):
    """A change with its undo."""

    undone = Signal(str)

    def __init__(self, theme: Theme, edit: Edit, view: RecordView, terms: Vocabularies) -> None:
        super().__init__()
        kind = view.record.kind
        column = Column(theme, self, margins=(0, 8, 0, 8), spacing=3)
        head = Row(theme, spacing=7)
        label, small = Label(theme, 14, bold=True), Label(theme, 12, ink=quiet)
        words, lang = _field_words(kind, edit.path)
        label.setText(words)
        small.setText(lang)
        undo = Button(theme, Kind.QUIET, "arrow-back-up")
        undo.name(_("Undo the change: {field}").format(field=words))
        undo.clicked.connect(lambda: self.undone.emit(edit.path))
        head.addWidget(label)
        head.addWidget(small)
        head.addStretch(1)
        head.addWidget(undo)
        column.addLayout(head)
        texts = (value_words(kind, edit.path, value, terms, current(), view) for value in (edit.base, edit.value))
        for shown, gone in zip(around_change(*texts), (True, False), strict=True):
            if shown and not (edit.checked and gone):
                column.addWidget(Marked(theme, shown, gone))
        if edit.checked or not edit.value:
            note = Label(theme, 13, ink=quiet)
            note.setText(_("translation checked") if edit.checked else _("emptied"))
            column.addWidget(note, 0, Qt.AlignmentFlag.AlignLeft)


def _field_words(kind: str, path: str) -> tuple[str, str]:
    try:
        field, lang = field_at(kind, path)
    except InvalidValue:
        return path_words(kind, path), ""
    return _(field.label), lang.value if lang else ""
