"""The demonstration catalogue, taken once; each test works on a copy of its own, in the real window."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec import convert
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import assemble, tell_state
from desktop.catalogue import Catalogue
from desktop.paths import SAMPLE, SAMPLE_ROOT
from desktop.pinning import pinning
from desktop.profile import Profile
from desktop.settings import Choices, Settings
from hatch_build import compile_catalogues
from tests.journeys.pages import Person, clock

ROOT = Path(__file__).resolve().parents[2]
Opens = Callable[..., Person]


@pytest.fixture(scope="session")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile that has taken the demonstration once; nobody writes to it."""
    compile_catalogues(ROOT)
    profile = Profile(tmp_path_factory.mktemp("taken") / "catalogue").prepare()
    root = SAMPLE_ROOT.read_bytes()
    with Catalogue.open(profile, clock=clock) as catalogue, pinning(profile, root):
        catalogue.sync(str(SAMPLE), root=root)
    return profile.folder


@pytest.fixture
def profile(taken: Path, tmp_path: Path) -> Profile:
    """A copy of the demonstration for one test; the folder's name has a space and Cyrillic, as names have."""
    folder = tmp_path / "Мой каталог ў"
    shutil.copytree(taken, folder)
    return Profile(folder)


@pytest.fixture
def opens(qapp: QApplication, qtbot: QtBot, profile: Profile) -> Iterator[Opens]:
    """Opens the window, by default on the demonstration; those left open at the end are closed."""
    opened: list[Person] = []
    qapp.setStyle("Fusion")

    def open_window(where: Profile | None = None, size: tuple[int, int] = (1440, 900), **chosen: object) -> Person:
        choices = Choices(convert(chosen, Settings)) if chosen else None
        assembly = assemble(where or profile, choices=choices, clock=clock)
        person = Person(assembly, qtbot)
        opened.append(person)
        person.window.resize(*size)
        person.window.show()
        person.window.activateWindow()
        qtbot.waitExposed(person.window)
        qtbot.waitUntil(lambda: person.window.actions_table is not None)
        tell_state(assembly)
        return person

    yield open_window
    for person in opened:
        person.leave()


@pytest.fixture
def person(opens: Opens) -> Person:
    """Somebody before the demonstration in Russian, with the list filled and the first record shown."""
    return opens(language="ru").settled()
