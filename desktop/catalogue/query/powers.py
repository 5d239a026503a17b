"""Powers of ten as people type them: 5·10⁻³, 5×10^-3, 5*10**-3, 5·10-3, 5e-3, 10⁻³. They are one number."""

from __future__ import annotations

import re
import unicodedata

_MINUS = str.maketrans({"−": "-", "⁻": "-", "⁺": "+"})
_RAISED = r" ?\^ ?\(?[+−-]?\d{1,2}\)?|\*\*\(?[+−-]?\d{1,2}\)?|[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}"
BEHIND = rf"(?: ?[·⋅∙×x\u0445*] ?10(?:{_RAISED})|[·⋅∙×*]10[−-]\d{{1,2}}(?!\d)|e[+−-]?\d{{1,2}}(?![\d.]))"
"""A pattern for what makes the number before it one with a power of ten. A figure lowered to the line by copying counts
where nothing but a power can stand: directly behind a sign that multiplies by ten."""
ALONE = rf"10(?:{_RAISED})"
"""The same for a power that nothing is multiplied by."""
_TIMES = re.compile(rf" ?[·⋅∙×x\u0445*] ?10(?=[ \^*⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹−-])|(?<![\d.,])10(?={_RAISED})", re.IGNORECASE)
_SIGNS = re.compile(r"[()^* ]")
_POWER = re.compile(rf"(?P<mantissa>\d[\d.,]*)(?P<power>{BEHIND})|(?<![\d.,])(?P<alone>{ALONE})", re.IGNORECASE)


def tidy(number: str) -> str:
    """A number as `sync.measures` reads it: a power of ten behind `e`, whatever it was typed with."""
    mantissa, found, power = _halves(number)
    return f"{mantissa}e{power}" if found else number


def _halves(number: str) -> tuple[str, bool, str]:
    times = _TIMES.search(number)
    if not times:
        mantissa, sign, power = number.lower().partition("e")
        return mantissa, bool(sign), power.translate(_MINUS)
    raised = _SIGNS.sub("", number[times.end() :]).translate(_MINUS)
    return number[: times.start()] or "1", True, unicodedata.normalize("NFKC", raised)


def spellings(text: str) -> tuple[str, ...]:
    """A quantity with a power of ten in each spelling a record may have it in; none for a text without one."""
    found = _POWER.search(text)
    if not found:
        return ()
    mantissa, _found, power = _halves(found.group())
    raised = f"10{power.lstrip('+').translate(_UP)}", f"10^{power.lstrip('+')}"
    said = [f"{mantissa}e{power}", *(f"{mantissa}·{one}" for one in raised), *(raised if mantissa == "1" else ())]
    return tuple(text[: found.start()] + one + text[found.end() :] for one in said)


_UP = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
