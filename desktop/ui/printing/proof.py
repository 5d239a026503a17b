"""One sheet being made for the preview: gathered in a worker thread, drawn by a process of its own, polled from here.

Only the newest wish counts: a new one stops the one under way.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.brochure.job import NotWritten, PrintingFailed
from desktop.settings import Content
from sync.disk import disk_refusal
from sync.errors import Cancelled, Refusal

if TYPE_CHECKING:
    from desktop.brochure.job import Job
    from desktop.brochure.plan import Printed, PrintRequest
    from desktop.ui.background import Background

Gather = Callable[[Sequence[str], Content], "PrintRequest"]
"""Everything the sheets of these records need, as plain values; called in a worker thread. Raises a refusal."""
Start = Callable[["PrintRequest", Path], "Job"]
PAUSE = 300
"""Milliseconds after the last change before the preview is made anew."""
POLL = 60
FORGOTTEN = 24 * 60 * 60
"""Seconds after which a folder of sheets belongs to nobody any more."""


class Proof(QObject):
    """`made` tells the finished file, `told` done and total, `refused` why there is none.

    The files stand in a folder of their own below `folder`, which is made when it is first needed.
    """

    made = Signal(object)
    told = Signal(int, int)
    refused = Signal(object)

    def __init__(
        self, background: Background, gather: Gather, start: Start, folder: Path, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._background, self._gather, self._start = background, gather, start
        self._folder = folder / f"{os.getpid()}-{id(self):x}"
        self._count = 0
        self._job: Job | None = None
        self._wish: tuple[tuple[str, ...], Content] | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._begin)
        self._poll = QTimer(self, interval=POLL)
        self._poll.timeout.connect(self._ask)

    @property
    def busy(self) -> bool:
        """Whether a sheet is being made."""
        return self._wish is not None

    def wish(self, uids: Sequence[str], content: Content) -> None:
        """Make the sheets of these records from now on."""
        self.stop()
        self._wish = tuple(uids), content
        self.told.emit(0, 0)
        self._pause.start()

    def stop(self) -> None:
        """Stop what is being made; finished files stay."""
        self._pause.stop()
        self._poll.stop()
        self._background.drop("proof")
        if self._job is not None:
            self._job.cancel()
        self._job, self._wish = None, None

    def close(self) -> None:
        """Stop and remove the files."""
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _begin(self) -> None:
        assert self._wish is not None
        gather, wish, folder = self._gather, self._wish, self._folder

        def work() -> PrintRequest:
            _furnish(folder)
            return gather(*wish)

        self._background.run(work, self._draw, lane="proof", failed=self._refuse, broken=self._refuse, owner=self)

    def _draw(self, request: PrintRequest) -> None:
        self._count += 1
        self._job = self._start(request, self._folder / f"{self._count}.pdf")
        self._poll.start()

    def _ask(self) -> None:
        assert self._job is not None
        try:
            printed = self._job.poll()
        except Cancelled:
            self._end()
        except Refusal as refusal:
            self._refuse(refusal)
        except PrintingFailed:  # a bug over there: told by the hook for bugs, the dialog goes on
            self._end()
            self.told.emit(0, 0)
            raise
        else:
            self.told.emit(self._job.done, self._job.total)
            if printed is not None:
                self._end()
                self.made.emit(printed)

    def _end(self) -> None:
        self._poll.stop()
        self._job, self._wish = None, None

    def _refuse(self, refusal: Refusal) -> None:
        self._end()
        self.refused.emit(refusal)


def _furnish(folder: Path) -> None:
    """Makes the folder and removes those a killed program left beside it. Raises NoSpace, CannotWrite."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise disk_refusal(folder, error) from error
    oldest = folder.stat().st_mtime - FORGOTTEN
    for other in folder.parent.iterdir():
        if other.stat().st_mtime < oldest:
            shutil.rmtree(other, ignore_errors=True)


def copy_whole(printed: Printed, out: Path) -> None:
    """A finished file to where the person wants it, whole or not at all. Raises NotWritten, NoSpace."""
    part = out.with_name(f".{out.name}.part")
    try:
        shutil.copyfile(printed.path, part)
        part.replace(out)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise NotWritten(str(out), error.strerror or str(error)) from error
