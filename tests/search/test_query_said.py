"""What people say for the same: ranges, comparisons, years, dates and sums, in both languages."""

import pytest

from desktop.catalogue import Catalogue
from desktop.catalogue.query.telling import Sort
from desktop.catalogue.questions import Question
from desktop.language import use
from desktop.query_words import condition_words
from sync.bilingual import Lang


def count(catalogue: Catalogue, text: str) -> int:
    return catalogue.search(Question(text)).count


SAME = [
    ("10..20 МГц", ["10-20 МГц", "10…20 МГц", "10 — 20 МГц", "от 10 до 20 МГц", "ад 10 да 20 МГц",
                    "от 10 МГц до 20 МГц",
                    "между 10 и 20 МГц", "паміж 10 і 20 МГц", "в диапазоне 10–20 МГц", "у дыяпазоне ад 10 да 20 МГц",
                    ">= 10 и <= 20 МГц", ">=10 <=20 МГц", ">= 10 МГц и <= 20 МГц", ">= 10, <= 20 МГц",
                    "<= 20 МГц і >= 10 МГц",
                    "не менее 10 и не более 20 МГц", "не менш за 10 і не больш за 20 МГц", "от 10 и до 20 МГц"]),
    ("частота:10..20 МГц", ["частота от 10 до 20 МГц", "частата >= 10 і <= 20 МГц", "частота между 10 и 20 МГц",
                            "частата ў дыяпазоне 10-20 МГц", "частата: у межах 10–20 МГц"]),
    (">= 400 МГц", ["не менее 400 МГц", "не меньше, чем 400 МГц", "не меней 400 МГц", "не меней за 400 МГц",
                    "ад 400 МГц",
                    "не менш як 400 МГц", "не ніжэй як 400 МГц", "минимум 400 МГц", "мінімум 400 МГц", "мин. 400 МГц",
                    "400 МГц и выше", "400 МГц і вышэй", "400 МГц и более", "400 МГц і больш", "от 400 МГц и выше",
                    "400+ МГц", "больше или равно 400 МГц", "больш або роўна 400 МГц", "начиная с 400 МГц"]),
    ("> 400 МГц", ["больше 400 МГц", "больш за 400 МГц", "больш як 400 МГц", "болей за 400 МГц", "более, чем 400 МГц"]),
    ("<= 5 нм", ["до 5 нм", "да 5 нм", "не более 5 нм", "не больш за 5 нм", "не болей за 5 нм", "максимум 5 нм",
                 "макс. 5 нм", "5 нм и менее", "5 нм і менш", "меньше или равно 5 нм"]),
    ("<= 0,5 нм", ["до 0,5 нм", "да 0.5 нм", "не больше 0,5 нм"]),
    ("= 400 МГц", ["около 400 МГц", "каля 400 МГц", "ровно 400 МГц", "роўна 400 МГц", "прыкладна 400 МГц"]),
    ("год:2015..2020", ["год:2015-2020", "год:2015..2020", "с 2015 по 2020 год", "з 2015 па 2020 год",
                        "год от 2015 до 2020",
                        "между 2015 и 2020 годами", "паміж 2015 і 2020 гадамі", "год: >= 2015 и <= 2020",
                        "2015–2020 гг.",
                        "год:>2014 и <2021", "год між 2015 і 2020", "год: <= 2020 і >= 2015"]),
    ("год:2015..", ["год:2015-", "с 2015 года", "з 2015 года", "начиная с 2015 года", "пачынаючы з 2015 года",
                    "2015 года и позже", "2015 года і пазней", "не старше 2015 года", "не старэй за 2015 год"]),
    ("год:<2015", ["раньше 2015 года", "раней за 2015 год", "старше 2015", "старэй за 2015"]),
    ("год:>2015", ["после 2015 года", "пасля 2015 года", "новее 2015", "навей за 2015"]),
    ("год:..2015", ["до 2015 года", "да 2015 года", "год 2015 и раньше"]),
    ("2015 год", ["в 2015 году", "у 2015 годзе", "2015 г."]),
    ("выпуск:2018", ["выпуск 2018", "год выпуска 2018", "год выпуску 2018", "зроблены 2018", "изготовлен 2018 года"]),
    ("обновлено:>01.02.2020", ["обновлено после 01.02.2020", "абноўлена пасля 01.02.2020", "абноўлена: > 01.02.2020"]),
    ("год:<=01.02.2027", ["до 01.02.2027", "да 01.02.2027", "не позже 2027-02-01"]),
    ("год:>01.02.2020", ["после 01.02.2020", "пасля 01.02.2020"]),
    ("цена:<=100 руб", ["до 100 рублей", "да 100 рублёў", "не дороже 100 рублей", "цена до 100 рублей"]),
    ("цена:10..100 BYN", ["от 10 до 100 BYN", "ад 10 да 100 бел. руб"]),
    ("-цена:<100 руб", ["-дешевле 100 рублей", "-танней за 100 рублёў"]),
]  # fmt: skip


