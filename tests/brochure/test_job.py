"""Writing: here, in another process, stopped in the middle, onto places that refuse."""

from __future__ import annotations

import errno
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.brochure import job
from desktop.brochure.plan import PassportView
from desktop.settings import Content
from sync.errors import Cancelled, NoSpace
from tests.brochure import sheets

MANY = 400


def test_progress_is_told_by_record(out: Path) -> None:
    heard: list[tuple[int, int]] = []
    done = job.write(sheets.request(*[sheets.PASSPORT] * 3), out, lambda number, of: heard.append((number, of)))
    assert heard == [(1, 3), (2, 3), (3, 3)]
    assert done.pages == 6 and done.path == out


def test_a_request_travels(view: PassportView) -> None:
    request = sheets.request(view)
    assert pickle.loads(pickle.dumps(request)) == request


def test_another_process_writes_the_same_file(view: PassportView, out: Path, tmp_path: Path) -> None:
    request = sheets.request(view, content=Content.BE)
    work = job.start(request, out)
    while (done := work.poll(0.2)) is None:
        pass
    assert done.path == out and (work.done, work.total) == (1, 1)
    assert work.poll() == done
    assert out.read_bytes() == job.write(request, tmp_path / "here.pdf").path.read_bytes()


def test_a_stopped_job_leaves_the_old_file(out: Path) -> None:
    out.write_bytes(b"old")
    work = job.start(sheets.request(*[sheets.PASSPORT] * MANY), out)
    while not work.done:
        work.poll(0.2)
    work.cancel()
    with pytest.raises(Cancelled):
        work.poll()
    assert out.read_bytes() == b"old"
    assert [path.name for path in out.parent.iterdir()] == [out.name]


def test_a_refusal_comes_back_from_the_other_process(tmp_path: Path) -> None:
    work = job.start(sheets.request(sheets.PASSPORT), tmp_path / "no such folder" / "a.pdf")
    with pytest.raises(job.NotWritten, match="no such folder"):
        while work.poll(0.2) is None:
            pass


def test_a_folder_in_the_place_of_the_file_is_refused(out: Path) -> None:
    out.mkdir()
    with pytest.raises(job.NotWritten):
        job.write(sheets.request(sheets.PASSPORT), out)
    assert [path.name for path in out.parent.iterdir()] == [out.name]


def test_a_full_disk_is_refused_and_nothing_is_left(out: Path) -> None:
    def full(done: int, of: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    out.write_bytes(b"old")
    with pytest.raises(NoSpace) as refusal:
        job.write(sheets.request(sheets.PASSPORT), out, full)
    assert refusal.value.folder == str(out.parent) and refusal.value.free > 0
    assert out.read_bytes() == b"old" and len(list(out.parent.iterdir())) == 1


def test_planning_a_print_loads_no_reportlab() -> None:
    code = "import sys, desktop.brochure.job, desktop.brochure.gathering; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
