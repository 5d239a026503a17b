"""A label that stands on a page finds it: the rule is the registry's, the words are the vocabulary's."""

from pathlib import Path

import pytest

from desktop.catalogue import Catalogue
from desktop.catalogue.index.labels import COUNTED_IN, schemes_of_labels
from desktop.catalogue.questions import Question
from tests.catalogue import sample_records
from tests.catalogue.sample_records import clock, facility, term

TERMS = [
    term("access_mode", "paid", "платно", "платна"),
    term("access_mode", "free", "бесплатно", "бясплатна"),
    term("access_type", "remote", "удалённый доступ", "аддалены доступ"),
    term("grnti", "31", "Химия", "Хімія"),
    term("grnti", "31.27", "Биологическая химия", "Біялагічная хімія"),
    term("grnti", "34", "Биология", "Біялогія"),
]
TOLD = [
    facility("fac-8", "Стенд", access_modes=["free"], access_types=["remote"], grnti=["31.27.15"]),
    facility("fac-9", "Удалённый доступ к стенду"),
]


def found(catalogue: Catalogue, text: str) -> list[str]:
    return list(catalogue.uids_of(catalogue.search(Question(text)).ids))


@pytest.fixture
def small(profile_dir: Path) -> Catalogue:
    uids = {one["uid"] for one in TERMS}
    known = [one for one in sample_records.records() if one["uid"] not in uids]
    profile = sample_records.install(profile_dir, [*known, *TERMS, *TOLD])
    return Catalogue.open(profile, clock=clock)


@pytest.mark.parametrize(
    ("text", "uids"),
    [
        ("удалённого доступа", ["fac-9", "fac-8"]),
        ("аддалены доступ", ["fac-9", "fac-8"]),
        ("стенд бесплатно", ["fac-8"]),
        ("биологическая химия", ["fac-8"]),
        ("хімія", ["fac-8"]),
        ("биология", []),
    ],
)
def test_a_record_is_found_by_the_labels_of_its_page_below_what_says_so(
    small: Catalogue, text: str, uids: list[str]
) -> None:
    with small as catalogue:
        assert found(catalogue, text) == uids


def test_an_edit_is_found_by_its_label_at_once(small: Catalogue) -> None:
    with small as catalogue:
        assert "fac-8" in found(catalogue, "бясплатна")
        catalogue.edit("fac-8", {"access_modes": ["paid"]}, "я")
        assert "fac-8" not in found(catalogue, "бесплатно")
        assert "fac-8" in found(catalogue, "платно")


def test_no_record_is_found_by_what_it_is_counted_in() -> None:
    assert {"access_mode", "access_type", "grnti", "condition", "parameter"} <= set(schemes_of_labels())
    assert COUNTED_IN.isdisjoint(schemes_of_labels())
