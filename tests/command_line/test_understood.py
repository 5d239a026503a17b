"""`niva search` says what of a query it could not read and what may be meant; a script is told every piece."""

from pathlib import Path

import pytest

from tests.catalogue.offices import office
from tests.command_line.calling import niva
from tests.sync.publications import organisation


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


def test_a_script_is_told_all_that_the_window_tells(synced: Path) -> None:
    text = "лазер ИЛИ микроскоп цена:<=100 регион:гродд"
    either, price, unread = niva("--profile", synced, "search", text, "--limit", "1", "--json").json["understood"]
    assert [text[one["start"] : one["end"]] for one in either["either"]] == ["лазер", "микроскоп"]
    assert price["any_currency"] and not unread["any_currency"]
    assert (unread["asked"], either["asked"]) == ("гродд", "")


@pytest.mark.parametrize("option", [(), ("--filter", "country=BY")])
def test_only_the_number_may_be_asked(synced: Path, option: tuple[str, ...]) -> None:
    whole = niva("--profile", synced, "search", *option, "--json").json
    counted = niva("--profile", synced, "search", *option, "--count")
    assert (counted.out, counted.err) == (f"{whole['count']}\n", "")
    assert niva("--profile", synced, "search", *option, "--count", "--json").json == {
        "count": whole["count"],
        "understood": [],
        "left_out": [],
    }


def test_beside_the_number_nothing_stands(synced: Path) -> None:
    counted = niva("--profile", synced, "search", "регион:гродд", "--count", language="be")
    assert counted.out == "0\n" and "«гродд»" in counted.err
    assert niva("--profile", synced, "search", "лазр", "--count").out == "0\n"


def test_thousands_stand_apart_where_a_person_reads(tmp_path: Path) -> None:
    with office(tmp_path, *map(organisation, range(1200))) as made:
        pass
    assert niva("--profile", made.profile.folder, "search").out.startswith("1\N{NO-BREAK SPACE}200 записей")
