"""`niva search` says what of a query it could not read and what may be meant; a script is told every piece."""

from pathlib import Path

import pytest

from tests.command_line.calling import niva


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "ru",
            [
                "У поля «Регион» нет значения «гродд».",
                'Возможно: регион:"Гродненская область"',
                "Искали: «лазер»; «гродд»; Год > 2015",
            ],
        ),
        (
            "be",
            [
                "У поля «Рэгіён» няма значэння «гродд».",
                'Магчыма: регион:"Гродзенская вобласць"',
                "Шукалі: «лазер»; «гродд»; Год > 2015",
            ],
        ),
    ],
)
def test_what_was_not_understood_is_said(synced: Path, language: str, lines: list[str]) -> None:
    asked = niva("--profile", synced, "search", "--exact", "лазер регион:гродд год:>2015", language=language)
    assert asked.out.splitlines()[:3] == lines


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("ru", ["«ЯМР» так не измеряют: «>= 400 кг».", "Искали: «ЯМР»; «400 кг»"]),
        ("be", ["«ЯМР» так не вымяраюць: «>= 400 кг».", "Шукалі: «ЯМР»; «400 кг»"]),
    ],
)
def test_a_unit_nothing_of_it_is_measured_in_is_said_with_those_that_fit(
    synced: Path, language: str, lines: list[str]
) -> None:
    asked = niva("--profile", synced, "search", "--exact", "ЯМР >= 400 кг", language=language)
    why, perhaps, searched = asked.out.splitlines()[:3]
    assert [why, searched] == lines
    assert ">= 400 МГц" in perhaps and ">= 400 Тл" in perhaps


def test_of_what_is_understood_nothing_is_said(synced: Path) -> None:
    asked = niva("--profile", synced, "search", "лазер регион:минск год:>2015", "--limit", "1")
    assert asked.out.splitlines()[0].split()[1].startswith("запис")


def test_a_script_is_told_every_piece(synced: Path) -> None:
    asked = niva("--profile", synced, "search", "лазер -вобласць:гродн", "--limit", "1", "--json").json
    words, region = asked["understood"]
    assert (words["sort"], words["start"], words["end"]) == ("words", 0, 5)
    assert (region["field"], region["without"], region["unread"], region["nearest"]) == ("region", True, None, [])
    assert region["values"] == [{"ru": "Гродненская область", "be": "Гродзенская вобласць"}]
