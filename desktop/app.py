"""The composition root: builds every part once and hands each only what it uses.

Nothing slow is imported before the first list is painted: dialogs, forms, paper, the chain of trust and Babel come when
they are first asked for.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop import settings as choosing
from desktop.catalogue import Catalogue
from desktop.catalogue.views import State
from desktop.paths import LOCALES, RESOURCES
from desktop.profile import Profile, ProfileInUse, ProfileLock
from desktop.settings import Choices, Settings
from desktop.ui.background import Background
from desktop.ui.fonts import load_fonts
from desktop.ui.office import Office
from desktop.ui.parts import Parts
from desktop.ui.preferring import scheme_of
from desktop.ui.theme import Theme
from desktop.ui.tongue import Tongue
from desktop.ui.window import MainWindow

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


class Forks:
    """Gives each thread that asks a catalogue of its own, and closes them all at the end."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._of_thread = threading.local()
        self._all: list[Catalogue] = []

    def __call__(self) -> Catalogue:
        found: Catalogue | None = getattr(self._of_thread, "catalogue", None)
        if found is None:
            found = self._of_thread.catalogue = self._catalogue.fork()
            self._all.append(found)
        return found

    def close(self) -> None:
        """After the threads have ended."""
        for each in self._all:
            each.close()


@dataclass
class Assembly:
    """All parts of a running program. `lock` is None where another process has the right to write."""

    window: MainWindow
    catalogue: Catalogue
    background: Background
    forks: Forks
    lock: ProfileLock | None

    def close(self) -> None:
        """Ends the threads, closes the files, gives the profile back."""
        self.background.close()
        self.forks.close()
        self.catalogue.close()
        if self.lock is not None:
            self.lock.release()


def application(arguments: list[str]) -> QApplication:
    """The Qt application: one style everywhere, so that every system shows the same window."""
    app = QApplication(["niva", *arguments])
    app.setStyle("Fusion")
    app.setApplicationName("niva")
    return app


def assemble(profile: Profile, *, clock: Clock = system_clock, choices: Choices | None = None) -> Assembly:
    """Builds the program on a profile; the window is not shown yet. A QApplication must be there.

    Raises OSError where the profile's folder cannot be written.
    """
    lock = _lock(profile.prepare())
    catalogue = Catalogue.open(profile, clock=clock, writing=lock is not None)
    choices = choices or choosing.load(profile.settings, RESOURCES / "policy.json")
    background, forks = Background(), Forks(catalogue)
    parts = Parts(
        shelf=catalogue,
        elsewhere=forks,
        choices=choices,
        keep=lambda changed: choosing.save(changed, profile.settings),
        background=background,
        theme=_theme(choices.settings),
        tongue=_tongue(choices.settings),
        today=lambda: clock().astimezone().date(),
    )
    window = MainWindow(parts, Office(catalogue).screens())
    return Assembly(window, catalogue, background, forks, lock)


def _lock(profile: Profile) -> ProfileLock | None:
    try:
        return profile.lock()
    except ProfileInUse:
        return None


def _theme(settings: Settings) -> Theme:
    load_fonts(RESOURCES / "fonts")
    theme = Theme(RESOURCES / "icons", scheme_of(settings.theme), settings.zoom, settings.text)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.dress_first(app)
    return theme


def _tongue(settings: Settings) -> Tongue:
    tongue = Tongue(LOCALES)
    tongue.speak(settings.language)
    return tongue
