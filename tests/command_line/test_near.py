"""`niva search --near`: the nearest first, with kilometres, in words and as data; an unknown town is refused."""

from pathlib import Path

import pytest

from tests.command_line.calling import niva


def test_the_nearest_come_first_with_kilometres(synced: Path) -> None:
    answer = niva("--profile", synced, "search", "лазер", "--near", "Гродно", "--limit", "300")
    told = [line.rpartition("(")[2] for line in answer.out.replace("\xa0", " ").splitlines() if line.endswith("км)")]
    away = [int(words.removesuffix("км)").replace(" ", "")) for words in told if words[0].isdigit()]
    assert len(away) > 5 and away == sorted(away)


def test_a_script_gets_kilometres_and_the_town_that_is_meant(synced: Path) -> None:
    answer = niva("--profile", synced, "search", "--near", "627904", "--order", "distance", "--limit", "2000", "--json")
    away = [card["distance_km"] for card in answer.json["results"]]
    known = [each for each in away if each is not None]
    assert known == sorted(known) and away[: len(known)] == known and None in away
    assert answer.json["near"]["code"] == "627904" and answer.json["near"]["name"] == {"ru": "Гродно", "be": "Гродна"}


def test_another_order_may_be_asked_for_beside_a_town(synced: Path) -> None:
    """The town says from where, the order says what decides."""
    named = niva("--profile", synced, "search", "--near", "Минск", "--order", "name", "--limit", "5", "--json").json
    plain = niva("--profile", synced, "search", "--order", "name", "--limit", "5", "--json").json
    assert named == plain and all(card["distance_km"] is None for card in plain["results"])


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", ("Такого города нет: Минкс", "Минск / Мінск")),
        ("be", ("Такога горада няма: Минкс", "Минск / Мінск")),
    ],
)
def test_an_unknown_town_is_refused_with_the_nearest_names(synced: Path, language: str, words: tuple[str, ...]) -> None:
    answer = niva("--profile", synced, "search", "--near", "Минкс", language=language)
    assert (answer.code, answer.out) == (3, "") and all(word in answer.err for word in words)


def test_an_order_by_distance_from_nowhere_is_a_wrong_call(synced: Path) -> None:
    answer = niva("--profile", synced, "search", "лазер", "--order", "distance")
    assert (answer.code, answer.out) == (2, "") and "--near ГОРОД" in answer.err


@pytest.mark.parametrize("town", ["", "   ", "№%", "x" * 5000])
def test_no_town_at_all_breaks_nothing(synced: Path, town: str) -> None:
    answer = niva("--profile", synced, "search", "лазер", "--near", town, "--limit", "1")
    assert answer.code == (3 if town.strip() else 2) and "Traceback" not in answer.err and len(answer.err) < 1000
