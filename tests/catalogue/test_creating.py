"""Records made on this computer: there at once, like any other, gone with one undo."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.catalogue import Catalogue
from desktop.catalogue.questions import Facet, Question
from desktop.catalogue.views import NewValues
from sync.errors import Check, InvalidValue, UnknownRecord
from sync.records import KINDS
from sync.rows import Contact
from tests.catalogue import sample_records
from tests.catalogue.sample_records import clock

SPECTROMETER = {"name.ru": "Спектрометр", "name.be": "Спектрометр", "facility_uids": ("fac-1",), "serial_no": "77"}
RUSSIAN = Question(filters=((Facet.COUNTRY, ("RU",)),))


def found(catalogue: Catalogue, text: str) -> list[str]:
    return [card.uid for card in catalogue.cards(catalogue.search(Question(text)).ids)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_of_any_kind_is_made_found_and_taken_back(small: Catalogue, kind: str) -> None:
    name = {"person": "family.ru", "accreditation": "certificate_no"}.get(kind, "name.ru")
    change = small.create(kind, {name: "Невиданное"}, "я")
    (uid,) = change.uids
    assert change.verb == "create" and small.find(uid) == uid and found(small, "невиданное") == [uid]
    view = small.record(uid)
    assert (view.local, view.withdrawn, view.record.kind, view.record.rev) == (True, False, kind, 0)
    assert ("kind", kind) in {(edit.path, edit.value) for edit in small.edits()}
    assert small.history(uid)[-1].new == kind and small.check().sound
    assert small.undo() and not found(small, "невиданное") and not small.edits() and small.check().sound
    for ask in (small.find, small.record, small.history):
        with pytest.raises(UnknownRecord):
            ask(uid)
    assert small.redo() and found(small, "невиданное") == [uid] and small.check().sound
    small.revert(uid, "kind")
    assert not small.edits() and not found(small, "невиданное") and small.undo() and small.check().sound


def test_a_new_record_is_linked_like_any_other(small: Catalogue) -> None:
    moscow = {"name.ru": "Новый институт", "country": "RU", "region": "RU-MOW"}
    (host,) = small.create("organisation", moscow, "я").uids
    (lab,) = small.create("facility", {"name.ru": "Новый стенд", "host_org": host}, "я").uids
    (tool,) = small.create("equipment", {"name.ru": "Осциллограф", "facility_uids": (lab,)}, "я").uids
    small.follow()
    assert found(small, "осциллограф") == [tool, lab] or set(found(small, "осциллограф")) == {tool, lab}
    assert {host, lab, tool} <= {card.uid for card in small.cards(small.search(RUSSIAN).ids)}
    assert small.cards(small.rows_of([tool]))[0].organisation.ru == "Новый стенд"
    assert small.record(lab).link(host).name.ru == "Новый институт" and small.check().sound
    for _act in range(3):
        small.undo()
    for _act in range(3):
        small.redo()
    small.follow()
    assert set(found(small, "осциллограф")) == {tool, lab} and small.check().sound
    assert tool in {card.uid for card in small.cards(small.search(RUSSIAN).ids)}


def test_a_new_record_outlives_the_process_and_a_new_index(profile_dir: Path) -> None:
    with sample_records.catalogue(profile_dir) as catalogue:
        (uid,) = catalogue.create("equipment", SPECTROMETER, "я").uids
        profile = catalogue._profile
        base = catalogue._files.base
        assert base is not None
        base.execute("PRAGMA user_version = 1")  # as an older program would have left it
    with Catalogue.open(profile, clock=clock) as catalogue:
        assert found(catalogue, "спектрометр") and catalogue.record(uid).local and catalogue.check().sound
        assert catalogue.undo() and not found(catalogue, "спектрометр") and catalogue.check().sound


def test_identities_come_from_the_maker(profile_dir: Path) -> None:
    profile = sample_records.install(profile_dir, sample_records.records())
    numbers = iter(range(9))
    with Catalogue.open(profile, clock=clock, new_uid=lambda: f"made-{next(numbers)}") as catalogue:
        assert catalogue.create("equipment", SPECTROMETER, "я").uids == ("made-0",)
        with catalogue.fork() as fork:
            assert fork.duplicate("made-0", "я").uids == ("made-1",)


def test_a_copy_leaves_behind_what_is_true_of_one_thing_only(small: Catalogue) -> None:
    contact = (Contact(role="office", email="a@b.by"),)
    small.edit("fac-1", {"doi": "10.1000/182", "confirmed_on": "2026-11-01", "contacts": contact}, "я")
    copy = small.record(small.duplicate("fac-1", "я").uids[0])
    was = small.record("fac-1").record
    assert (copy.record.number, copy.record.confirmed_on, copy.record.doi) == ("", "", "")  # type: ignore[attr-defined]
    assert copy.record.contacts == contact and copy.record.host_org == was.host_org  # type: ignore[attr-defined]
    assert copy.record.name.ru.startswith(was.name.ru) and copy.record.name.ru != was.name.ru  # type: ignore[attr-defined]
    (tool,) = small.create("equipment", SPECTROMETER, "я").uids
    assert small.record(small.duplicate(tool, "я").uids[0]).record.serial_no == ""  # type: ignore[attr-defined]
    assert small.check().sound
    small.undo()
    with pytest.raises(UnknownRecord):
        small.duplicate("nobody", "я")


@pytest.mark.parametrize(
    ("work", "field", "check"),
    [
        (NewValues("new-2", {"name.ru": "Имя"}, "nonsense"), "kind", Check.UNKNOWN_KIND),
        (NewValues("fac-1", {"name.ru": "Имя"}, "facility"), "uid", Check.DUPLICATE),
        (NewValues("н", {"name.ru": "Имя"}, "facility"), "uid", Check.NOT_A_UID),
        (NewValues("new-2", {"made_year": 99}, "equipment"), "made_year", Check.OUT_OF_RANGE),
        (NewValues("new-2", {"facility_uids": ("fac-99",)}, "equipment"), "facility_uids", Check.MISSING_RECORD),
    ],
)
def test_one_bad_record_among_many_keeps_all_out(small: Catalogue, work: NewValues, field: str, check: Check) -> None:
    good = [NewValues("new-1", SPECTROMETER, "equipment"), NewValues("eq-1", {"model": "Иная"})]
    with pytest.raises(InvalidValue) as refused:
        small.write([*good, work], "я")
    assert (refused.value.check, refused.value.field, refused.value.uid) == (check, field, work.uid)
    assert not small.edits() and not small.can_undo and small.check().sound
    with pytest.raises(UnknownRecord):
        small.write([*good, NewValues("nobody", {"name.ru": "Имя"})], "я")
    assert not small.edits()


def test_one_act_may_name_what_it_makes_later_and_write_twice(small: Catalogue) -> None:
    small.write(
        [
            NewValues("new-1", {"name.ru": "Прибор", "facility_uids": ("new-2",)}, "equipment"),
            NewValues("new-2", {"name.ru": "Площадка", "host_org": "org-2"}, "facility"),
            NewValues("new-1", {"model": "М-1"}),
            NewValues("new-1", {"model": "М-2"}),
        ],
        "я",
    )
    small.follow()
    assert small.record("new-1").record.model == "М-2" and set(found(small, "м 2")) == {"new-1", "new-2"}  # type: ignore[attr-defined]
    assert small.check().sound and small.undo() and not small.edits() and not small.can_undo
    assert small.redo() and small.record("new-1").record.model == "М-2"  # type: ignore[attr-defined]


def test_what_is_changed_after_the_making_comes_back_in_the_order_it_was_done(small: Catalogue) -> None:
    (uid,) = small.create("equipment", SPECTROMETER, "я").uids
    small.edit(uid, {"model": "С-1", "name.be": None, "serial_no": "78"}, "Ганна")
    small.check_text(uid, ("name.ru",), "Ганна")
    acts, stood = 0, [small.edits()]
    while small.undo():
        acts, stood = acts + 1, [*stood, small.edits()]
    assert acts == 2 and stood[-1] == () and {edit.author for edit in stood[1]} == {"я"}
    for before in stood[-2::-1]:
        assert small.redo() and small.edits() == before
    told = [(entry.path, entry.old, entry.new) for entry in small.history(uid)]
    assert ("serial_no", "77", "78") in told[:3] and told[-1] == ("kind", None, "equipment")
    assert small.status().edits == len(small.edits()) and small.check().sound


MANY = 1300


@pytest.fixture
def loaded(small: Catalogue) -> Iterator[Catalogue]:
    """A catalogue into which many instruments were written at once."""
    works = (
        NewValues("", {"name.ru": f"Анализатор {n % 7}", "facility_uids": (f"fac-{n % 3 + 1}",)}, "equipment")
        for n in range(MANY)
    )
    assert len(small.write(works, "я").uids) == MANY
    return small


def test_many_are_written_as_one_act_and_followed_in_turns(loaded: Catalogue) -> None:
    assert loaded.behind and 0 < loaded.search(Question("анализатор")).count < MANY
    report = loaded.check()
    assert report.sound and report.pending
    loaded.edit("eq-1", {"name.ru": "Анализатор перемен"}, "я")
    assert found(loaded, "перемен")[:1] == ["eq-1"]  # what a person has just written waits for nobody
    loaded.undo()
    assert loaded.follow() and not loaded.behind and loaded.check().sound
    assert loaded.search(Question("анализатор", ((Facet.KIND, ("equipment",)),))).count == MANY
    cards = loaded.cards(loaded.search(Question()).ids)
    names = [card.name.ru for card in cards if card.kind == "equipment"]
    assert len(names) == MANY + 2
    uids = [card.uid for card in cards]
    assert loaded.uids_of(loaded.rows_of(uids)) == tuple(uids)
    assert [record.uid for record in loaded.records([*uids, "nobody", uids[0]])] == [*uids, uids[0]]
    assert loaded.undo() and loaded.follow() and not loaded.edits()
    assert not loaded.search(Question("анализатор")).count and loaded.check().sound


def test_what_has_yet_to_be_followed_outlives_the_process(loaded: Catalogue) -> None:
    profile = loaded._profile
    loaded.close()
    with Catalogue.open(profile, clock=clock) as again:
        assert again.behind and again.follow() and again.check().sound
        assert again.search(Question("анализатор", ((Facet.KIND, ("equipment",)),))).count == MANY