@pytest.mark.parametrize(("plain", "ways"), SAME, ids=[plain for plain, _ in SAME])
def test_said_in_any_way_it_is_the_same(sample: Catalogue, plain: str, ways: list[str]) -> None:
    expected = count(sample, plain)
    assert 0 < expected < count(sample, "")
    for text in ways:
        assert count(sample, text) == expected, text
        pieces = [piece for piece in sample.understood(text, Lang.RU).pieces if piece.sort is not Sort.WORDS]
        assert len(pieces) == 1 and not pieces[0].unread, text


@pytest.mark.parametrize(
    "text", ["2D", "3D", "3Д", "5G", "4K", "10 к", "3D принтер", "2D спектр", "3Д друк", "2010-2015"]
)
def test_letters_behind_a_figure_are_words(sample: Catalogue, text: str) -> None:
    (piece,) = sample.understood(text, Lang.RU).pieces
    assert piece.sort is Sort.WORDS and piece.end == len(text)


@pytest.mark.parametrize("text", ["10 К", "5 В", "2 г", "10 А", "4 K", "400МГц", "20°C", "3 сут", "> 3D"])
def test_a_unit_behind_a_space_is_one(sample: Catalogue, text: str) -> None:
    (piece,) = sample.understood(text, Lang.RU).pieces
    assert piece.sort is Sort.MEASURE and not piece.unread


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("> 5 кВт до 10 А", ["> 5 кВт", "до 10 А"]), ("от 5 А до 10 нм", ["от 5 А", "до 10 нм"]),
        (">= 400 МГц, <= 5 нм", [">= 400 МГц", "<= 5 нм"]), ("от 5 А, до 10 нм", ["от 5 А", "до 10 нм"]),
        ("ввод 2000 В", ["ввод", "2000 В"]), ("год:2015 и лазер", ["год:2015", "и лазер"]),
        ("до 100 кВт до 100 рублей", ["до 100 кВт", "до 100 рублей"]), ("между приборами 400 МГц", ["между приборами",
                                      "400 МГц"]),
    ],
)  # fmt: skip
def test_what_is_no_range_stays_apart(sample: Catalogue, text: str, said: list[str]) -> None:
    assert [text[piece.start : piece.end] for piece in sample.understood(text, Lang.RU).pieces] == said


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        (Lang.RU, "частота >= 10 и <= 20 МГц", "Частота: 10 МГц–20 МГц"), (Lang.BE, "ад 400 МГц і вышэй", "≥ 400 МГц"),
        (Lang.RU, "год:>2014 и <2021", "Год: 2015–2020"), (Lang.BE, "да 100 рублёў", "Цана ≤ 100 BYN/RUB"),
        (Lang.BE, "рэгіён:Мінск або Гродна", "Рэгіён: Мінск, Гродзенская вобласць"), (Lang.RU, "выпуск 2018",
        "Выпуск: 2018"),
    ],
)  # fmt: skip
def test_what_was_understood_is_told(sample: Catalogue, lang: Lang, text: str, told: str) -> None:
    use(lang)
    try:
        (piece,) = sample.understood(text, lang).pieces
        assert condition_words(piece, text) == told
    finally:
        use(Lang.RU)
