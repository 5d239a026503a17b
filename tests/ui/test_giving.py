"""«Save as»: what it offers, the file it makes, what it tells; in both languages and palettes, by keyboard alone."""

import csv
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.catalogue import Catalogue
from desktop.catalogue.giving import GIFTS
from desktop.ui.giving import Batch, GivingDialog
from desktop.ui.giving.words import PURPOSES
from desktop.ui.radio import Radio
from desktop.ui.shapes import State
from desktop.ui.tokens import Scheme
from sync.bilingual import Lang
from tests.catalogue import sample_records
from tests.sync.shelves import few, uid, vocabularies
from tests.ui.desks import PlainDesk, plain_desk, take_away


@dataclass
class Office:
    """A dialog over a real catalogue."""

    qtbot: QtBot
    desk: PlainDesk
    dialog: GivingDialog
    place: Path
    proposed: list[tuple[str, str]] = field(default_factory=list)

    def save(self, name: str) -> str:
        """Save in that format; the news."""
        self.dialog.sorts.choose(name)
        return self.press()

    def press(self) -> str:
        told = len(self.desk.news)
        self.dialog._save.click()
        self.qtbot.waitUntil(lambda: len(self.desk.news) > told, timeout=20_000)
        return self.desk.news[-1].words()


@pytest.fixture
def make(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., Office]]:
    made: list[Office] = []
    terms = [
        {"uid": term.uid, "kind": "term", "rev": 1, "scheme": term.scheme, "code": term.code,
         "label": {"ru": term.label.ru, "be": term.label.be}}
        for scheme in ("instrument_type", "contact_role", "org_type") for term in vocabularies().terms(scheme)
    ]  # fmt: skip
    catalogue = sample_records.catalogue(tmp_path, [*few(), *terms])

    def build(
        *uids: str, lang: Lang = Lang.RU, scheme: Scheme = Scheme.LIGHT, folder: Path = tmp_path, name: str = "файл"
    ) -> Office:
        desk = plain_desk(qapp, catalogue, scheme)
        desk.parts.tongue.speak(lang)
        everything = [each["uid"] for each in few()]
        batches = [
            Batch(lambda: "one", len(uids), lambda _catalogue: uids),
            Batch(lambda: "all", len(everything), lambda _catalogue: everything),
        ]
        proposed: list[tuple[str, str]] = []

        def choose(_parent: object, name_: str, names: str) -> str:
            proposed.append((name_, names))
            return str(folder / name)

        dialog = GivingDialog(desk, batches, catalogue.fork, sample_records.clock, choose)
        dialog.show()
        made.append(Office(qtbot, desk, dialog, folder / name, proposed))
        return made[-1]

    yield build
    for office in made:
        office.desk.parts.background.close()
        take_away(qapp, office.dialog)
    catalogue.close()


@pytest.mark.parametrize("name", GIFTS)
def test_every_format_is_offered_with_what_it_is_for_and_writes(make: Callable[..., Office], name: str) -> None:
    office = make(uid(3))
    office.dialog.asking.findChildren(Radio)[1].click()
    said = office.save(name)
    assert office.place.stat().st_size and "файл" in said
    assert office.proposed == [(f"niva-2026-11-23{GIFTS[name].suffix}", office.proposed[0][1])]
    assert GIFTS[name].suffix in office.proposed[0][1] and PURPOSES[name]


def test_one_record_or_all_of_them(make: Callable[..., Office]) -> None:
    office = make(uid(3))
    assert office.save("jsonl") == "Сохранена 1 запись: файл."
    assert json.loads(office.place.read_bytes())["uid"] == uid(3)
    office.dialog.asking.findChildren(Radio)[1].click()
    office.save("jsonl")
    assert len(office.place.read_bytes().splitlines()) == len(few())


def test_what_was_left_out_is_told_with_numbers(make: Callable[..., Office]) -> None:
    office = make(uid(3))
    office.dialog.asking.findChildren(Radio)[1].click()
    said = office.save("ical")
    assert said == "Сохранены 2 записи: файл. 8 записей таких видов, для которых в этом файле нет места."
    assert office.desk.news[-1].state is State.WARNING
    shown = [label.text() for label in office.dialog.asking.findChildren(QLabel) if label.isVisible()]
    assert "Что не вошло" in shown
    office.dialog.sorts.choose("jsonl")
    assert "Что не вошло" not in [label.text() for label in office.dialog.asking.findChildren(QLabel)
                                  if not label.isHidden() and label.parent().isVisible()]  # fmt: skip


def test_nothing_to_write_makes_no_file(make: Callable[..., Office]) -> None:
    office = make(uid(1))
    assert office.save("ical") == (
        "Ничего не записано: ни одна из записей не может стоять в таком файле. "
        "1 запись такого вида, для которого в этом файле нет места."
    )
    assert not office.place.exists() and not list(office.place.parent.glob(".*.part"))


def test_a_table_has_the_delimiter_that_was_chosen(make: Callable[..., Office]) -> None:
    office = make(uid(3))
    office.dialog.sorts.choose("csv")
    office.dialog.asking._delimiter._group.button(1).click()
    office.press()
    with office.place.open(encoding="utf-8-sig", newline="") as file:
        assert any("Фемтосекундный лазер <33 & «К»>" in row for row in csv.reader(file, delimiter=","))


