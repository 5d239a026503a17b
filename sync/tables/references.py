"""References as people read them: «name · number · uid» in one cell, and any part of that on the way back.

The name is for the reader, the identity for the program. Where the two disagree the cell says so: whoever has written
another name over the first and left the rest meant something by it.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple, Protocol

import msgspec

from sync.bilingual import Bilingual, Lang
from sync.checks import is_uid
from sync.fields import Search
from sync.registry import fields_of

if TYPE_CHECKING:
    from sync.records import Record

DIVIDER = " · "


class Called(msgspec.Struct, frozen=True):
    """What a record is called."""

    uid: str
    number: str = ""
    name: Bilingual = Bilingual()

    def label(self, lang: Lang) -> str:
        """What stands in a cell: its name in a language, else in the other, its number, its identity."""
        name = self.name.get(lang) or self.name.get(lang.other)
        return DIVIDER.join(filter(None, (" ".join(name.split()), self.number, self.uid)))

    def answers(self, words: str) -> bool:
        """Whether words before the last divider are its name, its number or both, whatever the language and case."""
        names = {folded(self.name.get(lang)) for lang in Lang}
        both = {folded(f"{name}{DIVIDER}{self.number}") for name in names}
        return folded(words) in {*names, *both, folded(self.number)}


def called(record: Record) -> Called:
    """What a record is called: of one without a name, as a certificate, its first line of a title."""
    name = getattr(record, "name", None)
    if isinstance(name, Bilingual):
        return Called(record.uid, record.number, name)
    titles = (field.name for field in fields_of(record.kind).values() if field.search is Search.TITLE)
    title = next((getattr(record, title) for title in titles if title != "number"), "")
    return Called(record.uid, record.number, Bilingual(title, title) if isinstance(title, str) else Bilingual())


def folded(name: str) -> str:
    """A name as it is compared: without case and doubled spaces."""
    return " ".join(name.split()).casefold()


class Names(Protocol):
    """Finds records by what people call them."""

    def uids(self, text: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
        """Uids of the records of these kinds (any, if none are given) with this uid, number or exact name."""
        ...

    def called(self, uid: str) -> Called | None:
        """What a record is called, None where there is no such record."""
        ...

    def nearest(self, text: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
        """Labels of up to three records called nearly so, the nearest first."""
        ...


class How(Enum):
    """How sure it is which record a cell means."""

    SURE = auto()
    OTHERWISE = auto()  # the record is called otherwise now
    SEVERAL = auto()  # more than one record is called so
    CONTRADICTS = auto()  # the words mean one record, the number or identity another
    UNKNOWN = auto()


class Meant(NamedTuple):
    """The records a cell may mean: one where that is SURE or OTHERWISE."""

    how: How
    uids: tuple[str, ...] = ()


def ways(text: str) -> tuple[str, ...]:
    """What of a cell may call a record, the whole of it first, then its identity, then its words."""
    words, _, key = text.rpartition(DIVIDER)
    name, _, number = words.rpartition(DIVIDER)
    return tuple(dict.fromkeys(each.strip() for each in (text, key, words, number, name) if each.strip()))


def meant(text: str, names: Names, kinds: tuple[str, ...]) -> Meant:
    """Which record a cell means."""
    words, _, key = text.rpartition(DIVIDER)
    keyed = names.uids(key.strip(), kinds)
    if len(keyed) == 1 and (not words.strip() or _answers(names, keyed[0], words)):
        return Meant(How.SURE, keyed)
    if not words:
        return Meant(How.SEVERAL if keyed else How.UNKNOWN, keyed)
    if whole := names.uids(text, kinds):
        return Meant(How.SURE if len(whole) == 1 else How.SEVERAL, whole)
    if not keyed and is_uid(key.strip()):
        return Meant(How.UNKNOWN)  # the same source may bring it, beside a record here with the same name
    return agreed(text, names, kinds)


def _answers(names: Names, uid: str, words: str) -> bool:
    found = names.called(uid)
    return found is not None and found.answers(words)


def agreed(text: str, names: Names, kinds: tuple[str, ...]) -> Meant:
    """What all parts of a cell mean together that mean anything."""
    said = {way: found for way in ways(text) if (found := names.uids(way, kinds))}
    if not said:
        return Meant(How.UNKNOWN)
    every = tuple(dict.fromkeys(uid for found in said.values() for uid in found))
    common = tuple(uid for uid in every if all(uid in found for found in said.values()))
    if len(common) == 1:
        words = text.rpartition(DIVIDER)[0]
        named = {words.strip(), words.rpartition(DIVIDER)[0].strip()}
        return Meant(How.OTHERWISE if named.isdisjoint(said) else How.SURE, common)
    return Meant(How.SEVERAL if common else How.CONTRADICTS, common or every)
