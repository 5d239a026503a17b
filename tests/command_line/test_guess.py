"""`niva search` where nothing is found: the results of what was probably meant, said to be so."""

from pathlib import Path

import pytest

from tests.command_line.calling import niva


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ru", "По запросу «kfpth» ничего нет; показаны результаты для «лазер»"),
        ("be", "Па запыце «kfpth» нічога няма; паказаны вынікі для «лазер»"),
    ],
)
def test_the_results_of_a_guess_are_said_to_be_so(synced: Path, language: str, line: str) -> None:
    guessed = niva("--profile", synced, "search", "kfpth", language=language)
    asked = niva("--profile", synced, "search", "лазер", language=language)
    assert guessed.out.splitlines() == [line, *asked.out.splitlines()]


def test_a_script_is_told_the_guess_beside_the_answer(synced: Path) -> None:
    asked = niva("--profile", synced, "search", "лазер", "--limit", "3", "--json").json
    guessed = niva("--profile", synced, "search", "kfpth", "--limit", "3", "--json").json
    assert asked["guess"] is None and len(asked["results"]) == 3
    assert (guessed["count"], guessed["results"]) == (0, [])
    found = {name: asked[name] for name in ("count", "results")}
    assert guessed["guess"] == {"text": "лазер", "mistake": "layout"} | found


def test_asked_exactly_nothing_is_guessed(synced: Path) -> None:
    assert niva("--profile", synced, "search", "kfpth", "--exact").out == "0 записей\n"
    assert niva("--profile", synced, "search", "kfpth", "--exact", "--json").json["guess"] is None


def test_what_nothing_was_meant_by_stays_unanswered(synced: Path) -> None:
    assert niva("--profile", synced, "search", "щщщщ ъъъъ").out == "0 записей\n"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ru", "Записей со всеми словами нет; показаны результаты для «лазерный микроскоп»"),
        ("be", "Запісаў з усімі словамі няма; паказаны вынікі для «лазерный микроскоп»"),
    ],
)
def test_results_of_fewer_words_are_said_to_be_so(synced: Path, language: str, line: str) -> None:
    fewer = niva("--profile", synced, "search", "лазерный микроскоп картофеля", language=language)
    asked = niva("--profile", synced, "search", "лазерный микроскоп", language=language)
    assert fewer.out.splitlines() == [line, *asked.out.splitlines()]


def test_a_record_found_by_another_word_says_so(synced: Path) -> None:
    told = niva("--profile", synced, "search", "ЦКП", "--limit", "1", language="ru").out.splitlines()
    assert told[2].strip() == "«ЦКП» здесь — «центр коллективного пользования»"
    (first,) = niva("--profile", synced, "search", "ЦКП", "--limit", "1", "--json").json["results"]
    assert first["why"] == {"typed": "ЦКП", "said": "центр коллективного пользования"}
    (plain,) = niva("--profile", synced, "search", "лазер", "--limit", "1", "--json").json["results"]
    assert plain["why"] is None
