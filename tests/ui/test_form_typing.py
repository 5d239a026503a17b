"""Dates, moments, lists, measures and prices as people type them."""

import pytest
from PySide6.QtCore import QDate, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.ui.form.dating import DateEditor, MomentEditor
from desktop.ui.form.editors import LineEditor
from desktop.ui.form.listing import ListEditor
from sync.records import Call, Equipment, Programme, Service
from sync.rows import Price, Specification
from tests.typing_text import type_text
from tests.ui.forms import Opened, note, retype, retype_cell, rows_of, type_into

popups = pytest.mark.qt_log_ignore("grabbing the keyboard", "raise", extend=True)


def programme(opened: Opened) -> Programme:
    record = opened.work.record("prg:1").record
    assert isinstance(record, Programme)
    return record


def call(opened: Opened) -> Call:
    record = opened.work.record("call:form").record
    assert isinstance(record, Call)
    return record


@pytest.mark.parametrize(("typed", "kept"), [
    ("5.3.2025", "2025-03-05"), ("2025-03-05", "2025-03-05"), ("03.2025", "2025-03"), ("2025", "2025"), ("", ""),
    ("2025/3/5", "2025-03-05"), ("2025.03.05", "2025-03-05"),
])  # fmt: skip
def test_a_date_is_typed_in_any_usual_way(opened: Opened, typed: str, kept: str) -> None:
    retype(opened.form("prg:1").box("start"), typed)
    assert programme(opened).start == kept


def test_a_date_that_is_none_stays_and_is_told(opened: Opened) -> None:
    form = opened.form("prg:1")
    retype(form.box("start"), "31.02.2025")
    assert note(form.box("start")) == "Такой даты нет" and programme(opened).start == "2024-01-01"


def test_an_end_before_its_beginning_is_told_at_the_end_whichever_was_changed(opened: Opened) -> None:
    form = opened.form("prg:1")
    retype(form.box("start"), "2030")
    assert note(form.box("end")) == "Конец раньше начала"
    retype(form.box("start"), "2020")
    assert not note(form.box("end"))


@popups
def test_a_day_is_taken_from_the_calendar(opened: Opened) -> None:
    editor = opened.form("prg:1").box("end").halves[0].editor
    assert isinstance(editor, DateEditor)
    popup = editor.open()
    assert popup.calendar.selectedDate() == QDate(2027, 12, 31)
    popup.calendar.clicked.emit(QDate(2028, 1, 15))
    assert programme(opened).end == "2028-01-15" and editor.text() == "15.01.2028"


def moment(opened: Opened) -> MomentEditor:
    editor = opened.form("call:form").box("deadline").halves[0].editor
    assert isinstance(editor, MomentEditor)
    return editor


def leave(editor: MomentEditor, part: QLineEdit, text: str) -> None:
    part.setFocus()
    part.selectAll()
    type_text(part, text)
    part.clearFocus()
    editor.left.emit()


@pytest.mark.parametrize(("day", "time", "kept"), [
    ("1.2.2027", "9:30", "2027-02-01T09:30+03:00"), ("01.02.2027", "18", "2027-02-01T18:00+03:00"),
    ("2027-02-01", "9.05", "2027-02-01T09:05+03:00"),
])  # fmt: skip
def test_a_moment_is_a_day_an_hour_and_whose_clock(opened: Opened, day: str, time: str, kept: str) -> None:
    editor = moment(opened)
    assert (editor.day.text(), editor.time.text(), editor.zone.currentText()) == (
        "31.12.2026", "18:00", "Минск, Москва (+03:00)")  # fmt: skip
    leave(editor, editor.day.line, day)
    leave(editor, editor.time, time)
    assert call(opened).deadline == kept
    editor.zone.setCurrentIndex(editor.zone.findData("+10:00"))
    editor.zone.activated.emit(0)
    assert call(opened).deadline == kept.replace("+03:00", "+10:00")


def test_without_an_hour_the_whole_day_is_meant(opened: Opened) -> None:
    editor = moment(opened)
    editor.time.clear()
    editor.left.emit()
    assert call(opened).deadline == "2026-12-31"


@pytest.mark.parametrize(
    ("day", "time"), [("31.02.2027", "18:00"), ("01.02.2027", "25:00"), ("", "18:00"), ("2027", "")]
)
def test_a_moment_that_is_none_stays_and_is_told(opened: Opened, day: str, time: str) -> None:
    form = opened.form("call:form")
    editor = form.box("deadline").halves[0].editor
    assert isinstance(editor, MomentEditor)
    editor.day.line.setText(day)
    editor.time.setText(time)
    editor.left.emit()
    assert note(form.box("deadline")) and call(opened).deadline == "2026-12-31T18:00+03:00"
    again = moment(opened)
    assert again.text() == editor.text()


def names(opened: Opened) -> ListEditor:
    editor = opened.form("org:svetoch").box("former_names").halves[0].editor
    assert isinstance(editor, ListEditor)
    return editor


def kept_names(opened: Opened) -> tuple[str, ...]:
    record = opened.work.record("org:svetoch").record
    return tuple(record.former_names)  # type: ignore[attr-defined]


