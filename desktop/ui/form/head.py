"""What stands above a field: its name, whether it is needed, and of a text what this language of it is worth."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.language import _, pgettext
from desktop.ui.buttons import Button, Kind
from desktop.ui.panes import Label, Row, quiet
from desktop.ui.record.twin import own_name
from desktop.ui.theme import Theme
from sync.ageing import TextState
from sync.bilingual import Lang


def _worth(state: TextState) -> str:
    if state is TextState.ORIGINAL:
        return pgettext("text", "original")
    if state in (TextState.CURRENT, TextState.OUTDATED):
        return pgettext("text", "translation")
    return pgettext("text", "unchecked") if state is TextState.MACHINE else ""


class Head(QWidget):
    """Above one half of a field, or above a field without languages."""

    def __init__(self, theme: Theme, lang: Lang | None) -> None:
        super().__init__()
        self._lang, self._words, self._needed_words, self._named = lang, "", "", lang is not Lang.BE
        row = Row(theme, self, spacing=9)
        self.label = Label(theme, 13, bold=True).whole()
        self._needed = Label(theme, 12, ink=quiet).whole()
        self._worth = Label(theme, 12, ink=quiet)
        self.copy = Button(theme, Kind.LINK, "copy")
        self.copy.setVisible(False)
        row.addWidget(self.label)
        row.addWidget(self._needed)
        row.addStretch(1)
        row.addWidget(self.copy)
        row.addWidget(self._worth)

    def retranslate(self, label: str, required: bool, public: bool) -> None:
        """The name of the field in the language spoken now, whether publication needs it or never sees it."""
        self._words = label
        self._needed_words = _("required") if required else "" if public else _("stays in this office")
        self.copy.setText(_("Copy from {lang}").format(lang=self._lang.other) if self._lang else "")
        self.copy.setToolTip(_("As a draft of the translation, unchecked (Ctrl+L)"))
        self.show_label(self._named)

    def show_label(self, named: bool) -> None:
        """Whether the name of the field stands here or beside."""
        self._named = named
        self.label.setText(self._words if named else "")
        self._needed.setText(self._needed_words if named else "")

    def say(self, state: TextState) -> None:
        """What this language of the text is worth."""
        assert self._lang is not None
        missing = state is TextState.MISSING
        self._worth.setText(" · ".join(filter(None, (str(self._lang), _worth(state)))))
        self._worth.setAccessibleName(" · ".join(filter(None, (own_name(self._lang), _worth(state)))))
        self.copy.setVisible(missing)
