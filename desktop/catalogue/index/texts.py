"""The texts of a record that are searched: as words in order for phrases, and as words and keys, each once.

How often a word stands says little in texts this short; that it stands in the name says much.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from operator import attrgetter
from typing import NamedTuple

from desktop.catalogue import words
from desktop.catalogue.index.labels import label_keys
from desktop.catalogue.index.types_of_kinds import KIND_SCHEME, TYPE_SCHEMES
from sync.fields import Field, Search
from sync.records import Record
from sync.registry import fields_of

BETWEEN = "\ue000"
"""Stands between two texts as a word nobody types, so that no phrase goes from one into the other."""

_IN_ORDER = re.compile(rf"[^\W_]+|{BETWEEN}")
_DIGIT = re.compile(r"\d")


class Words(NamedTuple):
    """What the word index holds of a record: the words of title and body in order, then words and keys of either,
    those of the body without those of the title."""

    title: str
    body: str
    heading: tuple[str, ...]
    told: tuple[str, ...]


def words_of(record: Record) -> tuple[Words, tuple[str, ...]]:
    """What the index holds of a record by itself, and its words as they are written, each once; of these those with
    digits are left out: no two records share most of them."""
    title, body = ([text for get in getters for text in get(record) if text] for getters in _searched(record.kind))
    in_title, in_body = (words.WORD.findall("\n".join(texts)) for texts in (title, body))
    heading = words.told_of(in_title, in_body)
    told = (*(word for word in words.told_of(in_body, in_title) if word not in heading), *type_keys(record))
    told = tuple(dict.fromkeys((*told, *label_keys(record))))
    spoken = (word for word in dict.fromkeys((*in_title, *in_body)) if word.isalpha() or not _DIGIT.search(word))
    return Words(_in_order(title), _in_order(body), tuple(heading), told), tuple(spoken)


def type_keys(record: Record) -> tuple[str, ...]:
    """The keys by which a record is found where the name of its kind or of its type is asked for."""
    field, _ = TYPE_SCHEMES.get(record.kind, ("", ""))
    return keys_of_type(record.kind, getattr(record, field) if field else "")


@lru_cache(1024)
def keys_of_type(kind: str, code: str) -> tuple[str, ...]:
    """The same of a record of this kind with this code of its type."""
    _, scheme = TYPE_SCHEMES.get(kind, ("", ""))
    return (words.code_key(KIND_SCHEME, kind), *((words.code_key(scheme, code),) if code else ()))


def with_names(own: Words, names: Iterable[tuple[str, ...]]) -> Words:
    """The words of a record that is found by the names of others too: they are told once in its body."""
    others = [name for said in names for name in said if name]
    if not others:
        return own
    had = {*own.heading, *own.told}
    more = (word for word in words.told("\n".join(others)) if word not in had)
    return own._replace(body=f"{own.body} {BETWEEN} {_in_order(others)}", told=(*own.told, *sorted(more)))


def _in_order(texts: Iterable[str]) -> str:
    return " ".join(_IN_ORDER.findall(words.norm(BETWEEN.join(texts))))


Texts = Callable[[Record], Iterator[str]]


@cache
def _searched(kind: str) -> tuple[tuple[Texts, ...], tuple[Texts, ...]]:
    """Readers of the texts of the title and of the body of a kind."""
    fields = fields_of(kind).values()
    titles = tuple(_reader(field) for field in fields if field.search is Search.TITLE)
    bodies = [_reader(field) for field in fields if field.search is Search.BODY]
    bodies += [_row_reader(field, column) for field in fields for column in field.columns if column.search != "not"]
    return titles, tuple(bodies)


def _reader(field: Field) -> Texts:
    get = attrgetter(field.name)

    def bilingual(record: Record) -> Iterator[str]:
        yield from (get(record).ru, get(record).be)

    def listed(record: Record) -> Iterator[str]:
        value = get(record)
        yield from value if isinstance(value, tuple) else (value,)

    return bilingual if field.bilingual else listed


def _row_reader(field: Field, column: Field) -> Texts:
    rows, cell = attrgetter(field.name), _reader(column)
    return lambda record: (text for row in rows(record) for text in cell(row))
