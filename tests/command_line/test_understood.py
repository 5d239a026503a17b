"""`niva search` says what of a query it could not read and what may be meant; a script is told every piece."""

from pathlib import Path

from tests.command_line.calling import niva


def test_of_what_is_understood_nothing_is_said(synced: Path) -> None:
    asked = niva("--profile", synced, "search", "лазер регион:минск год:>2015", "--limit", "1")
    assert asked.out.splitlines()[0].split()[1].startswith("запис")


def test_a_script_is_told_every_piece(synced: Path) -> None:
    asked = niva("--profile", synced, "search", "лазер -вобласць:гродн", "--limit", "1", "--json").json
    words, region = asked["understood"]
    assert (words["sort"], words["start"], words["end"]) == ("words", 0, 5)
    assert (region["field"], region["without"], region["unread"], region["nearest"]) == ("region", True, None, [])
    assert region["values"] == [{"ru": "Гродненская область", "be": "Гродзенская вобласць"}]


def test_what_is_found_by_its_place_only_says_so(synced: Path) -> None:
    asked = niva("--profile", synced, "--lang", "be", "search", "прыборы ў Гродне")
    assert "    Горад: Гродна" in asked.out.splitlines()
    results = niva("--profile", synced, "search", "прыборы ў Гродне", "--json").json["results"]
    assert {"field", "typed", "said"} == set(next(one["why"] for one in results if one["why"]))
