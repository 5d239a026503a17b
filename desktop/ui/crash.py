"""A bug of the program, told once: the person's work is in place, and the report can be read, copied and saved."""

from __future__ import annotations

import errno
import platform
import sys
import traceback
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from desktop.language import _
from desktop.ui.buttons import Button, Kind
from desktop.ui.dialog import Dialog
from desktop.ui.panes import Column, Label
from desktop.ui.shapes import State
from desktop.ui.soft import Soft
from desktop.ui.theme import Theme
from desktop.version import VERSION
from sync.refusal import Refusal

PROGRAM = Path(__file__).resolve().parents[2]


def report_of(kind: type[BaseException], bug: BaseException, at: TracebackType | None, now: datetime) -> str:
    """What helps to find the bug and nothing of the person: versions, kinds of errors and places in the program. What
    an error says is left out, for it may quote what was typed; so are folders of this computer."""
    system = f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.machine()}"
    lines = _chain(bug.with_traceback(at) if bug.__traceback__ is None else bug, set())
    return f"Niva {VERSION}, {now.astimezone(UTC):%Y-%m-%d %H:%M} UTC\n{system}\n\n" + "\n".join(lines) + "\n"


def _chain(bug: BaseException, told: set[int]) -> Iterator[str]:
    """The error under those it came from, the first one first."""
    told.add(id(bug))
    before = bug.__cause__ or (None if bug.__suppress_context__ else bug.__context__)
    if before is not None and id(before) not in told:
        yield from _chain(before, told)
        yield "\nwhich led to:\n" if bug.__cause__ else "\nwhile handling it:\n"
    yield from map(_place, traceback.extract_tb(bug.__traceback__))
    yield _kind(bug)
    for part in getattr(bug, "exceptions", ()):
        yield "\none of them:\n"
        yield from _chain(part, told)


def _place(frame: traceback.FrameSummary) -> str:
    """File, line, function, and the line itself where it is one of the program's own."""
    path, own = _shown_path(Path(frame.filename))
    line = f"\n    {frame.line}" if own and frame.line else ""
    return f"  {path}:{frame.lineno} {frame.name}{line}"


def _shown_path(path: Path) -> tuple[str, bool]:
    """The file without the folders of this computer; True for a file of the program."""
    if path.is_relative_to(PROGRAM):
        inside = path.relative_to(PROGRAM).as_posix()
        return inside, inside.startswith(("desktop/", "sync/"))
    for folder in sorted(filter(None, sys.path), key=len, reverse=True):
        if path.is_relative_to(folder):
            return path.relative_to(folder).as_posix(), False
    return path.name, False


def _kind(bug: BaseException) -> str:
    """The kind of an error and what of its facts cannot be anybody's words; a refusal marked `plain` tells all."""
    name = f"{type(bug).__module__}.{type(bug).__qualname__}".removeprefix("builtins.")
    if isinstance(bug, Refusal) and bug.plain:
        return f"{name}: {bug}"
    if isinstance(bug, OSError):
        return f"{name} {errno.errorcode.get(bug.errno or 0, '')}".rstrip()
    code = getattr(bug, "sqlite_errorname", "")
    return f"{name} {code}".rstrip()


class CrashDialog(Dialog):
    """One report."""

    def __init__(self, theme: Theme, report: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, (700, 480), parent)
        self.report = report
        column = Column(theme, margins=(24, 18, 24, 18), spacing=12)
        soft = Soft(theme, State.BAD)
        self._calm, self._next = Label(theme, 15, bold=True).wrapped(), Label(theme, 14).wrapped()
        soft.lines.addWidget(self._calm)
        soft.lines.addWidget(self._next)
        self._text = QPlainTextEdit(report)
        self._text.setReadOnly(True)
        self._text.setFont(theme.font(12))
        column.addWidget(soft)
        column.addWidget(self._text, 1)
        self.body.addLayout(column)
        self._copy, self._save = Button(theme, Kind.PLAIN, "copy"), Button(theme, Kind.FILLED, "file-export")
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.report))
        self._save.clicked.connect(self._choose)
        self.foot.addStretch(1)
        self.foot.addWidget(self._copy)
        self.foot.addWidget(self._save)
        self.retranslate()

    def _choose(self) -> None:
        name = QFileDialog.getSaveFileName(self, _("Save the report"), "niva-report.txt", _("Text files (*.txt)"))[0]
        if name:
            self.save(Path(name))

    def save(self, file: Path) -> None:
        """Write the report to a file; where that cannot be done, say so and leave it on the screen."""
        try:
            file.write_text(self.report, encoding="utf-8")
        except OSError as error:
            self._next.setText(_("The report could not be written: {reason}").format(reason=error.strerror))
            return
        self.close()

    def retranslate(self) -> None:
        self.say_title(_("An error of the program"))
        self._calm.setText(_("Your data are in place."))
        self._next.setText(_("The window can be used further. The report helps to correct the error; nothing is sent."))
        self._text.setAccessibleName(_("Report"))
        self._copy.setText(_("Copy"))
        self._save.setText(_("Save the report"))


class BugReports(QObject):
    """Shows bugs of any thread in the window's thread, one dialog at a time. `caught` fits `sys.excepthook`."""

    _arrived = Signal(str)

    def __init__(self, theme: Theme, window: Callable[[], QWidget | None], now: Callable[[], datetime]) -> None:
        super().__init__()
        self._theme, self._window, self._now = theme, window, now
        self.dialog: CrashDialog | None = None
        self._arrived.connect(self._show)

    def caught(self, kind: type[BaseException], bug: BaseException, at: TracebackType | None) -> None:
        """Tell a bug; being stopped from the keyboard is none."""
        sys.__excepthook__(kind, bug, at)
        if not issubclass(kind, KeyboardInterrupt):
            self._arrived.emit(report_of(kind, bug, at, self._now()))

    def _show(self, report: str) -> None:
        if self.dialog is None:
            self.dialog = CrashDialog(self._theme, report, self._window())
            self.dialog.destroyed.connect(self._forget)
            self.dialog.show()

    def _forget(self) -> None:
        self.dialog = None
