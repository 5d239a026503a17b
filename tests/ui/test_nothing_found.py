"""What the window says of a query without words, and of conditions that leave nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import language
from desktop.catalogue.query.telling import Understood
from desktop.catalogue.questions import Question
from desktop.ui.buttons import Button
from desktop.ui.panes import Label
from desktop.ui.results.emptiness import Emptiness, emptiness
from desktop.ui.results.ways_out import loosened
from sync.bilingual import Lang
from tests.typing_text import type_text
from tests.ui.fakes import FakeShelf
from tests.ui.shell import PlainRecord, Shell


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


def test_words_that_are_not_asked_are_told_under_the_count(shell: Shell, qtbot: QtBot) -> None:
    box = shell.window.header.search
    box.setText("где лазерная")
    qtbot.waitUntil(lambda: "Не учтено при поиске: «где»" in said(shell))
    box.setText("лазерная")
    qtbot.waitUntil(lambda: "Не учтено" not in said(shell))


def opened(shell: Shell) -> str:
    record = shell.window._record
    assert isinstance(record, PlainRecord)
    return record.uid


def test_no_record_stays_open_beside_an_empty_answer_and_it_comes_back(shell: Shell, qtbot: QtBot) -> None:
    box, window = shell.window.header.search, shell.window
    type_text(box, "лазер")
    window.catalogue.results.choose(2)
    qtbot.waitUntil(lambda: window._visits.now == window.catalogue.results.model.card_at(2).uid)
    read = opened(shell)
    type_text(box, "рр")
    qtbot.waitUntil(lambda: not window.catalogue.results.model.rowCount() and not opened(shell))
    assert not window._visits.now
    window.print_record()
    assert "printing" not in shell.asked
    for _letter in "рр":
        qtbot.keyClick(box, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: opened(shell) == read)
    assert window._visits.now == read and window.catalogue.results.view.currentIndex().row() == 2


def test_one_step_back_from_an_empty_answer_is_the_record_that_was_open(shell: Shell, qtbot: QtBot) -> None:
    window = shell.window
    for uid in ("facility:000001", "facility:000002"):
        window.show_record(uid)
    type_text(window.header.search, "такого нет")
    qtbot.waitUntil(lambda: not opened(shell))
    window.step(-1)
    assert opened(shell) == window._visits.now == "facility:000002"
    window.step(-1)
    assert opened(shell) == "facility:000001"


def test_what_is_changed_elsewhere_leaves_the_record_one_reads(shell: Shell, qtbot: QtBot) -> None:
    type_text(shell.window.header.search, "такого нет")
    qtbot.waitUntil(lambda: not shell.window.catalogue.results.model.rowCount())
    shell.window.show_record("facility:000001")
    with qtbot.waitSignal(shell.window.catalogue.answered):
        shell.window.catalogue_changed()
    assert opened(shell) == "facility:000001"


class Understanding(FakeShelf):
    """Counts how often it is asked what a text means."""

    understandings = 0

    def understood(self, text: str, lang: Lang) -> Understood:
        self.understandings += 1
        return super().understood(text, lang)


def test_what_is_offered_is_worked_out_from_one_reading() -> None:
    shelf = Understanding()
    less = loosened(shelf, Question("кот регион:Нет", lang=Lang.RU))
    assert shelf.understandings == 1 and less.words == Emptiness(("кот",), False, 0) and len(less.kept_away) == 1
    assert emptiness(shelf, Question("кот регион:Нет", lang=Lang.RU)) == less.words
