"""The day of an office in the window: it begins with what waits, all of it is done from there, all of it taken back."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.bulk.confirming import ConfirmDialog
from desktop.ui.bulk.dialog import BulkDialog
from desktop.ui.bulk.planning import Action
from desktop.ui.change_row import Marked
from desktop.ui.form import EditForm
from desktop.ui.form.choosing import OneEditor
from desktop.ui.form.rows import RowPanel
from desktop.ui.message_bar import MessageBar
from desktop.ui.rail import Place
from desktop.ui.results.several import SeveralBar
from desktop.ui.today.page import TodayPage
from desktop.ui.today.row import JobRow
from desktop.ui.today.translating import TranslateDialog
from sync.ageing import TextState
from sync.bilingual import Lang
from sync.rows import Contact
from tests.journeys.conftest import Opens
from tests.journeys.pages import CTRL, SHIFT, Person, keeper, seen, words_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def page_of(person: Person) -> TodayPage:
    page = person.window.findChild(TodayPage)
    assert page is not None
    return page


def jobs(person: Person) -> dict[str, JobRow]:
    """The lines of the list by their icons."""
    return {row.job.icon: row for row in seen(page_of(person), JobRow)}


def filled(person: Person) -> TodayPage:
    """The page with its answer."""
    person.waits(lambda: page_of(person).seen is not None and seen(page_of(person), JobRow))
    return page_of(person)


def opened(person: Person, kind: type[QWidget]) -> QWidget:
    person.waits(lambda: person.window.findChild(kind) is not None)
    return person._exposed(kind)


def undo(person: Person) -> None:
    """The link of the message bar."""
    bar = seen(person.window, MessageBar)[0]
    person.turns_to(person.window)
    person.click(bar._remedy)
    person.waits(lambda: not person.catalogue.edits())


@pytest.fixture
def office(person: Person, opens: Opens) -> Person:
    """Somebody whose organisation has much to do; the window begins with it."""
    uid = keeper(person.catalogue)
    person.leave()
    return opens(language="ru", office=uid, author="Анна")


def test_an_office_is_chosen_on_the_page_and_its_day_appears(person: Person) -> None:
    person.press(Qt.Key.Key_1, CTRL)
    assert "Какая организация ваша" in words_of(person.window)
    uid = keeper(person.catalogue)
    seen(page_of(person), OneEditor)[0]._take(uid)
    page = filled(person)
    assert person.window.settings.office == uid
    assert page.seen is not None and page.seen.to_do.organisation == uid
    name = person.catalogue.cards(person.catalogue.rows_of([uid]))[0].name.ru
    assert name in words_of(page) and "Понедельник, 23 ноября" in words_of(page)


def test_all_that_is_due_is_confirmed_at_once_and_taken_back(office: Person) -> None:
    assert office.window._stack.currentWidget() is page_of(office)
    page = filled(office)
    assert page.seen is not None
    before = page.seen.to_do.ages
    office.click(jobs(office)["calendar-check"].button)
    dialog = opened(office, ConfirmDialog)
    assert isinstance(dialog, ConfirmDialog)
    waiting = before.due + before.old
    office.waits(lambda: len(dialog.table.ticks.ticked()) == waiting)
    office.press(Qt.Key.Key_Return, CTRL)
    office.waits(lambda: page.seen is not None and page.seen.to_do.ages.fresh == before.total)
    assert "Подтвержд" in office.news()
    assert "calendar-check" not in jobs(office)
    undo(office)
    office.waits(lambda: page.seen is not None and page.seen.to_do.ages == before)


def test_ticks_by_keys_and_what_has_changed_meanwhile_drops_out(office: Person) -> None:
    filled(office)
    office.click(jobs(office)["calendar-check"].button)
    dialog = opened(office, ConfirmDialog)
    assert isinstance(dialog, ConfirmDialog)
    office.waits(lambda: len(dialog.table.ticks.ticked()) > 3)
    all_ = dialog.table.ticks.ticked()
    for _step in range(2):
        office.press(Qt.Key.Key_Down, SHIFT)
    office.press(Qt.Key.Key_Space)
    assert set(all_) - set(dialog.table.ticks.ticked()) == set(all_[:3])
    moved = dialog.table.ticks.ticked()[0]
    office.catalogue.edit(moved, {"source_note": "Поменяли, пока список был открыт"}, "Пётр")
    office.turns_to(dialog)
    office.click(dialog.button)
    office.waits(lambda: dialog._dropped)
    assert [moved] == [line.uid for line in dialog.table.ticks.lines if line.why]
    assert {line.why for line in dialog.table.ticks.lines if line.why} == {"изменилась после открытия списка"}
    assert "выпала" in office.news()
    confirmed = {edit.uid for edit in office.catalogue.edits() if edit.path == "confirmed_on"}
    assert confirmed == set(all_[3:]) - {moved}


def test_two_texts_are_translated_one_after_the_other(office: Person) -> None:
    facility = office.catalogue.find("BY-0001")
    before = office.catalogue.record(facility).record
    office.catalogue.edit(facility, {"tagline.ru": "Совсем другая строка"}, "Анна")
    waiting = [text for text in office.catalogue.to_do("").translate if text.state is not TextState.MISSING]
    mine = [text for text in waiting if text.uid == facility and text.field == "tagline"]
    other = [text for text in waiting if text.uid != facility][:1]
    dialog = office.assembly.office.day(office.window).translating([*mine, *other])
    dialog.show()
    office._exposed(TranslateDialog)
    assert dialog.pair is not None
    told = [mark.accessibleName() for mark in seen(dialog, Marked)]
    assert told == [f"было: {before.tagline.ru}"]  # type: ignore[attr-defined]
    office.waits(lambda: dialog.pair and dialog.pair.target.editor.busy())
    office.press(Qt.Key.Key_A, CTRL)
    office.types("Зусім іншы радок")
    office.press(Qt.Key.Key_Return, CTRL)
    office.waits(lambda: dialog.list.texts.done == {0})
    assert office.catalogue.record(facility).record.tagline.be == "Зусім іншы радок"
    office.waits(lambda: dialog.pair and dialog.pair.target.editor.busy())
    office.press(Qt.Key.Key_Return, CTRL)
    office.waits(lambda: not seen(office.window, TranslateDialog))
    assert "2 текста" in office.news()
    left = {(text.uid, text.path) for text in office.catalogue.to_do("").translate}
    assert not left & {(text.uid, text.path) for text in (*mine, *other)}


def test_a_copy_is_a_draft_until_somebody_has_read_it(office: Person) -> None:
    facility = office.catalogue.find("BY-0001")
    office.catalogue.edit(facility, {"tagline.be": None}, "Анна")
    texts = [text for text in office.catalogue.to_do("").translate if (text.uid, text.field) == (facility, "tagline")]
    assert [(text.lang, text.state) for text in texts] == [(Lang.BE, TextState.MISSING)]
    dialog = office.assembly.office.day(office.window).translating(texts)
    dialog.show()
    office._exposed(TranslateDialog)
    office.waits(lambda: dialog.pair and dialog.pair.target.editor.busy())
    office.press(Qt.Key.Key_Return, CTRL)
    assert not dialog.list.texts.done and "F7" in dialog.pair.target.note.words  # type: ignore[union-attr]
    office.press(Qt.Key.Key_L, CTRL)
    record = office.catalogue.record(facility).record
    assert record.tagline.be == record.tagline.ru  # type: ignore[attr-defined]
    again = [
        text.state for text in office.catalogue.to_do("").translate if (text.uid, text.field) == (facility, "tagline")
    ]
    assert again == [TextState.MACHINE]


def test_one_contact_is_replaced_wherever_it_stands_and_brought_back(office: Person) -> None:
    office.window.go(Place.CATALOGUE)
    office.waits(office.count)
    catalogue, day = office.catalogue, office.assembly.office.day(office.window)
    uids = catalogue.uids_of(catalogue.rows_kept_by(office.window.settings.office))
    dialog = day.revising(uids)
    dialog.show()
    office._exposed(BulkDialog)
    office.waits(lambda: dialog.asking.fields.count())
    dialog.asking.choose_field("contacts")
    office.waits(lambda: dialog.asking.old.count())
    old, count = dialog.asking._members[0]
    assert isinstance(old, Contact) and dialog.asking.action is Action.REPLACE
    panel = dialog.asking.editor
    assert isinstance(panel, RowPanel)
    field = panel.cells["email"].editor.focusProxy()
    assert field is not None
    office.click(field)
    office.press(Qt.Key.Key_A, CTRL)
    office.types("novy@svetoch.example")
    office.press(Qt.Key.Key_Tab)
    office.waits(lambda: len(dialog.table.ticks.ticked()) == count)
    assert "novy@svetoch.example" in dialog.table.ticks.lines[0].cells[2]
    office.press(Qt.Key.Key_Return, CTRL)
    office.waits(lambda: not seen(office.window, BulkDialog))
    changed = [record for record in catalogue.records(uids)
               if any(each.email == "novy@svetoch.example" for each in getattr(record, "contacts", ()))]  # fmt: skip
    assert len(changed) == count and {edit.path for edit in catalogue.edits()} == {"contacts"}
    undo(office)
    assert all(old in getattr(record, "contacts", ()) for record in catalogue.records([each.uid for each in changed]))


def test_a_value_that_fails_a_check_is_told_before_anything_is_written(office: Person) -> None:
    catalogue = office.catalogue
    kept = catalogue.uids_of(catalogue.rows_kept_by(office.window.settings.office))
    dialog = office.assembly.office.day(office.window).revising(kept)
    dialog.show()
    office._exposed(BulkDialog)
    office.waits(lambda: dialog.asking.fields.count())
    dialog.asking.choose_field("source_note")
    editor = dialog.asking.editor
    assert editor is not None and not isinstance(editor, RowPanel)
    editor.show_text("я" * 3000)
    dialog.asking.changed.emit()
    office.waits(lambda: dialog.table.ticks.lines)
    assert all(line.why for line in dialog.table.ticks.lines) and not dialog.button.isEnabled()
    assert not catalogue.edits()


def test_what_is_still_being_typed_is_shown_before_it_is_written(office: Person) -> None:
    office.window.go(Place.CATALOGUE)
    office.waits(office.count)
    dialog = office.revises("contacts")
    dialog.asking.choose_field("source_note")
    editor = dialog.asking.editor
    assert editor is not None
    editor.setFocus()
    office.types("Сверено с паспортом")
    office.waits(lambda: dialog.button.isEnabled())
    office.types(", два раза")
    office.press(Qt.Key.Key_Return, CTRL)
    assert dialog.isVisible() and not office.catalogue.edits()
    office.waits(lambda: dialog.button.isEnabled())
    assert {line.cells[2] for line in dialog.table.ticks.lines} == {"Сверено с паспортом, два раза"}
    office.turns_to(dialog)
    office.press(Qt.Key.Key_Return, CTRL)
    office.waits(lambda: not seen(office.window, BulkDialog))
    assert {edit.value for edit in office.catalogue.edits()} == {"Сверено с паспортом, два раза"}
    undo(office)


def test_several_rows_are_chosen_by_keys_and_changed_together(office: Person) -> None:
    office.window.go(Place.CATALOGUE)
    office.waits(office.count)
    office.window.enter_results()
    view = office.window.catalogue.results.view
    if not view.currentIndex().isValid():
        office.press(Qt.Key.Key_Down)
    for _step in range(2):
        office.press(Qt.Key.Key_Down, SHIFT)
    picked = office.window.catalogue.results.picked()
    assert len(picked) == 3
    bar = seen(office.window, SeveralBar)[0]
    assert "3" in words_of(bar)
    office.click(bar.confirm)
    dialog = opened(office, ConfirmDialog)
    assert isinstance(dialog, ConfirmDialog)
    office.waits(lambda: dialog.table.ticks.rowCount())
    assert [line.uid for line in dialog.table.ticks.lines] == list(office.catalogue.uids_of(picked))
    office.closes(dialog)
    office.click(bar._drop)
    assert not office.window.catalogue.results.picked() and not bar.isVisible()


def test_the_open_record_is_confirmed_by_key_and_taken_back(office: Person) -> None:
    uid = office.goes_to("BY-0001")
    office.press(Qt.Key.Key_Return, CTRL | SHIFT)
    office.waits(lambda: office.catalogue.record(uid).record.confirmed_on == "2026-11-23")
    assert office.catalogue.record(uid).record.confirmed_by
    office.click(seen(office.window, MessageBar)[0]._remedy)
    office.waits(lambda: not office.catalogue.edits())


def test_a_calm_day_is_one_calm_line(office: Person) -> None:
    page = filled(office)
    assert page.seen is not None
    quiet = msgspec.structs.replace(page.seen.to_do, left=type(page.seen.to_do.left)(), confirm=(), ending=(), calls=(),
                                    translate=(), incomplete=(), wrong=(), conflicts=())  # fmt: skip
    page._show(msgspec.structs.replace(page.seen, to_do=quiet))
    office.reads("На сегодня дел нет", page)
    assert not seen(page, JobRow)


def test_a_window_without_an_office_begins_with_the_list(person: Person) -> None:
    assert person.window._stack.currentWidget() is person.window.catalogue
    assert person.window.findChild(TodayPage) is None and QApplication.activeModalWidget() is None


@pytest.mark.parametrize("leaving", ["done", "escape"])
def test_whoever_edits_a_record_of_the_day_comes_back_to_the_day(office: Person, leaving: str) -> None:
    page = filled(office)
    assert page.seen is not None
    uid = keeper(office.catalogue)
    page._ways.edit(uid)
    form = office.window.findChild(EditForm)
    assert form is not None and office.window._stack.currentWidget() is form
    if leaving == "done":
        office.click(form._top.done)
    else:
        office.turns_to(office.window)
        office.press(Qt.Key.Key_Escape)
    assert office.window._stack.currentWidget() is page
    office.window.show_record(uid)
    office.press(Qt.Key.Key_F2)
    form = office.window.findChildren(EditForm)[-1]
    office.click(form._top.done)
    assert office.window._stack.currentWidget() is office.window.catalogue
