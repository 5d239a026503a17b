"""Units of measurement by their UCUM codes: what one of them is in base units, exactly.

The sizes of the atoms are written down here in decimals, as the SI and UCUM define them; how a code is put together of
prefixes, atoms and exponents is read. All is kept as fractions: sixty per minute is one per second, not nearly one. A
code nobody knows (a hardness scale, decibels, which are no multiples of anything) is a base unit of its own: equal only
to itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache


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
    base, factor, *offset = ATOMS[symbol].split()
    size, _, parts = factor.partition("/")
    return Unit(base, Fraction(size) / Fraction(parts or 1), *map(Fraction, offset))


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

_DEGREE = "0.01745329251994329576923690768488612713"

ATOMS = {
    "m": "m 1", "s": "s 1", "g": "kg 0.001", "K": "K 1", "A": "A 1", "cd": "cd 1", "mol": "mol 1", "rad": "rad 1",
    "sr": "rad2 1", "Hz": "s-1 1", "N": "kg.m.s-2 1", "Pa": "kg.m-1.s-2 1", "J": "kg.m2.s-2 1", "W": "kg.m2.s-3 1",
    "C": "A.s 1", "V": "A-1.kg.m2.s-3 1", "F": "A2.kg-1.m-2.s4 1", "Ohm": "A-2.kg.m2.s-3 1", "S": "A2.kg-1.m-2.s3 1",
    "Wb": "A-1.kg.m2.s-2 1", "T": "A-1.kg.s-2 1", "H": "A-2.kg.m2.s-2 1", "lm": "cd.rad2 1", "lx": "cd.m-2.rad2 1",
    "Bq": "count.s-1 1", "Ci": "count.s-1 3.7E10", "Gy": "m2.s-2 1", "Sv": "m2.s-2 1", "kat": "mol.s-1 1",
    "L": "m3 0.001", "l": "m3 0.001", "t": "kg 1000", "u": "kg 1.66053906892E-27", "eV": "kg.m2.s-2 1.602176634E-19",
    "bar": "kg.m-1.s-2 100000", "atm": "kg.m-1.s-2 101325", "m[H2O]": "kg.m-1.s-2 9806.65",
    "m[Hg]": "kg.m-1.s-2 133322.387415", "[g]": "m.s-2 9.80665", "min": "s 60", "h": "s 3600", "d": "s 86400",
    "wk": "s 604800", "a": "s 31557600", "Cel": "K 1 273.15", "deg": f"rad {_DEGREE}", "'": f"rad {_DEGREE}/60",
    "''": f"rad {_DEGREE}/3600", "ar": "m2 100", "har": "m2 10000", "Ao": "m 1E-10", "[in_i]": "m 0.0254",
    "[ft_i]": "m 0.3048", "P": "kg.m-1.s-1 0.1", "St": "m2.s-1 0.0001", "%": "1 0.01", "[ppm]": "1 0.000001",
    "bit": "bit 1", "By": "bit 8", "FLOPS": "FLO.s-1 1",
}  # fmt: skip
"""UCUM's atoms: the base, how many of it one is, for degrees of temperature where it begins. The unified atomic mass
unit is that of CODATA 2022."""
