"""Towns of both countries as places to measure from: found by a name in either language, however it is spelt.

The shipped table has 2,893 towns with coordinates; most lack a Belarusian name, so that a town is also found by the
sound of its name, which both languages share. A town is named by its code, which no release changes.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

import msgspec

from desktop.catalogue import words
from sync.bilingual import Bilingual
from sync.refusal import Refusal
from sync.vocabularies import read_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

ALIKE = 0.6
"""Names less alike than this (difflib's ratio) are not offered instead of an unknown one."""


class Town(msgspec.Struct, frozen=True):
    """`code` is its number in GeoNames, `region` and `country` codes of vocabularies, degrees as in WGS 84; `lies` says
    in which region and country, as people read it."""

    code: str
    name: Bilingual
    lies: Bilingual
    region: str
    country: str
    lat: float
    lon: float


class Towns:
    """The towns of one table, the most populous first."""

    def __init__(self, towns: Sequence[Town]) -> None:
        self._towns = towns
        self._by_code = {town.code: town for town in towns}

    def __iter__(self) -> Iterator[Town]:
        return iter(self._towns)

    def of(self, code: str) -> Town | None:
        """The town of a code."""
        return self._by_code.get(code)

    def named(self, text: str, country: str = "") -> Town | None:
        """The most populous town that is called so in either language, in that country if one is given; by its code it
        is always meant. The sound of a name is asked only where nobody is spelt so."""
        if town := self.of(text.strip()):
            return town
        said = words.norm(text)
        found = self._spelt.get(said) or self._sounding(said, whole=True)
        return next((town for town in found if not country or town.country == country), None)

    def asked(self, text: str) -> Town:
        """The town of a name. Raises UnknownTown with the nearest names."""
        town = self.named(text)
        if town is None:
            raise UnknownTown(text, tuple(each.name for each in self.alike(text)))
        return town

    def beginning(self, text: str, most: int) -> tuple[Town, ...]:
        """Towns whose name, or a word of it, begins so in either language, else those that sound so; the most populous
        first, at most so many. Without text the largest."""
        said = words.norm(text)
        if not said:
            return tuple(self._towns[:most])
        found = [town for town in self._towns if any(_begins(name, said) for name in _norms(town))]
        found.sort(key=lambda town: not any(name.startswith(said) for name in _norms(town)))
        return tuple(found[:most]) or tuple(self._sounding(said, whole=False)[:most])

    def alike(self, text: str, most: int = 3) -> tuple[Town, ...]:
        """Towns with the names nearest to one nobody has, the nearest first."""
        from difflib import get_close_matches

        near = get_close_matches(words.norm(text), list(self._spelt), n=most, cutoff=ALIKE)
        return tuple({town.code: town for name in near for town in self._spelt[name][:1]}.values())

    def _sounding(self, said: str, whole: bool) -> list[Town]:
        """Towns whose names have words that may mean the same as those that are said: no others where it is `whole`."""
        asked = [words.query_keys(word) for word in words.split(said)]
        found = [{code for key in keys for code in self._sounds.get(key, ())} for keys in asked]
        towns = self._of_codes(set.intersection(*found)) if found else []
        return [town for town in towns if not whole or len(asked) in map(len, map(words.split, _norms(town)))]

    def _of_codes(self, codes: set[str]) -> list[Town]:
        return [town for town in self._towns if town.code in codes]

    @cached_property
    def _spelt(self) -> dict[str, list[Town]]:
        spelt = defaultdict[str, list[Town]](list)
        for town in self._towns:
            for name in dict.fromkeys(_norms(town)):
                spelt[name].append(town)
        return dict(spelt)

    @cached_property
    def _sounds(self) -> dict[str, set[str]]:
        sounds = defaultdict[str, set[str]](set)
        for town in self._towns:
            for word in {word for name in _norms(town) for word in words.split(name)}:
                for key in words.all_keys(word):
                    sounds[key].add(town.code)
        return dict(sounds)


def _norms(town: Town) -> tuple[str, ...]:
    return tuple(words.norm(name) for name in (town.name.ru, town.name.be) if name)


def _begins(name: str, said: str) -> bool:
    return name.startswith(said) or f" {said}" in name or f"-{said}" in name


@cache
def shipped_towns() -> Towns:
    """The towns that come with the program, read when first asked for."""
    from desktop.paths import RESOURCES

    return read_towns(RESOURCES / "vocabularies")


def read_towns(folder: Path) -> Towns:
    """The towns of cities.tsv, in the regions and countries of the other two tables beside it."""
    tables = (folder / "regions.tsv", folder / "countries.tsv")
    labels = {term.code: term.label for table in tables for term in read_terms(table)}
    with (folder / "cities.tsv").open(encoding="utf-8", newline="") as lines:
        rows: Iterable[dict[str, str]] = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        ordered = sorted(rows, key=lambda row: -int(row["population"] or 0))
    return Towns([_town(row, labels) for row in ordered])


def _town(row: dict[str, str], labels: Mapping[str, Bilingual]) -> Town:
    name = Bilingual(row["name_ru"], row["name_be"])
    above = [labels[code] for code in (row["region"], row["country"]) if labels[code].ru != name.ru]
    lies = Bilingual(", ".join(label.ru for label in above), ", ".join(label.be for label in above))
    return Town(row["geonameid"], name, lies, row["region"], row["country"], float(row["lat"]), float(row["lon"]))


@dataclass(eq=False)
class UnknownTown(Refusal):
    """No town is called so; `nearest` are names of those that sound or look most like it."""

    name: str
    nearest: tuple[Bilingual, ...] = ()
