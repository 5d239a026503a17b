"""Any text is a query, also one that begins with a minus."""

from pathlib import Path

import pytest

from tests.command_line.calling import niva


def test_a_text_that_begins_with_a_minus_is_a_query(synced: Path, tmp_path: Path) -> None:
    asked = ("--profile", synced, "search")
    everything, lasers = (niva(*asked, text, "--json").json["count"] for text in ("", "лазер"))
    without = niva(*asked, "-лазер", "--json")
    assert without.code == 0 and 0 < everything - without.json["count"] <= lasers
    assert niva(*asked, "--filter", "country=BY", "--json", "-hолод").code == 0
    assert niva(*asked, "--", "-лазер", "--json").code == 2
    assert niva(*asked, "--odrer", "name").code == 2
    given = niva("--profile", synced, "export", "--format", "csv", "--search", "-лазер", "-o", tmp_path / "a.csv")
    assert given.code == 0


@pytest.mark.parametrize("signs", ["!!!", "🙂", '"', "%", "—", "-"])
def test_signs_alone_find_everything_and_that_is_said(synced: Path, signs: str) -> None:
    said = niva("--profile", synced, "search", signs, "--json")
    assert said.json["count"] > 900 and said.err == "В запросе нет слов для поиска; показаны все записи.\n"


def test_it_is_said_in_belarusian_and_with_filters_too(synced: Path) -> None:
    said = niva("--profile", synced, "search", "!!!", language="be")
    assert said.err == "У запыце няма слоў для пошуку; паказаны ўсе запісы.\n"
    said = niva("--profile", synced, "search", "!!!", "--filter", "country=BY", language="be")
    assert said.err == "У запыце няма слоў для пошуку; паказана ўсё, што праходзіць праз фільтры.\n"


def test_without_words_the_latest_confirmed_come_first(synced: Path) -> None:
    shown = niva("--profile", synced, "search", "--limit", "9999", "--json").json["results"]
    dates = [card["confirmed_on"] for card in shown]
    assert dates == sorted(dates, reverse=True)
    by_name = niva("--profile", synced, "search", "--limit", "3", "--order", "name", "--json").json["results"]
    assert by_name != shown[:3]


def test_a_value_of_a_filter_that_no_record_has_is_told_with_the_nearest(synced: Path) -> None:
    said = niva("--profile", synced, "search", "", "--filter", "country=XX", "--json")
    assert said.json["count"] == 0 and "«XX»" in said.err and "BY" in said.err
    said = niva("--profile", synced, "search", "", "--filter", "life_cycle=operatonal", "--json", language="be")
    assert said.json["count"] == 0 and said.err.startswith("Няма ніводнага запісу"), said.err
    assert niva("--profile", synced, "search", "", "--filter", "country=zz", "--filter", "country=BY").err
    assert not niva("--profile", synced, "search", "", "--filter", "country=by").err
    assert not niva("--profile", synced, "search", "", "--filter", "country=BY").err


def test_where_letters_cannot_be_written_marks_stand(synced: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    said = niva("--profile", synced, "search", "лазер", "--limit", "1", language="be")
    assert said.code == 0 and said.out.splitlines()[0].endswith(" ??????")


@pytest.mark.parametrize(
    "option", [("--lang", "be"), ("--near", "\udcff"), ("--saved", "\udcff"), ("--save", "\udcff")]
)
def test_bytes_that_are_no_text_break_nothing(own: Path, option: tuple[str, ...]) -> None:
    text = () if "--saved" in option else ("лазер\udcff К \udcfe",)
    said = niva("--profile", own, "search", *text, *option)
    assert said.code == (3 if option[0] in ("--near", "--saved") else 0) and "Traceback" not in said.err


@pytest.mark.parametrize("text", ["---", "-----", "- -", "-"])
def test_minuses_alone_are_a_text_without_words(synced: Path, text: str) -> None:
    answer = niva("--profile", synced, "search", text, "--limit", "1", language="be")
    assert answer.code == 0 and answer.out
    assert "няма слоў" in answer.err
