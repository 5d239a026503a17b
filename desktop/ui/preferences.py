"""Preferences: applied at once, nothing to confirm. A choice an administrator made shows a lock and says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop.language import N_, _, translation
from desktop.settings import Choices, Content
from desktop.settings import Theme as Wanted
from desktop.ui.choices import Choice
from desktop.ui.panes import Column, Label, Pane, Row, Rule, quiet
from desktop.ui.theme import Theme
from desktop.ui.tokens import CONTROL
from sync.bilingual import Lang

if TYPE_CHECKING:
    from desktop.ui.parts import Parts

ZOOMS = (90, 100, 110, 125, 150, 175, 200)
TEXTS = (90, 100, 115, 130, 150)
LONGEST = 120
"""Letters of a name."""
WIDE = 300
Option = tuple[Any, Callable[[], str]]


class Declared(msgspec.Struct, frozen=True):
    """A setting by its name in the file: how it is called, what is said of it, and what may be chosen: one of
    `options`, a record of `kinds`, or any line of text."""

    name: str
    words: str
    note: str = ""
    options: tuple[Option, ...] = ()
    kinds: tuple[str, ...] = ()


def _per_cent(size: int) -> Option:
    return size, lambda: _("{n} %").format(n=size)


def _words(value: object, message: str) -> Option:
    return value, lambda: _(message)


def _own(value: object, lang: Lang, message: str) -> Option:
    """A language is named in itself, everywhere."""
    return value, lambda: translation(lang).gettext(message)


LANGUAGES = (_own(Lang.RU, Lang.RU, N_("Russian")), _own(Lang.BE, Lang.BE, N_("Belarusian")))
CONTENTS = (
    _own(Content.RU, Lang.RU, N_("Russian")),
    _own(Content.BE, Lang.BE, N_("Belarusian")),
    _words(Content.BOTH, N_("Side by side")),
)
THEMES = (
    _words(Wanted.SYSTEM, N_("As the system")),
    _words(Wanted.LIGHT, N_("Light")),
    _words(Wanted.DARK, N_("Dark")),
)
SIZES, TEXT_SIZES = tuple(map(_per_cent, ZOOMS)), tuple(map(_per_cent, TEXTS))


class Preference(QWidget):
    """One setting: its name, a note under it, and at the right what changes it."""

    chosen = Signal(str, object)

    def __init__(self, theme: Theme, declared: Declared, control: QWidget) -> None:
        super().__init__()
        self.control, self._declared, self._locked = control, declared, False
        self._label = Label(theme, 14)
        self._note = Label(theme, 13, ink=quiet).wrapped()
        texts = Column(theme, spacing=3)
        texts.addWidget(self._label)
        texts.addWidget(self._note)
        row = Row(theme, self, margins=(0, 10, 0, 10), spacing=24)
        row.addLayout(texts, 1)
        row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        self._label.setBuddy(control)

    def choose(self, value: object) -> None:
        """The person wants that."""
        self.chosen.emit(self._declared.name, value)

    def show_value(self, value: Any, locked: bool) -> None:
        """What holds now, and whether it may be changed."""
        self.show_control(value)
        self.control.setEnabled(not locked)
        self._locked = locked
        self.retranslate()

    def show_control(self, value: Any) -> None:
        """Show what holds now in what changes it."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Words in the language spoken now."""
        self._label.setText(_(self._declared.words))
        note = _(self._declared.note) if self._declared.note else ""
        self._note.setText(_("Set by the administrator of this computer.") if self._locked else note)
        self._note.setVisible(bool(self._note.text()))
        self.control.setAccessibleName(_(self._declared.words))


class Chosen(Preference):
    """One of a few values. One that stands in the file and not in the list is offered too, at its place."""

    def __init__(self, parts: Parts, declared: Declared) -> None:
        self._box = Choice(parts.theme)
        self._box.setMinimumWidth(parts.theme.px(220))
        self._options: Sequence[Option] = ()
        self._usual = declared.options
        super().__init__(parts.theme, declared, self._box)
        self._box.activated.connect(lambda place: self.choose(self._options[place][0]))

    def show_control(self, value: Any) -> None:
        listed = value in [each for each, _words in self._usual]
        options = self._usual if listed else sorted((*self._usual, _per_cent(value)), key=lambda option: option[0])
        if len(options) != self._box.count():
            self._box.clear()
            self._box.addItems([""] * len(options))
        self._options = options
        self._box.setCurrentIndex([each for each, _words in options].index(value))

    def retranslate(self) -> None:
        super().retranslate()
        for place, (_value, words) in enumerate(self._options):
            self._box.setItemText(place, words())


