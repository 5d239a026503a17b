"""`niva saved` and saved searches of `niva search` as processes: kept, listed, asked, marked, renamed, taken away."""

from pathlib import Path

import pytest

from desktop.catalogue import Catalogue
from desktop.catalogue.questions import Facet, Question
from desktop.command_line import run
from desktop.command_line.opening import now
from desktop.profile import Profile
from tests.catalogue.offices import office
from tests.command_line.calling import niva
from tests.sync.publications import organisation


def test_a_search_is_kept_asked_again_renamed_and_taken_away(own: Path) -> None:
    kept = niva("--profile", own, "search", "лазер", "--filter", "country=BY", "--save", "Лазеры Беларуси", "--json")
    assert kept.code == 0 and kept.json["count"] > 3
    (listed,) = niva("--profile", own, "saved", "--json").json["saved"]
    assert (listed["name"], listed["hits"]) == ("Лазеры Беларуси", kept.json["count"])
    assert (listed["new"], listed["changed"], listed["gone"]) == (0, 0, 0)
    assert listed["question"]["text"] == "лазер" and listed["question"]["filters"] == [["country", ["BY"]]]
    again = niva("--profile", own, "search", "--saved", "лазеры беларуси", "--json").json
    assert again["count"] == kept.json["count"] and again["saved"]["id"] == listed["id"]
    assert again["results"] == [each | {"news": None} for each in kept.json["results"]]
    assert niva("--profile", own, "search", "--saved", "Лазеры Беларуси", "--new", "--json").json["count"] == 0
    assert niva("--profile", own, "saved", "rename", "Лазеры Беларуси", "Свет").code == 0
    assert niva("--profile", own, "saved", "remove", "Свет").code == 0
    assert niva("--profile", own, "saved", "--json").json == {"saved": []}
    assert "«Свет»" in niva("--profile", own, "undo").out
    assert niva("--profile", own, "saved").out.startswith("1  Свет  ничего нового")


def test_what_a_bundle_brings_is_told_marked_and_counted_as_seen(tmp_path: Path) -> None:
    with office(tmp_path, *map(organisation, range(3))) as made:
        made.catalogue.save_search(Question("институт"), "Институты")
        made.publish(organisation(0), organisation(1, founded_year=1960), organisation(4))
    profile = made.profile.folder
    told = niva("--profile", profile, "saved").out
    assert told == "1  Институты  1\xa0новая · 1\xa0изменена · 1\xa0выбыла\n"
    be = niva("--profile", profile, "saved", language="be").out
    assert be == "1  Институты  1\xa0новы · 1\xa0зменены · 1\xa0выбыў\n"
    new = niva("--profile", profile, "search", "--saved", "Институты", "--new")
    assert new.out.startswith("2 ") and new.out.count("  новая  ") == 1 and new.out.count("  изменена  ") == 1
    results = niva("--profile", profile, "search", "--saved", "Институты", "--json").json["results"]
    assert sorted(str(each["news"]) for each in results) == ["None", "changed", "new"]
    assert niva("--profile", profile, "saved", "looked", "Институты").code == 0
    assert niva("--profile", profile, "saved").out == "1  Институты  ничего нового\n"


REFUSED = (
    (3, ("search", "--saved", "Нет такого")),
    (3, ("saved", "remove", "Нет такого")),
    (3, ("saved", "rename", "Нет такого", "Другое")),
    (4, ("search", "лазер", "--save", " ")),
    (4, ("search", "лазер", "--save", "ЛАЗЕРЫ")),
    (4, ("search", "лазер", "--save", "я" * 10_000)),
    (2, ("search", "лазер", "--new")),
    (2, ("search", "лазер", "--saved", "Лазеры")),
    (2, ("saved", "rename", "Лазеры")),
)


@pytest.mark.parametrize("language", ["ru", "be"])
def test_what_cannot_be_is_told_in_words(
    own: Path, language: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", language)
    with Catalogue.open(Profile(own), clock=now) as catalogue:
        catalogue.save_search(Question("лазер"), "Лазеры")
    for code, arguments in REFUSED:
        try:
            found = run(["--language", language, "--profile", str(own), *arguments])
        except SystemExit as left:
            found = int(left.code or 0)
        told = capsys.readouterr().err
        assert found == code and any("а" <= letter <= "я" for letter in told.casefold()), (arguments, told)
        assert len(told) < 2_000
    with Catalogue.open(Profile(own), clock=now) as catalogue:
        assert [each.name for each in catalogue.saved()] == ["Лазеры"]


def test_a_profile_in_use_is_read_and_not_written(own: Path) -> None:
    assert niva("--profile", own, "search", "лазер", "--save", "Лазеры").code == 0
    with Profile(own).lock():
        assert niva("--profile", own, "saved").out.startswith("1  Лазеры")
        assert niva("--profile", own, "search", "--saved", "Лазеры").code == 0
        for arguments in (("search", "свет", "--save", "Свет"), ("saved", "remove", "Лазеры")):
            assert niva("--profile", own, *arguments).code == 9
    assert niva("--profile", own, "saved", "--json").json["saved"][0]["name"] == "Лазеры"


def test_nothing_is_saved_where_there_is_no_catalogue(tmp_path: Path) -> None:
    assert niva("--profile", tmp_path / "пусто", "search", "лазер", "--save", "Лазеры").code == 3
    assert niva("--profile", tmp_path / "пусто", "saved").code == 3
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ru", "Это условие больше не известно: Регион: XX-YY\n"),
        ("be", "Гэтая ўмова больш не вядомая: Рэгіён: XX-YY\n"),
    ],
)
def test_a_condition_that_got_lost_is_told_by_the_search_itself(own: Path, language: str, told: str) -> None:
    with Catalogue.open(Profile(own), clock=now) as catalogue:
        catalogue.save_search(Question("лазер", filters=((Facet.REGION, ("XX-YY",)),)), "Свет")
    for asked in (("Свет",), ("Свет", "--json"), ("Свет", "--count")):
        answer = niva("--profile", own, "search", "--saved", *asked, language=language)
        assert (answer.code, answer.err) == (0, told)


@pytest.mark.parametrize(
    ("narrowed", "language", "told"),
    [("region=Мнск", "ru", "Поиск не сохранён."), ("organisation=нема такой", "be", "Пошук не захаваны.")],
)
def test_a_misspelt_filter_is_not_saved(own: Path, narrowed: str, language: str, told: str) -> None:
    answer = niva("--profile", own, "search", "лазер", "--filter", narrowed, "--save", "ЛЛ", language=language)
    assert answer.code == 4 and told in answer.err and narrowed.partition("=")[2] in answer.err
    assert niva("--profile", own, "saved", "--json").json["saved"] == []


def test_a_filter_nothing_has_yet_is_saved(own: Path) -> None:
    answer = niva("--profile", own, "search", "лазер", "--filter", "region=BY-MI", "--save", "ЛЛ")
    assert answer.code == 0, answer.err
    assert [one["name"] for one in niva("--profile", own, "saved", "--json").json["saved"]] == ["ЛЛ"]
