"""A person's work at random, with publications in between: nothing is lost, undo leads back to the centre's words."""

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from desktop.catalogue.questions import Question
from desktop.catalogue.views import NewValues
from sync.canon import Document
from sync.registry import document_of
from tests.catalogue.offices import Office, uid
from tests.sync.publications import organisation

TEXTS = st.sampled_from([None, "свет", "гук", "цяпло"])
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "name.ru": TEXTS.filter(bool),
        "name.be": TEXTS,
        "about.ru": TEXTS,
        "founded_year": st.sampled_from([None, 1950, 2001]),
        "former_names": st.sampled_from([None, ("а",), ("а", "б"), ("в",)]),
        "parent_uid": st.sampled_from([None, uid(2)]),
    },
)
KNOWN = (uid(0), uid(1))


class Work(RuleBasedStateMachine):
    """Everything a person and a centre can do with a few organisations."""

    made = Bundle("made")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.office = Office(Path(self.folder.name))
        self.catalogue = self.office.catalogue
        self.centre: dict[str, dict[str, Any]] = {uid(n): organisation(n) for n in range(3)}
        self.office.publish(*self.centre.values())
        self.published = False

    def here(self) -> dict[str, Document]:
        """Every record a person can open, as it is."""
        uids = {*self.centre, *(edit.uid for edit in self.catalogue.edits())}
        return {record.uid: document_of(record) for record in self.catalogue.records(sorted(uids))}

    def change(self, name: str, changes: dict[str, Any]) -> None:
        if name in self.here():
            self.catalogue.edit(name, changes, "я")
            for path, value in changes.items():
                field, _, lang = path.partition(".")
                now = document_of(next(self.catalogue.records([name]))).get(field)
                assert (
                    (now or {}).get(lang) == value if lang else (tuple(now) if isinstance(now, list) else now) == value
                )

    @rule(target=made, changes=CHANGES)
    def create(self, changes: dict[str, Any]) -> str:
        return self.catalogue.create("organisation", {"name.ru": "новое"} | changes, "я").uids[0]

    @rule(name=st.sampled_from(KNOWN), changes=CHANGES)
    def edit(self, name: str, changes: dict[str, Any]) -> None:
        self.change(name, changes)

    @rule(name=made, changes=CHANGES)
    def edit_made(self, name: str, changes: dict[str, Any]) -> None:
        self.change(name, changes)

    @rule(changes=CHANGES, more=CHANGES)
    def write(self, changes: dict[str, Any], more: dict[str, Any]) -> None:
        works = [NewValues("", {"name.ru": "груз"} | changes, "organisation"), NewValues(uid(1), more)]
        self.catalogue.write(works, "я")

    @rule()
    def confirm(self) -> None:
        seen = {name: document["rev"] for name, document in self.here().items()}
        done = self.catalogue.confirm(seen, "я", by="отдел")
        disputed = {edit.uid for edit in self.catalogue.edits() if edit.conflict}
        assert set(done.dropped) == disputed

    @rule()
    def check_texts(self) -> None:
        self.catalogue.check_text(uid(0), ["name.be"], "я")

    @rule()
    def undo(self) -> None:
        self.catalogue.undo()

    @rule()
    def redo(self) -> None:
        self.catalogue.redo()

    @rule(name=st.sampled_from(KNOWN), ru=TEXTS.filter(bool), year=st.sampled_from([1950, 1960]))
    def publish(self, name: str, ru: str, year: int) -> None:
        """What the person wrote stands, or the centre says it too."""
        self.centre[name] = self.centre[name] | {"name": {"ru": ru, "be": "назва"}, "founded_year": year}
        before = {(edit.uid, edit.path): edit for edit in self.catalogue.edits()}
        self.office.publish(*self.centre.values())
        self.published = True
        after = {(edit.uid, edit.path): edit for edit in self.catalogue.edits()}
        for key, edit in before.items():
            lost = key not in after and not edit.checked and not edit.path.startswith("confirmed_")
            assert not lost or edit.value == {"name.ru": ru, "name.be": "назва", "founded_year": year}.get(edit.path)

    @rule(name=consumes(made))
    def accept(self, name: str) -> None:
        """The centre publishes a record that was made here."""
        if name in self.here():
            self.centre[name] = organisation(7, uid=name, name={"ru": "новое"})
            self.office.publish(*self.centre.values())
            self.published = True
            assert not self.catalogue.record(name).local

    @invariant()
    def every_name_is_found(self) -> None:
        self.catalogue.follow()
        assert self.catalogue.search(Question()).count == len(self.here())

    def teardown(self) -> None:
        try:
            assert self.catalogue.check().sound
            while self.catalogue.redo():
                pass
            whole, again = self.here(), self.back_and_forth()
            assert self.published or again == without_confirmations(whole)
            assert self.back_and_forth() == again
            assert self.catalogue.check().sound
        finally:
            self.catalogue.close()
            self.folder.cleanup()

    def back_and_forth(self) -> dict[str, Document]:
        """All undone, then all done again: over a publication that has gone on, what a person wrote comes back as a
        question, also where an earlier one had said the same."""
        while self.catalogue.undo():
            pass
        assert not self.catalogue.edits() and self.here().keys() == self.centre.keys()
        while self.catalogue.redo():
            pass
        return without_confirmations(self.here())


def without_confirmations(records: dict[str, Document]) -> dict[str, Document]:
    """A confirmation done again is of the revision it was given to."""
    gone = ("confirmed_on", "confirmed_by")
    return {name: {key: value for key, value in each.items() if key not in gone} for name, each in records.items()}


TestWork = Work.TestCase
TestWork.settings = settings(max_examples=8, stateful_step_count=12, deadline=None)
