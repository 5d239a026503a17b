"""How a query was understood, in the window: chips to take away, plain words for what could not be read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from desktop import language
from desktop.catalogue.query.telling import Nearest, Piece, Relation, Sort, Unclear, Understood
from desktop.query_words import UNCLEAR, passed_over
from desktop.ui.buttons import Button
from desktop.ui.chips import FilterChip
from desktop.ui.query.saying import condition_words, unread_words
from desktop.ui.query.understood_line import UnderstoodLine
from sync.bilingual import Bilingual, Lang
from tests.ui.desks import plain_desk, take_away
from tests.ui.works import MemoryWork

REGION, YEAR = Bilingual("регион", "рэгіён"), Bilingual("год", "год")
MINSK, GRODNO = Bilingual("Минск", "Мінск"), Bilingual("Гродно", "Гродна")
PRICE = Bilingual("цена", "цана")
NMR = Bilingual("ЯМР", "ЯМР")


def year(*values: str) -> tuple[Bilingual, ...]:
    return tuple(Bilingual(value, value) for value in values)


def piece(text: str, part: str, **what: object) -> Piece:
    start = text.index(part)
    return Piece(start=start, end=start + len(part), **what)  # type: ignore[arg-type]


@pytest.fixture
def line(qapp: QApplication) -> Iterator[UnderstoodLine]:
    desk = plain_desk(qapp, MemoryWork())
    made = UnderstoodLine(desk.parts.theme)
    made.resize(420, 200)
    made.show()
    yield made
    desk.parts.background.close()
    language.use(Lang.RU)
    take_away(qapp, made)


def chips(line: UnderstoodLine) -> list[FilterChip]:
    return [each for each in line.findChildren(FilterChip) if each.isVisibleTo(line)]


def words(line: UnderstoodLine) -> list[str]:
    return [each.accessibleName() for each in line.findChildren(QLabel) if each.isVisibleTo(line)]


CONDITIONS = (
    ("регион:Минск", {"sort": Sort.FIELD, "label": REGION, "values": (MINSK,)}, "Регион: Минск", "Рэгіён: Мінск"),
    ("регион:Минск", {"sort": Sort.FIELD, "label": REGION, "values": (MINSK, GRODNO)}, "Регион: Минск, Гродно",
     "Рэгіён: Мінск, Гродна"),
    ("-регион:Минск", {"sort": Sort.FIELD, "label": REGION, "values": (MINSK,), "without": True},
     "без: Регион: Минск", "без: Рэгіён: Мінск"),
    ("год:>2015", {"sort": Sort.FIELD, "label": YEAR, "values": year("2015"), "relation": Relation.ABOVE},
     "Год > 2015", "Год > 2015"),
    ("год:2010..2015", {"sort": Sort.FIELD, "label": YEAR, "values": year("2010", "2015"),
     "relation": Relation.BETWEEN}, "Год: 2010–2015", "Год: 2010–2015"),
    ("ЯМР >= 400 МГц", {"sort": Sort.MEASURE, "label": NMR, "values": year("400 МГц"), "relation": Relation.AT_LEAST},
     "ЯМР ≥ 400 МГц", "ЯМР ≥ 400 МГц"),
    (">= 400 МГц", {"sort": Sort.MEASURE, "values": year("400 МГц"), "relation": Relation.AT_LEAST},
     "≥ 400 МГц", "≥ 400 МГц"),
    ("цена:<100", {"sort": Sort.FIELD, "label": PRICE, "values": year("100"), "relation": Relation.BELOW,
     "any_currency": True}, "Цена < 100 в любой валюте", "Цана < 100 у любой валюце"),
    ('"зелёный луч"', {"sort": Sort.PHRASE}, "«зелёный луч»", "«зелёный луч»"),
    ("-медицина", {"without": True}, "без: «медицина»", "без: «медицина»"),
)  # fmt: skip


@pytest.mark.parametrize(("part", "what", "ru", "be"), CONDITIONS)
def test_each_condition_is_told_in_both_languages(
    line: UnderstoodLine, part: str, what: dict[str, object], ru: str, be: str
) -> None:
    for lang, told in ((Lang.RU, ru), (Lang.BE, be)):
        language.use(lang)
        assert condition_words(piece(part, part, **what), part) == told


def test_a_chip_takes_its_piece_out_of_the_text(line: UnderstoodLine) -> None:
    text, meant = "лазер регион:Минск  год:>2015", list[str]()
    line.meant.connect(meant.append)
    region = piece(text, "регион:Минск", sort=Sort.FIELD, label=REGION, values=(MINSK,))
    after = piece(text, "год:>2015", sort=Sort.FIELD, label=YEAR, values=year("2015"), relation=Relation.ABOVE)
    line.say(text, Understood((piece(text, "лазер"), region, after)))
    assert [chip.text() for chip in chips(line)] == ["Регион: Минск", "Год > 2015"]
    assert all(chip.text() in chip.accessibleName() for chip in chips(line))
    for chip in chips(line):
        chip.click()
    assert meant == ["лазер год:>2015", "лазер регион:Минск"]


def test_words_alone_are_not_told(line: UnderstoodLine) -> None:
    line.say("лазер микроскоп", Understood((Piece(start=0, end=5), Piece(start=6, end=15))))
    assert not line.isVisible()
    line.say("", None)
    assert not line.isVisible()


@pytest.mark.parametrize("unread", list(Unclear))
@pytest.mark.parametrize("lang", list(Lang))
def test_every_reason_has_its_words(line: UnderstoodLine, unread: Unclear, lang: Lang) -> None:
    assert set(UNCLEAR) == set(Unclear)
    language.use(lang)
    text = "год:пять лазер"
    told = unread_words(piece(text, "год:пять", label=YEAR, unread=unread), text)
    assert told != UNCLEAR[unread] and "{" not in told and told.endswith(".")
    assert not set(told.lower()) & set("abcdefghijklmnopqrstuvwxyz") - set("byn rub")


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        (Lang.RU, "«ЯМР» так не измеряют: «>= 400 кг». Искали: «400 кг». Может быть:"),
        (Lang.BE, "«ЯМР» так не вымяраюць: «>= 400 кг». Шукалі: «400 кг». Магчыма:"),
    ],
)
def test_what_is_unread_says_by_which_words_was_searched(line: UnderstoodLine, lang: Lang, told: str) -> None:
    language.use(lang)
    text, near = "ЯМР >= 400 кг", (Nearest(Bilingual("МГц", "МГц"), ">= 400 МГц"),)
    why = {"sort": Sort.MEASURE, "label": NMR, "unread": Unclear.OTHER_UNIT, "asked": "400 кг", "nearest": near}
    line.say(text, Understood((piece(text, "ЯМР"), piece(text, ">= 400 кг", **why))))
    assert words(line) == [told]


def test_what_is_unread_offers_the_nearest_as_links(line: UnderstoodLine) -> None:
    text, meant = "лазер ргион:Минск", list[str]()
    line.meant.connect(meant.append)
    near = (Nearest(REGION, "регион:Минск"),)
    line.say(text, Understood((piece(text, "лазер"), piece(text, "ргион:Минск", unread=Unclear.FIELD, nearest=near))))
    assert words(line) == ["Поля «ргион» нет. Может быть:"]
    (link,) = [each for each in line.findChildren(Button) if each.isVisibleTo(line)]
    assert link.text() == "регион"
    link.click()
    assert meant == ["лазер регион:Минск"]


def test_a_value_that_is_not_there_is_told_with_its_field(line: UnderstoodLine) -> None:
    text = "регион:Гродн"
    line.say(text, Understood((piece(text, text, label=REGION, unread=Unclear.VALUE),)))
    assert words(line) == ["У поля «Регион» нет значения «Гродн»."]


def test_a_field_being_typed_is_not_complained_of(line: UnderstoodLine) -> None:
    line.say("лазер регион:", Understood((piece("лазер регион:", "регион:", label=REGION, unread=Unclear.NO_VALUE),)))
    assert not line.isVisible()
    text = "регион: лазер"
    line.say(text, Understood((piece(text, "регион:", label=REGION, unread=Unclear.NO_VALUE),)))
    assert line.isVisible()


def test_the_longest_piece_is_shortened_and_no_word_is_cut(line: UnderstoodLine, qapp: QApplication) -> None:
    text = "ж" * 10_000 + ":пять"
    line.say(text, Understood((piece(text, text, unread=Unclear.FIELD),)))
    qapp.processEvents()
    (label,) = [each for each in line.findChildren(QLabel) if each.isVisibleTo(line)]
    assert len(label.text()) < 200 and label.width() <= line.width()
    assert label.height() >= label.heightForWidth(label.width())


def test_it_is_told_anew_in_the_other_language(line: UnderstoodLine) -> None:
    line.say("регион:Минск", Understood((piece("регион:Минск", "регион:Минск", sort=Sort.FIELD, label=REGION,
                                               values=(MINSK,)),)))  # fmt: skip
    language.use(Lang.BE)
    line.retranslate()
    assert [chip.text() for chip in chips(line)] == ["Рэгіён: Мінск"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("микроскоп в Минске", ()),
        ("где найти микроскоп", ("где", "найти")),
        ("дзе ёсць мікраскоп для глебы", ("дзе", "ёсць")),
        ("микроскоп без лазера", ("без",)),
        ("лазер, не импульсный", ("не",)),
        ("где", ()),
        ("лазер ц", ()),
        ("лазер и", ()),
        ("", ()),
    ],
)
def test_of_words_that_are_not_asked_those_are_told_that_may_have_been_meant(text: str, told: tuple[str, ...]) -> None:
    understood = Understood((Piece(start=0, end=len(text)),)) if text else Understood()
    assert passed_over(text, understood) == told


@pytest.mark.parametrize(("lang", "before"), [(Lang.RU, "Не учтено при поиске"), (Lang.BE, "Не ўлічана пры пошуку")])
def test_what_was_not_asked_is_a_quiet_line(line: UnderstoodLine, lang: Lang, before: str) -> None:
    language.use(lang)
    line.say("где найти микроскоп", None, ("где", "найти"))
    assert words(line) == [f"{before}: «где», «найти»"] and line.isVisible()
    line.say("микроскоп", None)
    assert not words(line) and not line.isVisible()
