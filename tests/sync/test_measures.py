"""One quantity is one value, however it is written; and what is written can be read."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pint import UnitRegistry

from sync.errors import Check, InvalidValue
from sync.measures import Canonical, canonical, read_measure
from sync.rows import Specification
from sync.units import ATOMS, Unit, unit_of
from tests.sample.reading import vocabularies

CODES = sorted(term.code for term in vocabularies().terms("unit"))
SIZELESS = {"[HV]", "dB", "dB[mW]"}
"""Units that are no multiples of anything."""
NUMBERS = st.decimals("-1e9", "1e9", allow_nan=False, places=6).map(Decimal.normalize)


def read(text: str) -> Specification:
    return read_measure(text, vocabularies())


def test_every_unit_of_the_vocabulary_has_a_size() -> None:
    unknown = {code for code in CODES if unit_of(code) == Unit(code)}
    assert unknown - {"m", "m2", "m3", "kg", "s", "A", "K"} == SIZELESS


def test_an_unknown_unit_is_a_base_of_its_own() -> None:
    assert unit_of("[parrot]") == Unit("[parrot]")
    assert unit_of("m//s") == Unit("m//s")
    assert unit_of("Cel/min") == Unit("Cel/min")
    assert unit_of("") == unit_of("1") == Unit("1")


@pytest.mark.parametrize(
    ("code", "factor", "base"),
    [
        ("GHz", Fraction(10**9), "s-1"),
        ("/min", Fraction(1, 60), "s-1"),
        ("m3/h", Fraction(1, 3600), "m3.s-1"),
        ("har", Fraction(10_000), "m2"),
        ("ug/g", Fraction(1, 10**6), "1"),
        ("a", Fraction(31_557_600), "s"),
        ("PFLOPS", Fraction(10**15), "FLO.s-1"),
        ("m[H2O]", Fraction(196133, 20), "kg.m-1.s-2"),
        ("J/(kg)", Fraction(1), "J/(kg)"),
        ("mol{electrons}/L", Fraction(1000), "m-3.mol"),
    ],
)
def test_sizes_are_exact(code: str, factor: Fraction, base: str) -> None:
    assert unit_of(code) == Unit(base, factor)


CHECKED = {
    "g": "gram", "sr": "steradian", "Hz": "hertz", "N": "newton", "Pa": "pascal", "J": "joule", "W": "watt",
    "C": "coulomb", "V": "volt", "F": "farad", "Ohm": "ohm", "S": "siemens", "Wb": "weber", "T": "tesla", "H": "henry",
    "lm": "lumen", "lx": "lux", "Bq": "becquerel", "Ci": "curie", "Gy": "gray", "Sv": "sievert", "kat": "katal",
    "L": "liter", "l": "liter", "t": "metric_ton", "u": "unified_atomic_mass_unit", "eV": "electron_volt",
    "bar": "bar", "atm": "standard_atmosphere", "m[H2O]": "meter_H2O", "m[Hg]": "meter_Hg", "[g]": "standard_gravity",
    "min": "minute", "h": "hour", "d": "day", "wk": "week", "a": "year", "Cel": "degree_Celsius",
    "deg": "degree", "'": "arcminute", "''": "arcsecond", "ar": "are", "har": "hectare", "Ao": "angstrom",
    "[in_i]": "inch", "[ft_i]": "foot", "P": "poise", "St": "stokes", "%": "percent", "[ppm]": "ppm",
    "bit": "bit", "By": "byte",
}  # fmt: skip
"""Atoms by the names pint has for them; of it those that stand for themselves are left out, and operations, which it
does not count."""


def test_atoms_are_what_another_library_says_they_are() -> None:
    theirs = UnitRegistry()
    assert ATOMS.keys() - CHECKED.keys() == {"m", "s", "K", "A", "cd", "mol", "rad", "FLOPS"}
    for symbol, name in CHECKED.items():
        zero, one = (theirs.Quantity(value, name).to_base_units() for value in (0.0, 1.0))
        sizes = {theirs.get_symbol(base): int(power) for base, power in one.unit_items()}
        base = ".".join(f"{unit}{power if power != 1 else ''}" for unit, power in sorted(sizes.items()))
        ours = unit_of(symbol)
        assert (ours.base, float(ours.offset)) == (base or "1", pytest.approx(zero.magnitude)), symbol
        assert float(ours.factor + ours.offset) == pytest.approx(one.magnitude, rel=1e-8), symbol


@given(NUMBERS, st.sampled_from(CODES), st.sampled_from(CODES))
def test_equal_quantities_are_equal(number: Decimal, code: str, other: str) -> None:
    if unit_of(code).base != unit_of(other).base:
        return
    same = (unit_of(code).to_base(Fraction(number)) - unit_of(other).offset) / unit_of(other).factor
    exact = Decimal(same.numerator) / Decimal(same.denominator)
    if Fraction(exact) != same or abs(exact.adjusted()) > 30:
        return  # a third of an hour has no decimal text
    one = canonical(Specification(value=f"{number:f}", unit=code))
    assert one == canonical(Specification(value=f"{exact:f}", unit=other))


def test_three_ways_to_say_one_value() -> None:
    one, two, three = (canonical(read(text)) for text in ("400 МГц", "400 MHz", "0,4 ГГц"))
    assert one == two == three == Canonical(4e8, 4e8, "s-1")
    least = canonical(read("≥ 400 MHz"))
    assert least == Canonical(4e8, float("inf"), "s-1")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("0,2–2,5 мкм", Specification(min="0.2", max="2.5", unit="um")),
        ("2,5-0,2 µm", Specification(min="0.2", max="2.5", unit="um")),
        ("−20…40 °C", Specification(min="-20", max="40", unit="Cel")),
        ("−20–−5 °С", Specification(min="-20", max="-5", unit="Cel")),
        ("(3 ± 0,1) нм", Specification(value="3", uncertainty="0.1", unit="nm")),
        ("100 000 аб/хв", Specification(value="100000", unit="/min")),
        ("<= 5·10⁻⁷ Па", Specification(max="0.0000005", unit="Pa")),
        ("5x10^-7 Pa", Specification(value="0.0000005", unit="Pa")),
        ("2 cm⁻¹", Specification(value="2", unit="cm-1")),
        ("3 м2", Specification(value="3", unit="m2")),
        ("400 мгц", Specification(value="400", unit="MHz")),
        ("10″", Specification(value="10", unit="''")),
        ("12", Specification(value="12")),
    ],
)
def test_what_people_write_is_read(text: str, wanted: Specification) -> None:
    assert read(text) == wanted


@pytest.mark.parametrize("label", ["ru", "be", "code"])
def test_units_are_read_by_label_and_by_code(label: str) -> None:
    for term in vocabularies().terms("unit"):
        said = term.code if label == "code" else getattr(term.label, label)
        if said == "g" and term.code == "[g]":
            continue  # a gram's code is the label of free fall
        assert read(f"5 {said}") == Specification(value="5", unit=term.code)


@pytest.mark.parametrize("text", ["abc", "", "1,5,3 м", "1.000,5 м", "1e999 м", "м", "— 5"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        read_measure(text, vocabularies(), "specs[2].value")
    assert (refused.value.field, refused.value.check) == ("specs[2].value", Check.NOT_A_NUMBER)


@pytest.mark.parametrize("text", ["5 попугаев", "5 mw", "5 МГц МГц"])
def test_a_unit_is_not_guessed(text: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        read(text)
    assert refused.value.check is Check.UNKNOWN_TERM


@given(st.text("0123456789 ,.-–…±·()⁻⁷eEx^<>≥≤мМMHzГц°C/", max_size=40))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    try:
        spec = read(text)
    except InvalidValue:
        return
    assert canonical(spec) is not None


@given(NUMBERS, st.sampled_from([code for code in CODES if code != "[g]"]))
def test_what_was_written_down_is_read_again(number: Decimal, code: str) -> None:
    text = f"{number:f}"
    label = vocabularies().label("unit", code).ru
    assert read(f"{text.replace('.', ',').replace('-', '−')} {label}") == Specification(value=text, unit=code)


def test_what_holds_no_number_has_no_size() -> None:
    assert canonical(Specification(unit="m")) is None
    assert canonical(Specification(value="NaN", unit="m")) is None
    assert canonical(Specification(value="1e999999", unit="m")) is None
