"""What a check found about a value, in words: a sentence without a full stop, as it stands below a field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.language import N_, _, current
from sync.bilingual import Lang
from sync.errors import Check
from sync.findings import FINDINGS

if TYPE_CHECKING:
    from sync.checks import Problem

_REGISTERS = {"unp": N_("UNP"), "inn": N_("INN"), "ogrn": N_("OGRN")}


def check_words(check: Check, given: str = "", hint: str = "") -> str:
    """One failed check as a sentence without a full stop, as it stands below a field."""
    if check is Check.CHECK_DIGIT:
        hint = _(_REGISTERS[hint]) if hint in _REGISTERS else hint.upper()
    told = _(FINDINGS[check]).format(given=given, hint=_range(hint) if check is Check.OUT_OF_RANGE else hint)
    return f"{told}: {_own_line(hint)}" if check is Check.CIRCULAR and hint else told


def _own_line(hint: str) -> str:
    """Of a line for each language that of the reader."""
    return dict(zip(Lang, hint.split("\n"), strict=False)).get(current(), hint)


def _range(hint: str) -> str:
    low, _dash, high = hint.partition("–")
    if low and high:
        return f"{low}–{high}"
    return _("from {low}").format(low=low) if low else _("up to {high}").format(high=high)


def problem_words(problem: Problem) -> str:
    """A finding about a value as a sentence."""
    return check_words(problem.check, problem.given, problem.hint)
