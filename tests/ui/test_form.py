"""The edit form: every field kept at once, a wrong value kept in the field, nothing lost when the catalogue changes."""

from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.settings import Content
from desktop.ui.form import EditForm
from desktop.ui.form.choosing import SetEditor, ShortChoice
from desktop.ui.form.drafts import Draft
from desktop.ui.form.editors import LineEditor, TextEditor
from desktop.ui.form.rows import RowsEditor
from desktop.ui.form.section import fields_in, sections_of, standing
from desktop.ui.shapes import State
from sync.ageing import TextState
from sync.bilingual import Lang
from sync.completeness import completeness
from sync.fields import Section
from sync.records import KINDS
from sync.registry import document_of, typed
from tests.typing_text import type_text
from tests.ui.forms import Opened, note, retype, type_into
from tests.ui.samples import FACILITY
from tests.ui.works import MemoryWork

offscreen_popup = pytest.mark.qt_log_ignore("grabbing the keyboard", "raise", extend=True)


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_field_of_every_kind_has_a_place_and_an_editor(opened: Opened, kind: str) -> None:
    uid = next(record.uid for record in opened.work.records.values() if record.kind == kind)
    form = opened.form(uid)
    for section in sections_of(kind):
        form.open_section(section)
        for each in fields_in(kind, section):
            box = form.box(each.name)
            assert len(box.halves) == (2 if each.bilingual else 1)
            assert box.findChildren(QLabel)[0].text()
    windows = [each for each in opened.app.topLevelWidgets() if each.isVisible()]
    assert windows == [form]  # no part of it is a window of its own


def test_opening_every_section_changes_nothing(opened: Opened) -> None:
    form = opened.form()
    for section in sections_of("facility"):
        form.open_section(section)
    form.finish()
    assert opened.work.edits() == ()


def test_a_field_is_kept_when_it_is_left(opened: Opened) -> None:
    form = opened.form()
    retype(form.box("tagline"), "Новая строка")
    assert opened.facility().tagline.ru == "Новая строка"
    labels = "\n".join(label.text() for label in form.findChildren(QLabel))
    assert "10:42" in labels


def test_text_is_tidied_but_words_are_not_touched(opened: Opened) -> None:
    retype(opened.form().box("tagline"), "аб'ект  і   сям'я ", half=1)
    assert opened.facility().tagline.be == "аб’ект і сям’я"


@pytest.mark.parametrize(("name", "text"), [("url", "htp://svetoch"), ("founded_year", "давно"), ("doi", "11.1/x")])
def test_a_wrong_value_stays_marked_and_is_not_kept(opened: Opened, name: str, text: str) -> None:
    form = opened.form()
    before = getattr(opened.facility(), name)
    retype(form.box(name), text)
    half = form.box(name).halves[0]
    assert half.editor.text() == text and note(form.box(name))
    assert getattr(opened.facility(), name) == before
    assert opened.drafts == {("fac:laser", name): Draft(text)}


def test_a_wrong_value_is_there_again_when_the_form_is_opened_again(opened: Opened) -> None:
    retype(opened.form().box("url"), "htp://svetoch")
    again = opened.form()
    assert again.box("url").halves[0].editor.text() == "htp://svetoch"
    assert note(again.box("url"))


def test_a_corrected_value_is_kept_and_the_mark_goes(opened: Opened) -> None:
    form = opened.form()
    retype(form.box("url"), "htp://svetoch.example")
    retype(form.box("url"), "https://svetoch.example/new")
    assert opened.facility().url == "https://svetoch.example/new"
    assert not note(form.box("url")) and not opened.drafts


def test_the_mark_goes_while_one_types(opened: Opened) -> None:
    form = opened.form()
    retype(form.box("url"), "htp")
    editor = form.box("url").halves[0].editor
    assert isinstance(editor, LineEditor)
    type_text(editor.line, "s")
    assert not note(form.box("url"))


def test_latin_letters_in_a_word_are_shown_and_repaired_on_request(opened: Opened) -> None:
    form = opened.form()
    retype(form.box("tagline"), "Лазеp и oптика")
    assert opened.facility().tagline.ru == "Лазеp и oптика"
    half = form.box("tagline").halves[0]
    assert "Лазеp" in half.note.words
    half.note.press()
    assert opened.facility().tagline.ru == "Лазер и оптика"
    assert not half.note.words


def test_ten_thousand_letters_are_kept(opened: Opened) -> None:
    text = ("Слова пра лазер і святло. " * 400)[:10_000].strip()
    form = opened.form()
    half = form.box("description").halves[1]
    half.editor.show_text(text)
    half.read()
    assert opened.facility().description.be == text


def test_a_text_over_its_limit_is_told_with_its_counter(opened: Opened) -> None:
    form = opened.form()
    half = form.box("tagline").halves[0]
    half.editor.show_text("я" * 121)
    assert "121" in "".join(label.text() for label in half.note.findChildren(QLabel))
    half.read()
    assert half.note.words and opened.facility().tagline == FACILITY.tagline


