"""`niva confirm` as a process: one record, all that are due, what drops out, the way back."""

from pathlib import Path

import pytest

from tests.command_line.calling import niva


def test_one_record_is_confirmed_and_taken_back(own: Path) -> None:
    uid = niva("--profile", own, "search", "лазер", "--json").json["results"][0]["uid"]
    answer = niva("--profile", own, "confirm", uid, "--by", "Институт", "--author", "Анна", "--json")
    assert (answer.code, answer.json["confirmed"], answer.json["changed"]) == (0, 1, [uid])
    shown = niva("--profile", own, "show", uid, "--json").json
    assert shown["freshness"] == "fresh" and shown["record"]["confirmed_by"] == "Институт"
    assert niva("--profile", own, "undo").code == 0
    assert niva("--profile", own, "show", uid, "--json").json["record"].get("confirmed_by") != "Институт"


def test_all_that_is_due_is_confirmed_at_once(own: Path) -> None:
    whose = niva("--profile", own, "search", "--filter", "kind=organisation", "--limit", "1", "--json").json["results"]
    few = niva("--profile", own, "confirm", "--all-due", "--organisation", whose[0]["uid"], "--json").json
    rest = niva("--profile", own, "confirm", "--all-due", "--json").json
    assert rest["confirmed"] > few["confirmed"] and set(rest["changed"]).isdisjoint(few["changed"])
    assert niva("--profile", own, "confirm", "--all-due", "--json").json["confirmed"] == 0
    assert niva("--profile", own, "check", "--json").json["sound"] is True


@pytest.mark.parametrize("language", ["ru", "be"])
def test_a_wrong_call_is_told_in_words(own: Path, language: str) -> None:
    nothing = niva("--profile", own, "confirm", language=language)
    assert nothing.code == 2 and "one of" not in nothing.err and "--all-due" in nothing.err
    unknown = niva("--profile", own, "confirm", "BY-9999999", language=language)
    assert unknown.code == 3 and "BY-9999999" in unknown.err
    told = niva("--profile", own, "confirm", "--all-due", language=language)
    assert told.code == 0 and any("а" <= letter <= "я" for letter in told.out.casefold())
    assert niva("confirm", "--help", language=language).code == 0
