"""A power of ten is one number however it is typed."""

import pytest

from desktop.catalogue import Catalogue
from desktop.catalogue.query.telling import Sort
from desktop.catalogue.questions import Question
from sync.bilingual import Lang

SAME = [
    ("давление <= 0,005 Па", ["давление <= 5·10^-3 Па", "давление <= 5e-3 Па", "ціск да 5×10⁻³ Па",
                              "давление до 5*10^-3 Па",
                              "давление <= 5 · 10^-3 Па", "ціск <= 5 x 10⁻³ Па", "давление <= 5х10^−3 Па",
                              "ціск не больш за 5·10-3 Па", "давление <= 5*10**-3 Па", "давление <= 5·10^(-3) Па",
                              "давление <= 5E-3 Па", "давление <= 5 * 10 ^ -3 Па"]),
    ("вакуум <= 0.001 Па", ["вакуум <= 10⁻³ Па", "вакуум да 10^-3 Па", "вакуум до 1·10⁻³ Па", "вакуум <= 1e-3 Па"]),
    ("частота >= 400000000 Гц", ["частота >= 4·10⁸ Гц", "частата ад 4·10^8 Гц", "частота >= 4e8 Гц",
                                 "частота >= 4x10⁸ Гц"]),
    ("5·10^-3 Па", ["5e-3 Па", "5×10⁻³ Па", "5*10^-3 Па", "5·10-3 Па", "5x10^-3 Па"]),
    ("давление 0,001..0,005 Па", ["давление 10⁻³..5·10⁻³ Па", "ціск ад 1e-3 да 5e-3 Па",
                                 "давление от 10^-3 до 5*10^-3 Па"]),
]  # fmt: skip


@pytest.mark.parametrize(("plain", "ways"), SAME, ids=[plain for plain, _ in SAME])
def test_it_is_the_same_number(sample: Catalogue, plain: str, ways: list[str]) -> None:
    expected = sample.search(Question(plain)).count
    assert expected < sample.search(Question("")).count
    for text in ways:
        (piece,) = sample.understood(text, Lang.RU).pieces
        assert piece.sort is Sort.MEASURE and not piece.unread, text
        assert sample.search(Question(text)).count == expected, text


@pytest.mark.parametrize("text", ["5 x 10 мм", "10 м", "10 м²", "2x10 мм"])
def test_what_is_no_power_stays_what_it_is(sample: Catalogue, text: str) -> None:
    pieces = sample.understood(text, Lang.RU).pieces
    assert not any("⁻" in value.ru or "^" in value.ru for piece in pieces for value in piece.values)


@pytest.mark.parametrize("text", ["10^", "10⁹⁹ Па", "e-3 Па", "5e999 Па", "5·10^", "10^-", "·10^-3 Па", "5·10^(- Па"])
def test_half_a_power_is_asked_as_words(sample: Catalogue, text: str) -> None:
    sample.search(Question(text))
    assert sample.understood(text, Lang.BE).pieces
