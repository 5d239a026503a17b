"""Lists to pick from: asked beside the window after a pause, answered in the spelling of the search."""

from collections.abc import Sequence
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import language
from desktop.catalogue.questions import Found, Question
from desktop.ui.facets.finder import ValueModel
from desktop.ui.form.choosing import OneEditor, SetEditor
from desktop.ui.form.options import Terms
from desktop.ui.form.picking import PickList
from sync.bilingual import Bilingual, Lang
from sync.vocabularies import Term, Vocabularies
from tests.ui.forms import Opened
from tests.ui.samples import FACILITY
from tests.ui.works import MemoryWork

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", "raise", extend=True)


def operator(opened: Opened) -> OneEditor:
    editor = opened.form().box("operator_org").halves[0].editor
    assert isinstance(editor, OneEditor)
    return editor


def offered(pick: PickList) -> list[str]:
    return [str(pick._model.index(row, 0).data()) for row in range(pick._model.rowCount())]


def enter(pick: PickList) -> None:
    QApplication.sendEvent(pick.search, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier(0)))


def note_questions(work: MemoryWork) -> list[tuple[str, bool]]:
    """The texts the catalogue is asked for from now on, and whether in the window's thread."""
    asked: list[tuple[str, bool]] = []
    search = work.search

    def noted(question: Question) -> Found:
        asked.append((question.text, current_thread() is main_thread()))
        return search(question)

    work.search = noted  # type: ignore[method-assign]
    return asked


def test_a_record_is_found_by_name(opened: Opened, qtbot: QtBot) -> None:
    editor = operator(opened)
    pick = editor.open()
    qtbot.waitUntil(lambda: bool(offered(pick)))
    pick.search.setText("нет такого")
    qtbot.waitUntil(lambda: not offered(pick))
    pick.search.setText("светоч")
    qtbot.waitUntil(lambda: len(offered(pick)) == 1)
    pick._pick(pick.list.currentIndex())
    assert opened.facility().operator_org == "org:svetoch"
    editor._empty.click()
    assert opened.facility().operator_org == ""


def test_letters_typed_quickly_are_one_question_and_never_stop_the_window(opened: Opened, qtbot: QtBot) -> None:
    pick = operator(opened).open()
    qtbot.waitUntil(lambda: bool(offered(pick)))
    asked = note_questions(opened.work)
    for text in ("с", "св", "све", "светоч"):
        pick.search.setText(text)
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [("светоч", False)]


def test_enter_before_the_answer_picks_from_the_answer(opened: Opened, qtbot: QtBot) -> None:
    pick = operator(opened).open()
    qtbot.waitUntil(lambda: bool(offered(pick)))
    pick.search.setText("нет такого")
    enter(pick)
    qtbot.waitUntil(lambda: not offered(pick))
    assert opened.facility().operator_org == FACILITY.operator_org and pick.isVisible()
    pick.search.setText("светоч")
    enter(pick)
    qtbot.waitUntil(lambda: opened.facility().operator_org == "org:svetoch")


def test_an_answer_to_a_closed_list_is_dropped(opened: Opened, qtbot: QtBot) -> None:
    free, search = Event(), opened.work.search

    def slow(question: Question) -> Found:
        free.wait(5)
        return search(question)

    opened.work.search = slow  # type: ignore[method-assign]
    pick = operator(opened).open()
    pick.close()
    free.set()
    qtbot.waitUntil(lambda: not opened.desk.parts.background.busy())
    QApplication.processEvents()


def test_a_name_is_told_without_reading_the_record(opened: Opened) -> None:
    form = opened.form()
    asked: list[str] = []
    record = opened.work.record
    opened.work.record = lambda uid: (asked.append(uid), record(uid))[1]  # type: ignore[method-assign]
    editor = form.box("owner_org").halves[0].editor
    assert isinstance(editor, OneEditor)
    editor.show_value("org:svetoch")
    assert "Светоч" in editor._field.text() and not asked


def test_what_is_chosen_already_is_not_offered(opened: Opened) -> None:
    editor = opened.form().box("staff_languages").halves[0].editor
    assert isinstance(editor, SetEditor)
    first = offered(editor.open())[0]
    editor._take((*editor._codes, next(iter(editor._source.find(first))).code))  # type: ignore[union-attr]
    assert first not in offered(editor.open())


def terms(*labels: Bilingual) -> Terms:
    made: Sequence[Term] = [
        Term(uid=f"term:t:{place}", scheme="t", code=str(place), label=label) for place, label in enumerate(labels)
    ]
    return Terms(Vocabularies(made), "t", "2026-11-23")


@pytest.mark.parametrize("typed", ["учет", "УЧЁТ", "учёт", "улік", "улiк"])
def test_terms_are_found_in_the_spelling_of_the_search(typed: str) -> None:
    expected = ["Учёт"] if "i" not in typed else []  # a Latin letter is another letter
    language.use(Lang.RU)
    found = terms(Bilingual("Учёт", "Улік"), Bilingual("Отчёт", "Справаздача")).find(typed)
    assert [option.words for option in found] == expected


def test_values_of_a_facet_are_found_in_the_spelling_of_the_search(qapp: QApplication) -> None:
    from PySide6.QtWidgets import QWidget

    from desktop.catalogue.questions import FacetCount

    parent = QWidget()
    model = ValueModel(parent)
    words = ["Бухгалтерский учёт", "Слоўнік", "Аб’екты"]
    model.show([(FacetCount(str(n), Bilingual(word, word), 1), word) for n, word in enumerate(words)], ())
    for typed, row in (("учет", 0), ("слоунiк".replace("i", "і"), 1), ("аб'ект", 2)):
        model.narrow(typed)
        assert [model.value_at(n)[1] for n in range(model.rowCount())] == [words[row]]
