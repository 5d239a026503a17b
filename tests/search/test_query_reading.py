"""Any text is a query; how it is understood covers it piece by piece, and what cannot be read is told and not lost."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.catalogue import Catalogue
from desktop.catalogue.index.traits import is_trait
from desktop.catalogue.query.names import field_named, parameters, typed_names
from desktop.catalogue.query.telling import Piece, Relation, Sort, Unclear
from desktop.catalogue.questions import Facet, Question
from desktop.catalogue.words import WORD, matches
from sync.bilingual import Lang
from sync.records import KINDS
from sync.registry import fields_of
from tests.catalogue import sample_records

FIELD, MEASURE, PHRASE, WORDS = Sort.FIELD, Sort.MEASURE, Sort.PHRASE, Sort.WORDS


def pieces(catalogue: Catalogue, text: str, lang: Lang = Lang.RU) -> tuple[Piece, ...]:
    return catalogue.understood(text, lang).pieces


def said(catalogue: Catalogue, text: str) -> list[str]:
    return [text[piece.start : piece.end] for piece in pieces(catalogue, text)]


def count(catalogue: Catalogue, text: str) -> int:
    return catalogue.search(Question(text)).count


OPERATORS = ['"', "'", "*", "(", ")", "лаз*", 'лаз" OR "x', "NEAR(лазер)", "title:лазер", "-лазер", "AND", "{title}"]
OPERATORS += ["лазер NOT стенд", "лазер AND -стенд", "^лазер", "a+b", "'; DROP TABLE card; --", "%' OR 1=1", "\\", "$1"]
ODDITIES = [
    "\x00",
    "лазер\x00стенд",
    "🔬",
    "\ud800",
    "лазер 🔬:🔬",
    "ﬃ",
    "İ",
    "²",
    "-",
    "−",
    "--",
    ":",
    "::",
    "регион::минск",
]
ODDITIES += [
    "«лазер",
    "„лазер“ “стенд”",
    '""',
    '-""',
    '"',
    "«»",
    "“" * 50,
    "год:",
    "год:>",
    ">",
    ">=",
    "> >",
    "=",
    "№",
    "№:",
]
ODDITIES += [
    "год:1e999",
    "год:-5",
    "год:99999999999999999999",
    "5 5 5 5",
    "1e999 МГц",
    ">= 1e40 МГц",
    "−5 °C",
    "10^5 Па",
]
ODDITIES += [
    "цена:",
    "цена:<",
    "цена:<999999999999999999 BYN",
    "5·10⁻⁹⁹ м",
    "номер:%",
    "номер:_",
    "модель:'",
    'модель:"',
]
ODDITIES += [
    "и",
    "в на по",
    "не",
    "НЕ лазер",
    "-и",
    "лaзeр",
    "регион:(минск)",
    "(регион:минск)",
    "регион:,",
    "регион:,,минск",
]
LONG = ["л" * 10_000, "лазер " * 1700, "регион:минск " * 800, '"лазер" ' * 1300, "год:>2015 " * 1000, "> 5 МГц " * 1300]
LONG += ["-лазер " * 1400, ":" * 10_000, "a:" * 5000, '"' * 10_000, "<" * 10_000, "5 " * 5000, "не менее " * 1200]


@pytest.mark.parametrize("text", [*OPERATORS, *ODDITIES, *LONG], ids=lambda text: ascii(text[:20]))
def test_any_text_gets_an_answer(sample: Catalogue, text: str) -> None:
    everything = count(sample, "")
    assert 0 <= count(sample, text) <= everything
    for place in (0, len(text) // 2, len(text)):
        assert len(sample.complete(text, place, Lang.BE)) <= 8
    assert len(sample.facets(Question(text)).counts) == len(Facet)


WORDS_OF_QUERIES = [
    "лазер",
    "регион:",
    "вобласць:",
    "год",
    ":",
    ">=",
    "<",
    "400",
    "МГц",
    '"',
    "«",
    "»",
    "-",
    "−",
    " ",
    "  ",
    ",",
]
WORDS_OF_QUERIES += [
    "до",
    "от",
    "5",
    "°C",
    "цена",
    "BYN",
    "частота",
    "минск",
    "\n",
    "№",
    "2015",
    "..",
    "–",
    "не менее",
    "(",
    "ў",
    "слово:",
]
TEXTS = st.text(max_size=40) | st.lists(st.sampled_from(WORDS_OF_QUERIES), max_size=9).map("".join)
TEXTS |= st.lists(st.sampled_from(WORDS_OF_QUERIES), max_size=9).map(" ".join)


@given(text=TEXTS)
def test_pieces_stand_in_order_and_leave_no_word_out(sample: Catalogue, text: str) -> None:
    told = pieces(sample, text)
    assert all(0 <= piece.start < piece.end <= len(text) for piece in told)
    assert all(one.end <= other.start for one, other in pairwise(told))
    inside = {place for piece in told for place in range(piece.start, piece.end)}
    assert all(set(range(*word.span())) <= inside for word in WORD.finditer(text))
    assert count(sample, text) >= 0
    assert pieces(sample, text) == told


@given(text=TEXTS, cursor=st.integers(-1, 60), lang=st.sampled_from(Lang))
def test_a_completion_takes_the_place_it_says(sample: Catalogue, text: str, cursor: int, lang: Lang) -> None:
    for one in sample.complete(text, cursor, lang):
        assert 0 <= one.start <= one.end <= len(text) and one.insert and one.label


CONDITIONS = ["регион:минск", 'вобласць:"Гродзенская"', "год:>2015", "частота >= 400 МГц", "-вид:прибор"]
CONDITIONS += [
    '"лазерная физика"',
    "«электронный микроскоп»",
    "цена:<100 BYN",
    "-газ",
    "модель:NR",
    "> 5 кВт",
    "мікраскоп",
]


@given(chosen=st.lists(st.sampled_from(CONDITIONS), min_size=1, max_size=5, unique=True))
def test_a_query_put_together_of_pieces_is_read_as_those(sample: Catalogue, chosen: list[str]) -> None:
    text = "  ".join(chosen)
    alone = {piece: pieces(sample, piece)[0] for piece in chosen}
    together = {text[piece.start : piece.end]: piece for piece in pieces(sample, text) if piece.sort is not WORDS}
    for said_alone, piece in alone.items():
        if piece.sort is not WORDS:
            told = together[said_alone]
            assert (told.field, told.relation, told.values) == (piece.field, piece.relation, piece.values)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("лазер", [(WORDS, "лазер")]),
        ("лазерная установка", [(WORDS, "лазерная установка")]),
        ("NR-600 -газ", [(WORDS, "NR-600"), (WORDS, "-газ")]),
        ("масс-спектрометр", [(WORDS, "масс-спектрометр")]),
        ("а — б", [(WORDS, "а — б")]),
        ("3D-принтер 5 м/с", [(WORDS, "3D-принтер"), (MEASURE, "5 м/с")]),
        ("«лазерная физика» Минск", [(PHRASE, "«лазерная физика»"), (WORDS, "Минск")]),
        ("“лазерная физика” „стенд“ \"узел", [(PHRASE, "“лазерная физика”"), (PHRASE, "„стенд“"), (PHRASE, '"узел')]),
        ('-"лазерная физика" свет', [(PHRASE, '-"лазерная физика"'), (WORDS, "свет")]),
        ("регион: Гродненская область лазер", [(FIELD, "регион: Гродненская область"), (WORDS, "лазер")]),
        ("регион:минск, год:2015", [(FIELD, "регион:минск"), (FIELD, "год:2015")]),
        ("лазер (регион:минск)", [(WORDS, "лазер"), (FIELD, "регион:минск")]),
        ("год от 2010 до 2015 лазер", [(FIELD, "год от 2010 до 2015"), (WORDS, "лазер")]),
        ("выпуск с 2010 по 2015 гг. лазер", [(FIELD, "выпуск с 2010 по 2015 гг."), (WORDS, "лазер")]),
        ("год > 2015 г. ток", [(FIELD, "год > 2015 г."), (WORDS, "ток")]),
        ("год:2015abc лазер", [(FIELD, "год:2015abc"), (WORDS, "лазер")]),
        ("школа 2027 год", [(WORDS, "школа"), (FIELD, "2027 год")]),
        ("приборы 2015 г. -2018 года", [(WORDS, "приборы"), (FIELD, "2015 г."), (FIELD, "-2018 года")]),
        ("программы с 2010 по 2025 год", [(WORDS, "программы"), (FIELD, "с 2010 по 2025 год")]),
        ("школа 2027", [(WORDS, "школа 2027")]),
        ("увеличение 1000 каналов 4", [(MEASURE, "увеличение 1000"), (MEASURE, "каналов 4")]),
        ("микроскоп с разрешением до 1 нм", [(WORDS, "микроскоп с"), (MEASURE, "разрешением до 1 нм")]),
        ("камера от -70 до +180 °C", [(WORDS, "камера"), (MEASURE, "от -70 до +180 °C")]),
        ("цена до 100 рублей", [(FIELD, "цена до 100 рублей")]),
        ("ISO 9001, 10:30, http://a.by", [(WORDS, "ISO 9001, 10:30, http://a.by")]),
        ("до 5 мкм лазер", [(MEASURE, "до 5 мкм"), (WORDS, "лазер")]),
        ("от 5 до 7 лет", [(WORDS, "от 5 до 7 лет")]),
        ("больше 5 приборов", [(WORDS, "больше 5 приборов")]),
        ("температура от -20 до 40 °C", [(MEASURE, "температура от -20 до 40 °C")]),
        ("давление 5·10⁻⁷ Па", [(MEASURE, "давление 5·10⁻⁷ Па")]),
        ("насос 5 м вод. ст.", [(WORDS, "насос"), (MEASURE, "5 м вод. ст.")]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_text_falls_into_pieces(sample: Catalogue, text: str, expected: list[tuple[Sort, str]]) -> None:
    assert [(piece.sort, text[piece.start : piece.end]) for piece in pieces(sample, text)] == expected


@pytest.mark.parametrize(
    ("text", "why", "offered"),
    [
        ("регион:гродд", Unclear.VALUE, 'регион:"Гродненская область"'),
        ("-регион:гродд", Unclear.VALUE, '-регион:"Гродненская область"'),
        ("производитель:Лучегаф", Unclear.VALUE, "производитель:Лучеграф"),
        ("рекион:минск", Unclear.FIELD, "регион:минск"),
        ("ток > 5 МГц", Unclear.OTHER_UNIT, "ток > 5 А"),
        ("ток > 5", Unclear.NO_UNIT, "ток > 5 мА"),
        ("ЯМР >= 400", Unclear.NO_UNIT, ">= 400 МГц"),
        ("ЯМР >= 400 кг", Unclear.OTHER_UNIT, ">= 400 МГц"),
        ("ЯМР ад 400 кг", Unclear.OTHER_UNIT, "ад 400 МГц"),
        ("ЯМР >= 400 МГерц", Unclear.UNIT, ">= 400 МГц"),
        ("год:3015", Unclear.YEAR, None),
        ("год:давно", Unclear.NUMBER, None),
        ("год:31.02.2027", Unclear.NUMBER, None),
        ("цена:<100 USD", Unclear.CURRENCY, "цена:<100 BYN"),
        ("кошт < 100 долараў", Unclear.CURRENCY, "кошт < 100 RUB"),
        ("регион:", Unclear.NO_VALUE, None),
        ("год:20", Unclear.NO_VALUE, None),
    ],
)
def test_what_cannot_be_read_says_why_and_what_may_be_meant(
    sample: Catalogue, text: str, why: Unclear, offered: str | None
) -> None:
    (strange,) = sample.understood(text, Lang.RU).unread
    assert strange.unread is why
    inserts = [near.insert for near in strange.nearest]
    assert offered in inserts if offered else not inserts
    for insert in inserts:
        mended = text[: strange.start] + insert + text[strange.end :]
        assert not sample.understood(mended, Lang.RU).unread, mended


def test_what_cannot_be_read_is_asked_as_words(sample: Catalogue) -> None:
    assert count(sample, "слово:лазер") == count(sample, "слово лазер")
    assert count(sample, "регион:лазер") == count(sample, "лазер") > 0
    assert count(sample, "лазер регион:") == count(sample, "лазер")
    assert count(sample, "спектр > 400") == count(sample, "спектр 400")
    assert count(sample, "ЯМР > 400 кг") == count(sample, "ЯМР 400 кг")


def test_a_unit_that_fits_what_is_named_is_read_whatever_its_number_finds(sample: Catalogue) -> None:
    """A spectrometer of such a frequency there is none, one of such a mass nobody means; a scale there is."""
    for text in ("ЯМР > 40000 МГц", "ЯМР > 1 Тл", "лазер >= 5 кг", "абракадабра > 5 кг", "спектрометр -ЯМР >= 400 кг"):
        assert not sample.understood(text, Lang.RU).unread, text


def test_what_is_offered_is_in_the_language_asked(sample: Catalogue) -> None:
    (near,) = pieces(sample, "регион:гродд", Lang.BE)[0].nearest
    assert near.insert == 'регион:"Гродзенская вобласць"' and near.label.ru == "Гродненская область"


def test_a_piece_names_its_field_its_relation_and_its_values(sample: Catalogue) -> None:
    (region,) = pieces(sample, "вобласць:гродн,минск")
    assert (region.field, region.label.ru, region.relation) == ("region", "регион", Relation.IS)
    assert [value.be for value in region.values] == ["Гродзенская вобласць", "Мінск"]
    (year,) = pieces(sample, "гады не раней 2015")
    assert (year.field, year.relation, year.values[0].ru) == ("year", Relation.AT_LEAST, "2015")
    (measure,) = pieces(sample, "частата от 0,4 до 1 ГГц")
    assert (measure.field, measure.relation) == ("frequency frequency_range", Relation.BETWEEN)
    assert [value.be for value in measure.values] == ["0,4 ГГц", "1 ГГц"]


def test_values_of_one_facet_are_alternatives_as_those_chosen_beside_the_results(sample: Catalogue) -> None:
    both = count(sample, "регион:минск регион:гродно")
    assert both == count(sample, "регион:минск") + count(sample, "регион:гродно")
    chosen = Question("регион:минск", ((Facet.REGION, ("BY-HR",)),))
    assert sample.search(chosen).count == 0


def test_the_words_of_a_phrase_are_marked_where_they_stand_together_as_they_are(sample: Catalogue) -> None:
    found = sample.search(Question('"электронный микроскоп" лазер'))
    text = "Микроскоп, лазеры, электронный стенд. Электронный  микроскоп и электронные микроскопы"
    assert [text[start:end] for start, end in matches(found.marks, text)] == ["лазеры", "Электронный", "микроскоп"]
    found = sample.search(Question('"электронный микроскоп"'))
    assert 0 < found.count < count(sample, "электронный микроскоп")


def test_an_edit_is_found_by_its_fields_at_once(profile_dir: Path) -> None:
    with sample_records.catalogue(profile_dir) as small:
        assert count(small, "модель:SEM") == 2 and count(small, "модель:QX") == 0
        small.edit("eq-1", {"model": "QX-9", "made_year": 2019}, "я")
        assert count(small, "модель:QX выпуск:2019") == 2
        small.edit("eq-1", {"model": "RY-1"}, "я")
        assert count(small, "модель:QX") == 0


def test_two_conditions_are_no_range(sample: Catalogue) -> None:
    assert said(sample, "год:>2015  > 5 кВт") == ["год:>2015", "> 5 кВт"]
    assert said(sample, "год до 2015 до 5 кВт") == ["год до 2015", "до 5 кВт"]
    assert said(sample, "> 5 кВт до 10 А") == ["> 5 кВт", "до 10 А"]
    assert said(sample, "цена:<100 BYN < 5 А") == ["цена:<100 BYN", "< 5 А"]


def test_every_name_of_a_field_is_of_one_field_and_every_field_looks_somewhere() -> None:
    for name, _, asking in typed_names():
        assert field_named(name) == asking, name
        assert asking.sources and asking.label.ru and asking.label.be
    for kind in KINDS:
        for field in fields_of(kind).values():
            if field.public and is_trait(field):
                assert field_named(field.name), field.name


def test_parameters_in_the_table_of_words_are_terms(sample: Catalogue) -> None:
    known = {term.code for term in sample.vocabularies.terms("parameter")}
    assert all(set(codes) <= known for codes, _ in parameters().values())


@pytest.mark.parametrize(
    ("typed", "meant"), [("htubjy^vbycr", "регион:минск"), ("kfpth htubjy^vbycr", "лазер регион:минск")]
)
def test_a_condition_typed_on_another_layout_is_guessed(sample: Catalogue, typed: str, meant: str) -> None:
    guess = sample.guess(Question(typed))
    assert guess and guess.text == meant and guess.hits == count(sample, meant)


@pytest.mark.parametrize("rest", ["регион:минск", "-газ", "год:>2010", "частота > 1 кГц", '-"зимняя школа"'])
def test_a_guess_leaves_conditions_alone(sample: Catalogue, rest: str) -> None:
    guess = sample.guess(Question(f"kfpth {rest}"))
    assert guess and guess.text == f"лазер {rest}"


def test_a_pasted_list_may_be_long(sample: Catalogue) -> None:
    """Longer than SQLite takes in a row."""
    every = "год:" + ",".join(map(str, range(1830, 2027)))
    assert count(sample, every) == count(sample, "год:1830..2026") > 0