def test_a_term_is_chosen_from_the_box(opened: Opened) -> None:
    editor = opened.form().box("life_cycle").halves[0].editor
    assert isinstance(editor, ShortChoice)
    place = editor._choice.findData("being_upgraded")
    editor._choice.setCurrentIndex(place)
    editor._choice.activated.emit(place)
    assert opened.facility().life_cycle == "being_upgraded"


@offscreen_popup
def test_subjects_are_found_by_words_and_show_their_path(opened: Opened) -> None:
    editor = opened.form().box("grnti").halves[0].editor
    assert isinstance(editor, SetEditor)
    pick = editor.open()
    pick.search.setText("голограф")
    index = pick.list.currentIndex()
    assert "29" in str(index.data()) and index.data(Qt.ItemDataRole.UserRole + 1)
    QApplication.sendEvent(pick.search, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier(0)))
    assert len(opened.facility().grnti) == len(FACILITY.grnti) + 1


def test_rows_are_added_moved_and_removed(opened: Opened) -> None:
    editor = opened.form().box("contacts").halves[0].editor
    assert isinstance(editor, RowsEditor)
    editor.add()
    assert opened.facility().contacts == FACILITY.contacts  # an empty row is not kept
    cell = editor.panels[-1].cells["email"].editor
    assert isinstance(cell, LineEditor)
    cell.line.setFocus()
    type_text(cell.line, "new@svetoch.example")
    cell.line.clearFocus()
    assert opened.facility().contacts[-1].email == "new@svetoch.example"
    editor.panels[-1].moved.emit(-1)
    assert opened.facility().contacts[1].email == "new@svetoch.example"
    editor.panels[1].removed.emit()
    assert opened.facility().contacts == FACILITY.contacts


def test_a_wrong_cell_stays_in_its_row(opened: Opened) -> None:
    editor = opened.form().box("contacts").halves[0].editor
    assert isinstance(editor, RowsEditor)
    cell = editor.panels[0].cells["email"]
    assert isinstance(cell.editor, LineEditor)
    cell.editor.show_text("no mailbox")
    cell.editor.left.emit()
    assert cell.editor.text() == "no mailbox"
    assert opened.facility().contacts == FACILITY.contacts


def test_undo_reaches_over_fields_and_shows_what_it_did(opened: Opened) -> None:
    form = opened.form()
    retype(form.box("tagline"), "Раз")
    retype(form.box("founded_year"), "1999")
    form.undo()
    opened.settle()
    form.undo()
    opened.settle()
    assert opened.facility().tagline == FACILITY.tagline
    assert opened.facility().founded_year == FACILITY.founded_year
    assert form.box("tagline").halves[0].editor.text() == FACILITY.tagline.ru
    form.redo()
    opened.settle()
    assert opened.facility().tagline.ru == "Раз"


def test_one_change_is_undone_by_its_own_button(opened: Opened) -> None:
    form = opened.form()
    retype(form.box("tagline"), "Раз")
    retype(form.box("founded_year"), "1999")
    form._revert("tagline.ru")
    assert [edit.path for edit in opened.work.edits()] == ["founded_year"]
    assert form.box("tagline").halves[0].editor.text() == FACILITY.tagline.ru


def test_russian_is_copied_as_an_unchecked_translation(opened: Opened) -> None:
    form = opened.form()
    box = form.box("unique_features")
    editor = box.halves[0].editor
    assert isinstance(editor, TextEditor)
    editor.paper.setFocus()
    form.copy_over()
    copy = FACILITY.unique_features.ru
    assert box.halves[1].editor.text() == copy and "никто" in note(box, half=1)
    assert opened.facility().unique_features.be == copy
    form.finish()
    box = opened.form().box("unique_features")
    assert box.halves[1].editor.text() == copy and note(box, half=1)
    box.halves[1].note.press()
    assert not note(box, half=1)
    assert form._keeping.text_state("unique_features", Lang.BE) is TextState.MACHINE  # that form is of before
    form.refresh()
    assert form._keeping.text_state("unique_features", Lang.BE) is TextState.CURRENT


def test_a_copy_becomes_a_translation_when_it_is_changed(opened: Opened) -> None:
    box = opened.form().box("unique_features")
    box.copy_over()
    retype(box, "Пераклад", half=1)
    assert opened.facility().unique_features.be == "Пераклад" and not note(box, half=1) and not opened.drafts


def test_a_copy_blocks_nothing_and_counts_as_no_translation(opened: Opened) -> None:
    form = opened.form()
    before = completeness(opened.facility())
    form.box("unique_features").copy_over()
    assert not form._keeping.wrong() and standing(form._keeping, Section.BASICS).state is State.WARNING
    assert completeness(form._keeping.view.record) == before
    form.undo()
    opened.settle()
    assert opened.facility() == FACILITY


