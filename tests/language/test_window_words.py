"""No English is left in the window: texts, hints, and what a screen reader is told, in both languages."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.settings import Settings
from desktop.ui.rail import Place
from hatch_build import compile_catalogues
from sync.bilingual import Lang
from tests.language.test_help import ROOT
from tests.ui.shell import Shell

ENGLISH = re.compile(r"\b[a-z][A-Za-z]{2,}\b|\b[A-Z][a-z]{2,}\b")
NAMES = {"Ctrl", "Shift", "Alt", "Enter", "Esc", "Home", "End", "niva"}
ADDRESS = re.compile(r"<[^>]+>|https?://\S+|\S+@\S+|\S+\.(?:niva|pdf|by|ru|example)\b|\w+:\d{6}")
SPEAKING = ("text", "title", "placeholderText", "windowTitle", "accessibleName", "accessibleDescription", "toolTip")


def _said(widget: QWidget) -> Iterator[str]:
    for name in SPEAKING:
        speak = getattr(widget, name, None)
        if callable(speak) and isinstance(words := speak(), str):
            yield words


def _english(root: QWidget) -> set[str]:
    said = {words for widget in (root, *root.findChildren(QWidget)) for words in _said(widget)}
    said |= {action.text() for action in root.findChildren(QAction)}
    return {words for words in said if set(ENGLISH.findall(ADDRESS.sub("", words))) - NAMES}


@pytest.mark.parametrize("lang", list(Lang))
def test_the_window_has_no_english(lang: Lang, qtbot: QtBot) -> None:
    compile_catalogues(ROOT)
    shell = Shell(settings=Settings(language=lang))
    window = shell.window
    window.resize(1440, 900)
    window.show()
    window.finish()
    for place in Place:
        window.go(place)
        qtbot.wait(1)
        assert not _english(window)
    before = set(QApplication.topLevelWidgets())
    window.open_sheet()
    for opened in set(QApplication.topLevelWidgets()) - before:
        assert not _english(opened)
        opened.close()
    shell.close()
