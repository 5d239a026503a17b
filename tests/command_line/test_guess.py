"""`niva search` where nothing is found: the results of what was probably meant, said to be so."""

from pathlib import Path

from tests.command_line.calling import niva


def test_a_script_is_told_the_guess_beside_the_answer(synced: Path) -> None:
    asked = niva("--profile", synced, "search", "лазер", "--limit", "3", "--json").json
    guessed = niva("--profile", synced, "search", "kfpth", "--limit", "3", "--json").json
    assert asked["guess"] is None and len(asked["results"]) == 3
    assert (guessed["count"], guessed["results"]) == (0, [])
    found = {name: asked[name] for name in ("count", "results")}
    assert guessed["guess"] == {"text": "лазер", "mistake": "layout"} | found


def test_asked_exactly_nothing_is_guessed(synced: Path) -> None:
    assert niva("--profile", synced, "search", "kfpth", "--exact").out.splitlines()[0] == "0 записей"
    assert niva("--profile", synced, "search", "kfpth", "--exact", "--json").json["guess"] is None


def test_what_nothing_was_meant_by_stays_unanswered(synced: Path) -> None:
    said = niva("--profile", synced, "search", "щщщщ ъъъъ").out
    assert said.startswith("0 записей\nНет ни в одной записи: «щщщщ», «ъъъъ».")


def test_a_record_found_by_another_word_says_so(synced: Path) -> None:
    told = niva("--profile", synced, "search", "ЦКП", "--limit", "1", language="ru").out.splitlines()
    assert told[2].strip() == "«ЦКП» здесь — «центр коллективного пользования»"
    (first,) = niva("--profile", synced, "search", "ЦКП", "--limit", "1", "--json").json["results"]
    assert first["why"] == {"typed": "ЦКП", "said": "центр коллективного пользования"}
    (plain,) = niva("--profile", synced, "search", "лазер", "--limit", "1", "--json").json["results"]
    assert plain["why"] is None
