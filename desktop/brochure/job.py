"""Writing a file: here and now for the command line and the tests, or in a process of its own for the window.

A finished file replaces the old one in a single step; a refusal, a crash or a stop leaves the old one as it was.
reportlab is loaded only where the file is drawn.
"""

from __future__ import annotations

import multiprocessing
import os
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from desktop.brochure.plan import Printed, PrintRequest
from sync.disk import file_refusal
from sync.errors import Cancelled, Refusal
from sync.errors import NotWritten as NotWritten

Progress = Callable[[int, int], None]


def write(request: PrintRequest, out: Path, progress: Progress | None = None) -> Printed:
    """Writes the request as one PDF (PDF/A-2a and PDF/UA-1) to `out`; `progress` hears (done, of) after each record.

    Raises NoSpace for a full disk and NotWritten where the place cannot be written; then `out` is as it was.
    """
    from desktop.brochure.drawing import draw

    unfinished = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        with unfinished.open("wb") as file:
            pages, gaps = draw(request, file, progress or _silence)
        os.replace(unfinished, out)
    except OSError as error:
        raise file_refusal(out, error) from error
    finally:
        _remove(unfinished)
    return Printed(out, pages, gaps)


def _silence(_done: int, _of: int) -> None:
    """Nobody listens."""


def _remove(unfinished: Path) -> None:
    with suppress(OSError):  # the disk may be gone with it
        unfinished.unlink(missing_ok=True)


class PrintingFailed(Exception):
    """A bug in the printing process; the text is its report."""


@dataclass(frozen=True)
class _Failed:
    report: str


class Job:
    """A file being written by another process. Ask `poll` from time to time, from one thread."""

    def __init__(self, process: BaseProcess, messages: Connection, out: Path) -> None:
        self._process, self._messages, self._out = process, messages, out
        self._result: Printed | None = None
        self.done, self.total = 0, 0

    def poll(self, wait: float = 0.0) -> Printed | None:
        """The result once it is there, None before; `done` and `total` tell how far it is. `wait` in seconds.

        Raises the refusal the writing ended with, Cancelled after a stop, PrintingFailed for a bug.
        """
        while self._result is None and self._messages.poll(wait):
            wait = 0.0  # for the first word only: a busy process must not hold its listener
            try:
                self._hear(self._messages.recv())
            except EOFError:
                self._close()
                raise Cancelled() from None
        return self._result

    def _hear(self, message: tuple[int, int] | Printed | Refusal | _Failed) -> None:
        if isinstance(message, tuple):
            self.done, self.total = message
            return
        self._close()
        if isinstance(message, Refusal):
            raise message
        if isinstance(message, _Failed):
            raise PrintingFailed(message.report)
        self._result = message

    def cancel(self) -> None:
        """Stops the process at once; the old file stays as it was."""
        self._process.terminate()
        self._close()
        _remove(self._out.with_name(f".{self._out.name}.{self._process.pid}.part"))

    def _close(self) -> None:
        self._process.join()


def start(request: PrintRequest, out: Path) -> Job:
    """Begins to write the request in a process of its own, so that no window waits."""
    context = multiprocessing.get_context("spawn")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(request, out, sending), daemon=True)
    process.start()
    sending.close()
    return Job(process, receiving, out)


def _work(request: PrintRequest, out: Path, messages: Connection) -> None:
    """The other process: writes and reports. It is the door where a bug becomes a report."""
    try:
        messages.send(write(request, out, lambda done, of: messages.send((done, of))))
    except Refusal as refusal:
        messages.send(refusal)
    except Exception:
        messages.send(_Failed(traceback.format_exc()))
