"""Customs of the two languages: spaces, quotes, apostrophes, breaks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.brochure.hyphens import breaks
from desktop.brochure.setting import HYPHEN, lines
from desktop.brochure.styles import BODY
from desktop.brochure.type import covered, register, width
from desktop.brochure.typography import NBSP, paragraphs, typeset
from sync.bilingual import Lang


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("аб'ект, сям\u02bcя", "аб’ект, сям’я"),
        ('центр "Свет"', "центр «Свет»"),
        ("в Минске и в Бресте", "в~Минске и~в~Бресте"),
        ("№ 12, § 4", "№~12, §~4"),
        ("1 234 567 кг", "1~234~567~кг"),
        ("4–500 К", "4–500~К"),
        ("Минск - столица", "Минск~— столица"),
        ("Минск — столица", "Минск~— столица"),
        ("ГОСТ 8032-84, 000-00-00", "ГОСТ 8032-84, 000-00-00"),
        ("a\u200bb\x07c\u00ad", "abc"),
        ("и\u0306", "й"),
        ("", ""),
    ],
)
def test_a_careful_compositor(typed: str, printed: str) -> None:
    assert typeset(typed) == printed.replace("~", NBSP)


def test_paragraphs_are_lines_with_something_in_them() -> None:
    assert paragraphs("один\n\n  \nдва\r\nтри") == ["один", "два", "три"]


@pytest.mark.parametrize(
    ("word", "lang", "parts"),
    [
        ("спектроскопия", Lang.RU, 4),
        ("«объединённый»,", Lang.RU, 3),
        ("узбуджаных", Lang.BE, 3),
        ("ўзбуджаных", Lang.BE, 2),
        ("дзяржава", Lang.BE, 2),
        ("аб’ект", Lang.BE, 1),
        ("ЦКП", Lang.RU, 1),
        ("2026", Lang.RU, 1),
    ],
)
def test_words_break_between_syllables(word: str, lang: Lang, parts: int) -> None:
    assert len(breaks(word, lang)) + 1 >= parts
    for at in breaks(word, lang):
        assert word[at - 1 : at + 1].casefold() not in ("дж", "дз")


@given(st.text(max_size=400), st.floats(30, 400), st.sampled_from(Lang), st.sampled_from([0.0, 15.0]))
def test_setting_loses_no_letter_and_stays_in_its_measure(text: str, measure: float, lang: Lang, indent: float) -> None:
    register()
    clean = covered(typeset(text.replace("\n", " ")), BODY.face)[0]
    found = lines(clean, BODY, measure, lang, indent)
    joined = "".join(line.text.removesuffix(HYPHEN) if line.joined else line.text + " " for line in found)
    assert joined.replace(" ", "") == clean.replace(" ", "")
    for number, line in enumerate(found):
        room = measure - (0 if number else indent)
        assert width(line.text, BODY.face, BODY.size) <= room + 0.01 or len(line.text) == 1
