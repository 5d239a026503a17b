"""«Still so»: one act for many records, given to what was seen, fallen when that is no longer what stands."""

from pathlib import Path

from desktop.catalogue import Catalogue
from sync.freshness import Freshness
from tests.catalogue import sample_records
from tests.catalogue.offices import office, uid
from tests.sync.publications import DAY, organisation

SEEN = {"fac-1": 1, "fac-2": 1, "eq-1": 1}


def test_many_are_confirmed_at_once_and_taken_back_at_once(small: Catalogue) -> None:
    assert set(SEEN) - {"fac-2"} <= set(small.to_confirm()) and "fac-4" not in small.to_confirm()
    done = small.confirm(SEEN, "Анна", by="Институт физики")
    assert (done.change.verb, set(done.change.uids), done.dropped) == ("confirm", set(SEEN), ())
    for name in SEEN:
        view = small.record(name)
        assert (view.record.confirmed_on, view.record.confirmed_by) == ("2026-11-23", "Институт физики")
        assert view.freshness is Freshness.FRESH
    assert not set(SEEN) & set(small.to_confirm()) and small.check().sound
    assert not small.confirm(SEEN, "Анна", by="Институт физики").change.uids  # confirmed already
    assert small.undo() and not small.edits() and small.record("fac-2").record.confirmed_on == "2026-10-01"


def test_only_what_an_organisation_keeps(small: Catalogue) -> None:
    mine = small.to_confirm("org-2")
    assert "fac-3" in mine and "fac-1" not in mine


def test_what_is_not_as_it_was_seen_drops_out(profile_dir: Path) -> None:
    documents = [*sample_records.records(), sample_records.facility("fac-9", "Стенд", url="нет адреса")]
    with sample_records.catalogue(profile_dir, documents) as catalogue:
        seen = {"fac-1": 1, "fac-2": 7, "fac-9": 1, "nobody": 1}
        assert catalogue.confirm(seen, "я").dropped == ("fac-2", "fac-9", "nobody")
        assert [edit.uid for edit in catalogue.edits()] == ["fac-1"]
        (made,) = catalogue.create("service", {"name.ru": "Услуга"}, "я").uids
        assert not catalogue.confirm({made: 0}, "я").dropped and catalogue.record(made).record.confirmed_on


def test_a_confirmation_stands_over_a_publication_that_changes_nothing(tmp_path: Path) -> None:
    with office(tmp_path) as made:
        made.catalogue.confirm({uid(0): 1, uid(1): 1}, "я")
        made.catalogue.edit(uid(1), {"url": "https://mine.by"}, "я")
        outcome = made.publish(
            organisation(0), organisation(1, url="https://mine.by"), organisation(2, url="https://a.by")
        )
        assert (outcome.unconfirmed, outcome.accepted, outcome.edits_kept) == (0, 1, 2)  # what was confirmed is there
        assert made.catalogue.record(uid(0)).freshness is Freshness.FRESH
        assert made.catalogue.record(uid(1)).record.confirmed_on and made.catalogue.check().sound
        made.catalogue.undo()
        made.catalogue.undo()
        assert not made.catalogue.edits()


def test_a_confirmation_does_not_freshen_a_text_nobody_has_seen(tmp_path: Path) -> None:
    with office(tmp_path) as made:
        made.catalogue.confirm({uid(0): 1, uid(1): 1}, "я", by="Отдел")
        outcome = made.publish(organisation(0, url="https://new.by"), organisation(1), organisation(2))
        assert (outcome.unconfirmed, outcome.edits_kept, outcome.conflicts) == (1, 2, 0)
        assert made.catalogue.record(uid(0)).freshness is Freshness.OLD
        assert made.catalogue.record(uid(1)).freshness is Freshness.FRESH
        fell = [entry for entry in made.catalogue.history(uid(0)) if entry.carried]
        assert {(entry.path, entry.new, entry.undone) for entry in fell} == {
            ("confirmed_on", None, False),
            ("confirmed_by", None, False),
        }
        assert made.catalogue.undo() and not made.catalogue.edits()
        assert made.catalogue.redo() and made.catalogue.record(uid(0)).freshness is Freshness.OLD
        assert made.catalogue.record(uid(1)).freshness is Freshness.FRESH and made.catalogue.check().sound
        assert made.catalogue.confirm({uid(0): 1}, "я").dropped == (uid(0),)
        assert not made.catalogue.confirm({uid(0): 2}, "я").dropped


def test_a_confirmation_the_centre_took_is_done(tmp_path: Path) -> None:
    with office(tmp_path) as made:
        made.catalogue.confirm({uid(0): 1, uid(1): 1}, "я", by="Отдел")
        today = made.now.date().isoformat()
        outcome = made.publish(
            organisation(0, confirmed_on=today, confirmed_by="Отдел", url="https://a.by"),
            organisation(1, confirmed_on=(made.now + DAY).date().isoformat(), confirmed_by="Центр"),
        )
        assert (outcome.accepted, outcome.unconfirmed, outcome.conflicts) == (4, 0, 0)
        assert not made.catalogue.edits() and made.catalogue.record(uid(1)).record.confirmed_by == "Центр"


def test_a_record_made_here_is_taken_over_by_the_centre(tmp_path: Path) -> None:
    with office(tmp_path) as made:
        own = {"name.ru": "Свой", "org_type": "institute", "region": "BY-HM", "url": "https://a.by"}
        (new,) = made.catalogue.create("organisation", own, "я").uids
        made.catalogue.confirm({new: 0}, "я")
        made.publish(organisation(0), organisation(1))
        view = made.catalogue.record(new)
        assert view.local and view.record.name.ru == "Свой" and made.catalogue.check().sound  # type: ignore[attr-defined]
        taken = organisation(9, uid=new, name={"ru": "Свой"}, url="https://b.by", founded_year=1999)
        outcome = made.publish(organisation(0), taken)
        view = made.catalogue.record(new)
        assert (outcome.new, outcome.accepted, outcome.conflicts, outcome.unconfirmed) == (1, 4, 1, 1)
        assert not view.local and view.record.founded_year == 1999  # type: ignore[attr-defined]
        assert {edit.path for edit in view.edits} == {"url"} and made.catalogue.check().sound
        while made.catalogue.undo():
            pass
        assert made.catalogue.record(new).record.url == "https://b.by" and not made.catalogue.edits()  # type: ignore[attr-defined]
        while made.catalogue.redo():
            pass
        assert made.catalogue.status().conflicts == 1 and made.catalogue.check().sound
        made.publish(organisation(0))
        assert made.catalogue.record(new).withdrawn and made.catalogue.check().sound
