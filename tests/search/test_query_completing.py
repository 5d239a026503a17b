"""A query being typed is completed: names of fields in both languages, their values, parameters, units."""

import pytest

from desktop.catalogue import Catalogue
from desktop.catalogue.questions import Facet, Question
from sync.bilingual import Lang


def offered(catalogue: Catalogue, text: str, lang: Lang = Lang.RU) -> list[str]:
    """The texts there would be."""
    cursor = text.find("|") if "|" in text else len(text)
    plain = text.replace("|", "")
    found = catalogue.complete(plain, cursor, lang)
    return [plain[: one.start] + one.insert + plain[one.end :] for one in found]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("рег", "регион:"), ("вобл", "вобласць:"), ("лазер рэг", "лазер рэгіён:"), ("-рег", "-регион:"),
        ("coun", "country:"), ("год вы", "год выпуска:"), ("част", "частота >= "), ("мощн", "мощность >= "),
        ("регион:гродн", 'регион:"Гродненская область" '), ("регион:минск,брест", 'регион:минск,"Брестская область" '),
        ('регион:"гродн', 'регион:"Гродненская область" '), ("регион:мин|ская лазер", "регион:Минск лазер"),
        ("вид:сканир", 'вид:"сканирующий электронный микроскоп" '), ("год:201", "год:2019 "),
        ("год:>201", "год:>2019 "),
        ("модель:NR-6", "модель:NR-600 "), ("производитель:луч", "производитель:Лучеграф "),
        ("номер:BY-0001", "номер:BY-0001 "),
        ("город:гродн", "город:Гродно "), ("грнти:29.33", 'грнти:"Лазерная физика" '), ("цена:<100 ", "цена:<100 BYN "),
        ("ЯМР >= 400 М", "ЯМР >= 400 МГц "), ("ЯМР >= 400 ", "ЯМР >= 400 МГц "), ("ЯМР ад 400 ", "ЯМР ад 400 ГГц "),
        ("ток > 5 ", "ток > 5 мА "), ("частота > 0,4 г", "частота > 0,4 ГГц "),
        ("организация:ясень", 'организация:"Институт лучевой оптики «Ясень» (образец)" '),
        ("язык:бел", "язык:белорусский "), ("portable:", "portable:да "),
    ],
)  # fmt: skip
def test_what_is_typed_goes_on(sample: Catalogue, typed: str, expected: str) -> None:
    assert expected in offered(sample, typed)


@pytest.mark.parametrize("text", ["", "лазер", "лазер ", "ла", "л", "регион:минск ", "10:30", "слово:чт", "400", "5 "])
def test_plain_words_are_left_alone(sample: Catalogue, text: str) -> None:
    assert not offered(sample, text)


def test_units_are_those_records_write_and_then_their_kin(sample: Catalogue) -> None:
    assert offered(sample, "ЯМР >= 400 ")[:2] == ["ЯМР >= 400 МГц ", "ЯМР >= 400 Тл "]
    frequencies = [unit.rpartition(" 400 ")[2] for unit in offered(sample, "частота >= 400 ")]
    assert frequencies[0] == "МГц " and {"Гц ", "кГц ", "ГГц "} <= set(frequencies)
    assert not offered(sample, "регион:Минск > 5 ")


def test_values_are_offered_in_the_language_asked_whatever_was_typed(sample: Catalogue) -> None:
    assert offered(sample, "регион:гродн", Lang.BE) == ['регион:"Гродзенская вобласць" ']
    assert offered(sample, "рэгіён:гродз", Lang.RU) == ['рэгіён:"Гродненская область" ']
    (one,) = sample.complete("регион:гродн", 12, Lang.BE)
    assert (one.label.ru, one.label.be) == ("Гродненская область", "Гродзенская вобласць")


def test_the_most_frequent_come_first_and_are_counted(sample: Catalogue) -> None:
    found = sample.complete("регион:", len("регион:"), Lang.RU)
    counted = {count.label.ru: count.count for count in sample.facets(Question()).of(Facet.REGION)}
    assert len(found) == 8
    assert [one.records for one in found] == sorted(counted.values(), reverse=True)[:8]
    assert all(one.records == counted[one.label.ru] for one in found)


@pytest.mark.parametrize("typed", ["рег", "цен", "код", "част", "при", "год"])
@pytest.mark.parametrize("lang", Lang)
def test_what_is_completed_is_understood(sample: Catalogue, typed: str, lang: Lang) -> None:
    for text in offered(sample, typed, lang):
        whole = offered(sample, text, lang)[:1] if text.endswith(":") else []
        for one in whole:
            assert not sample.understood(one, lang).unread, one
