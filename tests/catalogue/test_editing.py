"""A person's work: kept at once, checked, undone and redone; a machine plays it at random against a model."""

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from desktop.catalogue import Catalogue
from desktop.catalogue.media import Media
from desktop.catalogue.questions import Facet, Question
from desktop.catalogue.views import Change
from desktop.profile import ProfileInUse
from sync.errors import Check, InvalidValue, UnknownRecord
from sync.registry import Value, value_at
from sync.rows import Contact
from tests.catalogue import sample_records
from tests.catalogue.sample_records import clock


def found(catalogue: Catalogue, text: str) -> list[str]:
    return [card.uid for card in catalogue.cards(catalogue.search(Question(text)).ids)]


def test_an_edit_is_seen_everywhere_at_once(small: Catalogue) -> None:
    told: list[Change] = []
    small.changes.listen(told.append)
    change = small.edit("fac-1", {"name.ru": "Стенд сверхпроводимости", "confirmed_on": "2026-11-20"}, "отдел")
    assert told == [change] == [Change("edit", ("fac-1",), ("name.ru", "confirmed_on"))]
    assert found(small, "сверхпров") == ["fac-1"] and "fac-1" in found(small, "лазернай")
    (card,) = small.cards(small.rows_of(["fac-1"]))
    assert card.edited and card.name.ru == "Стенд сверхпроводимости" and card.confirmed_on == "2026-11-20"
    assert small.cards(small.rows_of(["eq-1"]))[0].organisation.ru == "Стенд сверхпроводимости"
    assert small.record("eq-1").link("fac-1").name.ru == "Стенд сверхпроводимости"
    (edit,) = [edit for edit in small.record("fac-1").edits if edit.path == "name.ru"]
    assert (edit.base, edit.value, edit.author) == ("Лаборатория лазерной физики", "Стенд сверхпроводимости", "отдел")
    assert small.status().edits == 2 and small.check().sound


def test_what_belongs_to_a_record_follows_it(small: Catalogue) -> None:
    moscow = Question(filters=((Facet.REGION, ("RU-MOW",)),))
    assert "eq-1" not in [card.uid for card in small.cards(small.search(moscow).ids)]
    small.edit("org-1", {"country": "RU", "region": "RU-MOW", "name.ru": "Институт света"}, "я")
    assert {"eq-1", "svc-1", "fac-1", "org-1"} <= {card.uid for card in small.cards(small.search(moscow).ids)}
    assert {"fac-1", "fac-2", "org-1"} == set(found(small, "институт света"))
    assert small.facets(Question()).of(Facet.ORGANISATION)[0].label.ru == "Институт света"
    small.edit("eq-1", {"facility_uids": ("fac-3",), "model": "ТЭМ-9"}, "я")
    assert set(found(small, "тэм 9")) == {"eq-1", "fac-3"} and "fac-1" not in found(small, "микроскоп")
    small.undo()
    small.undo()
    assert small.check().sound and not small.edits() and "fac-1" in found(small, "микроскоп")


def test_the_centres_own_value_ends_an_edit(small: Catalogue) -> None:
    small.edit("fac-1", {"name.ru": "Иное"}, "я")
    small.edit("fac-1", {"name.ru": "Лаборатория лазерной физики"}, "я")
    assert not small.edits() and not small.cards(small.rows_of(["fac-1"]))[0].edited
    assert small.edit("fac-1", {"name.ru": "Лаборатория лазерной физики"}, "я") == Change("edit", ())
    small.edit("fac-1", {"name.ru": "Иное"}, "я")
    small.revert("fac-1", "name.ru")
    assert not small.edits() and small.undo() and small.edits()[0].value == "Иное"


@pytest.mark.parametrize(
    ("path", "value", "check"),
    [
        ("url", "нет адреса", Check.NOT_A_URL),
        ("founded_year", 99, Check.OUT_OF_RANGE),
        ("name.ru", "ы" * 501, Check.TOO_LONG),
        ("lat", "север", Check.NOT_A_NUMBER),
        ("confirmed_on", "вчера", Check.NOT_A_DATE),
        ("name", "без языка", Check.UNKNOWN_FIELD),
        ("nothing.ru", "поле", Check.UNKNOWN_FIELD),
        ("uid", "чужой", Check.UNKNOWN_FIELD),
        ("founded_year", "год", Check.WRONG_SHAPE),
        ("description.ru", "\ud800", Check.WRONG_SHAPE),
        ("contacts", (Contact(role="office", email="не почта"),), Check.NOT_AN_EMAIL),
    ],
)
def test_a_wrong_value_keeps_everything_as_it_was(small: Catalogue, path: str, value: Value, check: Check) -> None:
    with pytest.raises(InvalidValue) as refused:
        small.edit("fac-1", {"tagline.ru": "Верно", path: value}, "я")
    assert refused.value.check is check and refused.value.field.startswith(path)
    assert not small.edits() and not small.can_undo


def test_nobody_edits_what_is_not_there_or_not_theirs(small: Catalogue) -> None:
    with pytest.raises(UnknownRecord):
        small.edit("fac-99", {"name.ru": "Имя"}, "я")
    with (
        Catalogue.open(small._profile, clock=clock, writing=False) as reader,
        pytest.raises(ProfileInUse),
    ):
        reader.edit("fac-1", {"name.ru": "Имя"}, "я")


def test_history_tells_every_act(small: Catalogue) -> None:
    small.edit("fac-1", {"name.ru": "Первое"}, "Анна")
    small.edit("fac-1", {"name.ru": "Второе"}, "Пётр")
    small.undo()
    told = [(entry.old, entry.new, entry.author, entry.undone) for entry in small.history("fac-1")]
    first = ("Лаборатория лазерной физики", "Первое", "Анна", False)
    assert told == [("Первое", "Второе", "Пётр", True), first]
    small.edit("fac-1", {"name.ru": "Третье"}, "я")
    assert not small.can_redo and len(small.history("fac-1")) == 3


