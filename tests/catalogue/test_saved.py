"""Saved searches: what is kept, what is refused, what a later program left behind, whose words are no news."""

import resource
import sqlite3
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.catalogue import Catalogue
from desktop.catalogue.adopting import Adopting
from desktop.catalogue.questions import Facet, Order, Question
from desktop.catalogue.saved.news import Watching, gaps_packed, gaps_unpacked
from desktop.catalogue.saved.searches import LONGEST_NAME, question_text, read_question
from desktop.profile import Profile, ProfileInUse
from sync.bilingual import Lang
from sync.errors import NameNotTaken, NameTrouble, NoSpace, UnknownSearch
from tests.catalogue.offices import Office, office, uid
from tests.catalogue.sample_records import clock, install, records
from tests.sync.publications import organisation

LASERS = Question("лазер", ((Facet.COUNTRY, ("BY",)),))


def test_it_is_kept_as_it_was_asked(small: Catalogue) -> None:
    asked = Question("«лазер» -зонд", ((Facet.KIND, ("facility", "service")),), Order.CONFIRMED, Lang.BE)
    kept = small.save_search(asked, "  Мае\nлазеры ")
    assert (kept.name, kept.question, kept.lost) == ("Мае лазеры", asked, ())
    assert small.saved() == (kept,) and small.find_saved("МАЕ ЛАЗЕРЫ") == kept
    (news,) = small.news()
    assert (news.search, news.hits, news.any) == (kept, small.search(asked).count, False)


QUESTIONS = st.builds(
    Question,
    text=st.text(max_size=60),
    filters=st.lists(
        st.tuples(st.sampled_from(Facet), st.lists(st.text(max_size=5), min_size=1, max_size=3).map(tuple)),
        max_size=3,
        unique_by=lambda each: each[0],
    ).map(tuple),
    order=st.sampled_from(Order),
    lang=st.sampled_from(Lang),
    near=st.text(max_size=8),
)


@given(QUESTIONS)
def test_every_question_comes_back(question: Question) -> None:
    assert read_question(question_text(question)) == (question, ())


def test_a_question_of_the_first_version_is_read_for_ever() -> None:
    stored = '{"filters":[["region",["BY-HM","RU-MOW"]]],"lang":"be","order":"name","text":"лазер","v":1}'
    question = Question("лазер", ((Facet.REGION, ("BY-HM", "RU-MOW")),), Order.NAME, Lang.BE)
    assert read_question(stored) == (question, ())


def test_what_a_later_program_asked_is_named_and_left_out() -> None:
    stored = (
        '{"filters":[["moon",["full"]],["kind",["facility"]]],"lang":"la","order":"weight","text":"x","tide":3,"v":9}'
    )
    question, lost = read_question(stored)
    assert question == Question("x", ((Facet.KIND, ("facility",)),))
    assert set(lost) == {"moon=full", "lang=la", "order=weight", "tide=3"}


def test_a_choice_no_record_has_any_more_is_told_and_still_asked(small: Catalogue) -> None:
    asked = Question(filters=((Facet.REGION, ("BY-HM", "BY-NO")),))
    kept = small.save_search(asked, "Минск")
    assert small.saved()[0].lost == ("region=BY-NO",) and small.saved()[0].question == asked
    assert small.news(kept.id)[0].hits == small.search(asked).count > 0


def test_a_town_nobody_knows_is_told_and_the_rest_is_asked(small: Catalogue) -> None:
    small.save_search(Question("лаборатория", order=Order.DISTANCE, near="minsk?"), "Рядом")
    (news,) = small.news()
    assert news.search.lost == ("near=minsk?",) and news.hits == small.search(Question("лаборатория")).count > 0


@pytest.mark.parametrize(
    ("name", "trouble"),
    [
        ("", NameTrouble.EMPTY),
        (" \n\0\t ", NameTrouble.EMPTY),
        ("я" * (LONGEST_NAME + 1), NameTrouble.TOO_LONG),
        ("я" * 10_000, NameTrouble.TOO_LONG),
        ("лазеры", NameTrouble.TAKEN),
        ("  ЛАЗЕРЫ  ", NameTrouble.TAKEN),
    ],
)
def test_a_name_that_cannot_be_is_refused_whole(small: Catalogue, name: str, trouble: NameTrouble) -> None:
    first, other = small.save_search(LASERS, "Лазеры"), small.save_search(LASERS, "Другие")
    before = small.saved()
    for act in (lambda: small.save_search(LASERS, name), lambda: small.rename_search(other.id, name)):
        with pytest.raises(NameNotTaken) as refused:
            act()
        assert refused.value.trouble is trouble and len(refused.value.name) <= LONGEST_NAME
    assert small.saved() == before and small.undo().searches == ("Другие",) and small.saved() == (first,)  # type: ignore[union-attr]


