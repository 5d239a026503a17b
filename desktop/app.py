"""The composition root: builds every part once and hands each only what it uses.

Nothing slow is imported before the first list is painted: dialogs, forms, paper, the chain of trust and Babel come when
they are first asked for.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from desktop import settings as choosing
from desktop.catalogue import Catalogue
from desktop.catalogue.views import State
from desktop.paths import LOCALES, RESOURCES
from desktop.profile import Profile, ProfileInUse, ProfileLock
from desktop.ui.background import Background
from desktop.ui.fonts import load_fonts
from desktop.ui.office import Office
from desktop.ui.parts import Parts
from desktop.ui.preferring import scheme_of
from desktop.ui.theme import Theme
from desktop.ui.tongue import Tongue
from desktop.ui.window import MainWindow
from sync.refusal import Refusal

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.catalogue.views import Change, SyncOutcome
    from desktop.settings import Choices, Settings
    from desktop.ui.about import Facts
    from desktop.ui.dialog import Dialog
    from desktop.ui.exchange.journey import Take
    from sync.carriers import Cancelling, Listener

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Now, in the zone of this computer: east of Greenwich a day begins, and a price ends, before UTC's."""
    return datetime.now(UTC).astimezone()


class Forks:
    """Gives each thread that asks a catalogue of its own, and closes them all at the end. They are told apart by their
    numbers: what is local to a thread of Qt's pool, Python forgets after each work it does."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._of_thread: dict[int, Catalogue] = {}

    def __call__(self) -> Catalogue:
        number = threading.get_ident()
        if number not in self._of_thread:
            self._of_thread[number] = self._catalogue.fork()
        return self._of_thread[number]

    def close(self) -> None:
        """After the threads have ended."""
        for each in self._of_thread.values():
            each.close()


class Following:
    """Lets what depends on an edited record follow it in the background; then the list is asked once more."""

    def __init__(self, catalogue: Catalogue, forks: Forks, background: Background, window: MainWindow) -> None:
        self._catalogue, self._forks = catalogue, forks
        self._background, self._window = background, window
        self._stopped = threading.Event()

    def start(self) -> None:
        """Begins if anything waits; on the first day of a catalogue and after a small edit nothing does. An index of
        another version of the program is made anew first."""
        if self._catalogue.status().state is State.OUTDATED:
            from desktop.ui.renewing import Renewing

            Renewing(self._catalogue, self._forks, self._window, self._stopped.is_set).start(self.start)
        elif self._catalogue.behind:
            self._background.run(self._work, self._tell, "following")

    def stop(self) -> None:
        """After the slice under way; what is left waits for the next start."""
        self._stopped.set()

    def _work(self) -> bool:
        return self._forks().follow(self._stopped.is_set)

    def _tell(self, worked: bool) -> None:
        if worked:
            self._window.catalogue_changed()


class Assembly:
    """All parts of a running program. `lock` is None where another process has the right to write."""

    def __init__(
        self,
        window: MainWindow,
        office: Office,
        catalogue: Catalogue,
        background: Background,
        forks: Forks,
        lock: ProfileLock | None,
        following: Following,
    ) -> None:
        self.window, self.office, self.catalogue, self.following = window, office, catalogue, following
        self.background, self.forks, self.lock = background, forks, lock

    def close(self) -> None:
        """Ends the threads and the window, closes the files, gives the profile back."""
        self.office.stop()
        self.following.stop()
        self.background.close()
        self.window.deleteLater()  # now, not some day: no part of it may ask a closed catalogue
        QCoreApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete)
        self.forks.close()
        self.catalogue.close()
        if self.lock is not None:
            self.lock.release()


def application(arguments: list[str]) -> QApplication:
    """The Qt application: one style everywhere, so that every system shows the same window."""
    qInstallMessageHandler(_hear)
    app = QApplication(["niva", "-style", "Fusion", *arguments])  # by a call it would cost all of QStyle: 4 ms
    app.setApplicationName("niva")
    return app


def _hear(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Qt's own remarks go to stderr, but for what the screenless platform says it cannot do."""
    if not message.startswith("This plugin does not support "):
        print(message, file=sys.stderr)


