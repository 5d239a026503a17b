"""What queries find in the sample, beside the records gone through one by one."""

import pytest

from desktop.catalogue import Catalogue
from desktop.catalogue.questions import Question
from sync.bilingual import Lang
from sync.records import Accreditation, Call, Equipment, Facility, Organisation, Programme
from tests.catalogue.sample_records import clock
from tests.search import by_hand
from tests.search.by_hand import Holds, holding, hosts, prices, region, sizes, town, with_facilities, years

TODAY = clock().date().isoformat()


def found(catalogue: Catalogue, text: str) -> set[str]:
    return set(catalogue.uids_of(catalogue.search(Question(text)).ids))


def of_region(*codes: str) -> set[str]:
    return holding(lambda record: not region(record).isdisjoint(codes))


def able(holds: Holds) -> set[str]:
    return with_facilities(holding(holds, Equipment))


def made(*those: int) -> set[str]:
    return able(lambda one: one.made_year in those)


BY_FIELD = [
    (["регион:гродн", 'вобласць:"Гродзенская"', "область: Гродненская область", "region:BY-HR"], of_region("BY-HR")),
    (["регион:гродно", "рэгіён:Гродна", "РЕГИОН : ГРОДНЕНСКАЯ", "регион=гродненская"], of_region("BY-HR")),
    (["регион:гродненская,брестская", "вобласць:гродзенская, брэсцкая"], of_region("BY-HR", "BY-BR")),
    (["регион:гродненская регион:брестская"], of_region("BY-HR", "BY-BR")),
    (["регион:минск", "вобласць:Мінск", "регион:BY-HM"], of_region("BY-HM")),
    (["вид:прибор", "тип:оборудование", "тып:прылада", "kind:equipment"], holding(lambda _: True, Equipment)),
    (["вид:ЦКП", "тып:цкп", "facility_kind:ckp"], holding(lambda one: one.facility_kind == "ckp", Facility)),
    (["вид:университет", "тып:універсітэт"], holding(lambda one: one.org_type == "university", Organisation)),
    (["выпуск:2018", "год выпуска: 2018", "год выпуску:2018", "made_year:2018", "выпуск = 2018"], made(2018)),
    (["выпуск:2015,2017", "выпуск: 2015, 2017"], made(2015, 2017)),
    (["выпуск:2010-2012", "выпуск:2010–2012", "выпуск:2010..2012", "выпуск от 2010 до 2012"], made(*range(2010, 2013))),
    (["выпуск:>2020", "выпуск > 2020", "выпуск больше 2020", "выпуск больш за 2020", "выпуск пасля 2020 года"],
     made(*range(2021, 2030))),
    (["выпуск:>=2020", "выпуск≥2020", "выпуск не раньше 2020", "выпуск не раней 2020"], made(*range(2020, 2030))),
    (["выпуск:<1990", "выпуск до 1989", "выпуск раней 1990"], made(*range(1900, 1990))),
    (["модель:NR", "мадэль:nr"], able(lambda one: one.model.startswith("NR"))),
    (["модель:NR600", "модель:NR-600", 'модель:"NR 600"'], able(lambda one: one.model == "NR-600")),
    (["производитель:Лучеграф", "вытворца:лучеграф"], able(lambda one: one.manufacturer == "Лучеграф")),
    (["состояние:ремонт", 'стан:"у рамонце"'], holding(lambda one: one.condition == "repair", Equipment)),
    (["состояние:модернизируется"], holding(lambda one: one.life_cycle == "being_upgraded", Facility)),
    (["вид:конкурс статус:открыт", "конкурс:открыт", "стан:адкрыты вид:конкурс"],
     holding(lambda one: one.opens <= TODAY <= one.deadline[:10], Call)),
    (["статус:ожидается", "стан:чакаецца"], holding(lambda one: one.opens > TODAY, Call)),
    (["выпуск:2020..", "выпуск:2020…"], made(*range(2020, 2030))),
    (["выпуск:..1989"], made(*range(1900, 1990))),
    (["город:Гродно", "горад:Гродна"], holding(lambda one: not town(one).isdisjoint(("Гродно", "Гродна")))),
    (["номер:BY-0001", "нумар:by0001", "№:BY 0001"], holding(lambda one: one.number == "BY-0001")),
    (["обновлено:2026", "подтверждено: 2026", "абноўлена:2026"], holding(lambda one: one.confirmed_on[:4] == "2026")),
    (["язык:белорусский", "мова:беларуская"],
     holding(lambda one: "be" in (*getattr(one, "staff_languages", ()), *getattr(one, "languages", ())) or
             getattr(one, "lang", "") == "be")),
    (["основан:1950-1960"], holding(lambda one: 1950 <= getattr(one, "founded_year", 0) <= 1960)),
    (["portable:да", "portable:так"], able(lambda one: one.portable)),
    (["вид:аккредитация"], holding(lambda _: True, Accreditation)),
]  # fmt: skip


