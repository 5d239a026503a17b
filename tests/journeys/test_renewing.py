"""The program became another: its catalogue is made anew before one's eyes, and nothing is lost."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import assemble
from desktop.catalogue import Catalogue
from desktop.catalogue.questions import Question
from desktop.catalogue.views import State
from desktop.profile import Profile
from desktop.ui.results.pane import ResultsPane
from sync.errors import Cancelled
from tests.catalogue.sample_records import clock, install, records
from tests.command_line.calling import niva
from tests.journeys.pages import words_of


def outdated(folder: Path) -> Profile:
    """A profile with an edit, whose index an older program has made."""
    profile = install(folder, records())
    with Catalogue.open(profile, clock=clock) as catalogue:
        catalogue.edit("fac-1", {"name.ru": "Моё имя"}, "я")
        name = catalogue._files.base_name
    with closing(sqlite3.connect(profile.bases / name)) as base, base:
        base.execute("PRAGMA user_version = 1")
    return profile


def test_the_window_says_what_it_does_and_then_shows_the_list(qtbot: QtBot, profile_dir: Path) -> None:
    assembly = assemble(outdated(profile_dir), clock=clock)
    try:
        window, catalogue = assembly.window, assembly.catalogue
        assert catalogue.status().state is State.OUTDATED
        window.show()
        said: list[str] = []
        pane = window.findChildren(ResultsPane)[0]
        assembly.following.start()
        said.append(words_of(pane))
        qtbot.waitUntil(lambda: catalogue.status().state is not State.OUTDATED)
        qtbot.waitUntil(lambda: pane.model.rowCount() > 0)
        assert "готовится" in said[0] and "готовится" not in words_of(pane)
        assert catalogue.search(Question("моё имя")).count == 1 and catalogue.check().sound
    finally:
        assembly.close()


def test_a_window_that_may_only_read_waits_for_the_other(qtbot: QtBot, profile_dir: Path) -> None:
    profile = outdated(profile_dir)
    with profile.lock():
        assembly = assemble(profile, clock=clock)
        try:
            assembly.window.show()
            assembly.following.start()
            pane = assembly.window.findChildren(ResultsPane)[0]
            qtbot.waitUntil(lambda: "другое окно" in words_of(pane))
            Catalogue.open(profile, clock=clock).close()
            assembly.window.catalogue_changed()
            qtbot.waitUntil(lambda: pane.model.rowCount() > 0)
        finally:
            assembly.close()


def test_what_is_stopped_on_the_way_waits_for_the_next_start(profile_dir: Path) -> None:
    profile = outdated(profile_dir)
    with Catalogue.open(profile, clock=clock, renewing=None) as catalogue:
        with pytest.raises(Cancelled):
            catalogue.renew(lambda step: None, lambda: True)
        assert catalogue.status().state is State.OUTDATED
    with Catalogue.open(profile, clock=clock) as catalogue:
        assert catalogue.search(Question("моё имя")).count == 1
        assert len(list(profile.bases.glob("base-*.db"))) == 1


def test_the_command_line_says_it_in_one_line(profile_dir: Path) -> None:
    profile = outdated(profile_dir)
    first, second = (niva("--profile", profile.folder, "search", "моё имя", language="be") for _ in range(2))
    assert first.code == second.code == 0 and first.out == second.out
    assert len(first.err.splitlines()) == 1 and "рыхтуецца" in first.err and not second.err