def assemble(profile: Profile, *, clock: Clock = system_clock, choices: Choices | None = None) -> Assembly:
    """Builds the program on a profile; the window is not shown yet. A QApplication must be there.

    Raises NoSpace or CannotWrite where the profile's folder cannot be written.
    """
    lock = _lock(profile.prepare())
    catalogue = Catalogue.open(profile, clock=clock, writing=lock is not None, renewing=None)
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
    office = Office(catalogue, forks, _taking(forks, profile), clock, _facts(catalogue, profile), profile)
    window = MainWindow(parts, office.screens())
    office.furnish(window)
    window.begin_day()
    following = Following(catalogue, forks, background, window)
    if lock is None:
        from desktop.ui.looking_again import LookingAgain

        LookingAgain(window, catalogue, lambda: office.searches(window).refresh())

    def changed(change: Change) -> None:
        if change.verb != "sync" and change.uids:
            office.forms(window).follow(change)
            window.catalogue_changed()
            following.start()

    hear = background.carry(changed)  # a worker's change is told in the window's own thread
    own = threading.current_thread()
    catalogue.changes.listen(lambda change: (changed if threading.current_thread() is own else hear)(change))
    return Assembly(window, office, catalogue, background, forks, lock, following)


def _facts(catalogue: Catalogue, profile: Profile) -> Callable[[], Facts]:
    """What this installation is, asked when the About dialog opens."""

    def facts() -> Facts:
        from hashlib import sha256

        from desktop.pinning import pinned_root
        from desktop.ui.about import Facts
        from desktop.version import VERSION

        status, root = catalogue.status(), sha256(pinned_root(profile)).hexdigest()
        issued = status.issued.date() if status.issued else None
        return Facts(VERSION, str(profile.folder), status.seq, issued, status.signed_by, root)

    return facts


def _taking(forks: Forks, profile: Profile) -> Take:
    """Brings a bundle into this profile, proven from the root it is pinned to; called in a worker thread."""

    def take(source: str, accept_expired: bool, listener: Listener, cancelled: Cancelling) -> SyncOutcome:
        from desktop.pinning import pinned_root, pinning

        root, own = pinned_root(profile), forks()
        with pinning(profile, root):
            return own.sync(source, root=root, accept_expired=accept_expired, progress=listener, cancelled=cancelled)

    return take


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


def run(profile: Profile, sample: Path | None = None) -> int:
    """Shows the window until it is closed; returns the exit code.

    With a sample an empty catalogue takes it in at once, in the background like any update. What prevents the start is
    shown in a window of its own and raised after that.
    """
    app = application([])
    try:
        assembly = assemble(profile)
    except Exception as trouble:
        _show_trouble(app, trouble)
        raise
    window = assembly.window
    window.show()
    QTimer.singleShot(0, window, lambda: _settle(assembly))
    if sample is not None and assembly.lock is not None and not assembly.catalogue.status().seq:
        window.preferring.choose("source", str(sample))
        QTimer.singleShot(0, window, window.update_catalogue)
    code = app.exec()
    assembly.close()
    return code


def _show_trouble(app: QApplication, trouble: Exception) -> None:
    """Until it is closed; where no screen is, the words on stderr have to do."""
    from desktop.ui.crash import CrashDialog, report_of
    from desktop.ui.not_started import NotStarted

    if app.platformName() in ("offscreen", "minimal"):
        return
    theme = _theme(choosing.Settings())
    if isinstance(trouble, Refusal):
        dialog: Dialog = NotStarted(theme, trouble)
    else:
        dialog = CrashDialog(theme, report_of(type(trouble), trouble, trouble.__traceback__, system_clock()))
    dialog.show()
    app.exec()


def _settle(assembly: Assembly) -> None:
    """What the first picture did not need: the door for bugs, and what there is to say."""
    from desktop.ui.crash import BugReports

    window = assembly.window
    reports = BugReports(window.parts.theme, lambda: window, system_clock)
    sys.excepthook = reports.caught
    threading.excepthook = lambda args: reports.caught(
        args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
    )
    tell_state(assembly)
    assembly.following.start()


def tell_state(assembly: Assembly) -> None:
    """What a person must know at the start: files that were moved aside, a profile another window writes to."""
    from desktop.ui.first_news import first_news

    choices = assembly.window.preferring.choices
    for news in first_news(assembly.catalogue.broken, choices, read_only=assembly.lock is None):
        assembly.window.say(news)
