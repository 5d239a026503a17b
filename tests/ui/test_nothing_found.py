"""What the window says of a query without words, and of conditions that leave nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import language
from desktop.ui.buttons import Button
from desktop.ui.panes import Label
from sync.bilingual import Lang
from tests.typing_text import type_text
from tests.ui.shell import Shell


@pytest.fixture
def shell(qapp: QApplication, qtbot: QtBot) -> Iterator[Shell]:
    made = Shell()
    made.window.resize(1300, 800)
    made.window.show()
    qtbot.waitExposed(made.window)
    qtbot.waitUntil(lambda: made.window.catalogue.results.model.rowCount() > 0)
    qtbot.waitUntil(lambda: made.window.actions_table is not None)
    yield made
    made.close()
    language.use(Lang.RU)


def said(shell: Shell) -> str:
    results = shell.window.catalogue.results
    seen = [each.accessibleName() or each.text() for kind in (Label, Button) for each in results.findChildren(kind)
            if each.isVisible()]  # fmt: skip
    return "\n".join(seen).replace("\u00a0", " ")


def test_a_query_without_words_says_that_all_is_shown(shell: Shell, qtbot: QtBot) -> None:
    box, sentence = shell.window.header.search, "В запросе нет слов для поиска; показаны все записи."
    type_text(box, "!!!")
    qtbot.waitUntil(lambda: sentence in said(shell).replace("\u200b", ""))
    type_text(box, "лазер")
    qtbot.waitUntil(lambda: sentence not in said(shell).replace("\u200b", ""))


def test_conditions_that_leave_nothing_are_offered_one_by_one(shell: Shell, qtbot: QtBot) -> None:
    box = shell.window.header.search
    box.setText("регион:Нет")
    qtbot.waitUntil(lambda: "Уберите одно из условий или фильтров." in said(shell))
    assert "Проверьте написание" not in said(shell)
    qtbot.waitUntil(lambda: "Без «Регион: Нет»: 300 записей" in said(shell))
    way = next(each for each in shell.window.findChildren(Button) if "Без «Регион" in each.text() and each.isVisible())
    way.click()
    qtbot.waitUntil(lambda: shell.window.catalogue.results.model.rowCount() > 0 and not box.text())


def test_a_condition_nobody_can_read_is_offered_to_be_taken_away(shell: Shell, qtbot: QtBot) -> None:
    shell.window.header.search.setText("абв:1")
    qtbot.waitUntil(lambda: "Без «абв:1»: 300 записей" in said(shell))
    assert "Проверьте написание" not in said(shell)


def test_the_search_field_shows_twelve_letters_in_a_narrow_window_at_twice_the_size(shell: Shell, qtbot: QtBot) -> None:
    shell.window.catalogue._parts.theme.change(zoom=200)
    shell.window.resize(1024, 600)
    box = shell.window.header.search
    qtbot.waitUntil(lambda: shell.window.header.width() <= 1024)
    sides = box.textMargins().left() + box.textMargins().right()
    qtbot.waitUntil(lambda: box.width() - sides >= box.fontMetrics().horizontalAdvance("лазер импуль"), timeout=2000)
