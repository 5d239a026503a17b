"""Plain words that name a place, a kind of record or a way of access find what has that value too."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.catalogue import Catalogue
from desktop.catalogue.questions import Facet, Question
from desktop.paths import SAMPLE, SAMPLE_ROOT
from desktop.profile import Profile
from sync.bilingual import Lang
from tests.catalogue.sample_records import clock

TOWNS = [
    ("Гродно", "Гродна"),
    ("Минск", "Мінск"),
    ("Витебск", "Віцебск"),
    ("Новогрудок", "Навагрудак"),
    ("Казань", "Казань"),
    ("Санкт-Петербург", "Санкт-Пецярбург"),
    ("Нижний Новгород", "Ніжні Ноўгарад"),
]
REGIONS = [
    ("Гродненская область", "Гродзенская вобласць"),
    ("Могилёвская область", "Магілёўская вобласць"),
    ("Краснодарский край", "Краснадарскі край"),
    ("Татарстан", "Татарстан"),
]
COUNTRIES = [("Беларусь", "Беларусь"), ("Россия", "Расія")]
KINDS = [("прибор", "прыбор"), ("услуга", "паслуга"), ("организация", "арганізацыя"), ("конкурс", "конкурс")]
ACCESS = [("бесплатно", "бясплатна"), ("платно", "платна")]
NAMED = [
    (field, name)
    for field, pairs in {"город": TOWNS, "регион": REGIONS, "страна": COUNTRIES, "вид": KINDS, "доступ": ACCESS}.items()
    for name in dict.fromkeys(itertools.chain.from_iterable(pairs))
]


def rows(catalogue: Catalogue, text: str) -> set[int]:
    return set(catalogue.search(Question(text)).ids)


@pytest.fixture(scope="module")
def said(sample: Catalogue) -> dict[str, set[int]]:
    """Rows with the words of a name themselves; in quotes nothing but the text counts, and of a phrase its form."""
    return {name: rows(sample, f'"{name}"') for _, name in NAMED}


@pytest.mark.parametrize(("field", "name"), NAMED)
def test_a_name_finds_all_that_its_condition_finds(
    sample: Catalogue, said: dict[str, set[int]], field: str, name: str
) -> None:
    found, having = rows(sample, name), rows(sample, f'{field}:"{name}"')
    assert having
    assert found >= having | said[name]


@pytest.mark.parametrize(
    ("asked", "condition"),
    [
        ("прыборы ў Гродне", "вид:прибор город:Гродно"),
        ("приборы в Гродно", "вид:прибор город:Гродно"),
        ("услуги в Витебске", "вид:услуга город:Витебск"),
        ("Гродзенская вобласць", "регион:гродненская"),
        ("в Гродненской области", "регион:гродненская"),
        ("Гродненская обл.", "регион:гродненская"),
        ("Гродзеншчына", "регион:гродненская"),
        ("г. Гродно", "город:Гродно"),
        ("горад Гродна", "город:Гродно"),
        ("РБ", "страна:Беларусь"),
        ("страна:РБ", "страна:Беларусь"),
        ("Рэспубліка Беларусь", "страна:Беларусь"),
        ("РФ", "страна:Россия"),
        ("страна:РФ", "страна:Россия"),
        ("СПб", "город:Санкт-Петербург"),
        ("лазеры Беларуси", "лазеры страна:Беларусь"),
        ("лазеры Беларусі", "лазеры страна:Беларусь"),
        ("лазер РФ", "лазер страна:Россия"),
        ("микроскоп Минск", "микроскоп город:Минск"),
        ("мікраскопы ў Мінску", "микроскоп город:Минск"),
    ],
)
def test_a_question_as_offices_put_it(sample: Catalogue, asked: str, condition: str) -> None:
    assert rows(sample, condition) <= rows(sample, asked)
    assert sample.guess(Question(asked)) is None


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(NAMED), st.sampled_from(["лазер", "спектрометр", "вода", "анализ", "центр", "сервер"]))
def test_of_two_words_each_must_hold(sample: Catalogue, named: tuple[str, str], word: str) -> None:
    field, name = named
    both, without = rows(sample, f"{word} {name}"), rows(sample, f'{word} -{field}:"{name}"')
    assert both == rows(sample, word) & rows(sample, name)
    assert both >= rows(sample, f'{word} {field}:"{name}"')
    assert both.isdisjoint(rows(sample, word) - rows(sample, name))
    assert without == rows(sample, word) - rows(sample, f'{field}:"{name}"')


@pytest.mark.parametrize("text", ["лазер Россия", "микроскоп Минск", "прыборы ў Гродне", "РФ", "-Минск лазер"])
def test_hits_counts_and_facets_agree(sample: Catalogue, text: str) -> None:
    found = rows(sample, text)
    counts = sample.facets(Question(text)).of(Facet.KIND)
    assert sum(one.count for one in counts) == len(found)
    for one in counts:
        chosen = Question(text, ((Facet.KIND, (one.code,)),))
        assert sample.search(chosen).count == one.count


@pytest.mark.parametrize(("field", "name"), [("город", "Минск"), ("страна", "Россия"), ("вид", "услуга")])
def test_what_is_excluded_has_neither_the_word_nor_the_value(sample: Catalogue, field: str, name: str) -> None:
    left = rows(sample, f"лазер -{name}")
    assert left.isdisjoint(rows(sample, f'{field}:"{name}"'))
    assert left.isdisjoint(rows(sample, f'"{name}"'))
    assert left == rows(sample, "лазер") - rows(sample, f"{name} ")


def test_in_quotes_nothing_but_the_text_counts(sample: Catalogue) -> None:
    assert rows(sample, '"Минск"') < rows(sample, "Минск")
    assert rows(sample, 'лазер -"Россия"') >= rows(sample, "лазер -Россия")


def kinds(sample: Catalogue, text: str, most: int) -> Iterator[str]:
    for card in sample.cards(list(sample.search(Question(text)).ids)[:most]):
        yield card.kind


def test_what_is_of_the_kind_and_stands_there_comes_first(sample: Catalogue) -> None:
    assert set(kinds(sample, "прыборы ў Гродне", 15)) == {"equipment"}
    first = sample.cards(list(sample.search(Question("лазеры Беларуси")).ids)[:5])
    assert {card.country for card in first} == {"BY"}


def test_a_short_name_is_no_word_of_a_name(sample: Catalogue) -> None:
    """An instrument may be called RF as well: who means the country gets what the other words say."""
    asked = list(sample.search(Question("лазер РФ")).ids)
    plain = [row for row in sample.search(Question("лазер страна:Россия")).ids if row in asked]
    assert asked[0] == plain[0]


@pytest.mark.parametrize(
    ("lang", "field", "said"), [(Lang.RU, "город", "Гродно"), (Lang.BE, "горад", "Гродна")], ids=["ru", "be"]
)
def test_what_was_found_by_its_value_only_says_so(sample: Catalogue, lang: Lang, field: str, said: str) -> None:
    question = Question("прыборы ў Гродне", lang=lang)
    found = list(sample.search(question).ids)
    worded = rows(sample, '"Гродно"') | rows(sample, '"Гродна"')
    told = {row: why for row, why in zip(found, sample.why(question, found), strict=True) if why}
    assert len(told) > 10 and told.keys().isdisjoint(worded)
    assert {(why.field, why.said) for why in told.values()} == {(field, said)}


def test_an_edit_of_a_place_is_found_at_once(profile_dir: Path) -> None:
    with Catalogue.open(Profile(profile_dir), clock=clock) as catalogue:
        catalogue.sync(str(SAMPLE), root=SAMPLE_ROOT.read_bytes())
        before = rows(catalogue, "Браслав")
        uid = catalogue.find("BY-0006")
        (row,) = catalogue.rows_of([uid])
        assert row not in before
        catalogue.edit(uid, {"locality.ru": "Браслав", "locality.be": "Браслаў"}, "a")
        assert rows(catalogue, "Браслаў") >= before | {row}
        assert row in rows(catalogue, "город:Браслав")
        catalogue.undo()
        assert rows(catalogue, "Браслав") == before


def test_an_abbreviation_that_begins_like_a_country_is_none(sample: Catalogue) -> None:
    """РФА is a method of analysis, no form of РФ."""
    assert len(rows(sample, "РФА")) < 20 < len(rows(sample, "РФ"))
    assert not rows(sample, "РБК") and rows(sample, "РБ") >= rows(sample, "страна:BY")