class Written(Preference):
    """A line of text, kept when it is left."""

    def __init__(self, parts: Parts, declared: Declared) -> None:
        self.line = QLineEdit()
        self.line.setMaxLength(LONGEST)
        self._theme = parts.theme
        super().__init__(parts.theme, declared, self.line)
        self.line.editingFinished.connect(lambda: self.choose(" ".join(self.line.text().split())))
        parts.theme.follow(self._measure)

    def _measure(self) -> None:
        self.line.setFont(self._theme.font(15))
        self.line.setFixedSize(self._theme.px(WIDE), self._theme.px(CONTROL + 2))

    def show_control(self, value: Any) -> None:
        if not self.line.hasFocus():
            self.line.setText(value)


class Picked(Preference):
    """A record of the catalogue, found by its name; '' for none."""

    def __init__(self, parts: Parts, declared: Declared) -> None:
        from desktop.ui.form.choosing import OneEditor
        from desktop.ui.form.options import Elsewhere, Records

        elsewhere = Elsewhere(parts.background, parts.elsewhere)
        self.editor = OneEditor(parts.theme, Records(parts.shelf, elsewhere, declared.kinds))
        self._theme = parts.theme
        super().__init__(parts.theme, declared, self.editor)
        self.editor.chosen.connect(lambda uid: self.choose(uid or ""))
        parts.theme.follow(self._measure)

    def _measure(self) -> None:
        self.editor.setFixedWidth(self._theme.px(WIDE))

    def show_control(self, value: Any) -> None:
        self.editor.show_value(value)

    def retranslate(self) -> None:
        super().retranslate()
        self.editor.name(_(self._declared.words))
        self.editor.retranslate()


SECTIONS = (
    (
        N_("Language"),
        (
            Declared("language", N_("Interface"), N_("F9 switches it at any time; the open record stays."), LANGUAGES),
            Declared(
                "content", N_("Records"), N_("A missing text is shown in the other language, with a mark."), CONTENTS
            ),
        ),
    ),
    (
        N_("Appearance"),
        (
            Declared("theme", N_("Colours"), options=THEMES),
            Declared("zoom", N_("Size of everything"), N_("Also with Ctrl and plus, minus, zero."), SIZES),
            Declared("text", N_("Size of record texts"), N_("Descriptions and rules of access."), TEXT_SIZES),
        ),
    ),
    (
        N_("Your changes"),
        (
            Declared("author", N_("Your name"), N_("Stands beside each of your changes and in the history.")),
            Declared(
                "office",
                N_("Your organisation"),
                N_("Its records are yours to edit; for records of others you suggest changes."),
                kinds=("organisation",),
            ),
        ),
    ),
)


def _make(parts: Parts, declared: Declared) -> Preference:
    if declared.options:
        return Chosen(parts, declared)
    return Picked(parts, declared) if declared.kinds else Written(parts, declared)


class PreferencesPage(Pane):
    """`chosen` carries the name of a setting and its new value."""

    chosen = Signal(str, object)

    def __init__(self, parts: Parts, choices: Choices, parent: QWidget | None = None) -> None:
        theme = parts.theme
        super().__init__(theme, parent=parent)
        self._parts = parts
        self._title = Label(theme, 24, bold=True)
        self._heads: list[tuple[Label, str]] = []
        self._all: dict[str, Preference] = {}
        inner = Pane(theme)
        column = Column(theme, inner, margins=(28, 24, 28, 24), spacing=4)
        column.addWidget(self._title)
        for head, preferences in SECTIONS:
            self._add_section(column, head, preferences)
        column.addStretch()
        self._scroll(inner)
        self.show_choices(choices)
        self.retranslate()

    def _add_section(self, column: Column, head: str, preferences: Sequence[Declared]) -> None:
        label = Label(self.theme, 18, bold=True)
        self._heads.append((label, head))
        column.addSpacing(self.theme.px(20))
        column.addWidget(label)
        for declared in preferences:
            one = _make(self._parts, declared)
            one.setMaximumWidth(self.theme.px(720))
            one.chosen.connect(self.chosen)
            self._all[declared.name] = one
            line = Rule(self.theme)
            line.setMaximumWidth(self.theme.px(720))
            column.addWidget(one)
            column.addWidget(line)

    def _scroll(self, inner: QWidget) -> None:
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    def show_choices(self, choices: Choices) -> None:
        """What holds now."""
        for name, one in self._all.items():
            one.show_value(getattr(choices.settings, name), name in choices.locked)

    def retranslate(self) -> None:
        """Words in the language spoken now."""
        self._title.setText(_("Settings"))
        for label, words in self._heads:
            label.setText(_(words))
        for one in self._all.values():
            one.retranslate()
