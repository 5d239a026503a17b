"""The update through its dialog: from nothing, again, refused, stopped; what is on the disk decides what is told."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from desktop.catalogue import Catalogue, comparing
from desktop.catalogue.views import SyncOutcome
from desktop.paths import SAMPLE
from desktop.profile import Profile
from desktop.ui.exchange.dialog import SyncDialog
from sync.carriers import Cancelling, Listener
from sync.errors import Cancelled
from sync.publish.packing import pack
from tests.journeys.conftest import Opens
from tests.journeys.pages import Person, clock, seen
from tests.sync.publications import DAY, Publisher, organisation

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
OTHER = organisation(1)["uid"]


@dataclass(frozen=True)
class Bundles:
    """What a centre of the tests has published."""

    root: bytes
    first: Path
    second: Path


@pytest.fixture
def empty(tmp_path: Path) -> Profile:
    """A profile in which nothing has ever been."""
    return Profile(tmp_path / "пусто" / "каталог")


@pytest.fixture(scope="session")
def bundles(tmp_path_factory: pytest.TempPathFactory) -> Bundles:
    """A centre of the tests: its root and two bundles, in the second one record more."""
    folder = tmp_path_factory.mktemp("centre")
    centre = Publisher(folder / "centre")
    files = []
    for place in range(2):
        centre.take(*(organisation(number) for number in range(6 + place)))
        centre.publish(clock() - (2 - place) * DAY)
        files.append(folder / f"выпуск {place + 1}.niva")
        pack(centre.centre, files[-1])
    return Bundles(centre.root, *files)


@pytest.fixture
def office(empty: Profile, bundles: Bundles) -> Profile:
    """A profile that has taken the first bundle of the centre of the tests."""
    empty.prepare().root.write_bytes(bundles.root)
    with Catalogue.open(empty, clock=clock) as catalogue:
        catalogue.sync(str(bundles.first), root=bundles.root)
    return empty


def starts(person: Person, file: Path | str) -> SyncDialog:
    """Ctrl+O, the name of the file typed, the filled button; then the end is waited for."""
    dialog = person.sources()
    if dialog._again.isVisible():
        person.click(dialog._again)
    person.click(person.button(".niva", dialog.sources))
    person.click(dialog.sources.line)
    dialog.sources.line.selectAll()
    person.types(str(file))
    person.click(dialog.main)
    person.waits(lambda: not dialog._journey.running and not dialog._choosing)
    return dialog


def test_an_empty_profile_leads_to_the_sources_and_is_filled(opens: Opens, empty: Profile) -> None:
    person = opens(empty, language="ru")
    person.waits(person.way_out)
    person.click(person.way_out()[0])
    dialog = starts(person, SAMPLE)
    person.waits(lambda: person.count() > 500)
    assert person.catalogue.status().seq == 2
    person.reads("Показать, что изменилось", dialog)
    person.reads("Подписано", dialog)
    assert "Обновлено" in person.news()
    person.waits(lambda: "20.11.2026" in person.window.header.age.accessibleName())


def test_a_long_list_of_what_changed_says_that_it_is_the_first_part(
    opens: Opens, empty: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "LISTED", 100)
    person = opens(empty, language="ru")
    dialog = starts(person, SAMPLE)
    person.waits(lambda: person.count() > 500)
    person.click(dialog.main)
    person.waits(lambda: "первые 100 из" in person.news())
    assert person.count() == 100


def test_the_second_time_there_is_nothing_new(person: Person) -> None:
    before = person.count()
    dialog = starts(person, SAMPLE)
    person.reads("Новых выпусков нет", dialog)
    assert person.count() == before
    person.click(dialog.main)
    person.waits(lambda: not seen(person.window, SyncDialog))


def truncated(file: Path) -> None:
    """Only the first half has come."""
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def tampered(file: Path) -> None:
    """The records are others than were signed."""
    with zipfile.ZipFile(file) as whole:
        members = {each: whole.read(each) for each in whole.namelist()}
    with zipfile.ZipFile(file, "w") as whole:
        for name, data in members.items():
            signed = name.startswith("targets/")
            whole.writestr(name, data[:-1] + bytes([data[-1] ^ 1]) if signed else data)


def strange(file: Path) -> None:
    """A text under the name of a bundle."""
    file.write_text("Это не каталог", encoding="utf-8")


@pytest.mark.parametrize(("spoil", "lang"), [(truncated, "ru"), (tampered, "be"), (tampered, "ru"), (strange, "be")])
def test_a_spoiled_file_is_refused_in_words(
    office: Profile, opens: Opens, bundles: Bundles, tmp_path: Path, spoil: Callable[[Path], None], lang: str
) -> None:
    person = opens(office, language=lang, content=lang).settled()
    before = person.catalogue.status()
    file = tmp_path / "копия.niva"
    shutil.copyfile(bundles.second, file)
    spoil(file)
    dialog = starts(person, file)
    kept = {"ru": "Ваш каталог не изменён", "be": "Ваш каталог не зменены"}[lang]
    person.reads(kept, dialog)
    assert kept in person.news()
    assert person.catalogue.status() == before and person.count() == person.told_count()
    assert person.catalogue.check().sound


@pytest.mark.parametrize(("lang", "told"), [("ru", "подпись"), ("be", "подпіс")])
def test_a_bundle_of_another_centre_is_refused(opens: Opens, bundles: Bundles, lang: str, told: str) -> None:
    person = opens(language=lang, content=lang).settled()
    before = person.catalogue.status()
    dialog = starts(person, bundles.first)
    person.reads(told, dialog)
    assert person.catalogue.status() == before


@pytest.mark.parametrize(("lang", "told"), [("ru", "у вас новее: 2"), ("be", "у вас больш новы: 2")])
def test_an_older_bundle_is_refused(office: Profile, opens: Opens, bundles: Bundles, lang: str, told: str) -> None:
    person = opens(office, language=lang, content=lang).settled()
    person.closes(starts(person, bundles.second))
    dialog = starts(person, bundles.first)
    person.reads(told, dialog)
    assert person.catalogue.status().seq == 2


def test_a_newer_bundle_comes_while_one_types_and_the_field_stays(
    office: Profile, opens: Opens, bundles: Bundles
) -> None:
    person = opens(office, language="ru", source=str(bundles.second)).settled()
    form = person.edits(str(OTHER), "Институт")
    form.writes("name.ru", "Своё название")
    inner = form.enters("name.be")
    person.types("Свая на")
    person.press(Qt.Key.Key_F5)
    person.waits(lambda: "Обновлено" in person.news())
    assert person.catalogue.status().seq == 2
    assert inner.hasFocus() and form.shown("name.be") == "Свая на"
    person.types("зва")
    form.leaves()
    assert {edit.value for edit in person.catalogue.edits()} == {"Своё название", "Свая назва"}
    assert form.shown("name.ru") == "Своё название"


def test_an_update_can_be_stopped(opens: Opens, empty: Profile) -> None:
    """The stop is asked for at the first sign of life, so it comes before the end however fast the disk is."""
    person = opens(empty, language="ru")
    dialog = person.sources()
    journey = dialog._journey

    def stop_at_once() -> None:
        if journey.running and dialog._stop.isVisible():
            dialog._stop.click()

    journey.changed.connect(stop_at_once)
    starts(person, SAMPLE)
    journey.changed.disconnect(stop_at_once)
    person.reads("Остановлено", dialog)
    assert not person.catalogue.status().seq
    person.click(person.button("Повторить", dialog))
    person.waits(lambda: person.catalogue.status().seq == 2)


def test_nothing_starts_without_a_source(opens: Opens, empty: Profile) -> None:
    person = opens(empty, language="be", content="be")
    dialog = person.sources()
    assert not dialog.main.isEnabled()


HOLDER = "import sys, pathlib; from desktop.profile import Profile; " \
         "lock = Profile(pathlib.Path(sys.argv[1])).lock(); print('held', flush=True); sys.stdin.read()"  # fmt: skip


@pytest.fixture
def held(profile: Profile) -> Iterator[Profile]:
    """A profile another process writes to."""
    arguments = [sys.executable, "-c", HOLDER, str(profile.folder)]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None and other.stdin is not None
        assert other.stdout.readline().strip() == "held"
        yield profile
        other.stdin.close()


@pytest.mark.parametrize(("lang", "told"), [("ru", "другом окне"), ("be", "іншым акне")])
def test_a_profile_in_use_is_opened_for_reading_and_says_so(opens: Opens, held: Profile, lang: str, told: str) -> None:
    person = opens(held, language=lang, content=lang).settled()
    assert told in person.news()
    person.asks("лазер")
    assert person.count() and not person.catalogue.edits()


def test_where_another_process_writes_an_update_is_refused_in_words(opens: Opens, held: Profile) -> None:
    person = opens(held, language="ru").settled()
    dialog = starts(person, SAMPLE)
    person.reads("другом окне", dialog)


@pytest.mark.parametrize(("lang", "told"), [("ru", "не прочитался"), ("be", "не прачытаўся")])
def test_a_broken_file_is_set_aside_and_told(opens: Opens, profile: Profile, lang: str, told: str) -> None:
    profile.local.write_bytes(b"no database at all" * 400)
    person = opens(language=lang, content=lang).settled()
    assert told in person.news()
    assert [file for file in profile.folder.iterdir() if "broken" in file.name]
    assert person.count() > 500
    form = person.edits()
    form.writes("name.be", "Нанова")
    assert [edit.value for edit in person.catalogue.edits()] == ["Нанова"]


def test_closing_the_window_in_the_middle_of_an_update_leaves_a_whole_catalogue(
    opens: Opens, empty: Profile, qtbot: QtBot
) -> None:
    person = opens(empty, language="ru")
    dialog = person.sources()
    person.click(person.button("Демонстрационный", dialog.sources))
    person.click(dialog.main)
    person.leave()
    again = opens(empty, language="ru")
    assert again.catalogue.check().sound
    assert seen(again.window, QAbstractButton)


def test_closing_the_window_stops_the_update_and_gives_the_profile_back(opens: Opens) -> None:
    person, begun = opens().settled(), Event()

    def endless(_source: str, _expired: bool, _told: Listener, cancelled: Cancelling) -> SyncOutcome:
        begun.set()
        while not cancelled():
            begun.wait(0)
        raise Cancelled

    person.assembly.office._take = endless
    person.window.preferring.choose("source", "https://niva.example")
    person.window.update_catalogue()
    person.waits(begun.is_set)
    person.leave()
    person.assembly.catalogue._profile.lock().release()


def test_nothing_new_makes_an_old_proof_new(office: Profile, opens: Opens, bundles: Bundles) -> None:
    with closing(sqlite3.connect(office.local)) as local, local:
        local.execute("UPDATE journey SET expires = '2020-01-01T00:00:00+00:00'")
    person = opens(office).settled()
    assert "истёк" in person.window.header.age.toolTip()
    starts(person, bundles.first)
    person.waits(lambda: not person.window.header.age.toolTip())
