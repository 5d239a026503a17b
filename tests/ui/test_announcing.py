"""What a screen reader says by itself while one asks: the answer, not each letter's."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from pytestqt.qtbot import QtBot

from desktop import language
from sync.bilingual import Lang
from tests.typing_text import type_text
from tests.ui.shell import Shell

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was announced: Qt hands it to the platform's screen reader alone."""
    heard: list[str] = []

    def hear(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            heard.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return heard


@pytest.fixture
def asks(qtbot: QtBot) -> Iterator[Callable[[str], None]]:
    """Types a question into the field of a window, letter by letter."""
    shell = Shell()
    window = shell.window
    window.show()
    qtbot.waitUntil(lambda: window.actions_table is not None)
    box = window.header.search

    def ask(text: str) -> None:
        box.setFocus()
        box.clear()
        type_text(box, text)

    yield ask
    shell.close()
    language.use(Lang.RU)


def test_the_last_answer_is_said_once(qtbot: QtBot, said: list[str], asks: Callable[[str], None]) -> None:
    asks("лазер")
    qtbot.waitUntil(lambda: any("запис" in words for words in said))
    assert [words for words in said if "запис" in words] == [said[-1]]


def test_nothing_found_and_nothing_understood_are_said(
    qtbot: QtBot, said: list[str], asks: Callable[[str], None]
) -> None:
    asks("щщщщ")
    qtbot.waitUntil(lambda: any("щщщщ" in words for words in said))
    asks("абв:1")
    qtbot.waitUntil(lambda: any("абв" in words and "поля" in words.casefold() for words in said))