def test_another_thread_sees_what_was_written(small: Catalogue) -> None:
    with small.fork() as fork:
        assert found(fork, "сверх") == []
        small.edit("fac-1", {"name.ru": "Сверхстенд"}, "я")
        assert found(fork, "сверх") == ["fac-1"] and fork.record("fac-1").edits


def test_rows_keep_what_a_later_program_wrote_into_them(profile_dir: Path) -> None:
    contact = {"role": "office", "email": "a@b.by", "telegram": "@lab"}
    record = sample_records.facility("fac-1", "Стенд", contacts=[contact])
    with sample_records.catalogue(profile_dir, [record]) as catalogue:
        assert not catalogue.edit("fac-1", {"contacts": (Contact(role="office", email="a@b.by"),)}, "я").uids
        more = (Contact(role="booking", email="c@d.by"), Contact(role="office", email="a@b.by"))
        catalogue.edit("fac-1", {"contacts": more}, "я")
        assert catalogue.edits()[0].value == more
        stored = catalogue._files.local.execute("SELECT value FROM edit").fetchone()[0]
        assert "@lab" in stored


PATHS: dict[str, st.SearchStrategy[Any]] = {
    "name.ru": st.text("аёйў '’x1", max_size=6),
    "name.be": st.text("аёіў’", max_size=6),
    "founded_year": st.sampled_from([None, 1950, 2001]),
    "grnti": st.lists(st.sampled_from(["29.33.15", "29.33", "31"]), unique=True).map(tuple),
    "region": st.sampled_from([None, "BY-HM", "RU-MOW"]),
    "host_org": st.sampled_from([None, "org-1", "org-2"]),
    "status": st.sampled_from(["published", "retired"]),
    "confirmed_on": st.sampled_from([None, "2026", "2025-03-01"]),
}
RECORDS = ("fac-1", "fac-3", "fac-4")


class Work(RuleBasedStateMachine):
    """Random edits, undo, redo, restarts; the model is a plain dict of what was typed and a list of acts."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.catalogue = sample_records.catalogue(Path(self.folder.name))
        self.typed: dict[tuple[str, str], Value] = {}
        self.base = {(uid, path): self.value(uid, path) for uid in RECORDS for path in PATHS}
        self.past: list[dict[tuple[str, str], Value]] = []
        self.future: list[dict[tuple[str, str], Value]] = []

    def value(self, uid: str, path: str) -> Value:
        return value_at(self.catalogue.record(uid).record, path)

    @rule(uid=st.sampled_from(RECORDS), path=st.sampled_from(sorted(PATHS)), data=st.data())
    def edit(self, uid: str, path: str, data: st.DataObject) -> None:
        value = data.draw(PATHS[path]) or None
        if self.catalogue.edit(uid, {path: value}, "я").uids:
            self.past.append(dict(self.typed))
            self.future.clear()
            self.typed[uid, path] = value

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        assert self.catalogue.undo()
        self.future.append(self.typed)
        self.typed = self.past.pop()

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        assert self.catalogue.redo()
        self.past.append(self.typed)
        self.typed = self.future.pop()

    @rule()
    def restart(self) -> None:
        profile = self.catalogue._profile
        self.catalogue.close()
        self.catalogue = Catalogue.open(profile, clock=clock)

    @invariant()
    def everything_typed_is_there(self) -> None:
        expected = self.base | self.typed
        assert {key: self.value(*key) for key in expected} == expected
        standing = {(edit.uid, edit.path) for edit in self.catalogue.edits()}
        assert standing == {key for key, value in expected.items() if value != self.base[key]}
        assert (self.catalogue.can_undo, self.catalogue.can_redo) == (bool(self.past), bool(self.future))

    def teardown(self) -> None:
        report = self.catalogue.check()
        counts = self.catalogue.facets(Question()).of(Facet.REGION)
        shown = {
            count.code: self.catalogue.search(Question(filters=((Facet.REGION, (count.code,)),))) for count in counts
        }
        self.catalogue.close()
        self.folder.cleanup()
        assert report.sound, report.faults
        assert {code: hits.count for code, hits in shown.items()} == {count.code: count.count for count in counts}


TestWork = Work.TestCase
TestWork.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)


def test_a_person_cannot_invent_a_term_but_keeps_one_of_a_later_bundle(small: Catalogue) -> None:
    with pytest.raises(InvalidValue) as refused:
        small.edit("fac-1", {"grnti": ("29.33.15", "77.77")}, "")
    assert (refused.value.check, refused.value.given) == (Check.UNKNOWN_TERM, "77.77")
    assert not small.edits()


def test_a_file_brings_its_size_and_takes_it_along(small: Catalogue, profile_dir: Path) -> None:
    taken = Media(profile_dir / "media").take_file("правила.pdf", b"%PDF-1.7 words")
    (uid,) = small.create("document", {"name.ru": "Правила", "file_hash": taken.sha256}, "я").uids
    assert value_at(small.record(uid).record, "size") == taken.size
    larger = Media(profile_dir / "media").take_file("правила.pdf", b"%PDF-1.7 more words")
    small.edit(uid, {"file_hash": larger.sha256}, "я")
    assert value_at(small.record(uid).record, "size") == larger.size
    small.undo()
    assert value_at(small.record(uid).record, "size") == taken.size
    small.edit(uid, {"file_hash": None}, "я")
    assert value_at(small.record(uid).record, "size") is None
    small.undo()
    small.revert(uid, "file_hash")
    assert not value_at(small.record(uid).record, "size")
