"""What of a query was not asked, or asked otherwise than it was typed, is told."""

from pathlib import Path

import pytest

from tests.command_line.calling import niva


@pytest.mark.parametrize(
    ("language", "told"), [("ru", "Не учтено при поиске: «К»"), ("be", "Не ўлічана пры пошуку: «К»")]
)
def test_a_letter_nobody_searches_for_is_told(synced: Path, language: str, told: str) -> None:
    asked = niva("--profile", synced, "search", "лазер К", language=language)
    assert asked.out.splitlines()[0] == told
    alone = niva("--profile", synced, "search", "К", "--count", language=language)
    assert told in alone.err.splitlines() and len(alone.err.splitlines()) == 2 and int(alone.out) > 900


def test_words_that_bind_others_are_told_and_words_that_are_asked_are_not(synced: Path) -> None:
    asked = niva("--profile", synced, "search", "где есть микроскоп NR600 в Гродно 5", "--json", "--limit", "1")
    assert asked.json["left_out"] == ["где", "есть", "в"]
    for text in ("лазер ИЛИ микроскоп", "лазерная установка -медицина", '"в вакууме" лазер', "лазер регион:минск", ""):
        assert niva("--profile", synced, "search", text, "--json", "--limit", "1").json["left_out"] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("регион:минскк", "Искали: Регион: Минск"),
        ("грнти:29.33 лазер", "Искали: ГРНТИ: Лазерная физика; «лазер»"),
        ("город:Гродно лазер", "Искали: Город: Гродно; «лазер»"),
    ],
)
def test_how_it_was_read_is_told_where_that_is_not_plain(synced: Path, text: str, told: str) -> None:
    assert niva("--profile", synced, "search", text, "--exact").out.splitlines()[0] == told


def test_beside_a_file_the_same_is_told(synced: Path, tmp_path: Path) -> None:
    export = ("--profile", synced, "export", "--format", "jsonl", "-o", tmp_path / "a.jsonl", "--search")
    assert "Не учтено при поиске: «К»" in niva(*export, "лазер К").err.splitlines()
    assert niva(*export, "К").err.splitlines()[1] == "В запросе нет слов для поиска; показаны все записи."
    blamed = niva(*export, "лазер фывфыв").err
    assert "Нет ни в одной записи: «фывфыв». Проверьте написание." in blamed
    assert "Возможно: лазер\n" in niva(*export, "kfpth").err
    assert "Возможно" not in niva(*export, "лазерный микроскоп картофеля").err


def test_a_script_is_told_which_words_are_nowhere(synced: Path) -> None:
    asked = ("--profile", synced, "search", "--exact", "--json")
    assert niva(*asked, "лазер фывфыв").json["absent"] == ["фывфыв"]
    assert niva(*asked, "лазер").json["absent"] == []


def test_of_what_is_too_long_only_the_beginning_is_repeated(synced: Path) -> None:
    asked = niva("--profile", synced, "search", "лазер " * 1700, "--limit", "1")
    assert len(asked.out) < 1000 and "…" in asked.out
    assert len(niva("--profile", synced, "search", "--filter", f"region={'я' * 5000}").err) < 500
