"""Units of measurement by their UCUM codes: what one of them is in base units, exactly.

The sizes of the atoms come from pint, in decimals; how a code is put together of prefixes, atoms and exponents is
read here, since UCUM's letters are not pint's (`a` is a year, `h` an hour). All is kept as fractions: sixty per
minute is one per second, not nearly one. A code nobody knows (a hardness scale, decibels, which are no multiples of
anything) is a base unit of its own: equal only to itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pint import UnitRegistry


@dataclass(frozen=True)
class Unit:
    """A value in this unit times `factor` plus `offset` is the value in `base`, a UCUM code of base units."""

    base: str
    factor: Fraction = Fraction(1)
    offset: Fraction = Fraction(0)

    def to_base(self, value: Fraction) -> Fraction:
        """The value in base units, exactly."""
        return value * self.factor + self.offset


@cache
def unit_of(code: str) -> Unit:
    """The unit of a UCUM code. '' is a bare number, whose base is `1`; an unknown code is its own base."""
    try:
        return _composed(code)
    except _UnknownAtomError:
        return Unit(code)


class _UnknownAtomError(Exception):
    """A part of a code that no table here names."""


def _composed(code: str) -> Unit:
    parts = list(_parts(code))
    if len(parts) == 1 and parts[0][1] == 1:
        return _prefixed(parts[0][0])
    factor, sizes = Fraction(1), dict[str, int]()
    for symbol, power in parts:
        unit = _prefixed(symbol)
        if unit.offset:
            raise _UnknownAtomError(symbol)  # a degree Celsius within a product is a difference, which is not said
        factor *= unit.factor**power
        for base, exponent in _parts(unit.base):
            sizes[base] = sizes.get(base, 0) + exponent * power
    return Unit(_written(sizes), factor)


def _parts(code: str) -> list[tuple[str, int]]:
    """`kg.m2/s2` as kg 1, m 2, s -2. Annotations in braces say nothing about the size."""
    code = _ANNOTATION.sub("", code)
    if code in ("", "1"):
        return []
    if not _CODE.fullmatch(code):
        raise _UnknownAtomError(code)
    return [
        (symbol, (-1 if sign == "/" else 1) * int(power or 1))
        for sign, symbol, power in _PART.findall(code)
        if symbol != "1"
    ]


def _prefixed(symbol: str) -> Unit:
    if symbol in ATOMS:
        return _atom(symbol)
    for prefix, size in PREFIXES.items():
        if symbol.startswith(prefix) and symbol[len(prefix) :] in ATOMS:
            unit = _atom(symbol[len(prefix) :])
            return Unit(unit.base, unit.factor * size)
    raise _UnknownAtomError(symbol)


@cache
def _atom(symbol: str) -> Unit:
    pint = _pint()
    zero, one = (pint.Quantity(Decimal(value), ATOMS[symbol]).to_base_units() for value in (0, 1))
    sizes = {pint.get_symbol(name): int(Decimal(str(power))) for name, power in one.unit_items()}
    offset = Fraction(zero.magnitude)
    return Unit(_written(sizes), Fraction(one.magnitude) - offset, offset)


@cache
def _pint() -> UnitRegistry[Any]:
    """Loaded when the first measure is read: a quarter of a second that no start needs."""
    import pint

    registry: UnitRegistry[Any] = pint.UnitRegistry(non_int_type=Decimal)
    registry.define("floating_point_operation = [computation] = FLO")
    registry.define("floating_point_operations_per_second = floating_point_operation / second")
    return registry


def _written(sizes: dict[str, int]) -> str:
    parts = (f"{symbol}{power if power != 1 else ''}" for symbol, power in sorted(sizes.items()) if power)
    return ".".join(parts) or "1"


_ANNOTATION = re.compile(r"\{[^}]*\}")
_SYMBOL = r"[A-Za-z%']+(?:\[[^\]]+\])?|\[[^\]]+\]|1(?!\d)"
_PART = re.compile(rf"([./]?)({_SYMBOL})([+-]?\d+)?")
_CODE = re.compile(rf"/?(?:{_SYMBOL})(?:[+-]?\d+)?(?:[./](?:{_SYMBOL})(?:[+-]?\d+)?)*")

PREFIXES = {
    symbol: Fraction(10) ** power
    for symbol, power in {
        "Y": 24, "Z": 21, "E": 18, "P": 15, "T": 12, "G": 9, "M": 6, "k": 3, "h": 2, "da": 1,
        "d": -1, "c": -2, "m": -3, "u": -6, "n": -9, "p": -12, "f": -15, "a": -18, "z": -21, "y": -24,
    }.items()
} | {symbol: Fraction(2) ** power for symbol, power in {"Ki": 10, "Mi": 20, "Gi": 30, "Ti": 40}.items()}  # fmt: skip

ATOMS = {
    "m": "meter", "s": "second", "g": "gram", "K": "kelvin", "A": "ampere", "cd": "candela", "mol": "mole",
    "rad": "radian", "sr": "steradian", "Hz": "hertz", "N": "newton", "Pa": "pascal", "J": "joule", "W": "watt",
    "C": "coulomb", "V": "volt", "F": "farad", "Ohm": "ohm", "S": "siemens", "Wb": "weber", "T": "tesla", "H": "henry",
    "lm": "lumen", "lx": "lux", "Bq": "becquerel", "Ci": "curie", "Gy": "gray", "Sv": "sievert", "kat": "katal",
    "L": "liter", "l": "liter", "t": "metric_ton", "u": "unified_atomic_mass_unit", "eV": "electron_volt",
    "bar": "bar", "atm": "standard_atmosphere", "m[H2O]": "meter_H2O", "m[Hg]": "meter_Hg", "[g]": "standard_gravity",
    "min": "minute", "h": "hour", "d": "day", "wk": "week", "a": "year", "Cel": "degree_Celsius",
    "deg": "degree", "'": "arcminute", "''": "arcsecond", "ar": "are", "har": "hectare", "Ao": "angstrom",
    "[in_i]": "inch", "[ft_i]": "foot", "P": "poise", "St": "stokes", "%": "percent", "[ppm]": "ppm",
    "bit": "bit", "By": "byte", "FLOPS": "floating_point_operations_per_second",
}  # fmt: skip
"""UCUM's atoms by the names pint knows them under."""
