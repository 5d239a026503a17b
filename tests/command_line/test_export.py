"""`niva export`: what is chosen goes into a file, what is left out is told, by an exit code a script understands."""

import json
from pathlib import Path

import icalendar
import pytest

from desktop.catalogue.giving import GIFTS
from tests.command_line.calling import Answer, niva


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("Вывоз ў") / "profile"
    assert niva("--profile", folder, "--sample", "search", "--limit", "1").code == 0
    return folder


def export(profile: Path, *arguments: str | Path, language: str = "ru") -> Answer:
    return niva("--profile", profile, "--sample", "export", *arguments, language=language)


def test_what_is_found_goes_out_and_comes_back_as_json(profile: Path, tmp_path: Path) -> None:
    file = tmp_path / "приборы.jsonl"
    answer = export(
        profile, "--format", "jsonl", "--search", "лазер", "--filter", "kind=equipment", "-o", file, "--json"
    )
    lines = [json.loads(line) for line in file.read_bytes().splitlines()]
    assert answer.code == 0 and answer.json == {
        "format": "jsonl", "file": str(file), "records": len(lines), "left_out": []
    }  # fmt: skip
    assert lines and {line["kind"] for line in lines} == {"equipment"}


def test_chosen_records_go_out_in_their_order(profile: Path, tmp_path: Path) -> None:
    file = tmp_path / "two.jsonl"
    answer = export(profile, "--format", "jsonl", "--select", "BY-1002", "BY-1001", "-o", file)
    assert answer.code == 0 and answer.out == f"2 записи: {file}\n"
    assert [json.loads(line)["number"] for line in file.read_bytes().splitlines()] == ["BY-1002", "BY-1001"]


def test_a_filter_narrows_the_chosen_too(profile: Path, tmp_path: Path) -> None:
    chosen = ("--select", "BY-1002", "BY-0001", "--filter", "kind=facility")
    answer = export(profile, "--format", "jsonl", *chosen, "-o", tmp_path / "x.jsonl", "--json")
    assert answer.json["records"] == 1


def test_what_is_left_out_is_told_on_the_other_stream(profile: Path, tmp_path: Path) -> None:
    file = tmp_path / "none.json"
    answer = export(profile, "--format", "pidinst-json", "--select", "BY-1049", "-o", file)
    assert answer.code == 3 and not answer.out and not file.exists()
    assert answer.err.splitlines() == [
        "Ничего не записано: ни одна из записей не может стоять в таком файле.",
        "В 1 записи не заполнено: DOI или Handle",
        "В 1 записи не заполнено: Страница прибора",
    ]


def test_instruments_with_a_lasting_identifier_go_out_and_the_others_are_counted(profile: Path, tmp_path: Path) -> None:
    file = tmp_path / "instruments.json"
    answer = export(profile, "--format", "pidinst-json", "--filter", "kind=equipment", "-o", file)
    assert answer.code == 0 and answer.out == f"48 записей: {file}\n"
    assert "В 206 записях не заполнено: DOI или Handle" in answer.err
    assert json.loads(file.read_bytes())[0]["identifier"]["identifier"].startswith("10.5072/")


def test_left_out_records_are_named_in_json(profile: Path, tmp_path: Path) -> None:
    answer = export(profile, "--format", "ical", "--select", "BY-1001", "-o", tmp_path / "x.ics", "--json")
    assert answer.code == 3 and answer.json["file"] is None
    assert [(each["why"], each["field"]) for each in answer.json["left_out"]] == [("no_place", "")]


def test_calls_go_into_a_calendar_in_the_words_of_the_language(profile: Path, tmp_path: Path) -> None:
    file = tmp_path / "calls.ics"
    found = export(profile, "--format", "ical", "--filter", "kind=call", "--lang", "be", "-o", file)
    assert found.code == 0
    events = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert {event["summary"].split(":")[0] for event in events} == {"Пачатак прыёму", "Крайні тэрмін"}


def test_an_unknown_sort_is_a_wrong_call_that_names_the_others(profile: Path, tmp_path: Path) -> None:
    answer = export(profile, "--format", "dbf", "-o", tmp_path / "x", language="be")
    assert answer.code == 2 and all(name in answer.err for name in GIFTS) and "няма віду файла" in answer.err


def test_a_folder_that_is_not_there_is_told(profile: Path, tmp_path: Path) -> None:
    answer = export(profile, "--format", "jsonl", "--select", "BY-1001", "-o", tmp_path / "нет" / "x.jsonl")
    assert answer.code == 9 and answer.err


def test_help_names_every_sort(profile: Path) -> None:
    answer = export(profile, "--help")
    assert answer.code == 0 and all(name in answer.out for name in GIFTS)
