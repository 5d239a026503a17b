"""Members of a list one below the other: each can be moved by buttons, by Alt+Up and Alt+Down, by dragging its grip,
and removed."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QWidget

from desktop.language import _
from desktop.ui.buttons import Button, Kind
from desktop.ui.form.editors import Editor
from desktop.ui.keys import on_keys
from desktop.ui.panes import Column, Ink, Pane, Row
from desktop.ui.theme import Theme


class Grip(QWidget):
    """Six dots to drag by. `dragged` tells how far down the pointer is, on the screen; `dropped` that it was let go."""

    dragged = Signal(int)
    dropped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        theme.follow(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(14), self._theme.px(30))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.dragged.emit(int(event.globalPosition().y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.dropped.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, side, gap = QPainter(self), self._theme.px(3), self._theme.px(6)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tokens.border)
        top = (self.height() - 2 * gap - side) // 2
        for place in range(6):
            painter.drawEllipse(self._theme.px(2) + place % 2 * gap, top + place // 2 * gap, side, side)


class Member(Pane):
    """One of them: its grip, whatever is put into `room`, its buttons."""

    moved = Signal(int)
    removed = Signal()

    def __init__(self, theme: Theme, ordered: bool, ground: Ink, upright: bool) -> None:
        """`ordered` members can be moved; `upright` ones have their buttons one below the other."""
        super().__init__(theme, ground)
        box = Row(theme, self, margins=(6, 10, 6, 12) if upright else (0, 0, 0, 0), spacing=6)
        self.grip = Grip(theme)
        box.addWidget(self.grip, 0, Qt.AlignmentFlag.AlignTop)
        if not ordered:
            self.grip.hide()
        self.room = QHBoxLayout()
        box.addLayout(self.room, 1)
        self._buttons = {icon: Button(theme, Kind.QUIET, icon) for icon in ("chevron-up", "chevron-down", "trash")}
        side: QBoxLayout = Column(theme, spacing=2) if upright else Row(theme, spacing=0)
        for icon, button in self._buttons.items():
            side.addWidget(button)
            if not ordered and icon != "trash":
                button.hide()  # never `setVisible(True)` here: without a parent yet it would be a window
        side.addStretch(1)
        box.addLayout(side)
        self._buttons["chevron-up"].clicked.connect(lambda: self.moved.emit(-1))
        self._buttons["chevron-down"].clicked.connect(lambda: self.moved.emit(1))
        self._buttons["trash"].clicked.connect(self.removed)
        if ordered:
            on_keys(self, "Alt+Up", lambda: self.moved.emit(-1))
            on_keys(self, "Alt+Down", lambda: self.moved.emit(1))

    def retranslate(self) -> None:
        """All words in the language spoken now."""
        words = {"chevron-up": _("Move up"), "chevron-down": _("Move down"), "trash": _("Remove")}
        for icon, button in self._buttons.items():
            button.name(words[icon])
            if icon != "trash":
                button.setToolTip(f"{words[icon]} ({'Alt+↑' if icon == 'chevron-up' else 'Alt+↓'})")
        self.grip.setToolTip(_("Drag to another place"))

    def alone(self) -> None:
        """The only one, not to be taken out."""
        for button in self._buttons.values():
            button.hide()

    def let_move(self, up: bool, down: bool) -> None:
        """Whether there is a place above it, and one below."""
        self._buttons["chevron-up"].setEnabled(up)
        self._buttons["chevron-down"].setEnabled(down)


M = TypeVar("M", bound=Member)


class OrderedEditor(Editor, Generic[M]):
    """Base of editors of several members. Subclasses tell what became of them in `_tell`."""

    def __init__(self, theme: Theme, spacing: float) -> None:
        super().__init__(theme)
        self._members: list[M] = []
        self._places = Column(theme, spacing=spacing)
        self._dragged = False
        self.box.addLayout(self._places)

    def _tell(self) -> None:
        raise NotImplementedError

    def _insert(self, member: M, place: int) -> None:
        member.moved.connect(lambda step: self._move(member, step))
        member.removed.connect(lambda: self._remove(member))
        member.grip.dragged.connect(lambda y: self._drag(member, y))
        member.grip.dropped.connect(self._drop)
        self._members.insert(place, member)
        self._places.insertWidget(place, member)
        member.show()  # now, not with the next event: somebody is about to type into it
        self._let_move()

    def _take_out(self, member: M) -> None:
        self._members.remove(member)
        self._places.removeWidget(member)
        member.hide()
        member.deleteLater()
        self._let_move()

    def _remove(self, member: M) -> None:
        (self.focusProxy() or self).setFocus()
        self._take_out(member)
        self._tell()

    def _move(self, member: M, step: int) -> None:
        """To another place, with whatever has the focus in it."""
        if self._shift(member, self._members.index(member) + step):
            self._tell()

    def _shift(self, member: M, target: int) -> bool:
        place, target = self._members.index(member), max(0, min(target, len(self._members) - 1))
        if target == place:
            return False
        focus = QApplication.focusWidget()
        self._members.insert(target, self._members.pop(place))
        self._places.insertWidget(target, member)
        if focus is not None and member.isAncestorOf(focus):
            focus.setFocus()
        self._let_move()
        return True

    def _drag(self, member: M, y: int) -> None:
        """Past the middle of its neighbour it changes places with it; told when it is let go."""
        place = self._members.index(member)
        for other in (place - 1, place + 1):
            if 0 <= other < len(self._members):
                beside = self._members[other]
                middle = beside.mapToGlobal(beside.rect().center()).y()
                if (y < middle) == (other < place) and y != middle:
                    self._dragged |= self._shift(member, other)
                    return

    def _drop(self) -> None:
        if self._dragged:
            self._dragged = False
            self._tell()

    def _let_move(self) -> None:
        for place, member in enumerate(self._members):
            member.let_move(place > 0, place < len(self._members) - 1)
