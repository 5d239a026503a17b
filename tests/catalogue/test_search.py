"""Questions a person asks, and what they get."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.catalogue import Catalogue
from desktop.catalogue.questions import Facet, Order, Question
from desktop.catalogue.words import split
from sync.bilingual import Lang
from tests.catalogue import sample_records


def names(catalogue: Catalogue, question: Question) -> list[str]:
    return [card.name.ru for card in catalogue.cards(catalogue.search(question).ids)]


@pytest.mark.parametrize(
    ("text", "uid"),
    [
        *[(text, "fac-1") for text in ("лазер", "ЛАЗЕРНОЙ", "лазернай", "лабараторыя лазернай", "BY-0001", "by 0001")],
        *[(text, "fac-2") for text in ("ёмк", "емк", "ЕМКОСТНЫЙ стенд", "стэнд ёмістасны")],
        *[(text, "fac-3") for text in ("аб'ект", "аб’ект", "АБʼЕКТ", "уздым", "ўздым", "московский объект")],
        *[(text, "eq-1") for text in ("микроскоп", "мікраскоп", "sem", "SEM-500", "скан")],
    ],
)
def test_a_record_is_found_as_people_type(small: Catalogue, text: str, uid: str) -> None:
    found = [card.uid for card in small.cards(small.search(Question(text)).ids)]
    assert found[:1] == [uid], found


def test_a_facility_is_found_by_its_instruments_services_and_host(small: Catalogue) -> None:
    for text in ("микроскоп", "анализ состава", "институт физики", "ИФ НАН"):
        assert "Лаборатория лазерной физики" in names(small, Question(text)), text


OPERATORS = ['"', "'", "*", "(", ")", "лаз*", 'лаз" OR "x', "NEAR(лазер)", "title:лазер", "-лазер", "AND", "{title}"]
ODDITIES = ["лазер NOT стенд", "^лазер", "a+b", "\x00", "🔬", "\ud800", "л" * 10_000, "лазер " * 1700, "ﬃ", "İ", "²"]


@pytest.mark.parametrize("text", OPERATORS + ODDITIES)
def test_any_text_gets_an_answer(small: Catalogue, text: str) -> None:
    for order in Order:
        question = Question(text, order=order)
        assert small.search(question).count <= 9
        assert len(small.facets(question).counts) == len(Facet)


@given(text=st.text(max_size=60))
def test_no_text_is_a_bug(shared: Catalogue, text: str) -> None:
    found = shared.search(Question(text)).count
    assert found == 9 if not split(text) else found <= 9


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return sample_records.catalogue(tmp_path_factory.mktemp("shared"))


def test_names_stand_in_the_order_of_the_language(small: Catalogue) -> None:
    russian = names(small, Question(order=Order.NAME, lang=Lang.RU))
    assert russian[:3] == ["Анализ состава", "Ёмкостный стенд", "Институт физики"]
    belarusian = [card.name.shown(Lang.BE).text for card in small.cards(small.search(Question(lang=Lang.BE)).ids)]
    assert belarusian[:4] == ["Аб’ект «Ўздым»", "Аналіз складу", "Ёмістасны стэнд", "Інстытут фізікі"]


def test_latest_confirmed_comes_first(small: Catalogue) -> None:
    assert names(small, Question(order=Order.CONFIRMED))[0] == "Ёмкостный стенд"


def test_codes_of_a_facet_are_alternatives_and_facets_are_all_required(small: Catalogue) -> None:
    question = Question(filters=((Facet.KIND, ("facility", "equipment")), (Facet.COUNTRY, ("RU",))))
    assert names(small, question) == ["Криостат", "Объект «Ўздым»"]
    assert names(small, question.narrowed(Facet.COUNTRY, ("BY", "RU"))) == [
        *("Ёмкостный стенд", "Криостат", "Лаборатория лазерной физики", "Объект «Ўздым»", "Сканирующий микроскоп")
    ]
    assert names(small, Question("лаз", ((Facet.BRANCH, ("29.33",)),))) == ["Лаборатория лазерной физики"]


@given(
    text=st.sampled_from(["", "л", "ла", "физик", "объект", "нет такого"]),
    kind=st.sets(st.sampled_from(["facility", "equipment", "service"])),
    country=st.sets(st.sampled_from(["BY", "RU", "XX"])),
)
def test_a_count_is_what_one_would_get(shared: Catalogue, text: str, kind: set[str], country: set[str]) -> None:
    filters = ((Facet.KIND, tuple(kind)), (Facet.COUNTRY, tuple(country)))
    question = Question(text, tuple(item for item in filters if item[1]))
    for facet, counts in shared.facets(question).counts:
        assert {count.code for count in counts if count.chosen} == set(question.codes(facet))
        for count in counts:
            assert shared.search(question.narrowed(facet, (count.code,))).count == count.count, (facet, count)


def test_counts_name_their_codes(small: Catalogue) -> None:
    counts = small.facets(Question())
    assert counts.of(Facet.ORGANISATION)[0].label.be == "Інстытут фізікі"
    assert [(count.code, count.label.ru) for count in counts.of(Facet.BRANCH)] == [("29", "Физика")]
    assert counts.of(Facet.KIND)[0].code == counts.of(Facet.KIND)[0].label.ru == "facility"


def test_what_the_centre_took_out_of_use_is_found_by_its_identity_only(small: Catalogue) -> None:
    assert not names(small, Question("старая"))
    assert small.record(small.find("fac-4")).record.status == "retired"
    assert small.rows_of(["fac-4"])


def test_a_card_says_where_and_whose(small: Catalogue) -> None:
    (card,) = small.cards(small.rows_of(["eq-1"]))
    assert card.organisation.ru == "Лаборатория лазерной физики" and card.place.be == "Мінск, Беларусь"
    assert card.type_label.be == "мікраскоп" and not card.demo and not card.edited


def test_long_texts_are_searched_to_their_end(profile_dir: Path) -> None:
    text = "слово " * 1700 + "заключение"
    record = sample_records.facility("fac-1", "Стенд", description={"ru": text})
    with sample_records.catalogue(profile_dir, [record]) as catalogue:
        assert catalogue.search(Question("заключение")).count == 1
        catalogue.edit("fac-1", {"description.be": "даўжэй " * 1400 + "высновы"}, "я")
        assert catalogue.search(Question("высновы")).count == 1
        assert set(split(text)) == {"слово", "заключение"}


def test_a_code_whose_last_record_was_edited_away_is_no_choice_but_where_it_is_chosen(small: Catalogue) -> None:
    lab = Question("лаборатория")
    small.edit("org-1", {"country": "RU", "region": "RU-MOW"}, "я")
    assert [count.code for count in small.facets(Question()).of(Facet.REGION)] == ["RU-MOW"]
    assert [count.code for count in small.facets(lab).of(Facet.REGION)] == ["RU-MOW"]
    chosen = small.facets(lab.narrowed(Facet.REGION, ("BY-HM",))).of(Facet.REGION)
    assert ("BY-HM", 0, True) in [(count.code, count.count, count.chosen) for count in chosen]
