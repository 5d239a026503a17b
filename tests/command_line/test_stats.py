"""`niva stats`: the numbers of the overview and of one organisation, in words and in JSON."""

from pathlib import Path

import pytest

from tests.command_line.calling import niva


def test_the_numbers_are_those_of_the_filters(synced: Path) -> None:
    whole = niva("--profile", synced, "stats", "--json").json
    kinds = {count["code"]: count["count"] for count in whole["by_kind"]}
    assert sum(whole["ages"].get(age, 0) for age in ("fresh", "due", "old")) == whole["records"] == sum(kinds.values())
    found = niva("--profile", synced, "search", "--filter", "kind=facility", "--json").json
    assert found["count"] == kinds["facility"] >= whole["points"] > 0


def test_one_organisation_hears_what_waits_for_it(synced: Path) -> None:
    keeper = niva("--profile", synced, "stats", "--json").json["keepers"][0]
    waiting = niva("--profile", synced, "stats", "--organisation", keeper["uid"], "--json").json
    assert waiting["organisation"] == keeper["uid"]
    assert waiting["left"]["confirm"] == len(waiting["confirm"]) > 0


@pytest.mark.parametrize(("language", "word"), [("ru", "По регионам"), ("be", "Па рэгіёнах")])
def test_numbers_are_told_in_words(synced: Path, language: str, word: str) -> None:
    answer = niva("--profile", synced, "stats", language=language)
    assert (answer.code, answer.err) == (0, "")
    assert f"{word}:" in answer.out
    assert "facility" not in answer.out


def test_an_unknown_organisation_is_refused(synced: Path) -> None:
    answer = niva("--profile", synced, "stats", "--organisation", "nobody")
    assert (answer.code, answer.out) == (3, "")
    assert "nobody" in answer.err


def test_without_a_catalogue_there_is_nothing_to_count(tmp_path: Path) -> None:
    assert niva("--profile", tmp_path / "empty", "stats").code == 3
