"""What is typed and cannot be kept stays: in rows, over reopening and updates, whatever the world refuses."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.catalogue.views import Change
from desktop.profile import ProfileInUse
from desktop.settings import Settings
from desktop.ui.form import Forms
from desktop.ui.form.drafts import Draft, Drafts, TypedRow
from desktop.ui.form.editors import LineEditor
from desktop.ui.form.section import standing
from desktop.ui.shapes import State
from sync.bilingual import Bilingual
from sync.errors import NoSpace, Refusal, UnknownRecord
from sync.fields import Section
from sync.records import Equipment
from sync.registry import document_of
from sync.rows import Contact
from tests.typing_text import type_text
from tests.ui.forms import Opened, note, retype, retype_cell, rows_of, told
from tests.ui.samples import FACILITY


def test_a_refused_cell_is_there_again_when_the_form_is_opened_again(opened: Opened) -> None:
    form = opened.form()
    rows = rows_of(form.box("contacts"))
    retype_cell(rows.panels[0].cells["email"], "not-an-address")
    assert rows.panels[0].cells["email"].note.words
    assert "не сохранено" in told(form)
    assert standing(form._keeping, Section.CONTACTS).state is State.BAD
    form.finish()
    cell = rows_of(opened.form().box("contacts")).panels[0].cells["email"]
    assert cell.editor.text() == "not-an-address" and cell.note.words
    assert opened.facility().contacts == FACILITY.contacts


def test_a_cell_that_cannot_be_read_is_there_again_and_the_rest_is_kept(opened: Opened) -> None:
    form = opened.form()
    rows = rows_of(form.box("load"))
    rows.add()
    cells = rows.panels[-1].cells
    retype_cell(cells["year"], "2025")
    retype_cell(cells["users"], "дюжина")
    assert "не сохранено" in told(form)
    assert opened.facility().load[-1].year == 2025
    form.finish()
    again = opened.form()
    cell = rows_of(again.box("load")).panels[-1].cells["users"]
    assert cell.editor.text() == "дюжина" and cell.note.words
    retype_cell(cell, "12")
    assert opened.facility().load[-1].users == 12 and not opened.drafts
    assert not cell.note.words and "не сохранено" not in told(again)


def test_a_mistake_that_is_taken_back_by_hand_is_none_any_more(opened: Opened) -> None:
    form = opened.form()
    retype(form.box("url"), "htp://x")
    assert "не сохранено" in told(form)
    retype(form.box("url"), FACILITY.url)
    assert not opened.drafts and not note(form.box("url")) and "не сохранено" not in told(form)


def test_rows_with_mistakes_survive_a_refresh_on_the_screen(opened: Opened) -> None:
    form = opened.form()
    rows = rows_of(form.box("contacts"))
    retype_cell(rows.panels[0].cells["email"], "not-an-address")
    retype(form.box("tagline"), "Раз")
    form.box("contacts")
    form.undo()
    opened.settle()
    form.refresh()
    assert rows.panels[0].cells["email"].editor.text() == "not-an-address"
    assert rows.panels[0].cells["email"].note.words


def test_a_corrected_cell_is_kept_with_its_rows(opened: Opened) -> None:
    rows = rows_of(opened.form().box("contacts"))
    retype_cell(rows.panels[0].cells["email"], "not-an-address")
    retype_cell(rows.panels[0].cells["email"], "new@svetoch.example")
    assert opened.facility().contacts[0].email == "new@svetoch.example"
    assert not rows.panels[0].cells["email"].note.words and not opened.drafts


@pytest.mark.parametrize("refusal", [NoSpace("/profile", 0, 0), UnknownRecord("fac:laser")], ids=type)
def test_whatever_refuses_the_text_stays_and_the_bar_says_why(opened: Opened, refusal: Refusal) -> None:
    form = opened.form()
    opened.work.refusing = refusal
    retype(form.box("tagline"), "Пока не помещается")
    half = form.box("tagline").halves[0]
    assert half.editor.text() == "Пока не помещается" and note(form.box("tagline"))
    assert len(opened.desk.news) == 1 and opened.desk.news[0].state is State.BAD
    form.refresh()
    assert half.editor.text() == "Пока не помещается" and len(opened.desk.news) == 1
    opened.work.refusing = None
    opened.form()
    assert opened.facility().tagline.ru == "Пока не помещается" and not opened.drafts


def test_undo_and_revert_that_are_refused_are_told(opened: Opened) -> None:
    form = opened.form()
    retype(form.box("tagline"), "Раз")
    opened.work.refusing = NoSpace("/profile", 0, 0)
    form.undo()
    opened.settle()
    form.redo()
    opened.settle()
    form._revert("tagline.ru")
    assert len(opened.desk.news) == 3 and opened.facility().tagline.ru == "Раз"


@pytest.mark.parametrize("ask", [lambda forms: forms.open("fac:laser"), lambda forms: forms.begin("facility")])
def test_where_another_window_writes_no_form_is_opened_or_begun_and_the_bar_says_why(
    opened: Opened, ask: Callable[[Forms], None]
) -> None:
    opened.work.refusing = ProfileInUse("/profile")
    ask(opened.all_forms())
    assert not opened.desk.pages and "уже открыт" in opened.desk.news[0].words()


def test_undo_and_redo_can_be_pressed_while_there_is_something_to_take_back(opened: Opened) -> None:
    form = opened.form()
    undo, redo = form._top.undo, form._top.redo
    assert (undo.isEnabled(), redo.isEnabled()) == (False, False)
    retype(form.box("tagline"), "Раз")
    assert (undo.isEnabled(), redo.isEnabled()) == (True, False)
    undo.click()
    opened.settle()
    assert (undo.isEnabled(), redo.isEnabled()) == (False, True)


def test_the_author_is_the_one_named_in_the_settings_now(opened: Opened) -> None:
    form = opened.form()
    opened.desk.settings = Settings(author="Анна")
    assert form._keeping.author() == "Анна"


def test_undo_leaves_the_keys_to_the_form(opened: Opened) -> None:
    form = opened.form()
    retype(form.box("tagline"), "Раз")
    editor = form.box("tagline").halves[0].editor
    editor.setFocus()
    form.undo()
    opened.settle()
    assert opened.facility().tagline == FACILITY.tagline and form.hasFocus()


# What outlives the program


def test_drafts_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    file = tmp_path / "drafts.json"
    drafts = Drafts(file)
    row = TypedRow(Contact(role="booking", unit=Bilingual("Отдел", "")), (("email", "no mailbox"),))
    drafts["fac:1", "url"] = Draft("htp://x")
    drafts["fac:1", "contacts"] = Draft(rows=(row,))
    drafts["fac:2", "name.be"] = Draft("Не дапіса", unfinished=True)
    del drafts["fac:1", "url"]
    assert dict(Drafts(file)) == {
        ("fac:1", "contacts"): Draft(rows=(row,)),
        ("fac:2", "name.be"): Draft("Не дапіса", unfinished=True),
    }


def test_drafts_go_with_the_record_an_undo_takes_away_and_come_back_with_it(opened: Opened, tmp_path: Path) -> None:
    file = tmp_path / "drafts.json"
    forms = Forms(opened.desk, opened.work, lambda: opened.work, datetime.now, lambda: None, opened.media, file)
    drafts = Drafts(file)
    drafts["eq:new", "founded_year"] = Draft("давно")
    drafts["fac:laser", "url"] = Draft("htp://x")
    forms.follow(Change("undo", ("eq:new", "fac:laser")))
    assert set(Drafts(file)) == {("fac:laser", "url")}
    again = Equipment(uid="eq:new")
    opened.work._base[again.uid] = opened.work._now[again.uid] = document_of(again)
    forms.follow(Change("redo", ("eq:new",)))
    assert Drafts(file)["eq:new", "founded_year"] == Draft("давно") and len(Drafts(file)) == 2


_LATER = b'[{"uid":"a","path":"b","rows":[{"type":"Nobody","row":{}}]}]'


@pytest.mark.parametrize("data", [b"", b"[{", b'[{"uid":1}]', _LATER])
def test_a_file_of_drafts_that_cannot_be_read_is_moved_aside(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "drafts.json"
    file.write_bytes(data)
    drafts = Drafts(file)
    assert not drafts and (tmp_path / "drafts.json.broken").read_bytes() == data
    drafts["fac:1", "url"] = Draft("htp://x")
    assert len(Drafts(file)) == 1


def test_a_disk_that_takes_nothing_leaves_drafts_in_memory(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "nowhere" / "drafts.json")
    drafts["fac:1", "url"] = Draft("htp://x")
    assert drafts["fac:1", "url"].text == "htp://x"


def test_what_one_is_in_the_middle_of_is_safe_after_a_pause_and_no_mistake(opened: Opened, qtbot: QtBot) -> None:
    form = opened.form()
    editor = form.box("tagline").halves[0].editor
    assert isinstance(editor, LineEditor)
    editor.line.setFocus()
    type_text(editor.line, " и ещё")
    qtbot.waitUntil(lambda: ("fac:laser", "tagline.ru") in opened.drafts)
    assert opened.drafts["fac:laser", "tagline.ru"].unfinished and not form._keeping.wrong()
    assert opened.facility().tagline == FACILITY.tagline
    kept = Drafts()
    kept.update(opened.drafts)
    opened.drafts = kept  # as after a crash: the form is gone, what was typed is not
    again = opened.form()
    assert again.box("tagline").halves[0].editor.text().endswith("и ещё") or "и ещё" in opened.facility().tagline.ru
    assert "и ещё" in opened.facility().tagline.ru and not opened.drafts


def test_a_cell_one_is_in_the_middle_of_is_safe_too(opened: Opened, qtbot: QtBot) -> None:
    rows = rows_of(opened.form().box("contacts"))
    cell = rows.panels[0].cells["unit.ru"].editor
    assert isinstance(cell, LineEditor)
    opened.app.processEvents()
    cell.line.setFocus()
    type_text(cell.line, " новая")
    qtbot.waitUntil(lambda: ("fac:laser", "contacts") in opened.drafts)
    kept = Drafts()
    kept.update(opened.drafts)
    opened.drafts = kept
    opened.form().box("contacts")
    assert "новая" in opened.facility().contacts[0].unit.ru and not opened.drafts