@pytest.mark.parametrize(("queries", "expected"), BY_FIELD, ids=[queries[0] for queries, _ in BY_FIELD])
def test_a_field_finds_what_holds_it(sample: Catalogue, queries: list[str], expected: set[str]) -> None:
    assert expected
    for query in queries:
        assert found(sample, query) == expected, query


def hertz(*parameters: str) -> Holds:
    return lambda one: any(high >= 4e8 for _, high in sizes(one, "Hz", *parameters))


FREQUENCY = ("frequency", "frequency_range")
METRES = ("resolution",)
BY_MEASURE = [
    (["частота >= 400 МГц", "частата ≥ 0,4 ГГц", "частота от 400000 кГц", "частота: не менее 400 МГц",
      "частата не менш за 400 МГц", "частата не ніжэй за 400 МГц"], able(hertz(*FREQUENCY))),
    (["частота > 400 МГц", "частота>0,4 ГГц", "частата больш за 400 МГц"],
     able(lambda one: any(high > 4e8 for _, high in sizes(one, "Hz", *FREQUENCY)))),
    (["разрешение <= 1 нм", "разрешение до 0,001 мкм", "раздзяляльная здольнасць не больш за 1 нм"],
     able(lambda one: any(low <= 1e-9 for low, _ in sizes(one, "m", *METRES)))),
    (["ток от 5 А", "сила тока >= 5 А", "ток не менее 5000 мА"],
     able(lambda one: any(high >= 5 for _, high in sizes(one, "A", "current")))),
    (["длина волны = 800 нм", "даўжыня хвалі = 0,8 мкм"],
     able(lambda one: any(low <= 8e-7 <= high for low, high in sizes(one, "m", "wavelength", "spectral_range")))),
    (["напряжение от 1 до 30 кВ", "напружанне 1–30 кВ", "напряжение от 1000 В до 30 кВ"],
     able(lambda one: any(high >= 1e3 and low <= 3e4 for low, high in sizes(one, "V", "voltage")))),
    (["ядер >= 64", "число ядер ≥ 64", "колькасць ядраў: не менш 64"],
     able(lambda one: any(row.parameter == "cores" and float(row.value or row.max) >= 64 for row in one.specs))),
]  # fmt: skip


@pytest.mark.parametrize(("queries", "expected"), BY_MEASURE, ids=[queries[0] for queries, _ in BY_MEASURE])
def test_instruments_and_their_facilities_are_found_by_what_they_can_do(
    sample: Catalogue, queries: list[str], expected: set[str]
) -> None:
    assert expected
    for query in queries:
        assert found(sample, query) == expected, query


def test_a_measure_beside_words_is_asked_of_what_has_the_words(sample: Catalogue) -> None:
    expected = found(sample, "ЯМР") & able(hertz())
    assert expected
    for query in ("ЯМР >= 400 МГц", "ЯМР>=400МГц", "ЯМР не менее 0,4 ГГц", ">= 400 МГц ЯМР", "ЯМР не менш за 400 МГц"):
        assert found(sample, query) == expected, query


def test_a_quantity_alone_is_a_value_or_a_text(sample: Catalogue) -> None:
    can = able(lambda one: any(low <= 4e8 <= high for low, high in sizes(one, "Hz")))
    written = found(sample, '"400 МГц"')
    assert written and can | written == found(sample, "400 МГц")