def test_a_translation_older_than_its_original_is_told_with_both_dates_until_somebody_checks_it(opened: Opened) -> None:
    form = opened.form()
    box = form.box("tagline")
    retype(box, "Другая строка")
    half = box.halves[1]
    assert note(box, half=1) == "Перевод старше оригинала" and "23.11.2026" in half.note.toolTip()
    assert [head._worth.text() for head in box.heads] == ["ru · оригинал", "be · перевод"]
    half.note.press()
    assert not note(box, half=1) and form._keeping.text_state("tagline", Lang.BE) is TextState.CURRENT
    form.undo()
    opened.settle()
    assert note(box, half=1) == "Перевод старше оригинала"


def test_the_field_one_is_in_survives_a_change_underneath(opened: Opened) -> None:
    form = opened.form()
    editor = type_into(form.box("tagline"), "Пишу прямо сейчас")
    _adopt(opened.work, tagline={"ru": "Из центра", "be": "З цэнтра"}, rev=8)
    form.refresh()
    assert editor.text() == "Пишу прямо сейчас" and editor.busy()
    assert form.box("tagline").halves[1].editor.text() == "З цэнтра"
    assert opened.desk.news
    editor.line.clearFocus()
    assert opened.facility().tagline.ru == "Пишу прямо сейчас"


def _adopt(work: MemoryWork, **changes: object) -> None:
    """What a bundle does: other values under the form."""
    document = {**document_of(work.record("fac:laser").record), **changes}
    work._now["fac:laser"] = document
    work._base["fac:laser"] = msgspec.json.decode(msgspec.json.encode(document))
    assert typed(document)


def test_sections_say_what_they_lack(opened: Opened) -> None:
    form = opened.form()
    keeping = form._keeping
    assert standing(keeping, Section.CONTACTS).state is State.GOOD
    assert standing(keeping, Section.BASICS).state is State.WARNING  # a translation is missing
    retype(form.box("name"), "")
    retype(form.box("name"), "", half=1)
    assert standing(keeping, Section.BASICS).state is State.BAD


def test_one_language_alone_can_be_shown(opened: Opened) -> None:
    form = opened.form()
    form.show_content(Content.BE)
    first, second = form.box("name").halves
    assert not first.isVisibleTo(form) and second.isVisibleTo(form)


def test_done_reads_the_field_one_is_in(opened: Opened) -> None:
    form = opened.form()
    closed: list[str] = []
    form.closed.connect(closed.append)
    type_into(form.box("tagline"), "Ещё не покинуто")
    form.finish()
    assert opened.facility().tagline.ru == "Ещё не покинуто" and closed == ["fac:laser"]


def test_a_narrow_form_folds_its_right_column(opened: Opened) -> None:
    form = opened.form()
    form.resize(1000, 600)
    assert not form._yours.isVisibleTo(form)
    form._top.folded.click()
    assert form._yours.isVisibleTo(form)


def test_forms_are_opened_over_the_window_and_leave_to_the_record(opened: Opened) -> None:
    forms = opened.all_forms()
    forms.open("fac:nowhere")
    assert opened.desk.news and not opened.desk.pages
    forms.open("fac:laser")
    (page,) = opened.desk.pages
    assert isinstance(page, EditForm)
    opened.forms.append(page)
    page.finish()
    assert opened.desk.opened == ["fac:laser"] and not opened.desk.pages


@pytest.mark.parametrize("height", [480, 812])
def test_no_field_is_squeezed_whatever_the_height(opened: Opened, qtbot: QtBot, height: int) -> None:
    form = opened.form()
    form.resize(1364, height)
    for section in sections_of("facility"):
        form.open_section(section)
        page = form._pages[section].page
        seen = [widget for widget in page.findChildren(QWidget) if widget.isVisibleTo(form)]
        qtbot.waitUntil(lambda seen=seen: not any(map(_cut, seen)), timeout=2000)  # texts grow after the first layout


def _cut(widget: QWidget) -> bool:
    """Whether a control reaches out of what holds it."""
    parent = widget.parentWidget()
    inside = type(widget).__module__.startswith("desktop.ui.") or isinstance(widget, QLineEdit | QPlainTextEdit)
    return inside and parent is not None and widget.geometry().bottom() > parent.rect().bottom() + 1


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_control_has_a_name(opened: Opened, kind: str) -> None:
    form = opened.form(next(record.uid for record in opened.work.records.values() if record.kind == kind))
    for section in sections_of(kind):
        form.open_section(section)
        opened.app.processEvents()
        seen = [widget for widget in form.findChildren(QWidget) if widget.isVisible() and _takes_focus(widget)]
        nameless = [(type(widget).__name__, widget.parent()) for widget in seen if not _named(widget)]
        assert not nameless


def _takes_focus(widget: QWidget) -> bool:
    inner = widget.objectName().startswith("qt_") or type(widget).__module__ == "PySide6.QtWidgets"
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and not inner


def _named(widget: QWidget) -> bool:
    text: Callable[[], str] | None = getattr(widget, "text", None)
    return bool(widget.accessibleName() or (text() if callable(text) else ""))
