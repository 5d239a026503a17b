"""What the command line says where nothing is found, and what it takes without quotes or codes."""

from pathlib import Path

import pytest

from tests.command_line.calling import niva


@pytest.mark.parametrize(
    ("lang", "absent", "apart"),
    [
        ("ru", "Нет ни в одной записи: «фывфыв». Проверьте написание.", "Каждое слово где-нибудь есть"),
        ("be", "Няма ні ў адным запісе: «фывфыв». Праверце напісанне.", "Кожнае слова дзе-небудзь ёсць"),
    ],
)
def test_nothing_found_says_which_word_is_to_blame(synced: Path, lang: str, absent: str, apart: str) -> None:
    assert absent in niva("--profile", synced, "search", "--exact", "фывфыв", language=lang).out
    said = niva("--profile", synced, "search", "--exact", "медицина криогеника океан", language=lang).out
    assert apart in said and "«" not in said


def test_words_need_no_quotes_and_a_minus_among_them_takes_away(synced: Path) -> None:
    asked = ("--profile", synced, "search", "--json")
    quoted, bare = niva(*asked, "лазер установка").json, niva(*asked, "лазер", "установка").json
    assert 0 < quoted["count"] == bare["count"]
    quoted, bare = niva(*asked, "лазер -медицина").json, niva(*asked, "лазер", "--limit", "3", "-медицина").json
    assert 0 < quoted["count"] == bare["count"] and len(bare["results"]) == 3


@pytest.mark.parametrize(("lang", "said"), [("ru", "Поиск сохранён"), ("be", "Пошук захаваны")])
def test_that_a_search_is_saved_is_said(own: Path, lang: str, said: str) -> None:
    assert said in niva("--profile", own, "search", "лазер", "--save", "Свет", language=lang).out


@pytest.mark.parametrize(
    ("label", "code"),
    [("country=РБ", "country=BY"), ("country=Расія", "country=RU"), ("region=Мінск", "region=BY-HM")],
)
def test_labels_of_values_are_taken_as_codes_are(synced: Path, label: str, code: str) -> None:
    asked = ("--profile", synced, "search", "--json", "--filter")
    assert 0 < niva(*asked, code).json["count"] == niva(*asked, label).json["count"]


def test_the_nearest_values_are_told_with_their_labels(synced: Path) -> None:
    assert "Беларусь (BY)" in niva("--profile", synced, "search", "--filter", "country=XX").err
    assert "Расія (RU)" in niva("--profile", synced, "search", "--filter", "country=XX", language="be").err


def test_words_are_not_to_blame_for_what_filters_keep_away(synced: Path) -> None:
    asked = ("--profile", synced, "search", "лазер установка", "--exact")
    assert niva(*asked, "--count").out != "0\n"
    for narrowed in (("--filter", "region=RU-KAM"), ("--filter", "kind=person")):
        assert niva(*asked, *narrowed).out == "0 записей\n"