def test_a_format_of_one_language_has_the_one_that_was_chosen(make: Callable[..., Office]) -> None:
    office = make(uid(3))
    office.dialog.sorts.choose("pidinst-json")
    assert office.dialog.asking.lang is Lang.RU
    office.dialog.asking._lang._group.button(1).click()
    office.press()
    assert json.loads(office.place.read_bytes())["name"] == "Фемтасекундны лазер"
    office.dialog.sorts.choose("jsonld")
    assert office.dialog.asking.lang is None and office.dialog.asking._lang.isHidden()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_closed_folder_is_told(make: Callable[..., Office], tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    assert make(uid(3), folder=closed).save("jsonl")


def test_a_folder_that_is_not_there_is_told_and_the_old_file_stays(make: Callable[..., Office], tmp_path: Path) -> None:
    office = make(uid(3), folder=tmp_path / "нет такой")
    said = office.save("jsonl")
    assert office.desk.news[-1].state is State.BAD and said == office.dialog._facts.text()
    assert not office.place.exists() and office.dialog._save.isEnabled()


def test_a_file_that_was_there_stays_whole_when_nothing_is_written(make: Callable[..., Office]) -> None:
    office = make(uid(1))
    office.place.write_text("old", encoding="utf-8")
    office.save("ical")
    assert office.place.read_text(encoding="utf-8") == "old"


def test_whoever_changes_their_mind_about_the_place_writes_nothing(make: Callable[..., Office]) -> None:
    office = make(uid(3))
    office.dialog._choose_place = lambda _parent, _name, _names: ""
    office.dialog._save.click()
    assert not office.dialog._busy and not office.desk.news


def test_the_window_is_told_though_the_dialog_is_closed(make: Callable[..., Office], qapp: QApplication) -> None:
    office = make(uid(3))
    office.dialog.sorts.choose("xlsx")
    office.dialog._save.click()
    take_away(qapp, office.dialog)
    office.qtbot.waitUntil(lambda: bool(office.desk.news), timeout=20_000)
    assert office.place.stat().st_size and office.desk.news[-1].state is State.GOOD


def test_the_keyboard_reaches_and_names_everything(make: Callable[..., Office]) -> None:
    dialog = make(uid(3)).dialog
    dialog.sorts.choose("csv")
    assert dialog.sorts.hasFocus() or dialog.focusWidget() is not None
    reached = set()
    for _press in range(40):
        widget = dialog.focusWidget()
        assert widget is not None
        reached.add(widget)
        dialog.focusNextChild()
    buttons = [each for each in dialog.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()]
    groups = {each.group() for each in buttons if each.group()}
    alone = [each for each in buttons if not each.group()]
    assert all(each in reached for each in alone)
    assert all(any(each in reached for each in group.buttons()) for group in groups if group)
    assert all(each.text() or each.accessibleName() for each in buttons)


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("lang", Lang)
def test_no_words_are_cut_in_either_language_and_palette(
    make: Callable[..., Office], lang: Lang, scheme: Scheme
) -> None:
    office = make(uid(3), lang=lang, scheme=scheme)
    dialog = office.dialog
    dialog.asking.findChildren(Radio)[1].click()
    for name in GIFTS:
        office.save(name)
        for each in (*dialog.findChildren(QLabel), *dialog.findChildren(QAbstractButton)):
            if each.isVisible() and each.text():
                needed = each.sizeHint().width() if isinstance(each, QAbstractButton) else 0
                high = each.heightForWidth(each.width()) if isinstance(each, QLabel) and each.wordWrap() else 0
                assert each.width() >= needed and each.height() >= high, (name, each.text())


def test_an_unchanged_catalogue_gives_the_same_file(make: Callable[..., Office], tmp_path: Path) -> None:
    first = make(uid(3))
    for name in GIFTS:
        if name != "xlsx":
            first.save(name)
            once = first.place.read_bytes()
            first.save(name)
            assert first.place.read_bytes() == once


def test_the_catalogue_itself_gives_what_the_dialog_gives(tmp_path: Path) -> None:
    from desktop.catalogue.giving import Manner
    from tests.sync.shelves import ASKED

    with sample_records.catalogue(tmp_path / "профиль", few()) as catalogue:
        assert isinstance(catalogue, Catalogue)
        catalogue.edit(uid(3), {"name.be": "Лазер наш"}, "a")
        given = catalogue.give("jsonl", [uid(3), "nobody", uid(1)], tmp_path / "a.jsonl", Manner(ASKED))
    lines = [json.loads(line) for line in (tmp_path / "a.jsonl").read_bytes().splitlines()]
    assert given.count == 2 and [line["uid"] for line in lines] == [uid(3), uid(1)]
    assert lines[0]["name"]["be"] == "Лазер наш" and "serial_no" not in lines[0]


def test_writing_can_be_stopped_and_the_old_file_stays(make: Callable[..., Office]) -> None:
    office = make(uid(3))
    office.place.write_text("old", encoding="utf-8")
    office.dialog._save.click()
    assert office.dialog._stop.isVisible()
    office.dialog.stop()
    office.qtbot.waitUntil(lambda: bool(office.desk.news), timeout=20_000)
    if office.desk.news[-1].state is State.WARNING:  # it had not begun to write the last record
        assert office.place.read_text(encoding="utf-8") == "old"
    assert not office.dialog._stop.isVisible() and not list(office.place.parent.glob(".*.part"))


def test_a_dialog_closed_while_it_writes_is_only_out_of_sight(make: Callable[..., Office]) -> None:
    office = make(uid(3))
    office.dialog._save.click()
    office.dialog.close()
    assert office.dialog.isHidden()
    office.qtbot.waitUntil(lambda: bool(office.desk.news), timeout=20_000)
    assert office.place.exists()
