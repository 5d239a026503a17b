"""The words of tables in both languages: labels of fields, yes and no, other names of columns."""

from __future__ import annotations

import csv
from collections.abc import Callable
from functools import cache

from desktop.language import translation
from desktop.paths import RESOURCES
from sync.bilingual import Lang
from sync.fields import N_
from sync.tables.money import Money
from sync.tables.spoken import Spoken

HEADERS = RESOURCES / "tables" / "headers.tsv"
MONEY = RESOURCES / "tables" / "money.tsv"
SPOKEN = RESOURCES / "tables" / "spoken.tsv"
_YES, _NO = N_("yes"), N_("no")


def words() -> dict[Lang, Callable[[str], str]]:
    """Looks a label up in each language."""
    return {lang: translation(lang).gettext for lang in Lang}


@cache
def synonyms() -> dict[str, tuple[str, ...]]:
    """Other words for a path, as offices write them over a column (`resources/tables/headers.tsv`)."""
    found: dict[str, tuple[str, ...]] = {}
    with HEADERS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            found[row["path"]] = (*found.get(row["path"], ()), row["header"])
    return found


@cache
def spoken() -> Spoken:
    """Words behind numbers and names of months, as offices write them (`resources/tables/spoken.tsv`)."""
    units: dict[str, set[str]] = {}
    months: dict[str, int] = {}
    with SPOKEN.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            if row["month"]:
                months[row["word"]] = int(row["month"])
            else:
                units.setdefault(row["field"], set()).add(row["word"])
    return Spoken({name: frozenset(found) for name, found in units.items()}, months, money())


@cache
def money() -> Money:
    """Words for currencies, as offices write them (`resources/tables/money.tsv`)."""
    with MONEY.open(encoding="utf-8", newline="") as lines:
        return Money({row["word"]: row["code"] for row in csv.DictReader(lines, delimiter="\t")})


def yes_words() -> frozenset[str]:
    """What means yes in a cell, in lower case."""
    return frozenset({_YES, "1", "true", "x", "+"}) | _both(_YES)


def no_words() -> frozenset[str]:
    """What means no in a cell, in lower case."""
    return frozenset({_NO, "0", "false", "-"}) | _both(_NO)


def _both(message: str) -> frozenset[str]:
    return frozenset(say(message).casefold() for say in words().values())
