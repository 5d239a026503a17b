"""Measured values as people write them, as records keep them, and as they are compared.

A record keeps what was written: a value or a range in decimal text, and the UCUM code of the unit. `canonical` says how
much that is in base units, so that 400 MHz and 0.4 GHz are one value.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from sync.errors import Check, InvalidValue
from sync.rows import Specification
from sync.units import unit_of

if TYPE_CHECKING:
    from sync.vocabularies import Vocabularies

LONGEST = 30
"""Digits of a number: a measured value has no more, and nobody gets a text of a thousand noughts from `1e999`."""


class Canonical(NamedTuple):
    """A measured value as a range in base units, infinite where an end is open. `unit` is the base: `sync.units`."""

    low: float
    high: float
    unit: str


def canonical(spec: Specification) -> Canonical | None:
    """How much a specification is: equal quantities are equal floats. None where it holds no number.

    The uncertainty does not widen it. Ends are put in order; a single value has two equal ends.
    """
    value, low, high = map(_fraction, (spec.value, spec.min, spec.max))
    found = [number for number in (value, low, high) if number is not None]
    if not found:
        return None
    unit = unit_of(spec.unit)
    single = value is not None
    lowest = float(unit.to_base(min(found))) if single or low is not None else float("-inf")
    highest = float(unit.to_base(max(found))) if single or high is not None else float("inf")
    return Canonical(lowest, highest, unit.base)


def _fraction(text: str) -> Fraction | None:
    """None for '' and for what no check has ever let through; a bundle may hold anything its centre has signed."""
    if not text:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return Fraction(number) if number.is_finite() and abs(number.adjusted()) <= LONGEST else None


def read_measure(text: str, vocabularies: Vocabularies, path: str = "") -> Specification:
    """A specification without a parameter: value or ends in decimal text, uncertainty, UCUM code of the unit.

    Reads `400 MHz`, `0,4 GHz`, `0.2–2.5 µm`, `−20…40 °C`, `(3 ± 0,1) nm`, `1 200 kV`, `5·10⁻⁷ Pa`; units by
    their code or by their label in either language, in this order: `g` is a gram. Raises InvalidValue at `path`:
    NOT_A_NUMBER for what does not begin with a number, UNKNOWN_TERM for a unit nobody described.
    """
    plain = _plain(text)
    found = _MEASURE.fullmatch(plain)
    if not found:
        raise InvalidValue(path, Check.NOT_A_NUMBER, given=text[:200])
    unit = _unit(found["unit"], vocabularies)
    if unit is None:
        raise InvalidValue(path, Check.UNKNOWN_TERM, given=found["unit"][:200], hint="unit")
    first, second = (_decimal(found[name], text, path) for name in ("first", "second"))
    if found["sign"]:
        at_most = found["sign"] in ("<", "<=", "≤", "⩽")
        return Specification(max=first, unit=unit) if at_most else Specification(min=first, unit=unit)
    if found["between"] in ("±", "+/-"):
        return Specification(value=first, uncertainty=second.lstrip("-"), unit=unit)
    if second:
        low, high = sorted((first, second), key=Decimal)
        return Specification(min=low, max=high, unit=unit)
    return Specification(value=first, unit=unit)


def _decimal(number: str | None, text: str, path: str) -> str:
    if not number:
        return ""
    mantissa, _, power = "".join(number.split()).replace(",", ".").partition("e")
    exact = Decimal(mantissa).scaleb(int(power or 0))
    if abs(exact.adjusted()) > LONGEST:
        raise InvalidValue(path, Check.NOT_A_NUMBER, given=text[:200])
    return f"{exact:f}"


def _unit(said: str, vocabularies: Vocabularies) -> str | None:
    """The code of a unit as written; where only the size of letters differs, the one unit that can be meant."""
    if not said:
        return ""
    if vocabularies.find("unit", said):
        return said
    wanted, loose = _folded(said), set()
    for term in vocabularies.terms("unit"):
        names = {_folded(name) for name in (term.code, term.label.ru, term.label.be)}
        if wanted in names:
            return term.code
        if wanted.casefold() in {name.casefold() for name in names}:
            loose.add(term.code)
    return loose.pop() if len(loose) == 1 else None


def _folded(unit: str) -> str:
    """A unit without spaces, raised figures made plain, one sign for each product and prime."""
    return "".join(unicodedata.normalize("NFKC", unit).translate(_SIGNS).replace("**", "").split())


def _plain(text: str) -> str:
    """One kind of minus, of space and of power; a range's dash stays as it is only between numbers."""
    plain = " ".join(unicodedata.normalize("NFC", text).translate(_MINUS).split())
    plain = _POWER.sub(lambda found: f"e{_figures(found[1])}", plain)
    return _EXPONENT.sub("e", plain)


def _figures(raised: str) -> str:
    return unicodedata.normalize("NFKC", raised).translate(_MINUS).replace("^", "").replace(" ", "")


_MINUS = str.maketrans({"−": "-", "‑": "-", "﹣": "-", "－": "-"})
_SIGNS = str.maketrans({"−": "-", "·": ".", "⋅": ".", "∙": ".", "*": ".", "×": ".", "^": "", "′": "'", "″": "''",
                        '"': "''", "µ": "u", "μ": "u", "\u2103": "°C", "\u0421": "C"})  # fmt: skip
"""The last is the Cyrillic letter that looks like C: it is typed after ° more often than the Latin one."""
_POWER = re.compile(r"(?<=\d) ?[·⋅∙×x\u0445*] ?10(\^ ?[+-]?\d{1,3}|[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})", re.IGNORECASE)
_EXPONENT = re.compile(r"(?<=\d)[eE](?=[+-]?\d)")
_NUMBER = r"[+-]?(?:\d{1,3}(?: \d{3})+|\d{1,30})(?:[.,]\d{1,30})?(?:e[+-]?\d{1,3})?"
_MEASURE = re.compile(
    rf"(?P<sign>≥|≤|⩾|⩽|>=|<=|>|<)? ?"
    rf"\(?(?P<first>{_NUMBER})(?: ?(?P<between>\.\.\.|…|[-–—÷]|±|\+/-) ?(?P<second>{_NUMBER}))?\)?"
    rf" ?(?P<unit>(?![-\d.,])\S.{{0,40}})?"
)
