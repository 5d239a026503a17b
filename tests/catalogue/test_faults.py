"""What the world does to files: killed processes, full disks, broken and missing files."""

import errno
import resource
import sqlite3
import subprocess
import sys
from contextlib import closing
from itertools import islice
from pathlib import Path

import pytest

from desktop.catalogue import Catalogue
from desktop.catalogue.connecting import room_on
from desktop.catalogue.questions import Question
from desktop.catalogue.views import State
from desktop.profile import Profile, ProfileInUse
from sync.errors import CannotWrite, HeldByAnother, NoSpace, Refusal
from tests.catalogue.offices import office, uid
from tests.catalogue.sample_records import clock, install, records
from tests.sync.publications import DAY, T0, Publisher, organisation

EDITING = """
import sys
from pathlib import Path
from desktop.catalogue import Catalogue
from desktop.profile import Profile
from tests.catalogue.sample_records import clock
catalogue = Catalogue.open(Profile(Path(sys.argv[1])), clock=clock)
number = catalogue.status().edits
while True:
    number += 1
    catalogue.edit("fac-1", {"name.ru": f"Имя {number}"}, "я")
    print(number, flush=True)
    if number % 3 == 0:
        catalogue.undo(), catalogue.redo()
"""
SYNCING = """
import sys
from pathlib import Path
from datetime import datetime, UTC
from desktop.catalogue import Catalogue
from desktop.profile import Profile
folder, tree, root, day, limit = sys.argv[1:]
catalogue = Catalogue.open(Profile(Path(folder)), clock=lambda: datetime.fromisoformat(day))
if int(limit):
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
def told(step):
    print(step.step, flush=True)
try:
    catalogue.sync(tree, root=Path(root).read_bytes(), progress=told)
    print("done", flush=True)
except Exception as error:
    print(type(error).__name__, flush=True)
"""


