"""Completion in the search field: asked in another thread at each letter, walked with the arrows while one types on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from desktop.language import current
from desktop.ui.query import is_told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.catalogue.query.completing import Completion
    from desktop.ui.asking import Asking
    from desktop.ui.query.completions import CompletionList
    from desktop.ui.search_box import SearchBox
    from desktop.ui.theme import Theme

LANE = "completing"
_ARROWS = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}
_ENTER = (int(Qt.Key.Key_Return), int(Qt.Key.Key_Enter))
_CLOSING = (QEvent.Type.FocusOut, QEvent.Type.Resize, QEvent.Type.Hide)


class Completing(QObject):
    """Watches one search field. Enter with nothing chosen searches as without a list; Esc closes the list only."""

    def __init__(self, box: SearchBox, theme: Theme, asking: Asking) -> None:
        super().__init__(box)
        self._box, self._asking = box, asking
        self._asked = self._shown = ("", 0)
        self._owed = 0
        """A key pressed before the answer to the letters before it."""
        self._theme = theme
        self._list: CompletionList | None = None
        box.installEventFilter(self)
        box.textEdited.connect(self._ask)
        box.textChanged.connect(self._close_where_elsewhere)
        box.cursorPositionChanged.connect(self._close_where_elsewhere)

    @property
    def list(self) -> CompletionList:
        """The list, made when something is first offered."""
        if self._list is None:
            from desktop.ui.query.completions import CompletionList

            self._list = CompletionList(self._theme, self._box)
            self._list.taken.connect(self._take)
        return self._list

    def _ask(self) -> None:
        """How may this go on? Letters typed meanwhile ask anew."""
        text, cursor = self._now()
        self._asked, self._owed = (text, cursor), 0
        if not text.strip() or not is_told(text):
            self.close()
            return
        lang = current()
        self._asking.ask(lambda shelf: shelf.complete(text, cursor, lang), self._show, LANE)

    def _now(self) -> tuple[str, int]:
        return self._box.text(), self._box.cursorPosition()

    def _show(self, completions: Sequence[Completion]) -> None:
        if not self._box.hasFocus() or self._asked != self._now():
            return
        completions = [each for each in completions if not _is_typed(each, self._asked[0])]
        self._shown, owed, self._owed = self._asked, self._owed, 0
        if completions or self._list is not None:
            self.list.offer(completions)
        if completions and owed:
            self._key(owed)
        elif owed == Qt.Key.Key_Down:
            self._box.left.emit()

    def close(self) -> None:
        """No list until something is typed."""
        self._asking.drop(LANE)
        if self._list is not None:
            self._list.hide()

    def _is_open(self) -> bool:
        return self._list is not None and self._list.isVisible()

    def _close_where_elsewhere(self) -> None:
        """Text or cursor became others without being typed."""
        if self._is_open() and self._asked != self._now():
            self.close()

    def _take(self, completion: Completion) -> None:
        """Put it into the text; behind a field its values are offered at once."""
        text = self._box.text()
        self.close()
        self._box.setText(text[: completion.start] + completion.insert + text[completion.end :])
        self._box.setCursorPosition(completion.start + len(completion.insert))
        self._ask()

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._is_open():
            return False
        if event.type() in _CLOSING:
            self.close()
        elif isinstance(event, QKeyEvent) and event.modifiers() in _PLAIN:
            if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()  # else the window takes it, and wipes the search
                return True
            return event.type() is QEvent.Type.KeyPress and self._key(event.key())
        return False

    def _goes_on(self) -> Completion | None:
        """What Tab takes with nothing chosen: never what only adds a sign to a whole word, which may be just a word."""
        first = self.list.completions[0]
        return None if _is_typed(first, self._asked[0], " :=") else first

    def _key(self, key: int) -> bool:
        """Whether the list takes a key for itself."""
        if self._shown != self._asked and (key in _ARROWS or key == Qt.Key.Key_Tab):
            self._owed = key
        elif key in _ARROWS:
            self.list.choose(_ARROWS[key])
        elif key == Qt.Key.Key_Tab and (tabbed := self.list.chosen or self._goes_on()):
            self._take(tabbed)
        elif key in _ENTER and self.list.chosen is not None:
            self._take(self.list.chosen)
        elif key == Qt.Key.Key_Escape:
            self.close()
        else:
            if key in (*_ENTER, int(Qt.Key.Key_Tab)):
                self.close()
            return False
        return True


_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def _is_typed(completion: Completion, text: str, but_for: str = " ") -> bool:
    """Whether it stands there already, `but_for` these signs around it: no way to go on, but a list over what was
    found."""
    there = text[completion.start : completion.end].strip()
    return bool(there) and there.casefold() == completion.insert.strip(but_for).casefold()