def test_lines_of_a_list_are_added_moved_by_keys_and_removed(opened: Opened) -> None:
    editor = names(opened)
    editor.add([""], 0)
    type_text(editor.lines[0], "Первое; с точкой")
    QTest.keyClick(editor.lines[0], Qt.Key.Key_Return)
    type_text(editor.lines[1], "Второе")
    editor.lines[1].clearFocus()
    assert kept_names(opened) == ("Первое; с точкой", "Второе")
    editor.lines[1].setFocus()
    QTest.keyClick(editor.lines[1], Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert kept_names(opened) == ("Второе", "Первое; с точкой") and editor.lines[0].hasFocus()
    editor._members[0].removed.emit()
    assert kept_names(opened) == ("Первое; с точкой",)


def test_several_lines_that_are_pasted_are_several_members(opened: Opened) -> None:
    editor = names(opened)
    editor.add([""], 0)
    QGuiApplication.clipboard().setText("Раз\nДва\n\nТри\n")
    QTest.keyClick(editor.lines[0], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert kept_names(opened) == ("Раз", "Два", "Три")


def test_rows_are_moved_by_keys_with_the_focus_in_them(opened: Opened) -> None:
    rows = rows_of(opened.form().box("contacts"))
    cell = rows.panels[0].cells["email"].editor
    assert isinstance(cell, LineEditor)
    cell.line.setFocus()
    QTest.keyClick(cell.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [each.role for each in opened.facility().contacts] == ["safety", "booking"] and cell.line.hasFocus()


def specs(opened: Opened) -> tuple[Specification, ...]:
    record = opened.work.record("eq:1").record
    assert isinstance(record, Equipment)
    return record.specs


@pytest.mark.parametrize(("typed", "value", "low", "high", "unit"), [
    ("400 МГц", "400", "", "", "MHz"), ("0,4 ГГц", "0.4", "", "", "GHz"), ("0,2–2,5 мкм", "", "0.2", "2.5", "um"),
    ("−20…40", "", "-20", "40", "um"), ("1064 nm", "1064", "", "", "nm"),
])  # fmt: skip
def test_a_measure_typed_whole_goes_into_its_columns(
    opened: Opened, typed: str, value: str, low: str, high: str, unit: str
) -> None:
    rows = rows_of(opened.form("eq:1").box("specs"))
    retype_cell(rows.panels[0].cells["value"], typed)
    row = specs(opened)[0]
    assert (row.value, row.min, row.max, row.unit) == (value, low, high, unit)
    assert rows.panels[0].cells["value"].editor.text() == value.replace(".", ",")


def test_a_unit_nobody_described_stays_in_its_cell_with_a_word_why(opened: Opened) -> None:
    before = specs(opened)
    rows = rows_of(opened.form("eq:1").box("specs"))
    retype_cell(rows.panels[0].cells["value"], "5 попугаев")
    cell = rows.panels[0].cells["value"]
    assert "попугаев" in cell.note.words and cell.editor.text() == "5 попугаев" and specs(opened) == before


def test_an_expired_price_is_no_number_any_more(opened: Opened) -> None:
    rows = rows_of(opened.form("srv:1").box("prices"))
    valid, expired = rows.panels
    assert not valid.banner.words
    assert "31.12.2025" in expired.banner.words and "по запросу" in expired.banner.words
    amount = expired.cells["amount"].editor
    assert isinstance(amount, LineEditor) and amount.line.font().strikeOut()
    retype_cell(expired.cells["valid_to"], "31.12.2027")
    assert not expired.banner.words and not amount.line.font().strikeOut()
    record = opened.work.record("srv:1").record
    assert isinstance(record, Service) and record.prices[1].valid_to == "2027-12-31"


def test_a_price_that_ends_before_it_begins_is_told_at_its_end(opened: Opened) -> None:
    rows = rows_of(opened.form("srv:1").box("prices"))
    retype_cell(rows.panels[0].cells["valid_from"], "2028")
    assert rows.panels[0].cells["valid_to"].note.words == "Конец раньше начала"
    record = opened.work.record("srv:1").record
    assert isinstance(record, Service) and isinstance(record.prices[0], Price) and not record.prices[0].valid_from


def test_no_break_spaces_of_a_text_outlive_a_change_of_another_word(opened: Opened) -> None:
    form = opened.form()
    half = form.box("description").halves[0]
    half.editor.show_text("Диапазон 200–2\u00a0500\u00a0нм")
    half.read()
    assert opened.facility().description.ru == "Диапазон 200–2\u00a0500\u00a0нм"


def test_what_nobody_agreed_to_publish_says_so(opened: Opened) -> None:
    form = opened.form("per:form")
    assert "согласия" in note(form.box("consent_scope"))
    assert form.box("consent_basis").heads[0]._needed.text()


def test_a_key_press_of_enter_keeps_the_line(opened: Opened) -> None:
    form = opened.form()
    editor = type_into(form.box("tagline"), "По Enter")
    QApplication.sendEvent(editor.line, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier(0)))
    assert opened.facility().tagline.ru == "По Enter"
