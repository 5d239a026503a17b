"""Preferences: applied at once, nothing to confirm. A choice an administrator made shows a lock and says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.language import N_, _
from desktop.settings import Choices, Content
from desktop.settings import Theme as Wanted
from desktop.ui.choices import Choice
from desktop.ui.panes import Column, Label, Pane, Row, Rule, quiet
from desktop.ui.theme import Theme
from sync.bilingual import Lang

ZOOMS = (90, 100, 110, 125, 150, 175, 200)
TEXTS = (90, 100, 115, 130, 150)
Option = tuple[Any, Callable[[], str]]


def _per_cent(size: int) -> Option:
    return size, lambda: _("{n} %").format(n=size)


def _words(value: object, message: str) -> Option:
    return value, lambda: _(message)


LANGUAGES = (_words(Lang.RU, N_("Russian")), _words(Lang.BE, N_("Belarusian")))
CONTENTS = (
    _words(Content.RU, N_("Russian")),
    _words(Content.BE, N_("Belarusian")),
    _words(Content.BOTH, N_("Side by side")),
)
THEMES = (
    _words(Wanted.SYSTEM, N_("As the system")),
    _words(Wanted.LIGHT, N_("Light")),
    _words(Wanted.DARK, N_("Dark")),
)
SIZES, TEXT_SIZES = tuple(map(_per_cent, ZOOMS)), tuple(map(_per_cent, TEXTS))


class Preference(QWidget):
    """One choice: its name, the box, a note under it."""

    chosen = Signal(str, object)

    def __init__(self, theme: Theme, name: str, label: str, note: str, options: Sequence[Option]) -> None:
        super().__init__()
        self._name, self._words, self._note_words, self._options = name, label, note, options
        self._locked = False
        self._label = Label(theme, 14)
        self._note = Label(theme, 13, ink=quiet).wrapped()
        self._box = Choice(theme)
        self._box.setMinimumWidth(theme.px(220))
        self._box.addItems([""] * len(options))
        self._box.activated.connect(lambda place: self.chosen.emit(self._name, self._options[place][0]))
        texts = Column(theme, spacing=3)
        texts.addWidget(self._label)
        texts.addWidget(self._note)
        row = Row(theme, self, margins=(0, 10, 0, 10), spacing=24)
        row.addLayout(texts, 1)
        row.addWidget(self._box, 0, Qt.AlignmentFlag.AlignVCenter)
        self._label.setBuddy(self._box)

    def show_value(self, value: object, locked: bool) -> None:
        """What holds now, and whether it may be changed."""
        self._box.setCurrentIndex([option for option, _words in self._options].index(value))
        self._box.setEnabled(not locked)
        self._locked = locked
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the language spoken now."""
        self._label.setText(_(self._words))
        self._note.setText(_("Set by the administrator of this computer.") if self._locked else _(self._note_words))
        self._note.setVisible(bool(self._note.text()))
        self._box.setAccessibleName(_(self._words))
        for place, (_value, words) in enumerate(self._options):
            self._box.setItemText(place, words())


SECTIONS = (
    (
        N_("Language"),
        (
            ("language", N_("Interface"), N_("F9 switches it at any time; the open record stays."), LANGUAGES),
            ("content", N_("Records"), N_("A missing text is shown in the other language, with a mark."), CONTENTS),
        ),
    ),
    (
        N_("Appearance"),
        (
            ("theme", N_("Colours"), "", THEMES),
            ("zoom", N_("Size of everything"), N_("Also with Ctrl and plus, minus, zero."), SIZES),
            ("text", N_("Size of record texts"), N_("Descriptions and rules of access."), TEXT_SIZES),
        ),
    ),
)


class PreferencesPage(Pane):
    """`chosen` carries the name of a setting and its new value."""

    chosen = Signal(str, object)

    def __init__(self, theme: Theme, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
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

    def _add_section(self, column: Column, head: str, preferences: Sequence[tuple[str, str, str, Any]]) -> None:
        label = Label(self.theme, 18, bold=True)
        self._heads.append((label, head))
        column.addSpacing(self.theme.px(20))
        column.addWidget(label)
        for name, words, note, options in preferences:
            one = Preference(self.theme, name, words, note, options)
            one.setMaximumWidth(self.theme.px(720))
            one.chosen.connect(self.chosen)
            self._all[name] = one
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
