"""Saved searches at random, with publications, a person's own work and rebuilt indexes in between: what is told as new,
changed and gone is the difference of two sets, worked out by brute force, and never what the person did."""

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from desktop.catalogue import Catalogue
from desktop.catalogue.questions import Facet, Order, Question
from desktop.catalogue.saved.searches import SearchNews
from tests.catalogue.offices import Office, uid
from tests.sync.publications import organisation

MANY = 5
NAMES = st.sampled_from(["лазер", "химия"])
ORGANISATION = st.tuples(NAMES, st.sampled_from(["BY-HM", "BY-BR"]), st.sampled_from([1950, 1960]))
CENTRE = st.lists(st.none() | ORGANISATION, min_size=MANY, max_size=MANY).filter(any)
QUESTIONS = [
    Question(),
    Question("лазер"),
    Question(filters=((Facet.REGION, ("BY-HM",)),), order=Order.NAME),
    Question("лазер", ((Facet.REGION, ("BY-BR",)), (Facet.KIND, ("facility",)))),
]


def facility(number: int) -> dict[str, Any]:
    """A record that is found by what its host is and says."""
    return {
        "kind": "facility",
        "uid": f"33333333-3333-4333-8333-{number:012d}",
        "name": {"ru": f"Стенд {number}", "be": f"Стэнд {number}"},
        "host_org": uid(number),
        "facility_kind": "lab",
        "demo": True,
    }


def published(centre: list[tuple[str, str, int] | None]) -> list[dict[str, Any]]:
    """The records of a publication: where there is an organisation, its facility too."""
    found = []
    for number, said in enumerate(centre):
        if said:
            name, region, year = said
            text = {"ru": f"{name} {number}", "be": f"{name} {number}"}
            found += [organisation(number, name=text, region=region, founded_year=year), facility(number)]
    return found


class Watch(RuleBasedStateMachine):
    """Everything that can happen between two looks."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.office = Office(Path(self.folder.name))
        self.office.publish(*published([("лазер", "BY-HM", 1950)] * 3 + [None] * 2))
        self.then: dict[int, dict[str, int]] = {}
        self.touched: set[str] = set()
        for number, question in enumerate(QUESTIONS):
            self.then[self.catalogue.save_search(question, f"№ {number}").id] = self.found(question)

    @property
    def catalogue(self) -> Catalogue:
        return self.office.catalogue

    def found(self, question: Question) -> dict[str, int]:
        """What matches now, by brute force, with the centre's revision; 0 of what only this person has."""
        uids = self.catalogue.uids_of(self.catalogue.search(question).ids)
        revs = dict(self.catalogue._files.base.execute("SELECT uid, rev FROM record").fetchall())  # type: ignore[union-attr]
        return {name: revs[name] for name in uids}

    def told(self, news: SearchNews) -> tuple[set[str], set[str]]:
        return set(self.catalogue.uids_of(news.new)), set(self.catalogue.uids_of(news.changed))

    @rule(centre=CENTRE)
    def publish(self, centre: list[tuple[str, str, int] | None]) -> None:
        self.office.publish(*published(centre))

    @rule(which=st.sampled_from(range(len(QUESTIONS))))
    def look(self, which: int) -> None:
        search = self.catalogue.saved()[which]
        self.catalogue.looked(search.id)
        self.then[search.id] = self.found(search.question)
        assert not self.catalogue.news(search.id)[0].any

    @rule(number=st.integers(0, MANY - 1), name=NAMES, region=st.sampled_from(["BY-HM", "BY-BR"]))
    def edit(self, number: int, name: str, region: str) -> None:
        """A person's own words are no news, wherever they lead."""
        if self.catalogue.rows_of([uid(number)]):
            before = self.all_told()
            self.catalogue.edit(uid(number), {"name.ru": f"{name} {number}", "region": region}, "я")
            self.follow()
            self.touched |= {uid(number), facility(number)["uid"]}
            self.tells_no_more_than(before)

    @rule()
    def create(self) -> None:
        before = self.all_told()
        self.touched |= set(self.catalogue.create("organisation", {"name.ru": "лазер"}, "я").uids)
        self.tells_no_more_than(before)

    @rule(back=st.booleans())
    def step(self, back: bool) -> None:
        """Undo and redo, also of what was done to the searches."""
        before = self.all_told()
        change = self.catalogue.undo() if back else self.catalogue.redo()
        self.follow()
        self.touched |= set(change.uids if change else ())
        while len(self.catalogue.saved()) < len(QUESTIONS):
            self.catalogue.redo() if back else self.catalogue.undo()
        self.follow()
        self.tells_no_more_than(before)

    @rule(which=st.sampled_from(range(len(QUESTIONS))), centre=CENTRE, between=st.booleans())
    def take_away_and_back(self, which: int, centre: list[tuple[str, str, int] | None], between: bool) -> None:
        search = self.catalogue.saved()[which]
        self.catalogue.remove_search(search.id)
        assert len(self.catalogue.saved()) == len(QUESTIONS) - 1
        if between:
            self.publish(centre)
        assert self.catalogue.undo().searches == (search.name,)  # type: ignore[union-attr]

    @rule()
    @precondition(lambda self: self.catalogue.status().seq)
    def index_of_another_version(self) -> None:
        self.catalogue._files.base.execute("UPDATE state SET words = 0")  # type: ignore[union-attr]
        self.reopen()

    @rule(centre=CENTRE)
    def publish_over_an_index_of_another_version(self, centre: list[tuple[str, str, int] | None]) -> None:
        """Which records matched in it nobody can say: those that were there and match now are taken for them."""
        self.catalogue._files.base.execute("UPDATE state SET words = 0")  # type: ignore[union-attr]
        self.catalogue.close()
        self.office.catalogue = Catalogue.open(self.office.profile, clock=lambda: self.office.now, renewing=None)
        self.publish(centre)
        for search in self.catalogue.saved():
            new, changed = self.told(self.catalogue.news(search.id)[0])
            now = self.found(search.question)
            assert new <= now.keys() and changed <= now.keys()
            self.look(self.catalogue.saved().index(search))

    def reopen(self) -> None:
        self.catalogue.close()
        self.office.catalogue = Catalogue.open(self.office.profile, clock=lambda: self.office.now)

    def follow(self) -> None:
        while self.catalogue.behind:
            self.catalogue.follow()

    def all_told(self) -> list[tuple[set[str], set[str]]]:
        return [self.told(news) for news in self.catalogue.news()]

    def tells_no_more_than(self, before: list[tuple[set[str], set[str]]]) -> None:
        for (new, changed), (had_new, had_changed) in zip(self.all_told(), before, strict=True):
            assert new <= had_new and changed <= had_changed

    @invariant()
    def news_are_the_difference_of_two_sets(self) -> None:
        for news in self.catalogue.news():
            then, now = self.then[news.search.id], self.found(news.search.question)
            new, changed = self.told(news)
            ours = self.touched
            assert new - ours == now.keys() - then.keys() - ours, (news.search.name, then, now)
            assert changed - ours == {uid for uid in now.keys() & then.keys() if now[uid] != then[uid]} - ours
            if not ours:
                assert news.gone == len(then.keys() - now.keys())
            assert (news.hits, news.seq) == (len(now), self.catalogue.status().seq)

    def teardown(self) -> None:
        try:
            assert self.catalogue.check().sound
        finally:
            self.catalogue.close()
            self.folder.cleanup()


TestWatch = Watch.TestCase
TestWatch.settings = settings(max_examples=8, stateful_step_count=10, deadline=None)