def test_its_own_name_may_be_written_otherwise(small: Catalogue) -> None:
    kept = small.save_search(LASERS, "лазеры")
    assert small.rename_search(kept.id, "Лазеры").name == "Лазеры"


def test_any_text_may_be_asked_and_named(small: Catalogue) -> None:
    for text in ("слово " * 2000, "\ud800 \0 '; DROP TABLE", "\u202e😀"):
        kept = small.save_search(Question(text), f"Это {text[:20]}")
        assert small.news(kept.id)[0].search.id == kept.id


def test_undo_and_redo_walk_through_all_that_was_done(small: Catalogue) -> None:
    kept = small.save_search(LASERS, "Лазеры")
    small.edit("fac-1", {"name.ru": "Иначе"}, "я")
    small.rename_search(kept.id, "Свет")
    assert small.remove_search(kept.id).name == "Свет" and not small.saved()
    told = []
    while change := small.undo():
        told.append((change.searches, change.uids, [each.name for each in small.saved()]))
    assert told == [
        (("Свет",), (), ["Свет"]),
        (("Лазеры",), (), ["Лазеры"]),
        ((), ("fac-1",), ["Лазеры"]),
        (("Лазеры",), (), []),
    ]
    while small.redo():
        pass
    assert not small.saved() and small.record("fac-1").record.name.ru == "Иначе"  # type: ignore[attr-defined]


def test_who_is_not_there_is_refused(small: Catalogue) -> None:
    kept = small.save_search(LASERS, "Лазеры")
    small.remove_search(kept.id)
    for act in (
        lambda: small.news(kept.id),
        lambda: small.looked(kept.id),
        lambda: small.rename_search(kept.id, "х"),
        lambda: small.remove_search(kept.id),
        lambda: small.find_saved("Лазеры"),
    ):
        with pytest.raises(UnknownSearch):
            act()
    assert small.undo() and small.saved()[0].name == "Лазеры"


def test_a_reader_sees_them_and_writes_none(profile_dir: Path) -> None:
    profile = install(profile_dir, records())
    with Catalogue.open(profile, clock=clock, writing=False) as reader:
        assert reader.saved() == () and reader.news() == ()
    with Catalogue.open(profile, clock=clock) as writer, Catalogue.open(profile, clock=clock, writing=False) as reader:
        kept = writer.save_search(LASERS, "Лазеры")
        assert reader.saved() == (kept,) and reader.news() == writer.news()
        for act in (
            lambda: reader.save_search(LASERS, "Мои"),
            lambda: reader.looked(kept.id),
            lambda: reader.rename_search(kept.id, "х"),
            lambda: reader.remove_search(kept.id),
        ):
            with pytest.raises(ProfileInUse):
                act()
        assert writer.saved() == (kept,)


def test_a_full_disk_refuses_it_whole(profile_dir: Path) -> None:
    with Catalogue.open(install(profile_dir, records()), clock=clock) as catalogue:
        kept = catalogue.save_search(LASERS, "Лазеры")
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
        try:
            with pytest.raises(NoSpace):
                catalogue.save_search(Question("слово " * 3000), "Много")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert catalogue.saved() == (kept,) and catalogue.check().sound
        catalogue.save_search(LASERS, "Много")


def test_a_broken_file_is_put_aside_and_others_are_saved(profile_dir: Path) -> None:
    profile = install(profile_dir, records())
    with Catalogue.open(profile, clock=clock) as catalogue:
        catalogue.save_search(LASERS, "Лазеры")
    for part in profile.folder.glob("local.db*"):
        part.write_bytes(b"not a database" * 300)
    with Catalogue.open(profile, clock=clock) as catalogue:
        assert catalogue.broken and catalogue.saved() == ()
        assert catalogue.save_search(LASERS, "Лазеры").name == "Лазеры"