def child(code: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8")


def killed_after(process: subprocess.Popen[str], lines: int) -> list[str]:
    """What a process said before it was killed at its nth line."""
    with process:
        assert process.stdout
        said = [line.strip() for line in islice(process.stdout, lines)]
        process.kill()
        return said + [line.strip() for line in process.stdout]


@pytest.mark.parametrize("lines", [1, 4, 9])
def test_no_edit_is_lost_when_the_process_is_killed(profile_dir: Path, lines: int) -> None:
    install(profile_dir, records())
    said = killed_after(child(EDITING, profile_dir), lines)
    with Catalogue.open(Profile(profile_dir), clock=clock) as catalogue:
        (edit,) = catalogue.edits()
        number = int(str(edit.value).removeprefix("Имя "))
        assert int(said[-1]) - 1 <= number <= int(said[-1]) + 1
        assert catalogue.check().sound
        assert catalogue.search(Question(f"имя {number}")).count == 1


@pytest.fixture
def publisher(tmp_path: Path) -> Publisher:
    """Two publications; the office has the first and an edit."""
    made = Publisher(tmp_path / "centre")
    made.take(*(organisation(number) for number in range(6)))
    made.publish()
    return made


def prepared(folder: Path, publisher: Publisher) -> None:
    with Catalogue.open(Profile(folder), clock=lambda: T0) as catalogue:
        catalogue.sync(str(publisher.tree), root=publisher.root)
        catalogue.edit(uid(0), {"name.ru": "Моё"}, "я")
        catalogue.edit(uid(1), {"url": "https://mine.by"}, "я")
    publisher.take(organisation(0, name={"ru": "Центра"}), *(organisation(number) for number in range(1, 1200)))
    publisher.publish(T0 + DAY)


def arguments(folder: Path, publisher: Publisher, limit: int = 0) -> tuple[object, ...]:
    root = publisher.tree / "metadata" / "1.root.json"
    return folder, publisher.tree, root, (T0 + DAY).isoformat(), limit


@pytest.mark.parametrize("lines", [1, 3, 5])
def test_a_killed_sync_leaves_one_whole_copy(profile_dir: Path, publisher: Publisher, lines: int) -> None:
    prepared(profile_dir, publisher)
    killed_after(child(SYNCING, *arguments(profile_dir, publisher)), lines)
    with Catalogue.open(Profile(profile_dir), clock=lambda: T0 + DAY) as catalogue:
        status = catalogue.status()
        assert (status.seq, status.records, status.conflicts) in {(1, 6, 0), (2, 1200, 1)}
        assert {edit.value for edit in catalogue.edits()} == {"Моё", "https://mine.by"}
        assert catalogue.check().sound
        assert len(list(catalogue._profile.bases.glob("base-*.db"))) == 1
        catalogue.sync(str(publisher.tree), root=publisher.root)
        assert catalogue.status().records == 1200 and catalogue.check().sound


@pytest.mark.parametrize("limit", [20_000, 250_000, 700_000])
def test_a_full_disk_is_said_and_harmless(profile_dir: Path, publisher: Publisher, limit: int) -> None:
    prepared(profile_dir, publisher)
    with child(SYNCING, *arguments(profile_dir, publisher, limit)) as process:
        assert process.stdout
        said = process.stdout.read().split()
    assert said[-1] == "NoSpace", said
    with Catalogue.open(Profile(profile_dir), clock=lambda: T0 + DAY) as catalogue:
        assert catalogue.status().seq == 1 and catalogue.status().edits == 2 and catalogue.check().sound
        assert len(list(catalogue._profile.bases.glob("base-*.db"))) == 1


def test_an_edit_on_a_full_disk_is_refused_whole(profile_dir: Path) -> None:
    install(profile_dir, records())
    with Catalogue.open(Profile(profile_dir), clock=clock) as catalogue:
        catalogue.edit("fac-1", {"name.ru": "Первое"}, "я")
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
        try:
            with pytest.raises(NoSpace):
                catalogue.edit("fac-1", {"description.ru": "слово " * 3000}, "я")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert [edit.value for edit in catalogue.edits()] == ["Первое"] and catalogue.check().sound
        catalogue.edit("fac-1", {"name.ru": "Второе"}, "я")
        assert catalogue.search(Question("второе")).count == 1


@pytest.mark.parametrize("held", ["local.db", "the base"])
def test_a_file_another_program_holds_is_a_refusal(profile_dir: Path, held: str) -> None:
    with Catalogue.open(install(profile_dir, records()), clock=clock) as catalogue:
        for connection in (catalogue._files.local, catalogue._files.base):
            assert connection is not None
            connection.execute("PRAGMA busy_timeout = 20")
        path = catalogue._profile.local if held == "local.db" else catalogue._profile.bases / catalogue._files.base_name
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            if held == "local.db":
                with pytest.raises(HeldByAnother):
                    catalogue.edit("fac-1", {"name.ru": "Иное"}, "я")
                assert not catalogue.edits() and not catalogue.can_undo
            else:  # the words are safe; they are found a little later
                catalogue.edit("fac-1", {"name.ru": "Иное"}, "я")
            other.execute("ROLLBACK")
        catalogue.edit("fac-1", {"tagline.ru": "И строка"}, "я")
        assert len(catalogue.edits()) == (1 if held == "local.db" else 2) and catalogue.check().sound
        assert catalogue.search(Question("иное")).count == (0 if held == "local.db" else 1)


@pytest.mark.parametrize(
    ("code", "refusal"),
    [(errno.ENOSPC, NoSpace), (errno.EDQUOT, NoSpace), (errno.EACCES, CannotWrite), (errno.EROFS, CannotWrite)],
)
def test_a_closed_folder_is_no_full_disk(tmp_path: Path, code: int, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal), room_on(tmp_path):
        raise OSError(code, "the system's word")


def test_a_thread_that_finds_the_local_file_broken_moves_nothing(profile_dir: Path) -> None:
    with Catalogue.open(install(profile_dir, records()), clock=clock) as catalogue:
        local = catalogue._profile.local
        whole = local.read_bytes()
        for beside in (local, local.with_name("local.db-wal")):
            beside.write_bytes(b"not a database at all " * 500)
        with catalogue.fork() as fork:
            assert fork.broken and not list(profile_dir.glob("local.broken-*"))
            with pytest.raises(ProfileInUse):
                fork.edit("fac-1", {"name.ru": "Потеряно"}, "я")
        local.write_bytes(whole)


def test_a_broken_local_file_is_moved_aside_and_told(profile_dir: Path) -> None:
    profile = install(profile_dir, records())
    with Catalogue.open(profile, clock=clock) as catalogue:
        catalogue.edit("fac-1", {"name.ru": "Моё имя"}, "я")
    spoiled = b"not a database at all " * 500
    profile.local.write_bytes(spoiled)
    with Catalogue.open(profile, clock=clock, writing=False) as reader:
        assert reader.broken and reader.status().records == 10 and profile.local.read_bytes() == spoiled
    with Catalogue.open(profile, clock=clock) as catalogue:
        (broken,) = catalogue.broken
        assert broken.name == "local.db" and broken.kept_as.read_bytes() == spoiled and broken.reason
        assert catalogue.status().records == 10 and not catalogue.edits()
        assert catalogue.search(Question("лазерной")).count == 1 and not catalogue.search(Question("моё имя")).count
        assert not catalogue.check().sound and len(catalogue.check().faults) == 1
        catalogue.edit("fac-1", {"name.ru": "Снова"}, "я")
    with Catalogue.open(profile, clock=clock) as catalogue:
        assert not catalogue.broken and catalogue.check().sound
    profile.local.write_bytes(spoiled)
    with Catalogue.open(profile, clock=clock) as catalogue:
        assert len(list(profile.folder.glob("local.broken-*.db"))) == 2


@pytest.mark.parametrize("spoil", ["missing", "foreign", "unfinished"])
def test_a_broken_base_leaves_the_edits(profile_dir: Path, spoil: str) -> None:
    profile = install(profile_dir, records())
    with Catalogue.open(profile, clock=clock) as catalogue:
        catalogue.edit("fac-1", {"name.ru": "Моё имя"}, "я")
    (base,) = profile.bases.glob("base-*.db")
    content = base.read_bytes()
    base.write_bytes(content[:16384] if spoil == "unfinished" else b"foreign" * 4000)
    if spoil == "missing":
        base.unlink()
    with Catalogue.open(profile, clock=clock) as catalogue:
        assert catalogue.status().state is State.EMPTY and catalogue.status().edits == 1
        assert [item.name for item in catalogue.broken] == [base.name]
        assert not catalogue.search(Question("лазер")).count and not catalogue.facets(Question()).counts
        assert not catalogue.cards([1]) and not catalogue.rows_of(["fac-1"])
    install(profile_dir, records(), seq=2)
    with Catalogue.open(profile, clock=clock) as catalogue:
        assert catalogue.search(Question("моё имя")).count == 1 and catalogue.check().sound


def test_a_profile_nobody_has_written_to_is_read_without_a_trace(profile_dir: Path) -> None:
    folder = profile_dir / "not there"
    with Catalogue.open(Profile(folder), clock=clock, writing=False) as catalogue:
        assert catalogue.status().state is State.EMPTY and not catalogue.search(Question("лазер")).count
        assert catalogue.check().sound and not catalogue.can_undo
    assert not folder.exists()


def test_a_flipped_bit_is_found_by_reading_everything(profile_dir: Path) -> None:
    profile = install(profile_dir, records())
    (base,) = profile.bases.glob("base-*.db")
    content = bytearray(base.read_bytes())
    content[content.index("Лаборатория лазерной".encode() + " физики".encode()) + 1] ^= 1
    base.write_bytes(content)
    with Catalogue.open(profile, clock=clock) as catalogue:
        assert not catalogue.check().sound


def test_an_index_of_another_version_is_made_anew(profile_dir: Path) -> None:
    profile = install(profile_dir, records())
    with Catalogue.open(profile, clock=clock) as catalogue:
        catalogue.edit("fac-1", {"name.ru": "Моё имя"}, "я")
        catalogue._files.base.execute("UPDATE state SET words = 0")
        catalogue._files.base.execute("DELETE FROM card")
        with Catalogue.open(profile, clock=clock, writing=False) as reader:
            assert reader.status().state is State.OUTDATED
    with Catalogue.open(profile, clock=clock) as catalogue:
        assert catalogue.search(Question("моё имя")).count == 1 and catalogue.check().sound
        assert catalogue.status().records == 10 and not catalogue.broken
    with Catalogue.open(profile, clock=clock) as catalogue:
        assert catalogue.check().sound and len(list(profile.bases.glob("base-*.db"))) == 1


def test_a_withdrawn_record_keeps_its_edits_over_an_index_of_another_version(profile_dir: Path) -> None:
    """A bundle may come before the index is made anew: the last text under the edits is read where it still stands."""
    with office(profile_dir) as made:
        made.catalogue.edit(uid(2), {"name.be": "Мая назва"}, "я")
        made.catalogue._files.base.execute("UPDATE state SET words = 0")  # type: ignore[union-attr]
        made.catalogue.close()
        made.catalogue = Catalogue.open(made.profile, clock=lambda: made.now, renewing=None)
        outcome = made.publish(organisation(0), organisation(1))
        assert (outcome.new, outcome.changed, outcome.withdrawn, outcome.edits_kept) == (0, 0, 1, 1)
        view = made.catalogue.record(uid(2))
        assert view.withdrawn and view.record.name.be == "Мая назва" and made.catalogue.check().sound  # type: ignore[attr-defined]
