"""`niva undo` and `niva redo` after acts on many records, the sync that takes confirmations away, names of options."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from desktop.command_line import opening, run
from tests.catalogue.offices import office, uid
from tests.command_line.calling import niva
from tests.sync.publications import DAY, T0, organisation


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Callable[..., str]:
    """A verb in this process, at a time of the test's choosing: the centre of the tests signs for some weeks only."""
    monkeypatch.setenv("LANGUAGE", "ru")

    def run_verb(profile: Path, *arguments: str | Path, now: datetime = T0 + 2 * DAY) -> str:
        monkeypatch.setattr(opening, "now", lambda: now)
        code = run(["--language", "ru", "--profile", str(profile), *map(str, arguments)])
        out, err = capsysbinary.readouterr()
        assert code == 0, err.decode()
        return out.decode()

    return run_verb


@pytest.mark.parametrize("language", ["ru", "be"])
def test_an_act_on_many_records_is_taken_back_and_done_again(own: Path, language: str) -> None:
    confirmed = niva("--profile", own, "confirm", "--all-due", "--json").json["confirmed"]
    assert confirmed > 30
    undone, redone = (niva("--profile", own, verb, language=language) for verb in ("undo", "redo"))
    for told in (undone, redone):
        assert told.code == 0 and told.out.count("\n") == 2 and len(told.out) < 700
        assert str(confirmed) in told.out and str(confirmed - 5) in told.out and told.out.count(";") == 4
    assert undone.out != redone.out
    assert niva("--profile", own, "confirm", "--all-due", "--json").json["confirmed"] == 0
    assert len(niva("--profile", own, "undo", "--json").json["uids"]) == confirmed


@pytest.mark.parametrize("language", ["ru", "be"])
def test_one_record_is_named_with_its_fields(own: Path, language: str) -> None:
    record = niva("--profile", own, "search", "лазер", "--filter", "kind=facility", "--json").json["results"][0]
    assert niva("--profile", own, "redo", "--json").json == {"redone": []}
    assert niva("--profile", own, "redo", language=language).out.strip().endswith(("нечего.", "няма чаго."))
    niva("--profile", own, "edit", record["uid"], "founded_year=1999")
    for verb in ("undo", "redo"):
        told = niva("--profile", own, verb, language=language).out
        assert record["number"] in told and "founded_year" in told


def test_fewer_than_six_are_all_named(own: Path) -> None:
    found = niva("--profile", own, "search", "--filter", "kind=facility", "--limit", "3", "--json").json["results"]
    niva("--profile", own, "confirm", *(each["uid"] for each in found))
    told = niva("--profile", own, "undo").out
    assert all(each["number"] in told for each in found) and "3" in told and "ещё" not in told


@pytest.mark.parametrize(
    "call", [["--lang", "be"], ["--lang=be"], ["--language", "be"], ["--lang", "ru", "--lang", "be"]]
)
def test_both_names_of_the_language_are_taken_before_the_verb(own: Path, call: list[str]) -> None:
    told = niva(*call, "--profile", own, "undo", language="ru")
    assert told.code == 0 and "няма чаго" in told.out


def test_behind_the_verb_the_language_is_that_of_the_texts(own: Path) -> None:
    told = niva("--profile", own, "search", "лазер", "--lang", "be", language="ru")
    assert told.code == 0 and "запис" in told.out.splitlines()[0], "the count is told in the language of the interface"


@pytest.mark.parametrize(
    "call",
    [["--prof", "DIR", "undo"], ["--samp", "undo"], ["search", "--lim", "3"], ["search", "x", "--language", "be"]],
)
@pytest.mark.parametrize("language", ["ru", "be"])
def test_a_shortened_option_is_a_wrong_call(own: Path, call: list[str], language: str) -> None:
    told = niva(*[str(own) if word == "DIR" else word for word in call], language=language)
    assert told.code == 2 and "Traceback" not in told.err and next(w for w in call if w[0] == "-") in told.err


def test_an_edit_of_a_record_with_a_successor_says_who_it_is(tmp_path: Path, call: Callable[..., str]) -> None:
    old = organisation(1, status="merged", successor_uid=uid(2))
    with office(tmp_path, organisation(0), old, organisation(2)):
        pass
    for changes in ("url=https://a.by", "url=https://a.by"):  # the second one changes nothing
        told = call(tmp_path / "profile", "edit", uid(1), changes)
        assert "объединена" in told and "Институт № 2" in told


def test_a_sync_tells_how_many_confirmations_fell(tmp_path: Path, call: Callable[..., str]) -> None:
    with office(tmp_path) as made:
        made.catalogue.confirm({uid(0): 1, uid(1): 1}, "я")
        publisher, root = made.publisher, tmp_path / "root.json"
        root.write_bytes(publisher.root)
        made.now += DAY
        publisher.take(organisation(0, url="https://a.by"), organisation(1), organisation(2))
        publisher.publish(made.now)
    told = call(tmp_path / "profile", "sync", publisher.tree, "--root", root, now=made.now)
    assert "Снято 1 подтверждение" in told
    assert json.loads(call(tmp_path / "profile", "sync", publisher.tree, "--root", root, "--json", now=made.now))[
        "nothing_new"
    ]


def test_what_was_made_here_and_is_taken_back_has_no_name_any_more(own: Path, tmp_path: Path) -> None:
    table = tmp_path / "новые.csv"
    table.write_text("name_ru;name_be\nПервый;Першы\nВторой;Другі\n", encoding="utf-8")
    niva("--profile", own, "import", table, "--kind", "organisation")
    assert niva("--profile", own, "undo", language="ru").out == "Отменено в 2 записях.\n"
    assert niva("--profile", own, "redo", language="ru").out == "Повторено в 2 записях.\nПервый; Второй\n"
