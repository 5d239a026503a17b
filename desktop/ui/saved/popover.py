"""The saved searches under the star: keep the present one, open, rename and take away those there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.catalogue.saved.searches import LONGEST_NAME
from desktop.language import _
from desktop.ui.buttons import Button, Kind
from desktop.ui.keys import next_along
from desktop.ui.panes import Column, Label, Row, Rule, quiet
from desktop.ui.popovers import Popover
from desktop.ui.saved.row import HIGH, SavedRow
from desktop.ui.scrolled import Scrolled
from desktop.ui.shapes import Shape, State, state_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.catalogue.saved.searches import SearchNews
    from desktop.ui.theme import Theme

WIDE, SEEN = 420, 7
"""How wide, and how many searches are seen at once."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Keeper(Protocol):
    """What the list asks for; each of these tells by `show_trouble` what was refused."""

    def save(self, name: str) -> None: ...

    def rename(self, id_: int, name: str) -> None: ...

    def remove(self, id_: int) -> None: ...

    def undo(self) -> None: ...

    def open_search(self, id_: int) -> None: ...


class SavedPopover(Popover):
    """Filled anew whenever anything of it becomes another."""

    def __init__(self, theme: Theme, keeper: Keeper, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._keeper, self.rows = keeper, list[SavedRow]()
        self._shown: Sequence[SearchNews] | None = None
        self._proposed = ""
        column = Column(theme, self, margins=(14, 12, 10, 12), spacing=8)
        title = Label(theme, 15, bold=True)
        title.setText(_("Saved searches"))
        self.setAccessibleName(title.text())
        column.addWidget(title)
        column.addWidget(self._head())
        column.addWidget(self._trouble_line())
        column.addWidget(Rule(theme))
        self._list = Scrolled(theme, (0, 0, 4, 0), 2, parent=self)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self._list, 1)
        self._body = QWidget()
        self._list.column.addWidget(self._body)
        self._list.column.addStretch(1)

    def _head(self) -> QWidget:
        """A field for the name of the present search with its button, or a sentence why there is none."""
        self._saving, self._note = QWidget(self), Label(self.theme, 13, ink=quiet).wrapped()
        row = Row(self.theme, self._saving, spacing=8)
        self.field = QLineEdit(self)
        self.field.setMaxLength(LONGEST_NAME + 1)  # one too many, so that what is refused is told
        self.field.setFixedHeight(self.theme.px(34))
        self.field.setAccessibleName(_("Name of the search"))
        self.button = Button(self.theme, Kind.FILLED)
        self.button.setText(_("Save"))
        self.button.name(_("Save this search"))
        self.button.clicked.connect(lambda: self._keeper.save(self.field.text()))
        row.addWidget(self.field, 1)
        row.addWidget(self.button)
        box = QWidget(self)
        column = Column(self.theme, box, spacing=0)
        column.addWidget(self._saving)
        column.addWidget(self._note)
        return box

    def _trouble_line(self) -> QWidget:
        self._trouble = QWidget(self)
        row = Row(self.theme, self._trouble, spacing=6)
        self._trouble_words = Label(self.theme, 13, ink=lambda tokens: state_text(tokens, State.BAD)).wrapped()
        row.addWidget(Shape(self.theme, State.BAD), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._trouble_words, 1)
        self._trouble.hide()
        return self._trouble

    def show_trouble(self, words: str) -> None:
        """What was refused; '' takes it away."""
        self._trouble_words.setText(words)
        self._trouble.setAccessibleName(words)
        self._trouble.setVisible(bool(words))
        self._fit()

    def propose(self, name: str, note: str) -> None:
        """A name for the present search, or instead of a field the note why it cannot be saved."""
        self._saving.setVisible(not note)
        self._note.setVisible(bool(note))
        self._note.setText(note)
        if name != self._proposed:  # what the person makes of a name is not taken away when searches are counted anew
            self._proposed = name
            self.field.setText(name)
        self._fit()

    def fill(self, news: Sequence[SearchNews]) -> None:
        """All saved searches, the newest first; the focus stays in the row it was in."""
        if news == self._shown:
            return
        self._shown = news
        here = next((row.search.id for row in self.rows if self._has_focus(row)), None)
        old, self._body = self._body, QWidget()
        column = Column(self.theme, self._body, spacing=2)
        self.rows = [self._row(each) for each in reversed(news)]
        for row in self.rows:
            column.addWidget(row)
        if not self.rows:
            column.addWidget(self._empty())
        self._list.replace(old, self._body)
        self._body.show()  # now, not when the loop comes round: no blank in between
        for row in self.rows:
            if row.search.id == here:
                row.face.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fit()

    def _fit(self) -> None:
        """As high as its searches need, up to some; the others are scrolled to."""
        self._list.setFixedHeight(self.theme.px(min(max(len(self.rows), 1), SEEN) * (HIGH + 2)))
        wide = self.theme.px(WIDE)
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.resize(wide, layout.totalHeightForWidth(wide))

    def _has_focus(self, row: QWidget) -> bool:
        focus: QWidget | None = self.focusWidget()
        return focus is not None and row.isAncestorOf(focus)

    def _row(self, news: SearchNews) -> SavedRow:
        row = SavedRow(self.theme, news)
        row.opened.connect(self._keeper.open_search)
        row.renamed.connect(self._keeper.rename)
        row.removed.connect(self._remove)
        row.walked.connect(self._walk)
        return row

    def _empty(self) -> QWidget:
        words = Label(self.theme, 13, ink=quiet).wrapped()
        words.setText(_("Your searches will be here, and what each update brings for them."))
        return words

    def _remove(self, id_: int) -> None:
        """The focus goes to the neighbour, so that the next key is not lost."""
        ids = [row.search.id for row in self.rows]
        place = ids.index(id_)
        neighbours = self.rows[place + 1 :] + self.rows[:place][::-1]
        (neighbours[0].face if neighbours else self.field).setFocus(Qt.FocusReason.OtherFocusReason)
        self._keeper.remove(id_)

    def open_under(self, place: QPoint) -> None:
        """Open with its upper left corner there, the proposed name selected, else on the first search."""
        self.show_trouble("")
        self._fit()
        self.open_at(place)
        if self.field.isVisible():
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.field.selectAll()
        else:
            (self.rows[0].face if self.rows else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """In another language it is opened anew."""
        if event.type() is QEvent.Type.LanguageChange:
            self.close()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down walk along the searches, Enter in the field keeps the present one, Ctrl+Z takes the last act
        back."""
        onward = next_along(event)
        if onward is not None and self.rows:
            self._walk(1 if onward else -1)
        elif event.key() in _ENTER and self.field.hasFocus():
            self._keeper.save(self.field.text())
        elif event.key() == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._keeper.undo()
        else:
            super().keyPressEvent(event)

    def _walk(self, by: int) -> None:
        here = next((place for place, row in enumerate(self.rows) if self._has_focus(row)), -1)
        if here < 0 and by < 0:
            return
        if here == 0 and by < 0 and self.field.isVisible():
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        row = self.rows[min(max(here + by, 0), len(self.rows) - 1)]
        row.face.setFocus(Qt.FocusReason.OtherFocusReason)
        self._list.ensureWidgetVisible(row)
