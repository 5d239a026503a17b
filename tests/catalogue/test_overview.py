"""The whole in numbers: every count is what the list shows with that filter."""

from pathlib import Path

from desktop.catalogue import Catalogue
from desktop.catalogue.questions import Facet, FacetCount, Question
from desktop.catalogue.views_of_work import Ages, Overview
from desktop.profile import Profile
from tests.catalogue import sample_records
from tests.catalogue.sample_records import TERMS, clock, equipment, facility, organisation


def counts(found: tuple[FacetCount, ...]) -> dict[str, int]:
    return {count.code: count.count for count in found}


def test_an_empty_profile_has_no_numbers(profile_dir: Path) -> None:
    with Catalogue.open(Profile(profile_dir), clock=clock) as empty:
        assert empty.overview() == Overview()


def test_counts_are_those_of_the_filters(small: Catalogue) -> None:
    found = small.overview()
    assert found.records == 9
    by_facet = (
        (Facet.KIND, found.by_kind),
        (Facet.COUNTRY, found.by_country),
        (Facet.REGION, found.by_region),
        (Facet.BRANCH, found.by_branch),
    )
    for facet, lines in by_facet:
        assert lines
        for line in lines:
            assert small.search(Question(filters=((facet, (line.code,)),))).count == line.count


def test_every_kind_can_be_chosen(profile_dir: Path) -> None:
    others = [{"uid": f"{kind}-1", "kind": kind, "rev": 1} for kind in ("call", "accreditation", "document", "person")]
    with sample_records.catalogue(profile_dir, others) as opened:
        assert counts(opened.overview().by_kind) == {"call": 1, "accreditation": 1, "document": 1, "person": 1}


def test_ages_are_counted_everywhere_by_region_and_by_organisation(profile_dir: Path) -> None:
    documents = [
        organisation("org-1", "Институт", confirmed_on="2026-11-01"),
        organisation("org-2", "Другой", region="RU-MOW", country="RU", confirmed_on="2026-11-01"),
        facility("fac-1", "Пора", confirmed_on="2025-10-01"),
        facility("fac-2", "Старая"),
        facility("fac-3", "Свежая", host="org-2", confirmed_on="2026-11-01"),
        facility("fac-4", "Снятая", status="retired"),
    ]
    with sample_records.catalogue(profile_dir, [*documents, *TERMS]) as opened:
        found = opened.overview()
    assert found.ages == Ages(fresh=3, due=1, old=1)
    assert found.ages_of("BY-HM") == Ages(fresh=1, due=1, old=1)
    assert found.ages_of("RU-MOW") == Ages(fresh=2)
    assert found.ages_of("RU-TOM") == Ages()
    assert [(keeper.uid, keeper.name.ru, keeper.ages) for keeper in found.keepers] == [
        ("org-1", "Институт", Ages(due=1, old=1))
    ]


def test_a_facility_stands_where_it_says_or_where_its_host_does(profile_dir: Path) -> None:
    documents = [
        organisation("org-1", "Институт", lat="53.9", lon="27.56"),
        organisation("org-2", "Без места"),
        facility("fac-1", "Своё место", lat="52.1", lon="23.7"),
        facility("fac-2", "У хозяина"),
        facility("fac-3", "Нигде", host="org-2"),
        facility("fac-4", "Не числа", host="org-2", lat="север", lon="23.7"),
        facility("fac-5", "Снятая", lat="52.1", lon="23.7", status="retired"),
        equipment("eq-1", "Прибор"),
    ]
    with sample_records.catalogue(profile_dir, [*documents, *TERMS]) as opened:
        points = opened.overview().points
        uids = opened.uids_of(points.row)
    assert sorted(zip(uids, points.lat, points.lon, points.own, strict=True)) == [
        ("fac-1", 52.1, 23.7, 1),
        ("fac-2", 53.9, 27.56, 0),
    ]


def test_numbers_follow_an_edit(small: Catalogue) -> None:
    before = small.overview()
    small.edit("fac-1", {"lat": "52.1", "lon": "23.7", "confirmed_on": "2026-11-23"}, "Я")
    after = small.overview()
    assert len(after.points.row) == len(before.points.row) + 1
    assert after.ages.fresh == before.ages.fresh + 1
