"""Editing in the form: kept on leaving a field, refused in words, undone by key, never lost."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import PIPE, Popen

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPlainTextEdit

from desktop.catalogue import Catalogue
from desktop.catalogue.media import Media
from desktop.paths import SAMPLE, SAMPLE_ROOT
from desktop.profile import Profile
from desktop.ui.form.choosing import OneEditor
from desktop.ui.form.page import EditForm
from tests.journeys.conftest import ROOT, Opens
from tests.journeys.pages import CTRL, FIRST, SHIFT, Form, Person, clock, words_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
NAME = "Лазер «Сіні» з доўгай назвай"


def rows_of(profile: Profile) -> Iterator[str]:
    """All that stands in local.db, as one reads it with another program."""
    with sqlite3.connect(profile.local) as file:
        tables = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            yield from map(repr, file.execute(f"SELECT * FROM {table}"))
    file.close()


def test_a_field_is_kept_when_it_is_left(person: Person, profile: Profile) -> None:
    form = person.edits()
    form.writes("name.be", NAME)
    assert any(NAME in row for row in rows_of(profile))
    assert str(person.catalogue.record(form.uid).record.name.be) == NAME  # type: ignore[union-attr]
    form.is_done()
    person.asks("Сіні")
    assert form.uid in {card.uid for card in person.cards() if card.edited}
    person.goes_to(FIRST)
    person.press(Qt.Key.Key_F8)
    person.waits(lambda: NAME in words_of(person.record))
    index = person.window.catalogue.results.model.index(0, 0)
    assert index.data() == NAME


@pytest.mark.parametrize(("lang", "key"), [("ru", Qt.Key.Key_Return), ("be", Qt.Key.Key_Enter)])
def test_ctrl_enter_is_done_from_inside_a_field(opens: Opens, lang: str, key: Qt.Key) -> None:
    person = opens(language=lang, content=lang).settled()
    form = person.edits()
    form.enters("name.be")
    person.types(NAME)
    person.press(key, CTRL)
    person.waits(lambda: person.window.findChild(EditForm) is None, patience=1_000)
    assert [edit.value for edit in person.catalogue.edits()] == [NAME]


def test_ctrl_z_outside_the_fields_undoes_and_redoes(person: Person) -> None:
    form = person.edits()
    before = form.shown("name.be")
    form.writes("name.be", NAME)
    form.steps_aside()
    person.press(Qt.Key.Key_Z, CTRL)
    person.waits(lambda: form.shown("name.be") == before and not person.catalogue.edits())
    person.press(Qt.Key.Key_Z, CTRL | SHIFT)
    person.waits(lambda: form.shown("name.be") == NAME and len(person.catalogue.edits()) == 1)


def test_ctrl_z_inside_a_field_takes_back_typing_only(person: Person) -> None:
    form = person.edits()
    form.writes("tagline.ru", "Первая строка")
    form.enters("name.be")
    person.types("Так")
    person.press(Qt.Key.Key_Z, CTRL)
    assert form.shown("tagline.ru") == "Первая строка" and len(person.catalogue.edits()) == 1


@pytest.mark.parametrize(
    ("lang", "told"),
    [("ru", "Адрес начинается с http:// или https://"), ("be", "Адрас пачынаецца з http:// або https://")],
)
def test_a_wrong_address_stays_in_its_field_and_out_of_the_catalogue(opens: Opens, lang: str, told: str) -> None:
    person = opens(language=lang, content=lang).settled()
    form = person.edits()
    form.writes("url", "htp://x")
    assert form.shown("url") == "htp://x"
    assert form.half("url").editor.focusProxy().property("state") == "error"  # type: ignore[union-attr]
    assert form.note("url").strip() == told
    assert not person.catalogue.edits()


@pytest.mark.parametrize(("lang", "told"), [("ru", "Нужно целое число"), ("be", "Патрэбны цэлы лік")])
def test_a_wrong_year_is_told_and_follows_the_language(opens: Opens, lang: str, told: str) -> None:
    person = opens(language=lang, content=lang).settled()
    form = person.edits()
    form.writes("founded_year", "вчера")
    assert form.shown("founded_year") == "вчера" and form.note("founded_year").strip() == told
    person.press(Qt.Key.Key_F9)
    assert form.shown("founded_year") == "вчера"
    person.waits(lambda: form.note("founded_year").strip() not in ("", told))
    assert not person.catalogue.edits()
    form.writes("founded_year", "2013")
    assert not form.note("founded_year") and len(person.catalogue.edits()) == 1


def test_a_wrong_value_is_still_there_when_one_comes_back(person: Person) -> None:
    form = person.edits()
    form.writes("url", "htp://x")
    form.is_done()
    again = person.edits()
    assert again.shown("url") == "htp://x" and again.note("url")


def test_a_latin_letter_in_a_cyrillic_word_is_told_and_repaired(person: Person) -> None:
    form = person.edits()
    form.writes("name.ru", "Лазep «Миг»")  # two Latin letters
    half = form.half("name.ru")
    assert form.note("name.ru") and half.editor.focusProxy().property("state") == "warning"  # type: ignore[union-attr]
    person.click(person.button("Исправить", half.note))
    assert form.shown("name.ru") == "Лазер «Миг»" and not form.note("name.ru")
    assert str(person.catalogue.record(form.uid).record.name.ru) == "Лазер «Миг»"  # type: ignore[union-attr]


def test_closing_the_window_in_the_middle_of_a_field_keeps_what_is_typed(opens: Opens) -> None:
    person = opens(language="ru").settled()
    form = person.edits()
    form.enters("name.be")
    person.types(NAME)
    person.leave()
    again = opens(language="be", content="be").settled()
    assert [edit.value for edit in again.catalogue.edits()] == [NAME]
    again.goes_to(FIRST)
    assert NAME in words_of(again.record)


def test_esc_leaves_the_form_and_keeps_the_field_one_was_in(person: Person) -> None:
    form = person.edits()
    form.enters("name.be")
    person.types(NAME)
    person.press(Qt.Key.Key_Escape)
    person.waits(lambda: person.window.findChild(EditForm) is None)
    assert [edit.value for edit in person.catalogue.edits()] == [NAME]


def test_a_paragraph_keeps_its_lines(person: Person) -> None:
    form = person.edits()
    paper = form.enters("description.be")
    assert isinstance(paper, QPlainTextEdit)
    person.types("Першы радок")
    person.press(Qt.Key.Key_Return)
    person.types("Другі радок")
    form.leaves()
    assert [edit.value for edit in person.catalogue.edits()] == ["Першы радок\nДругі радок"]


def test_f2_where_another_window_writes_says_so_and_nothing_breaks(opens: Opens, profile: Profile) -> None:
    first = opens(language="ru").settled()
    second = opens(language="ru").settled()
    uid = second.goes_to()
    second.press(Qt.Key.Key_F2)
    second.waits(lambda: "другом окне" in second.news())
    assert second.window.findChild(EditForm) is None and second.open_uid() == uid
    assert not first.catalogue.edits()


def test_undo_where_another_window_writes_says_so(opens: Opens, profile: Profile) -> None:
    first = opens(language="ru").settled()
    first.edits().writes("name.be", NAME)
    second = opens(language="ru").settled()
    second.goes_to()
    second.press(Qt.Key.Key_Z, CTRL)
    second.waits(lambda: "другом окне" in second.news())
    assert [edit.value for edit in first.catalogue.edits()] == [NAME]


def test_confirming_a_record_is_told_and_undone(person: Person) -> None:
    uid = person.goes_to()
    person.press(Qt.Key.Key_Return, CTRL | SHIFT)
    person.waits(lambda: [edit.path for edit in person.catalogue.edits()] == ["confirmed_on"])
    assert "подтверждена" in person.news().lower()
    person.click(person.button("Отменить", person.window.messages))
    person.waits(lambda: not person.catalogue.edits())
    assert person.open_uid() == uid


def test_a_program_that_is_killed_loses_nothing_that_was_typed(opens: Opens, profile: Profile) -> None:
    with Popen([sys.executable, "-m", "tests.journeys.dying", str(profile.folder)], stdout=PIPE, cwd=ROOT,
               env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}) as dying:  # fmt: skip
        assert dying.stdout is not None and dying.stdout.readline() == b"ready\n"
        dying.kill()
    person = opens(language="ru").settled()
    form = person.edits()
    assert form.shown("tagline.ru") == "Сохранено" and form.shown("url") == "htp://x" and form.note("url")
    assert form.shown("name.ru") == "Не дописа"
    kept = {edit.path: edit.value for edit in person.catalogue.edits()}
    assert kept == {"tagline.ru": "Сохранено", "name.ru": "Не дописа"}


def begins(person: Person, kind: str) -> EditForm:
    """Ctrl+N and a kind from the menu."""
    person.press(Qt.Key.Key_N, CTRL)
    person.waits(lambda: person.window.findChildren(QMenu))
    menu = person.window.findChildren(QMenu)[-1]
    next(action for action in menu.actions() if action.text() == kind).trigger()
    menu.close()
    person.turns_to(person.window)
    person.waits(lambda: person.window.findChild(EditForm) is not None)
    form = person.window.findChild(EditForm)
    assert form is not None
    return form


def test_a_new_record_is_begun_found_and_taken_back(person: Person) -> None:
    form = begins(person, "Прибор")
    page = Form(person, form.uid)
    page.writes("name.ru", "Спектрограф Небывалый")
    page.is_done()
    person.asks("Небывалый")
    assert [card.uid for card in person.cards()] == [form.uid]
    person.window.enter_results()  # in the search field Ctrl+Z is about the words
    for _step in range(2):
        person.press(Qt.Key.Key_Z, CTRL)
    person.waits(lambda: not person.catalogue.edits())
    person.waits(lambda: not person.catalogue.rows_of((form.uid,)))


def test_a_new_record_nobody_wrote_into_goes_with_its_form(person: Person) -> None:
    uid = begins(person, "Организация").uid
    person.press(Qt.Key.Key_Escape)
    person.waits(lambda: person.window.findChild(EditForm) is None)
    person.waits(lambda: not person.catalogue.rows_of((uid,)))
    assert not person.catalogue.edits()


def test_closing_the_window_over_an_empty_new_record_ends_well(opens: Opens, profile: Profile) -> None:
    person = opens(language="ru").settled()
    begins(person, "Организация")
    person.leave()
    with Catalogue.open(profile, clock=clock) as catalogue:
        assert not catalogue.edits()


def test_a_copy_of_a_record_opens_in_its_form(person: Person) -> None:
    uid = person.goes_to()
    person.press(Qt.Key.Key_D, CTRL | SHIFT)
    person.waits(lambda: person.window.findChild(EditForm) is not None)
    form = person.window.findChild(EditForm)
    assert form is not None and form.uid != uid
    copy, first = (person.catalogue.record(each).record for each in (form.uid, uid))
    assert "копия" in copy.name.ru and copy.description == first.description  # type: ignore[attr-defined]
    assert not copy.number and not copy.confirmed_on


def test_pictures_put_in_here_outlive_an_update(profile: Profile, tmp_path: Path) -> None:
    fresh = Profile(tmp_path / "fresh").prepare()
    taken = Media(fresh.media).take_file("a.pdf", b"%PDF-1.7 ours")
    with Catalogue.open(fresh, clock=clock) as catalogue:
        catalogue.sync(str(SAMPLE), root=SAMPLE_ROOT.read_bytes())
        assert catalogue.status().records and catalogue.media(taken.sha256) is not None
    with Catalogue.open(fresh, clock=clock) as catalogue:
        assert catalogue.media(taken.sha256) is not None


def test_a_record_is_never_a_part_of_itself(person: Person) -> None:
    form = person.edits()
    editor = form.half("parent_uid").editor
    assert isinstance(editor, OneEditor)
    before = editor.value()
    editor._take(form.uid)
    assert "частью самой себя" in form.note("parent_uid")
    assert editor.value() == before and not person.catalogue.edits()


def test_a_reference_to_a_record_that_is_not_here_is_told(person: Person) -> None:
    form = person.edits()
    editor = form.half("operator_org").editor
    assert isinstance(editor, OneEditor)
    editor._take("org:gone")
    shown = editor._field.text()
    assert "org:gone" in form.note("operator_org") and "org:gone" not in shown
