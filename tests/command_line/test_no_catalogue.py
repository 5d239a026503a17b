"""A misspelt folder: every verb says that there is no catalogue, and makes none there."""

from pathlib import Path

import pytest

from tests.command_line.calling import niva

VERBS = [
    ("undo",), ("redo",), ("saved",), ("saved", "remove", "1"), ("saved", "looked", "1"), ("show", "BY-0001"),
    ("search", "лазер"), ("search", "лазер", "--save", "ЛЛ"), ("edit", "BY-0001", "name.ru=x"), ("confirm", "BY-0001"),
    ("confirm", "--all-due"), ("stats",), ("check",), ("import", "README.md", "--kind", "facility"),
]  # fmt: skip


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_it_is_told_and_nothing_is_made(tmp_path: Path, verb: tuple[str, ...]) -> None:
    folder = tmp_path / "нет" / "такой"
    answer = niva("--profile", folder, *verb, language="be")
    assert answer.code == 3
    assert str(folder) in answer.err and "Traceback" not in answer.err
    assert not list(tmp_path.iterdir())