def test_what_the_centre_takes_over_from_this_person_is_no_news(tmp_path: Path) -> None:
    with office(tmp_path) as made:
        search = made.catalogue.save_search(Question("институт"), "Институты")
        made.catalogue.edit(uid(0), {"name.ru": "Институт света"}, "я")
        made.catalogue.edit(uid(1), {"name.ru": "Институт звука"}, "я")
        new = made.catalogue.create("organisation", {"name.ru": "Институт тепла"}, "я").uids[0]
        told = {"name": {"ru": "Институт звука", "be": "Інстытут № 1"}, "founded_year": 1950}
        made.publish(
            organisation(0, name={"ru": "Институт света", "be": "Інстытут № 0"}),
            organisation(1, **told),
            organisation(2),
            organisation(7, uid=new, name={"ru": "Институт тепла"}, org_type=None, region=None, demo=False),
        )
        (news,) = made.catalogue.news(search.id)
        assert not news.new and made.catalogue.uids_of(news.changed) == (uid(1),) and not news.gone


def test_what_a_person_makes_while_a_bundle_is_built_is_no_news(tmp_path: Path) -> None:
    """Between the comparison of the two bases and the switch, which for large catalogues are seconds apart."""
    with office(tmp_path) as made:
        search = made.catalogue.save_search(Question("институт"), "Институты")

        class Busy(Adopting):
            def _watching(self, base: sqlite3.Connection) -> Watching:
                watching = super()._watching(base)
                made.catalogue.create("organisation", {"name.ru": "Институт посередине"}, "я")
                made.catalogue.save_search(Question("посередине"), "Середина")
                return watching

        made.publisher.take(*map(organisation, range(4)), on="2026-03-05")
        made.publisher.publish(made.now)
        with made.catalogue.fork() as fork:
            busy = Busy(fork._files, fork._edits, fork._clock, lambda step: None, lambda: False, fork.turn)
            busy.sync(str(made.publisher.tree), made.publisher.root, False, fork.status)
        first, second = made.catalogue.news()
        assert (first.search, made.catalogue.uids_of(first.new), first.hits) == (search, (uid(3),), 5)
        assert (second.hits, second.any) == (1, False)


def test_what_comes_between_the_news_and_the_look_is_still_told(tmp_path: Path) -> None:
    """A look waits for the turn of an update that is under way."""
    with office(tmp_path) as made:
        search = made.catalogue.save_search(Question("институт"), "Институты")
        (seen,) = made.catalogue.news(search.id)
        made.publish(*map(organisation, range(4)))
        made.catalogue.looked(search.id, seen.seq)
        (news,) = made.catalogue.news(search.id)
        assert made.catalogue.uids_of(news.new) == (uid(3),)
        made.catalogue.looked(search.id, news.seq)
        assert not made.catalogue.news(search.id)[0].any


def told(made: Office, question: Question) -> tuple[int, int, int]:
    (news,) = made.catalogue.news(made.catalogue.find_saved(question.text).id)
    return len(news.new), len(news.changed), news.gone


def test_a_copy_that_was_lost_begins_anew(tmp_path: Path) -> None:
    """Without the base before nothing can be compared: what a search finds then counts as seen."""
    with office(tmp_path) as made:
        asked = Question("институт")
        made.catalogue.save_search(asked, asked.text)
        made.publish(*map(organisation, range(4)))
        assert told(made, asked) == (1, 0, 0)
        made.catalogue.close()
        for base in made.profile.bases.glob("base-*.db"):
            base.write_bytes(b"broken" * 1000)
        made.catalogue = Catalogue.open(Profile(made.profile.folder), clock=lambda: made.now)
        assert made.catalogue.broken and told(made, asked) == (0, 0, 0)
        made.publish(*map(organisation, range(5)))
        assert told(made, asked) == (0, 0, 0)
        made.publish(*map(organisation, range(1, 7)))
        assert told(made, asked) == (2, 0, 1)
        made.catalogue.close()


@given(st.sets(st.integers(1, 2**32 - 1), max_size=50))
def test_sets_of_rows_come_back(rows: set[int]) -> None:
    assert set(gaps_unpacked(gaps_packed(rows))) == rows and list(gaps_unpacked(gaps_packed(rows))) == sorted(rows)


def test_a_hundred_thousand_rows_take_a_few_bytes() -> None:
    assert len(gaps_packed(range(1, 100_001))) < 1_000 and len(gaps_packed(range(1, 1_000_000, 10))) < 1_000
    assert msgspec.json.decode(question_text(Question()))["v"] == 1
