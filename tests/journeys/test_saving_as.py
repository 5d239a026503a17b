"""From the window to a file: by key, from the head of the results, told in the message bar."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.catalogue.questions import Facet, Question
from desktop.ui.giving import GivingDialog
from desktop.ui.radio import Radio
from tests.journeys.pages import CTRL, SHIFT, Person

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def opened(person: Person) -> GivingDialog:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, GivingDialog) and each.isVisible()]
    assert len(found) == 1
    return found[0]


def saves(person: Person, dialog: GivingDialog, name: str, place: Path) -> str:
    dialog._choose_place = lambda _parent, _name, _names: str(place)
    dialog.sorts.choose(name)
    dialog.save()
    person.waits(lambda: not dialog._busy, patience=20_000)
    return dialog._facts.text()


def test_the_open_record_and_all_found_go_into_files(person: Person, tmp_path: Path) -> None:
    person.goes_to("BY-0002")
    person.press(Qt.Key.Key_S, CTRL | SHIFT)
    dialog, place = opened(person), tmp_path / "одна.jsonl"
    assert saves(person, dialog, "jsonl", place) == "Сохранена 1 запись: одна.jsonl."
    assert json.loads(place.read_bytes())["number"] == "BY-0002"
    dialog.asking.findChildren(Radio)[1].click()
    saves(person, dialog, "jsonl", place)
    assert len(place.read_bytes().splitlines()) == person.window.catalogue.results.model.rowCount()
    assert person.window.messages.isVisible()


def test_the_button_over_the_results_offers_what_was_found(person: Person) -> None:
    person.asks("лазер")
    person.window.catalogue.results.heading._saving.click()
    dialog = opened(person)
    assert f"{person.window.catalogue.results.model.rowCount()}" in dialog.asking._group.button(1)._note()  # type: ignore[attr-defined]


def test_an_edit_is_in_the_file(person: Person, tmp_path: Path) -> None:
    uid = person.goes_to("BY-0002")
    person.catalogue.edit(uid, {"tagline.be": "Спектры за адзін візіт"}, "")
    person.press(Qt.Key.Key_S, CTRL | SHIFT)
    saves(person, opened(person), "jsonl", tmp_path / "x")
    assert json.loads((tmp_path / "x").read_bytes())["tagline"]["be"] == "Спектры за адзін візіт"


def test_all_a_saved_search_finds_goes_into_a_file(person: Person, tmp_path: Path) -> None:
    kept = person.catalogue.save_search(Question("лазер", ((Facet.KIND, ("facility",)),)), "Лазерные центры")
    found = set(person.catalogue.uids_of(person.catalogue.search(kept.question).ids))
    person.assembly.office.searches(person.window).open_search(kept.id)
    person.waits(lambda: person.window.catalogue.results.model.rowCount() == len(found))
    person.press(Qt.Key.Key_S, CTRL | SHIFT)
    dialog, place = opened(person), tmp_path / "центры.jsonl"
    dialog.asking.findChildren(Radio)[1].click()
    saves(person, dialog, "jsonl", place)
    assert {json.loads(line)["uid"] for line in place.read_bytes().splitlines()} == found
