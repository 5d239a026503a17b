"""`niva search --order oldest`: what nobody confirmed for longest comes first, and a saved search keeps that."""

from pathlib import Path

from tests.command_line.calling import niva


def test_the_longest_unconfirmed_come_first_also_when_saved(own: Path) -> None:
    found = niva("--profile", own, "search", "лазер", "--order", "oldest", "--save", "Старые", "--json")
    assert found.code == 0 and found.json["count"] > 3
    days = [each["confirmed_on"] for each in found.json["results"]]
    assert days == sorted(days) and days[0] < days[-1]
    again = niva("--profile", own, "search", "--saved", "Старые", "--json").json
    assert [each["uid"] for each in again["results"]] == [each["uid"] for each in found.json["results"]]
