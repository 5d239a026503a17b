"""Forms of the words of a hunspell dictionary: suffix rules applied, prefixes left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

DEEPEST = 2
"""A suffix may call for further suffixes; so many follow each other at most."""


class Suffix(NamedTuple):
    """One rule: letters cut from the end, letters put there, the ends it fits, flags of what may follow."""

    cut: str
    add: str
    fits: re.Pattern[str]
    flags: str


class Entry(NamedTuple):
    """One line of a dictionary."""

    base: str
    flags: str


def read_suffixes(aff: Path) -> dict[str, list[Suffix]]:
    """Suffix rules by flag."""
    rules: dict[str, list[Suffix]] = {}
    for line in aff.read_text(encoding="utf-8").splitlines():
        parts = line.split()
        if len(parts) < 5 or parts[0] != "SFX":
            continue
        add, _, flags = parts[3].partition("/")
        fits = re.compile("" if parts[4] == "." else f"(?:{parts[4]})$")
        rules.setdefault(parts[1], []).append(Suffix(parts[2].strip("0"), add.strip("0"), fits, flags))
    return rules


def read_entries(dic: Path) -> list[Entry]:
    """Entries in the order of the file; its first line is their number."""
    lines = dic.read_text(encoding="utf-8").splitlines()[1:]
    split = (line.split("\t")[0].strip().partition("/") for line in lines)
    return [Entry(base, flags) for base, _, flags in split if base]


def forms(entry: Entry, rules: Mapping[str, list[Suffix]]) -> set[str]:
    """The base of an entry and all it becomes."""
    return set(_grown(entry.base, entry.flags, rules, 0))


def _grown(base: str, flags: str, rules: Mapping[str, list[Suffix]], depth: int) -> Iterator[str]:
    yield base
    if depth == DEEPEST:
        return
    for flag in flags:
        for rule in rules.get(flag, ()):
            if base.endswith(rule.cut) and rule.fits.search(base):
                yield from _grown(base[: len(base) - len(rule.cut)] + rule.add, rule.flags, rules, depth + 1)
