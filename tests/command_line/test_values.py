"""A value that cannot be meant is a wrong call, whatever the verb; nothing is written."""

from pathlib import Path

import pytest

from tests.command_line.calling import niva


@pytest.mark.parametrize("place", ["", ".", "/", ".."])
@pytest.mark.parametrize(
    "verb",
    [
        ("export", "--format", "csv", "--search", "лазер"),
        ("print", "--search", "лазер", "--limit", "1"),
        ("template", "equipment"),
    ],
)
def test_a_folder_is_no_file(synced: Path, verb: tuple[str, ...], place: str) -> None:
    answer = niva("--profile", synced, *verb, "-o", place, language="be")
    assert (answer.code, answer.out) == (2, "") and f"патрэбны файл, а не «{place}»" in answer.err


@pytest.mark.parametrize(
    "call",
    [
        ("search", "--saved", ""),
        ("search", "лазер", "--near", " "),
        ("export", "--format", "csv", "-o", "нигде.csv", "--saved", ""),
        ("confirm", "--all-due", "--organisation", ""),
        ("stats", "--organisation", ""),
    ],
)
def test_an_empty_name_does_not_mean_everything(synced: Path, call: tuple[str, ...]) -> None:
    answer = niva("--profile", synced, *call)
    assert (answer.code, answer.out) == (2, "") and "нужно название" in answer.err
