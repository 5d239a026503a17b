"""A bundle becomes this computer's copy: nothing of a person's work is lost, nothing bad gets in."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.catalogue import Catalogue
from desktop.catalogue.adopting import Adopting
from desktop.catalogue.questions import Question
from desktop.catalogue.views import Change, State
from desktop.profile import Profile
from sync.carriers import Progress, Step
from sync.errors import Cancelled, Damaged, ExpiredCopy, NotABundle, OlderCopy, Refusal, SourceMissing, Untrusted
from sync.publish.packing import pack
from tests.sync.publications import DAY, T0, Publisher, organisation


class Clock:
    """A clock the test moves."""

    def __init__(self) -> None:
        self.now = T0

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def publisher(tmp_path: Path) -> Publisher:
    made = Publisher(tmp_path / "centre")
    made.take(*(organisation(number) for number in range(6)))
    made.with_picture()
    made.publish()
    return made


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def office(profile_dir: Path, publisher: Publisher, clock: Clock) -> Catalogue:
    """A catalogue that has taken the first publication."""
    catalogue = Catalogue.open(Profile(profile_dir), clock=clock)
    catalogue.sync(str(publisher.tree), root=publisher.root)
    return catalogue


def uid(number: int) -> str:
    return str(organisation(number)["uid"])


def take(office: Catalogue, publisher: Publisher, *records: dict[str, object]) -> None:
    """Publish these instead and sync."""
    publisher.take(*records)
    publisher.publish(T0 + DAY)
    office._clock.now = T0 + DAY


def copy_of(catalogue: Catalogue) -> tuple[object, ...]:
    """What must not change when a sync is refused."""
    return catalogue.status(), catalogue.edits(), catalogue.search(Question()).ids, catalogue.check()


def test_a_first_sync_brings_everything(profile_dir: Path, publisher: Publisher, clock: Clock) -> None:
    told: list[Change] = []
    steps: list[Progress] = []
    with Catalogue.open(Profile(profile_dir), clock=clock) as catalogue:
        assert catalogue.status().state is State.EMPTY and not catalogue.search(Question()).count
        catalogue.changes.listen(told.append)
        outcome = catalogue.sync(str(publisher.tree), root=publisher.root, progress=steps.append)
        assert (outcome.new, outcome.changed, outcome.withdrawn, outcome.photos) == (7, 0, 0, 1)
        status = catalogue.status()
        assert (status.state, status.seq, status.records, status.issued) == (State.FRESH, 1, 7, T0)
        assert outcome.after == status and status.signed_by and status.source == str(publisher.tree)
        assert catalogue.search(Question("институт")).count == 6 and catalogue.check().sound
        assert [change.verb for change in told] == ["sync"]
        assert {step.step for step in steps} == set(Step)
        (picture,) = catalogue.record("22222222-2222-4222-8222-000000000001").pictures
        assert picture.path and picture.path.is_file() and picture.alt.be == "Прыбор"
        again = catalogue.sync(str(publisher.tree), root=publisher.root)
        assert again.nothing_new and len(told) == 1
        clock.now += timedelta(days=400)
        assert catalogue.status().state is State.STALE and catalogue.search(Question("институт")).count == 6


def test_every_edit_survives_a_sync(office: Catalogue, publisher: Publisher) -> None:
    with office:
        office.edit(uid(0), {"url": "https://kept.by"}, "я")
        office.edit(uid(1), {"name.ru": "Принято центром"}, "я")
        office.edit(uid(2), {"name.ru": "Моё", "name.be": "Маё"}, "я")
        office.edit(uid(3), {"former_names": ("Моё прежнее",)}, "я")
        office.edit(uid(4), {"name.ru": "Черновик"}, "я")
        take(
            *(office, publisher, organisation(0, founded_year=1950)),
            organisation(1, name={"ru": "Принято центром", "be": "Інстытут № 1"}),
            organisation(2, name={"ru": "Центра", "be": "Інстытут № 2"}),
            organisation(3, former_names=["Прежнее центра"]),
            *(organisation(5), organisation(6)),
        )
        outcome = office.sync(str(publisher.tree), root=publisher.root)
        counts = (outcome.new, outcome.changed, outcome.withdrawn, outcome.accepted, outcome.conflicts)
        assert counts == (1, 4, 1, 1, 1) and outcome.edits_kept == 5
        assert outcome.new_uids == (uid(6),) and set(outcome.changed_uids) == {uid(n) for n in range(4)}
        standing = {(edit.uid, edit.path): edit for edit in office.edits()}
        assert standing[uid(0), "url"].value == "https://kept.by" and (uid(1), "name.ru") not in standing
        conflict = standing[uid(2), "name.ru"]
        assert (conflict.conflict, conflict.base, conflict.centre) == (True, "Институт № 2", "Центра")
        assert office.record(uid(2)).record.name.ru == "Моё" and not standing[uid(2), "name.be"].conflict
        assert set(standing[uid(3), "former_names"].value) == {"Прежнее центра", "Моё прежнее"}
        assert office.record(uid(0)).record.founded_year == 1950
        assert office.check().sound and office.status().conflicts == 1


def test_a_draft_outlives_the_record_the_centre_withdraws(office: Catalogue, publisher: Publisher) -> None:
    with office:
        office.edit(uid(4), {"name.ru": "Черновик"}, "я")
        take(office, publisher, *(organisation(number) for number in (0, 1, 2, 3, 5)))
        for day in (1, 2):
            outcome = office.sync(str(publisher.tree), root=publisher.root)
            assert outcome.nothing_new or (outcome.withdrawn, outcome.edits_kept) == (1, 1)
            view = office.record(uid(4))
            assert view.withdrawn and view.record.name.ru == "Черновик" and view.record.name.be == "Інстытут № 4"
            assert not office.search(Question("черновик")).count and office.check().sound
            (card,) = office.cards(office.rows_of([uid(4)]))
            assert card.edited and card.name.ru == "Черновик"
            publisher.take(*(organisation(number) for number in (0, 1, 2, 3, 5 + day)))
            publisher.publish(T0 + DAY * (1 + day))
            office._clock.now = T0 + DAY * (1 + day)
        publisher.take(*(organisation(number) for number in range(6)))
        publisher.publish(T0 + DAY * 4)
        office._clock.now = T0 + DAY * 4
        office.sync(str(publisher.tree), root=publisher.root)
        assert not office.record(uid(4)).withdrawn and office.search(Question("черновик")).count == 1


@pytest.mark.parametrize("keep", ["mine", "centre"])
def test_a_conflict_is_decided_and_can_be_undone(office: Catalogue, publisher: Publisher, keep: str) -> None:
    with office:
        office.edit(uid(2), {"name.ru": "Моё"}, "я")
        take(office, publisher, *(organisation(n) for n in (0, 1)), organisation(2, name={"ru": "Центра"}))
        office.sync(str(publisher.tree), root=publisher.root)
        office.resolve(uid(2), "name.ru", keep, "я")
        kept = {"mine": "Моё", "centre": "Центра"}[keep]
        assert office.record(uid(2)).record.name.ru == kept and not office.status().conflicts
        office.undo()
        assert office.status().conflicts == 1 and office.record(uid(2)).record.name.ru == "Моё"
        office.edit(uid(2), {"name.ru": "Третье"}, "я")
        assert not office.status().conflicts and office.edits()[0].base == "Центра"


def test_undo_reaches_over_a_sync(office: Catalogue, publisher: Publisher) -> None:
    with office:
        office.edit(uid(0), {"url": "https://mine.by"}, "я")
        office.edit(uid(1), {"name.ru": "Моё"}, "я")
        take(office, publisher, organisation(0, url="https://centre.by"), organisation(1, founded_year=1950))
        office.sync(str(publisher.tree), root=publisher.root)
        office.undo()
        assert office.record(uid(1)).record.name.ru == "Институт № 1"
        office.undo()
        assert office.record(uid(0)).record.url == "https://centre.by" and not office.edits()
        office.redo()
        (edit,) = office.edits()
        assert edit.conflict and edit.value == "https://mine.by" and office.check().sound


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-5000])


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[data.index(b"full-") + 400] ^= 1
    path.write_bytes(data)


def _foreign(path: Path) -> None:
    path.write_bytes("Это не пакет\n".encode() * 99)


@pytest.mark.parametrize(
    ("spoil", "refusals"), [(_cut, Damaged), (_flip, (Damaged, Untrusted, NotABundle)), (_foreign, NotABundle)]
)
def test_a_spoiled_bundle_changes_nothing(
    office: Catalogue, publisher: Publisher, tmp_path: Path, spoil: object, refusals: type[Refusal]
) -> None:
    with office:
        office.edit(uid(0), {"name.ru": "Моё"}, "я")
        take(office, publisher, *(organisation(n) for n in range(3)))
        before = copy_of(office)
        bundle = tmp_path / "bundle.niva"
        pack(publisher.centre, bundle)
        spoil(bundle)
        with pytest.raises(refusals):
            office.sync(str(bundle), root=publisher.root)
        assert copy_of(office) == before
        assert len(list(office._profile.bases.glob("base-*.db"))) == 1


def test_other_sources_are_refused(office: Catalogue, publisher: Publisher, tmp_path: Path, clock: Clock) -> None:
    with office:
        old = tmp_path / "old.niva"
        pack(publisher.centre, old)
        take(office, publisher, *(organisation(n) for n in range(3)))
        office.sync(str(publisher.tree), root=publisher.root)
        before = copy_of(office)
        with pytest.raises(SourceMissing):
            office.sync(str(tmp_path / "nowhere"), root=publisher.root)
        with pytest.raises(OlderCopy):
            office.sync(str(old), root=publisher.root)
        stranger = Publisher(tmp_path / "stranger", seed="b")
        with pytest.raises(Refusal):
            office.sync(str(stranger.tree), root=publisher.root)
        with pytest.raises(Cancelled):
            publisher.take(organisation(9))
            publisher.publish(T0 + DAY * 2)
            clock.now = T0 + DAY * 2
            office.sync(str(publisher.tree), root=publisher.root, cancelled=lambda: True)
        clock.now = T0 + DAY
        assert copy_of(office) == before


def test_an_expired_copy_is_taken_knowingly(
    profile_dir: Path, publisher: Publisher, tmp_path: Path, clock: Clock
) -> None:
    bundle = tmp_path / "bundle.niva"
    pack(publisher.centre, bundle)
    clock.now = T0 + timedelta(days=90)
    with Catalogue.open(Profile(profile_dir), clock=clock) as catalogue:
        with pytest.raises(ExpiredCopy):
            catalogue.sync(str(bundle), root=publisher.root)
        assert catalogue.status().state is State.EMPTY
        catalogue.sync(str(bundle), root=publisher.root, accept_expired=True)
        assert catalogue.status().state is State.STALE and catalogue.status().records == 7


def test_a_fork_sees_the_new_copy_and_old_files_go_at_the_next_start(
    office: Catalogue, publisher: Publisher, clock: Clock
) -> None:
    with office, office.fork() as fork:
        take(office, publisher, *(organisation(n) for n in range(3)))
        fork.sync(str(publisher.tree), root=publisher.root)
        assert office.status().seq == 2 and office.search(Question("институт")).count == 3
    Catalogue.open(office._profile, clock=clock).close()
    assert [path.name for path in office._profile.bases.iterdir()] == ["base-000002-0001.db"]


def test_work_done_while_a_sync_builds_is_found_after_it(office: Catalogue, publisher: Publisher) -> None:
    """Between the building of the new base and the switch to it, which for large catalogues are minutes apart."""
    (begun,) = office.create("organisation", {"name.ru": "Раннее"}, "я").uids
    made: list[str] = []

    class Busy(Adopting):
        def _take(self, *told: Any) -> Any:
            office.edit(begun, {"name.ru": "Переименованное"}, "я")
            made.extend(office.create("organisation", {"name.ru": "Посередине"}, "я").uids)
            return super()._take(*told)

    take(office, publisher, *(organisation(n) for n in range(3)))
    with office, office.fork() as fork:
        busy = Busy(fork._files, fork._edits, fork._clock, lambda step: None, lambda: False, fork.turn)
        busy.sync(str(publisher.tree), publisher.root, False, fork.status)
        rows = [tuple(office.search(Question(name)).ids) for name in ("переименованное", "посередине")]
        assert rows == [office.rows_of((begun,)), office.rows_of(made)] and all(rows) and office.check().sound


def test_undo_goes_on_past_a_record_the_centre_withdraws(office: Catalogue, publisher: Publisher) -> None:
    with office:
        office.edit(uid(0), {"name.ru": "Первое"}, "я")
        office.edit(uid(4), {"name.ru": "Черновик"}, "я")
        office.revert(uid(4), "name.ru")
        take(office, publisher, *(organisation(number) for number in (0, 1, 2, 3, 5)))
        office.sync(str(publisher.tree), root=publisher.root)
        assert office.undo() == Change("undo", (uid(4),), ("name.ru",))
        assert office.record(uid(4)).record.name.ru == "Черновик" and office.record(uid(4)).withdrawn
        assert office.undo() and office.undo() and not office.edits() and not office.can_undo
        assert office.record(uid(0)).record.name.ru == "Институт № 0" and office.check().sound
        assert office.redo() and office.edits()[0].value == "Первое"


def test_undo_works_without_any_copy_of_the_centre(office: Catalogue) -> None:
    with office:
        office.edit(uid(0), {"name.ru": "Первое"}, "я")
        office.revert(uid(0), "name.ru")
    (base,) = office._profile.bases.glob("base-*.db")
    base.unlink()
    with Catalogue.open(office._profile, clock=office._clock) as bare:
        assert bare.undo() and bare.status().edits == 1
        assert bare.undo() and not bare.status().edits and not bare.can_undo
