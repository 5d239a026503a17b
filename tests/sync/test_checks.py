"""What people type, and what is told about it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.alphabets import mixed_words, repaired
from sync.bilingual import Bilingual
from sync.checks import problems, record_problems
from sync.completeness import completeness, missing
from sync.errors import Check, InvalidValue
from sync.identifiers import is_valid
from sync.parsing import normalise, parse
from sync.records import KINDS, Facility, Organisation, Programme
from sync.registry import fields_of, paths, value_of
from sync.rows import Contact, Price
from sync.vocabularies import Term, Vocabularies

TERMS = Vocabularies(
    [
        Term(uid="grnti:29", scheme="grnti", code="29", label=Bilingual("Физика", "Фізіка")),
        Term(uid="grnti:06.04", scheme="grnti", code="06.04", label=Bilingual("х", "х"), valid_to="2004-01-01"),
    ]
)
TODAY = "2026-11-23"


@pytest.mark.parametrize(
    ("path", "typed", "value"),
    [
        ("founded_year", " 2 009 ", 2009),
        ("lat", "53,9", "53.9"),
        ("lat", "−5,5", "-5.5"),
        ("confirmed_on", "5.11.2026", "2026-11-05"),
        ("confirmed_on", "2026-11", "2026-11"),
        ("grnti", "29.33; 29.31.15", ("29.33", "29.31.15")),
        ("training_required", "yes", True),
        ("training_required", "no", None),
        ("name.be", "  аб'ект \u00a0 ў\u0301 ", "аб’ект ў\u0301"),
        ("description.ru", "один\r\n\r\nдва  ", "один\n\nдва"),
        ("name.ru", "   ", None),
    ],
)
def test_typed_becomes_a_value(path: str, typed: str, value: object) -> None:
    assert parse("facility", path, typed) == value


@pytest.mark.parametrize(
    ("path", "typed", "check"),
    [
        ("founded_year", "две тысячи", Check.NOT_WHOLE),
        ("founded_year", "9" * 30, Check.NOT_WHOLE),
        ("lat", "1e5", Check.NOT_A_NUMBER),
        ("confirmed_on", "31.02.2026", Check.NOT_A_DATE),
        ("confirmed_on", "0000", Check.NOT_A_DATE),
        ("training_required", "maybe", Check.WRONG_SHAPE),
        ("contacts", "[]", Check.WRONG_SHAPE),
        ("nonsense", "x", Check.UNKNOWN_FIELD),
    ],
)
def test_what_cannot_be_read_is_refused(path: str, typed: str, check: Check) -> None:
    with pytest.raises(InvalidValue) as refused:
        parse("facility", path, typed)
    assert (refused.value.field, refused.value.check) == (path, check)


@given(st.sampled_from([(kind, path) for kind in KINDS for path in paths(kind)]), st.text(max_size=60))
def test_any_text_becomes_a_value_or_a_refusal(place: tuple[str, str], typed: str) -> None:
    kind, path = place
    try:
        value = parse(kind, path, typed)
    except InvalidValue:
        return
    list(problems(kind, path, value, TERMS, TODAY))


@given(st.text(max_size=200))
def test_normalising_twice_is_normalising_once(text: str) -> None:
    for paragraphs in (False, True):
        assert normalise(normalise(text, paragraphs), paragraphs) == normalise(text, paragraphs)


@pytest.mark.parametrize(
    ("path", "value", "check"),
    [
        ("founded_year", 1200, Check.OUT_OF_RANGE),
        ("url", "htp://svetoch.example", Check.NOT_A_URL),
        ("lat", "91", Check.OUT_OF_RANGE),
        ("tagline.ru", "я" * 121, Check.TOO_LONG),
        ("name.be", "Полацкi дзяржа\u00fdны", Check.MIXED_ALPHABETS),
        ("grnti", ("29", "98.76"), Check.UNKNOWN_TERM),
        ("grnti", ("06.04",), Check.EXCLUDED_TERM),
        ("host_org", "no spaces allowed", Check.NOT_A_UID),
        ("contacts", (Contact(email="почта"),), Check.NOT_AN_EMAIL),
        ("contacts", (Contact(phone="8 017 ..."),), Check.NOT_A_PHONE),
        ("doi", "11.1/x", Check.CHECK_DIGIT),
    ],
)
def test_a_doubtful_value_is_told(path: str, value: object, check: Check) -> None:
    assert check in {problem.check for problem in problems("facility", path, value, TERMS, TODAY)}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("url", "https://org000001.example/путь?x=1"),
        ("grnti", ("29",)),
        ("contacts", (Contact(email="ckp@svetoch.example", phone="+375 17 000-00-00"),)),
        ("name.ru", "ЯМР-спектрометр Vega MS-20 на 400 МГц"),
        ("facility_kind", "a scheme this catalogue does not describe"),
    ],
)
def test_a_sound_value_is_left_alone(path: str, value: object) -> None:
    assert not list(problems("facility", path, value, TERMS, TODAY))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("scheme", "number", "valid"),
    [
        ("ror", "https://ror.org/000hzy098", True),
        ("ror", "https://ror.org/000hzy099", False),
        ("isni", "0000 0004 0471 4078", True),
        ("isni", "0000 0004 0471 4079", False),
        ("orcid", "0000-0002-1825-0097", True),
        ("inn", "7707083893", True),
        ("inn", "7707083894", False),
        ("ogrn", "1027700132195", True),
        ("ogrn", "1027700132196", False),
        ("unp", "200988541", True),
        ("unp", "200988542", False),
        ("doi", "10.1000/182", True),
        ("unheard-of", "anything", True),
    ],
)
def test_registers_check_their_numbers(scheme: str, number: str, valid: bool) -> None:
    assert is_valid(scheme, number) is valid


def test_look_alike_letters_are_found_and_repaired() -> None:
    damaged = "Полацкi дзяржа\u00fdны \u00fdнiверсiтэт"
    assert mixed_words(damaged) == ("Полацкi", "дзяржа\u00fdны", "\u00fdнiверсiтэт")
    assert repaired(damaged) == "Полацкі дзяржаўны ўніверсітэт"
    assert repaired("ЦИТП РАНru") == "ЦИТП РАНru"


def test_a_programme_does_not_end_before_it_starts() -> None:
    backwards = Programme(uid="p", start="2026-05", end="2025")
    assert [p.check for p in record_problems(backwards, TERMS, TODAY)] == [Check.END_BEFORE_START]
    assert not list(record_problems(Programme(uid="p", start="2026-05", end="2026"), TERMS, TODAY))


def test_the_minimum_to_publish_is_told_by_field() -> None:
    names = {field.name for field in missing(Facility(uid="f", name=Bilingual("", "Назва")))}
    assert names == {f.name for f in fields_of("facility").values() if f.required} - {"name"}


def test_a_facility_nobody_has_confirmed_is_below_the_minimum() -> None:
    assert "confirmed_on" in {field.name for field in missing(Facility(uid="f"))}
    assert "confirmed_on" not in {field.name for field in missing(Facility(uid="f", confirmed_on="2026-11-01"))}
    assert "confirmed_on" not in {field.name for field in missing(Organisation(uid="o"))}, "the twelve are a facility's"
    assert len([field for field in fields_of("facility").values() if field.required]) == 12


def test_a_phone_alone_and_excluded_codes_alone_do_not_fill_the_minimum() -> None:
    terms = Vocabularies([
        Term(uid="grnti:03.19", scheme="grnti", code="03.19", label=Bilingual("а", "б"), valid_to="2004-01-01"),
        Term(uid="grnti:29", scheme="grnti", code="29", label=Bilingual("в", "г")),
    ])  # fmt: skip

    def lacking(codes: tuple[str, ...], contact: Contact, on: str = TODAY) -> set[str]:
        facility = Facility(uid="f", grnti=codes, contacts=(contact,))
        return {field.name for field in missing(facility, terms, on)} & {"grnti", "contacts"}

    phone, box = Contact(role="booking", phone="+375 17 000-00-00"), Contact(role="booking", email="a@b.example")
    assert lacking(("03.19",), phone) == {"grnti", "contacts"}
    assert lacking(("03.19", "29"), box) == set()
    assert lacking(("unheard-of",), box) == set(), "nothing can be said against a code nobody described"
    assert lacking(("03.19",), box, "2003-12-31") == set(), "it was no older than its exclusion"


def test_completeness_counts_each_language_of_what_is_filled_and_of_what_must_be() -> None:
    needed = sum(field.bilingual for field in missing(Facility(uid="f")))
    half = Facility(uid="f", name=Bilingual("а", "б"), description=Bilingual("а", ""))
    still = sum(field.bilingual for field in missing(half))
    assert 0 < still < needed
    assert completeness(half) == (2 * 100 // (2 + still), 1 * 100 // (2 + still))
    filled = {field.name: Bilingual("а", "б") for field in missing(Facility(uid="f")) if field.bilingual}
    assert completeness(Facility(uid="f", **filled)) == (100, 100)


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_record_is_complete_in_no_language(kind: str) -> None:
    assert completeness(KINDS[kind](uid="new")) == (0, 0)


@pytest.mark.parametrize(
    ("price", "shown"),
    [
        (Price(amount="46", valid_to="2026-12-31"), "46"),
        (Price(amount="46", valid_to="2026-11-22"), ""),
        (Price(amount="46", valid_from="2026-11-24"), ""),
        (Price(amount="46", by_agreement=True), ""),
    ],
)
def test_an_expired_price_is_no_number(price: Price, shown: str) -> None:
    assert price.shown_amount(TODAY) == shown


@pytest.mark.parametrize("amount", ["NaN", "sNaN", "Infinity", "1e999999", "1_000", "\uff11\uff12"])
def test_what_only_a_machine_takes_for_a_number_is_none(amount: str) -> None:
    for kind, path, rows in (("service", "prices", [{"amount": amount}]), ("equipment", "specs", [{"value": amount}])):
        found = problems(kind, path, value_of(kind, path, rows), TERMS, TODAY)
        assert [problem.check for problem in found] == [Check.NOT_A_NUMBER]
