"""Fields whose values are picked, not typed: a term, a record, a set of either."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.language import _
from desktop.ui.buttons import Button, Kind
from desktop.ui.chips import FilterChip
from desktop.ui.choices import Choice
from desktop.ui.flow import Flow
from desktop.ui.form.editors import Editor
from desktop.ui.form.options import Records, Source, Terms
from desktop.ui.form.picking import PickList
from desktop.ui.panes import Row
from desktop.ui.theme import Theme
from desktop.ui.tokens import CONTROL, RADIUS
from sync.errors import Check, InvalidValue
from sync.registry import Value

SHORT = 15
"""A vocabulary up to this long is a drop-down box; a longer one is searched."""


class Picked(Editor):
    """Base of fields that are picked. A text that came from a table and names nothing stays until something is
    picked."""

    def __init__(self, theme: Theme, source: Source) -> None:
        super().__init__(theme)
        self._given = ""
        self._check = Check.UNKNOWN_TERM if isinstance(source, Terms) else Check.MISSING_RECORD

    def text(self) -> str:
        return self._given

    def refuse_given(self) -> None:
        """Raises InvalidValue where a text stands here that names nothing."""
        if self._given:
            raise InvalidValue("", self._check, given=self._given)


class ShortChoice(Picked):
    """One of a few terms, or none; a code the vocabulary does not have stays and shows itself."""

    def __init__(self, theme: Theme, source: Terms) -> None:
        super().__init__(theme, source)
        self._source = source
        self._choice = Choice(theme, high=CONTROL + 2)
        self._choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self._choice)
        self.box.addWidget(self._choice)
        self._fill("")
        self._choice.activated.connect(self._take)

    def _take(self, _place: int) -> None:
        self._given = ""
        self.chosen.emit(self._choice.currentData() or None)

    def _fill(self, code: str) -> None:
        self._choice.clear()
        self._choice.addItem("—", "")
        for option in self._source.find(""):
            self._choice.addItem(option.words, option.code)
        if code and self._choice.findData(code) < 0:
            self._choice.addItem(self._source.words(code), code)
        self._choice.setCurrentIndex(max(0, self._choice.findData(code)))

    def show_value(self, value: Value) -> None:
        self._given = ""
        self._fill(str(value or ""))

    def show_text(self, text: str) -> None:
        self._given = text
        self._fill("")
        self._choice.setItemText(0, text or "—")

    def value(self) -> Value:
        self.refuse_given()
        return self._choice.currentData() or None

    def retranslate(self) -> None:
        if self._given:
            self.show_text(self._given)
        else:
            self._fill(self._choice.currentData() or "")


class _Field(QAbstractButton):
    """Looks like a field, opens the list: its words, a chevron."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self.prompt = theme, "—"
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.follow(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(CONTROL + 2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_F4) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, tokens, painter = self._theme, self._theme.tokens, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bold = self.hasFocus()
        painter.setPen(QPen(tokens.accent if bold else tokens.border, 2 if bold else 1))
        painter.setBrush(tokens.surface)
        inset = 1.0 if bold else 0.5
        radius = theme.px(RADIUS)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
        painter.setFont(theme.font(15))
        painter.setPen(tokens.text if self.text() else tokens.disabled)
        side, left = theme.px(16), theme.px(12)
        room = QRect(left, 0, self.width() - 2 * left - side, self.height())
        shown = self.text() or self.prompt
        words = QFontMetrics(painter.font()).elidedText(shown, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)
        painter.drawPixmap(self.width() - side - theme.px(9), (self.height() - side) // 2,
                           theme.pixmap("chevron-down", tokens.text, 16, self.devicePixelRatioF()))  # fmt: skip


class OneEditor(Picked):
    """One term of a long vocabulary, or one record: shown by name, picked from a searched list, emptied by a cross."""

    def __init__(self, theme: Theme, source: Source) -> None:
        super().__init__(theme, source)
        self._source, self._code = source, ""
        self._field = _Field(theme)
        self._empty = Button(theme, Kind.QUIET, "x")
        self.setFocusProxy(self._field)
        row = Row(theme, spacing=2)
        row.addWidget(self._field, 1)
        row.addWidget(self._empty)
        self.box.addLayout(row)
        self._field.clicked.connect(self.open)
        self._empty.clicked.connect(lambda: self._take(""))
        self.retranslate()

    def ask(self, prompt: str) -> None:
        """What stands in the empty field."""
        self._field.prompt = prompt
        self._field.update()

    def open(self) -> PickList:
        """Open the list."""
        pick = PickList(self.theme, self._source, self)
        pick.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        pick.picked.connect(self._take)
        pick.begun.connect(lambda kind, name: begin(self._source, kind, name, self._take))
        pick.open_below(self._field)
        return pick

    def _take(self, code: str) -> None:
        self.show_value(code)
        self.chosen.emit(code or None)

    def show_value(self, value: Value) -> None:
        self._code, self._given = str(value or ""), ""
        self._field.setText(self._source.words(self._code) if self._code else "")
        self._field.setToolTip(self._field.text())
        self._field.update()
        self._empty.setVisible(bool(self._code))

    def show_text(self, text: str) -> None:
        self.show_value(None)
        self._given = text
        self._field.setText(text)
        self._empty.setVisible(bool(text))

    def value(self) -> Value:
        self.refuse_given()
        return self._code or None

    def retranslate(self) -> None:
        self._empty.name(_("Empty the field"))
        if not self._given:
            self.show_value(self._code)


def begin(source: Source, kind: str, name: str, then: Callable[[str], None]) -> None:
    """Begin a record from within a field, so that the field names it."""
    if isinstance(source, Records) and source.create is not None:
        source.create(kind, name, then)


class SetEditor(Picked):
    """A set of terms or records as chips, each with a cross, and a link that adds one."""

    def __init__(self, theme: Theme, source: Source) -> None:
        super().__init__(theme, source)
        self._source = source
        self._codes: tuple[str, ...] = ()
        self._holder = QWidget()
        self._flow = Flow(self._holder, theme.px(6))
        policy = self._holder.sizePolicy()
        policy.setHeightForWidth(True)
        self._holder.setSizePolicy(policy)
        self._add = Button(theme, Kind.LINK, "plus")
        self._add.clicked.connect(self.open)
        self.setFocusProxy(self._add)
        self.box.addWidget(self._holder)
        self.box.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    def open(self) -> PickList:
        """Open the list of what can be added."""
        pick = PickList(self.theme, self._source, self, without=self._codes)
        pick.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        pick.picked.connect(self._with)
        pick.begun.connect(lambda kind, name: begin(self._source, kind, name, self._with))
        pick.open_below(self._add)
        return pick

    def _with(self, code: str) -> None:
        self._take((*self._codes, code))

    def _take(self, codes: tuple[str, ...]) -> None:
        self.show_value(codes)
        self.chosen.emit(codes or None)

    def show_value(self, value: Value) -> None:
        self._codes, self._given = (tuple(str(code) for code in value) if isinstance(value, tuple) else ()), ""
        self._show_chips()

    def show_text(self, text: str) -> None:
        self._given = text
        self._show_chips()

    def _show_chips(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for code in (*self._codes, *filter(None, (self._given,))):
            words = code if code == self._given else self._source.words(code)
            chip = FilterChip(self.theme, words, self._holder)
            chip.setToolTip(words)
            chip.setAccessibleName(_("Take out: {words}").format(words=chip.text()))
            chip.clicked.connect(lambda _checked=False, gone=code: self._without(gone))
            chip.show()
            self._flow.addWidget(chip)
        self._holder.setVisible(bool(self._codes or self._given))
        self._holder.updateGeometry()

    def value(self) -> Value:
        self.refuse_given()
        return self._codes or None

    def _without(self, gone: str) -> None:
        self._take(tuple(code for code in self._codes if code != gone))
        self._add.setFocus()

    def retranslate(self) -> None:
        self._add.setText(_("Add"))
        self._show_chips()
