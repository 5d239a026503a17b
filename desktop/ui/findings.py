"""What a check found about a value, in words: a sentence without a full stop, as it stands below a field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.language import N_, _
from sync.errors import Check

if TYPE_CHECKING:
    from sync.checks import Problem

_CHECKS = {
    Check.REQUIRED: N_("Needed for publication"),
    Check.TOO_LONG: N_("Too long: at most {hint} characters"),
    Check.NOT_A_NUMBER: N_("This is not a number"),
    Check.NOT_WHOLE: N_("A whole number is needed"),
    Check.OUT_OF_RANGE: N_("The number must lie within {hint}"),
    Check.NOT_A_DATE: N_("There is no such date"),
    Check.NOT_A_URL: N_("An address begins with http:// or https://"),
    Check.NOT_AN_EMAIL: N_("This is not an e-mail address"),
    Check.NOT_A_PHONE: N_("A phone number begins with + and the country code"),
    Check.CHECK_DIGIT: N_("The check digit of the number {hint} does not match"),
    Check.NOT_A_UID: N_("This is not the number of a record"),
    Check.UNKNOWN_TERM: N_("The vocabulary has no term “{given}”"),
    Check.EXCLUDED_TERM: N_("The term “{given}” has been taken out of the vocabulary"),
    Check.UNKNOWN_FIELD: N_("Such a record has no such field"),
    Check.WRONG_SHAPE: N_("The value cannot be read"),
    Check.END_BEFORE_START: N_("The end is earlier than the beginning"),
    Check.MIXED_ALPHABETS: N_("Latin letters in the word “{given}”"),
    Check.DUPLICATE: N_("This is here already"),
}
_REGISTERS = {"unp": N_("UNP"), "inn": N_("INN"), "ogrn": N_("OGRN")}


def check_words(check: Check, given: str = "", hint: str = "") -> str:
    """One failed check as a sentence without a full stop, as it stands below a field."""
    if check is Check.CHECK_DIGIT:
        hint = _(_REGISTERS[hint]) if hint in _REGISTERS else hint.upper()
    return _(_CHECKS[check]).format(given=given, hint=_range(hint) if check is Check.OUT_OF_RANGE else hint)


def _range(hint: str) -> str:
    low, _dash, high = hint.partition("–")
    if low and high:
        return f"{low}–{high}"
    return _("from {low}").format(low=low) if low else _("up to {high}").format(high=high)


def problem_words(problem: Problem) -> str:
    """A finding about a value as a sentence."""
    return check_words(problem.check, problem.given, problem.hint)
