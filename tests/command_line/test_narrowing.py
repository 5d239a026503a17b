"""A value of a filter is told by its code or by what it is called, never guessed."""

from pathlib import Path

import pytest

from tests.command_line.calling import niva


def count(profile: Path, *filters: str) -> int:
    asked = [word for each in filters for word in ("--filter", each)]
    return int(niva("--profile", profile, "search", "--json", "--limit", "1", *asked).json["count"])


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("country=by", "country=BY"),
        ("region=МОГИЛЕВСКАЯ  область", "region=BY-MA"),
        ("region=магілёўшчына", "region=BY-MA"),
        ("kind=Прылады", "kind=equipment"),
        ("facility_kind=ЦКП", "facility_kind=ckp"),
        ("grnti=лазерная физика", "grnti=29.33"),
        ("organisation=институт лучевой оптики Ясень (образец)", "organisation=BY-0101"),
    ],
)
def test_any_of_its_names_is_its_code(synced: Path, said: str, code: str) -> None:
    assert 0 < count(synced, said) == count(synced, code)


@pytest.mark.parametrize(
    ("said", "nearest"),
    [
        ("region=Минскк", "Мінск (BY-HM)"),
        ("region=гродн", "Гродзенская вобласць (BY-HR)"),
        ("kind=прыб", "Прыбор (equipment)"),
        ("organisation=Машэрава", "Віцебскі дзяржаўны ўніверсітэт імя П. М. Машэрава"),
        ("organisation=Ясень", "Інстытут прамянёвай оптыкі «Ясень» (узор)"),
    ],
)
def test_a_misspelt_one_finds_nothing_and_the_nearest_are_told(synced: Path, said: str, nearest: str) -> None:
    asked = niva("--profile", synced, "search", "--json", "--filter", said, language="be")
    facet, _sign, value = said.partition("=")
    told = f"Няма ніводнага запісу са значэннем «{value}» фільтра «{facet}»; найбліжэйшыя значэнні: {nearest}\n"
    assert (asked.code, asked.json["count"], asked.err) == (0, 0, told)


def test_a_misspelt_one_beside_a_known_one_is_told_alone(synced: Path, tmp_path: Path) -> None:
    both = ("--filter", "region=Минскк", "--filter", "region=Минск", "--filter", "country=Беларусь")
    asked = niva("--profile", synced, "search", "--json", *both)
    assert asked.err.count("\n") == 1 and "«Минскк»" in asked.err
    assert asked.json["count"] == count(synced, "region=BY-HM")
    given = niva("--profile", synced, "export", "--format", "jsonl", *both, "-o", tmp_path / "a.jsonl")
    assert given.code == 0 and given.err.count("«Минскк»") == 1


def test_signs_are_no_name_of_an_organisation(synced: Path) -> None:
    asked = niva("--profile", synced, "search", "--count", "--filter", "organisation=—")
    assert asked.out == "0\n" and "«—»" in asked.err


@pytest.mark.parametrize("value", ["—", "\udcff", "%", "я" * 3000, "'; DROP TABLE card"])
def test_any_text_may_be_a_value(synced: Path, value: str) -> None:
    asked = niva("--profile", synced, "search", "--json", "--filter", f"region={value}")
    assert (asked.code, asked.json["count"]) == (0, 0) and "ближайш" in asked.err
