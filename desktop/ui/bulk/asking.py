"""The left side of the bulk edit: which field, what is done with it, and the value; each made from the declaration."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from desktop.language import N_, _, ngettext, number_text
from desktop.ui.bulk.planning import Action, Choice, Wanted, actions_of
from desktop.ui.choices import Choice as Box
from desktop.ui.form.drafts import TypedRow
from desktop.ui.form.editors import Editor
from desktop.ui.form.making import Making, make_editor
from desktop.ui.form.row_panel import RowPanel
from desktop.ui.panes import Label, quiet
from desktop.ui.radio import Radio
from desktop.ui.scrolled import Scrolled
from sync.errors import InvalidValue
from sync.fields import Field, Many, Type
from sync.registry import Value, row_of
from sync.rows import Row

if TYPE_CHECKING:
    from desktop.ui.theme import Theme

ACTIONS = {
    Action.SET: N_("Write one value"),
    Action.ADD: N_("Add to what is there"),
    Action.REMOVE: N_("Take out of what is there"),
    Action.REPLACE: N_("Put another in its place"),
    Action.CLEAR: N_("Empty the field"),
}
Members = Sequence[tuple[object, int]]
MakingOf = Callable[[str], Making]
"""What editors of a kind are made from."""


class Asking(Scrolled):
    """`changed` after any choice; `field_chosen` when it is about another field."""

    changed = Signal()
    field_chosen = Signal()

    def __init__(self, theme: Theme, making_of: MakingOf, member_words: Callable[[Choice, object], str]) -> None:
        super().__init__(theme, (24, 16, 20, 16), spacing=6)
        self._theme, self._making_of, self._member_words = theme, making_of, member_words
        self._choices: tuple[Choice, ...] = ()
        self._words: Callable[[Choice], str] = lambda choice: choice.path
        self._members: Members = ()
        self._titles = [Label(theme, 13, bold=True, ink=quiet).wrapped() for _n in range(4)]
        self.fields, self.old = Box(theme), Box(theme)
        for box in (self.fields, self.old):
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.fields.activated.connect(lambda _place: self._take_field())
        self.old.activated.connect(lambda _place: self._take_old())
        self._group = QButtonGroup(self)
        self._radios: dict[Action, Radio] = {}
        self.editor: Editor | RowPanel | None = None
        self._slot: QWidget = QWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(self._titles[0])
        column.addWidget(self.fields)
        column.addSpacing(self._theme.px(8))
        column.addWidget(self._titles[1])
        for place, action in enumerate(Action):
            radio = self._radios[action] = Radio(self._theme)
            self._group.addButton(radio, place)
            column.addWidget(radio)
        self._group.idClicked.connect(lambda _place: self._take_action())
        column.addSpacing(self._theme.px(8))
        column.addWidget(self._titles[2])
        column.addWidget(self.old)
        column.addWidget(self._titles[3])
        column.addWidget(self._slot)
        column.addStretch(1)
        self.setFocusProxy(self.fields)

    # What is asked

    def offer(self, choices: Sequence[Choice], words: Callable[[Choice], str]) -> None:
        """The fields there are."""
        self._choices, self._words = tuple(choices), words
        self.fields.clear()
        self.fields.addItems([words(choice) for choice in choices])
        if choices:
            self._take_field()

    def choose_field(self, path: str) -> None:
        """Choose a field, as the drop-down box does."""
        place = next(place for place, choice in enumerate(self._choices) if choice.path == path)
        self.fields.setCurrentIndex(place)
        self._take_field()

    @property
    def choice(self) -> Choice | None:
        """The field it is about."""
        place = self.fields.currentIndex()
        return self._choices[place] if 0 <= place < len(self._choices) else None

    @property
    def action(self) -> Action:
        """What is done with it."""
        return tuple(Action)[max(0, self._group.checkedId())]

    def choose_action(self, action: Action) -> None:
        """Choose what is done, as a press does."""
        self._radios[action].click()

    def _take_field(self) -> None:
        choice = self.choice
        if choice is None:
            return
        offered = actions_of(choice.field)
        for action, radio in self._radios.items():
            radio.setVisible(action in offered)
        self._radios[offered[0]].setChecked(True)
        self._members = ()
        self._make()
        self.field_chosen.emit()

    def show_members(self, members: Members) -> None:
        """What stands in the lists of these records now."""
        self._members = members
        self.old.clear()
        self.old.addItems([""] * len(members))
        self._name_members()
        self._take_old()

    def _name_members(self) -> None:
        if (choice := self.choice) is not None:
            for place, (member, count) in enumerate(self._members):
                words = self._member_words(choice, member) or "—"
                self.old.setItemText(place, f"{words} ({number_text(count)})")

    def _take_action(self) -> None:
        self._make()
        self.changed.emit()

    def _take_old(self) -> None:
        """The new one begins as the old one: mostly one thing in it is another."""
        if self.action is Action.REPLACE:
            self._make()
        self.changed.emit()

    # The value

    def _make(self) -> None:
        choice, action = self.choice, self.action
        takes_old = action in (Action.REMOVE, Action.REPLACE)
        takes_value = action in (Action.SET, Action.ADD, Action.REPLACE)
        for widget in (self._titles[2], self.old):
            widget.setVisible(takes_old)
        self._titles[3].setVisible(takes_value)
        self.editor = self._editor(choice) if choice and takes_value else None
        old, self._slot = self._slot, self.editor or QWidget()
        self.column.replaceWidget(old, self._slot)
        old.hide()
        old.deleteLater()
        self._slot.show()
        self.retranslate()

    def _editor(self, choice: Choice) -> Editor | RowPanel:
        making, field = self._making_of(choice.kinds[0]), choice.field
        if field.type is Type.ROWS:
            row = self._old_member if self.action is Action.REPLACE else None
            begun = row if isinstance(row, Row) else row_of(choice.kinds[0], field.name)()
            panel = RowPanel(making, unordered(field), TypedRow(begun))
            panel.changed.connect(self.changed)
            panel.alone()
            return panel
        editor = make_editor(making, field)
        editor.name(self._words(choice))
        editor.show_value(None)
        editor.left.connect(self.changed)
        editor.typed.connect(self.changed)
        editor.chosen.connect(lambda _value: self.changed.emit())
        return editor

    @property
    def _old_member(self) -> object:
        place = self.old.currentIndex()
        return self._members[place][0] if 0 <= place < len(self._members) else None

    def wanted(self) -> Wanted | None:
        """What is asked for; None while something is missing or cannot be read."""
        action, choice = self.action, self.choice
        if choice is None:
            return None
        old = self._old_member
        if action is Action.CLEAR:
            return Wanted(action)
        if action is Action.REMOVE:
            return Wanted(action, old=(old,)) if old is not None else None  # type: ignore[arg-type]
        value = self._value()
        if value is None or (action is Action.REPLACE and old is None):
            return None
        return Wanted(action, value, (old,) if action is Action.REPLACE else None)  # type: ignore[arg-type]

    def _value(self) -> Value:
        """What stands in the editor; a row as a list of one."""
        if isinstance(self.editor, RowPanel):
            typed = self.editor.typed()
            return None if typed.texts or typed.empty else (typed.row,)
        try:
            return self.editor.value() if self.editor is not None else None
        except InvalidValue:
            return None

    @property
    def refusal(self) -> InvalidValue | None:
        """Why what stands in the editor cannot be read."""
        if isinstance(self.editor, Editor):
            try:
                self.editor.value()
            except InvalidValue as refusal:
                return refusal
        return None

    def retranslate(self) -> None:
        """All words in the language spoken now."""
        value = _("In its place") if self.action is Action.REPLACE else _("Value")
        for title, words in zip(self._titles, (_("Field"), _("What to do"), _("Which one"), value), strict=True):
            title.setText(words)
        for place, choice in enumerate(self._choices):
            self.fields.setItemText(place, self._words(choice))
        for action, radio in self._radios.items():
            radio.setText(_(ACTIONS[action]))
        self.fields.setAccessibleName(_("Field"))
        self.old.setAccessibleName(_("Which one"))
        self._name_members()
        if self.editor is not None:
            self.editor.retranslate()


def unordered(field: Field) -> Field:
    """The same rows without an order: one alone has no place to be moved to."""
    return replace(field, many=Many.SET)


def field_words(choice: Choice, words: str, all_: int) -> str:
    """A field, and in how many records it is where not in all."""
    if choice.count == all_:
        return words
    return ngettext("{field}: in {n} record", "{field}: in {n} records", choice.count).format(
        field=words, n=number_text(choice.count)
    )
