"""Vocabularies are whole: each term once, named in both languages, under a term that exists."""

import csv
from collections import Counter

from tests.sample.reading import RESOURCES, TABLES, terms, vocabularies


def _rows(name: str) -> list[dict[str, str]]:
    with (RESOURCES / "vocabularies" / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def test_no_term_stands_twice() -> None:
    codes = Counter((row["scheme"], row["code"]) for name in TABLES for row in _rows(name))
    assert [code for code, count in codes.items() if count > 1] == []


def test_terms_are_named_in_both_languages() -> None:
    bare = [(term.scheme, term.code) for term in terms() if not term.label.ru or not term.label.be]
    assert {scheme for scheme, _ in bare} <= {"grnti"}
    assert [code for scheme, code in bare if len(code) == 2] == []


def test_terms_hang_under_terms() -> None:
    above = {"region": "country"}
    lost = [
        (term.scheme, term.code)
        for term in terms()
        if term.broader and vocabularies().find(above.get(term.scheme, term.scheme), term.broader) is None
    ]
    assert lost == []


def test_excluded_subjects_are_kept_and_marked() -> None:
    excluded = [term for term in vocabularies().terms("grnti") if term.valid_to]
    assert len(excluded) == 92
    assert all(term.excluded("2026-11-23") for term in excluded)


def test_towns_of_belarus_have_both_names_and_the_right_ones() -> None:
    towns = {row["geonameid"]: row for row in _rows("cities")}
    assert [row["name_ru"] for row in towns.values() if row["country"] == "BY" and not row["name_be"]] == []
    for row in _rows("city_corrections"):
        town = towns[row["geonameid"]]
        assert (town["name_ru"], town["name_be"]) == (row["name_ru"], row["name_be"])
