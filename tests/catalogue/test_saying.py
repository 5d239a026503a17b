"""A query asks for what is meant in all the ways to say it, and a record says by which of them it was found."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.catalogue import Catalogue, words
from desktop.catalogue.finding.explaining import Why
from desktop.catalogue.questions import Facet, Question
from desktop.catalogue.words.keys import thesaurus
from desktop.paths import SAMPLE, SAMPLE_ROOT
from desktop.profile import Profile
from sync.bilingual import Bilingual, Lang
from sync.vocabularies import Term, term_uid
from tests.catalogue import sample_records
from tests.catalogue.sample_records import clock

FACILITIES = ((Facet.KIND, ("facility", "equipment", "service")),)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    with Catalogue.open(Profile(tmp_path_factory.mktemp("sample")), clock=clock) as catalogue:
        catalogue.sync(str(SAMPLE), root=SAMPLE_ROOT.read_bytes())
        yield catalogue


def answers(query: str, text: str) -> bool:
    """Whether a text has all that a query asks for, as the index would hold it."""
    held = words.told(text)

    def has(wanted: words.Wanted) -> bool:
        begun = wanted.word and any(token.startswith(wanted.word) for token in held)
        return bool(begun) or not wanted.keys.isdisjoint(held)

    asked = words.clauses(query)
    return all(any(all(map(has, way)) for way in clause.ways) for clause in asked)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("ЦКП", "Центр коллективного пользования приборами"),
        ("цкп", "Цэнтр калектыўнага карыстання"),
        ("ЦКП", "ЦКК Інстытута фізікі"),
        ("центра коллективного пользования", "ЦКП «Спектр»"),
        ("цэнтры калектыўнага карыстання", "ЦКП «Спектр»"),
        ("СЭМ", "Растровый электронный микроскоп"),
        ("РЭМ", "сканавальны электронны мікраскоп"),
        ("растровый микроскоп", "СЭМ высокого разрешения"),
        ("ВЭЖХ", "система ВЭВХ"),
        ("ВЭВХ", "высокоэффективная жидкостная хроматография белков"),
        ("ИФА", "набор для ІФА"),
        ("ГХ-МС", "хромато-масс-спектрометр"),
        ("НИОКР", "научно-исследовательские и опытно-конструкторские работы"),
        ("Государственный комитет по науке и технологиям", "ГКНТ"),
        ("железной дорогой", "чыгуначная станцыя і чыгунка"),
        ("дрон", "беспилотный летательный аппарат"),
        ("масс-спектрометрия", "Мас-спектрометр часу пралёту"),
        ("микроскоп растровый", "СЭМ высокого разрешения"),
        ("электронный растровый микроскоп", "сканіравальны электронны мікраскоп"),
        ("пользования коллективного центр", "ЦКП «Спектр»"),
        ("SEM", "Растровый электронный микроскоп"),
        ("sem", "сканіравальны электронны мікраскоп"),
        ("HPLC", "ВЭЖХ белков"),
        ("AFM", "атамна-сілавы мікраскоп"),
        ("GC-MS", "хромато-масс-спектрометр"),
        ("gc-ms", "анализ ГХ-МС"),
        ("ICP-MS", "ИСП-МС"),
        ("XRF", "рентгенофлуоресцентный спектрометр"),
        ("LC-MS", "ЖХ-МС"),
        ("BET", "удельная поверхность порошков"),
        ("DLS", "динамическое рассеяние света"),
        ("ПЦР", "набор для PCR"),
        ("растровый микроскоп", "высокое разрешение, SEM"),
        ("ЦОД", "ЦАД акадэміі"),
        ("ЦОД", "ЦАД: цэнтр апрацоўкі даных"),
        ("ЦАД", "Цэнтр аграрных даследаванняў (ЦАД)"),
        ("ИИ", "ІІ: штучны інтэлект"),
        ("МНС", "Министерство по чрезвычайным ситуациям (МЧС)"),
    ],
)
def test_what_is_said_otherwise_is_asked_for_too(query: str, text: str) -> None:
    assert answers(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("ЦКП", "Центр пользования"),
        ("СЭМ", "семь семян"),
        ("СЭМ", "электронный микроскоп"),
        ("ис", "информационная система"),
        ("ран", "Российская академия наук"),
        ("центр", "ЦКП"),
        ("коллективного пользования", "ЦКП"),
        ("пользования лазером коллективного центра", "ЦКП"),
        ("масс-спектрометрия", "за 100 мс"),
        ("ЦОД", "Цэнтр аграрных даследаванняў «Жытніца» (ЦАД)"),
        ("центр обработки данных", "ЦАД: цэнтр адукацыі і даследаванняў"),
        ("НИР", "НДР: новая дзяржаўная распрацоўка"),
    ],
)
def test_no_more_than_what_is_said_is_asked_for(query: str, text: str) -> None:
    assert not answers(query, text)


def test_what_a_record_spells_out_anywhere_is_no_other_abbreviation(profile_dir: Path) -> None:
    told = [
        sample_records.facility("fac-8", "Цэнтр аграрных даследаванняў", description={"be": "Прылады ЦАД."}),
        sample_records.facility("fac-9", "Вузел", description={"be": "Цэнтр апрацоўкі даных акадэміі: ЦАД."}),
    ]
    profile = sample_records.install(profile_dir, [*sample_records.records(), *told])
    with Catalogue.open(profile, clock=clock) as catalogue:
        assert catalogue.uids_of(catalogue.search(Question("ЦОД")).ids) == ("fac-9",)
        assert set(catalogue.uids_of(catalogue.search(Question("ЦАД")).ids)) == {"fac-8", "fac-9"}


def test_words_said_together_are_one_thing_and_the_typed_ones_come_first() -> None:
    shared, of_lasers = words.clauses("центр коллективного пользования лазерами")
    assert [wanted.word for wanted in shared.ways[0]] == ["центр", "коллективного", "пользования"]
    assert [wanted.word for wanted in of_lasers.ways[0]] == ["лазерами"]
    assert all(not wanted.word for way in shared.ways[1:] for wanted in way)
    assert [meant.typed for meant in shared.meant] == ["центр коллективного пользования", "пользования"]


def test_the_longest_of_two_that_overlap_is_taken() -> None:
    own = thesaurus([
        _term("synonym", "лазерный микроскоп; ЛМ", "лазерны мікраскоп; ЛМ"),
        _term("synonym", "микроскоп живых клеток; МЖК", "мікраскоп жывых клетак; МЖК"),
    ])  # fmt: skip
    first, second = words.clauses("лазерный микроскоп живых клеток", own)
    assert [wanted.word for wanted in first.ways[0]] == ["лазерныи"]
    assert [wanted.word for wanted in second.ways[0]] == ["микроскоп", "живых", "клеток"]


def _term(scheme: str, ru: str, be: str) -> Term:
    return Term(uid=term_uid(scheme, ru), scheme=scheme, code=ru, label=Bilingual(ru, be))


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("ЦКП", "Центр коллективного пользования, центр", ["Центр", "коллективного", "пользования", "центр"]),
        ("ЦКП", "Центр испытаний", []),
        ("оборудование", "Новае абсталяванне", ["абсталяванне"]),
        ("неделя", "Нядзеля без прыладаў", []),
        ("неделя", "тыдзень лазераў", ["тыдзень"]),
        ("отказ", "адказ на пытанне", []),
    ],
)
def test_marks_stand_on_what_was_found_and_on_no_false_friend(query: str, text: str, found: list[str]) -> None:
    asked = [wanted for clause in words.clauses(query) for way in clause.ways for wanted in way]
    assert [text[start:end] for start, end in words.matches(asked, text)] == found


@pytest.mark.parametrize(
    ("query", "number", "said"),
    [
        ("СЭМ", "BY-1033", "сканирующий электронный микроскоп"),
        ("РЭМ", "BY-1026", "сканирующий электронный микроскоп"),
        ("беспилотник", "BY-1129", "дрон"),
    ],
)
def test_a_record_says_by_which_other_words_it_was_found(sample: Catalogue, query: str, number: str, said: str) -> None:
    question = Question(query, FACILITIES)
    rows = sample.search(question).ids
    numbers = [card.number for card in sample.cards(rows)]
    assert sample.why(question, rows)[numbers.index(number)] == Why(query, said)


@pytest.mark.parametrize("query", ["СЭМ", "SEM", "растравы мікраскоп"])
def test_a_reason_is_told_in_the_language_of_the_list_as_the_sample_says_it(sample: Catalogue, query: str) -> None:
    question = Question(query, FACILITIES, lang=Lang.BE)
    rows = sample.search(question).ids
    numbers = [card.number for card in sample.cards(rows)]
    why = sample.why(question, rows)[numbers.index("BY-1033")]
    assert why == Why(query, "сканіравальны электронны мікраскоп")


@pytest.mark.parametrize(
    ("one", "another"),
    [("СЭМ", "сэм"), ("СЭМ", "SEM"), ("SEM", "sem"), ("растровый микроскоп", "микроскоп растровый")],
)
def test_letters_and_the_order_of_words_find_the_same(sample: Catalogue, one: str, another: str) -> None:
    found = [set(sample.search(Question(query, FACILITIES)).ids) for query in (one, another)]
    assert found[0] == found[1] and found[0]


def test_a_phrase_in_quotes_is_asked_for_in_its_order(sample: Catalogue) -> None:
    assert sample.search(Question('"электронный микроскоп"', FACILITIES)).ids
    assert not sample.search(Question('"микроскоп электронный"', FACILITIES)).ids


@pytest.mark.parametrize("query", ["лазер", "лазерамі", "почва", "глебы", "микроскоп", "", "«", "BY-1033", "страна:BY"])
def test_what_has_the_typed_words_needs_no_reason(sample: Catalogue, query: str) -> None:
    """Sample records are told in both languages: whatever the language of the word, it stands in them."""
    question = Question(query, FACILITIES, lang=Lang.BE)
    rows = sample.search(question).ids[:50]
    reasons = sample.why(question, rows)
    assert len(reasons) == len(rows)
    for card, reason in zip(sample.cards(rows), reasons, strict=True):
        text = f"{card.name.ru} {card.name.be}"
        assert reason is None or not list(words.matches(words.wanted(query), text)), card.number


@pytest.mark.parametrize(
    ("query", "kind", "type_code"),
    [
        ("ЦКП", "facility", "ckp"),
        ("цэнтры калектыўнага карыстання", "facility", "ckp"),
        ("климатические камеры", "equipment", "cc"),
        ("3D-принтер по металлу", "equipment", "slm"),
    ],
)
def test_a_record_is_found_by_the_name_of_its_type(sample: Catalogue, query: str, kind: str, type_code: str) -> None:
    cards = sample.cards(sample.search(Question("", ((Facet.KIND, (kind,)),))).ids)
    of_type = {card.uid for card in cards if card.type_code == type_code}
    assert of_type and of_type <= {card.uid for card in sample.cards(sample.search(Question(query)).ids)}


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("соглашения о лазерных установках", "agreement"),
        ("паслугі зварка", "service"),
        ("прыборы лазер", "equipment"),
    ],
)
def test_a_record_is_found_by_the_name_of_its_kind(sample: Catalogue, query: str, kind: str) -> None:
    found = sample.search(Question(query)).ids
    assert kind in {card.kind for card in sample.cards(found)} <= {kind, "facility"}


def test_what_is_called_so_by_its_type_needs_no_reason(sample: Catalogue) -> None:
    question = Question("климатическая камера", ((Facet.KIND, ("equipment",)),))
    rows = sample.search(question).ids
    reasons = dict(zip((card.type_code for card in sample.cards(rows)), sample.why(question, rows), strict=True))
    assert reasons["cc"] is None


def test_the_thesaurus_of_the_catalogue_is_asked_and_a_new_bundle_changes_it(profile_dir: Path) -> None:
    own = sample_records.term("synonym", "s1", "калибратор; эталонный прибор", "каліброўшчык")
    told = [sample_records.facility("fac-9", "Эталонный прибор длины"), sample_records.facility("fac-8", "Глеба")]
    profile = sample_records.install(profile_dir, [*sample_records.records(), *told, own])
    with Catalogue.open(profile, clock=clock, writing=False) as catalogue:
        rows = catalogue.search(Question("калибратор")).ids
        assert catalogue.uids_of(rows) == ("fac-9",)
        assert catalogue.why(Question("калибратор"), rows) == (Why("калибратор", "эталонный прибор"),)
        assert not catalogue.search(Question("почва")).count, "the shipped one is for a catalogue that brings none"
        sample_records.install(profile_dir, [*sample_records.records(), *told], seq=2)
        assert not catalogue.search(Question("калибратор")).count
        assert catalogue.search(Question("почва")).count == 1