@pytest.mark.parametrize(
    ("query", "currency", "most"), [("цена:<100 BYN", "BYN", 100.0), ("кошт < 5 000 ₽", "RUB", 5000.0)]
)
def test_a_price_is_that_of_today(sample: Catalogue, query: str, currency: str, most: float) -> None:
    expected = with_facilities(holding(lambda one: any(sum_ < most for sum_ in prices(one, currency, TODAY))))
    assert expected and found(sample, query) == expected


@pytest.mark.parametrize("query", ["цена:<100", "кошт танней за 100", "цена < 100 руб", "кошт:<100 рублёў"])
def test_a_price_without_a_currency_is_met_in_any(sample: Catalogue, query: str) -> None:
    every = holding(lambda one: any(sum_ < 100 for code in ("BYN", "RUB") for sum_ in prices(one, code, TODAY)))
    assert found(sample, query) == with_facilities(every)
    assert found(sample, "цена:<100 BYN") < found(sample, query)
    both = found(sample, "цена:<2000 BYN") | found(sample, "цена:<2000 RUB")
    assert found(sample, "цена:<2000") == both > found(sample, "цена:<2000 BYN")


def test_a_year_is_any_of_a_record(sample: Catalogue) -> None:
    fields = ("made_year", "founded_year", "commissioned", "date", "issued")

    def lasts(record: object) -> bool:
        if not isinstance(record, Programme):
            return False
        return bool(record.start) and record.start[:4] <= "2026" and (record.end or "9999")[:4] >= "2026"

    plain = holding(lambda one: 2026 in years(one, *fields)) | holding(lasts)
    others = holding(lambda one: one.kind in ("agreement", "call"))
    assert found(sample, "год:2026") - others == plain - others
    assert found(sample, "год:2026") == found(sample, "гады: 2026")


def test_a_year_with_its_word_needs_no_field(sample: Catalogue) -> None:
    assert found(sample, "год:2018") <= found(sample, "2018 года")
    assert found(sample, "год:>2018") == found(sample, "после 2018 года") == found(sample, "пасля 2018 г.")
    assert found(sample, "год:2010-2012") == found(sample, "с 2010 по 2012 гг.") == found(sample, "з 2010 па 2012 год")


def test_an_organisation_is_named_in_full_in_part_or_in_short(sample: Catalogue) -> None:
    host = next(one for one in by_hand.records() if isinstance(one, Organisation) and "Ясень" in one.name.ru)
    expected = holding(lambda one: host.uid in hosts(one))
    for query in ("организация:Ясень", "арганізацыя:Ясень", "установа:ясень", f'организация:"{host.name.ru}"'):
        assert found(sample, query) >= expected, query
    names = [value.ru for value in sample.understood("организация:БГУ", Lang.RU).pieces[0].values]
    assert names == ["Белорусский государственный университет"]


@pytest.mark.parametrize(
    ("query", "others"),
    [
        ("лазер -регион:минск", "лазер"), ("лазер −вид:прибор", "лазер"), ("лазер -модель:NR", "лазер"),
        ("лазер -выпуск:2018", "лазер"), ('лазер -"фемтосекундный лазер"', "лазер"),
        ("лазер -частота > 1 ГГц", "лазер"),
    ],
)  # fmt: skip
def test_what_is_behind_a_minus_is_not_there(sample: Catalogue, query: str, others: str) -> None:
    without = query.removeprefix(others).strip()[1:]
    expected = found(sample, others) - found(sample, without)
    assert expected and expected < found(sample, others), query
    assert found(sample, query) == expected


def test_an_excluded_word_is_meant_in_all_forms_and_only_whole(sample: Catalogue) -> None:
    assert (
        found(sample, "микроскоп -электронный") == found(sample, "микроскоп -электронного") < found(sample, "микроскоп")
    )
    assert found(sample, "лазер -ла") == found(sample, "лазер")
    assert found(sample, "масс-спектрометр") == found(sample, "масс-спектрометр -щшчъ") != set()


def test_pieces_are_all_required(sample: Catalogue) -> None:
    pieces = ["лазер", "регион:минск", "год:>2010", "вид:прибор", '"лазер"']
    expected = set.intersection(*(found(sample, piece) for piece in pieces))
    assert expected
    for query in (" ".join(pieces), " ".join(reversed(pieces))):
        assert found(sample, query) == expected
