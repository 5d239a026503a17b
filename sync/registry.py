"""The registry: every field of every kind, read once from the declarations in `sync.records` and `sync.rows`.

It also turns canonical documents into typed records and addresses the values inside them. A path is a field's name,
with `.ru` or `.be` behind it where the text has two languages: `name.ru`, `grnti`, `contacts`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from typing import Annotated, Any, NewType, get_args, get_origin, get_type_hints

import msgspec

from sync.bilingual import Bilingual, Lang
from sync.canon import Document, decode
from sync.errors import Check, InvalidValue, MalformedRecord
from sync.fields import Field, Type
from sync.records import KINDS, Record
from sync.rows import Row
from sync.vocabularies import Term

Path = NewType("Path", str)
"""Where a value stands in a record: `name.be`, `founded_year`."""

Scalar = str | int | bool
Value = Scalar | tuple[str, ...] | tuple[Row, ...] | None
"""A value as it travels between rooms; None is an empty field."""


@cache
def fields_of(kind: str) -> dict[str, Field]:
    """Fields of a kind by name, in the order of declaration: own fields first, the register's last.

    Raises KeyError for an unknown kind.
    """
    declared = _declared(KINDS[kind])
    own = {name: field for name, field in declared.items() if name not in _declared(Record)}
    return own | {name: field for name, field in declared.items() if name not in own}


@cache
def _declared(owner: type[Record] | type[Row]) -> dict[str, Field]:
    hints = get_type_hints(owner, include_extras=True)
    return {name: _field(name, hints[name]) for name in owner.__struct_fields__}


def _field(name: str, hint: Any) -> Field:
    declared, meta = get_args(hint)[:2]
    assert get_origin(hint) is Annotated and isinstance(meta, Field), f"{name} is not declared as a field"
    if meta.type is not Type.ROWS:
        return replace(meta, name=name)
    row = row_type(declared)
    return replace(meta, name=name, columns=tuple(_declared(row).values()), row_key=row.key)


def row_type(declared: Any) -> type[Row]:
    """The row type of an annotation `tuple[SomeRow, ...]`."""
    found: type[Row] = get_args(declared)[0]
    return found


@cache
def row_of(kind: str, name: str) -> type[Row]:
    """The row type of a ROWS field of a kind."""
    return row_type(get_args(get_type_hints(KINDS[kind], include_extras=True)[name])[0])


@lru_cache(maxsize=4096)
def field_at(kind: str, path: str) -> tuple[Field, Lang | None]:
    """The field a path names and, for a text in two languages, which of them.

    Raises InvalidValue(UNKNOWN_FIELD) for a path no such record has, with the nearest names as the hint.
    """
    name, _, tail = path.partition(".")
    field = fields_of(kind).get(name)
    fits = field is not None and (tail in set(Lang) if field.bilingual else not tail)
    if field is None or not fits:
        raise InvalidValue(path, Check.UNKNOWN_FIELD, hint=_nearest(kind, name))
    return field, Lang(tail) if tail else None


def _nearest(kind: str, name: str) -> str:
    from difflib import get_close_matches

    return ", ".join(get_close_matches(name, fields_of(kind), n=3))


def paths(kind: str) -> Iterator[Path]:
    """Every path of a kind, languages apart."""
    for name, field in fields_of(kind).items():
        yield from (Path(f"{name}.{lang}") for lang in Lang) if field.bilingual else (Path(name),)


def typed(document: Document) -> Record:
    """The typed reading of a document. Raises MalformedRecord for an unknown kind or a field of a wrong shape."""
    kind, uid = document.get("kind"), str(document.get("uid", ""))
    if kind not in KINDS:
        raise MalformedRecord(uid, "kind", f"unknown kind {kind!r}")
    try:
        return msgspec.convert(document, KINDS[kind])
    except msgspec.ValidationError as error:
        _, _, place = str(error).partition("`$.")
        raise MalformedRecord(uid, place.rstrip("`"), str(error)) from error


def read_term(canonical: bytes) -> Term:
    """A vocabulary term. Raises MalformedRecord."""
    try:
        return msgspec.convert(decode(canonical), Term)
    except (ValueError, msgspec.ValidationError) as error:
        raise MalformedRecord("", "", str(error)) from error


def document_of(record: Record | Term) -> Document:
    """The plain JSON document of a typed record: empty fields left out, `kind`, `uid` and `rev` always there."""
    built: Document = msgspec.json.decode(msgspec.json.encode(record))
    return {"rev": record.rev, **built}


def value_at(record: Record, path: str) -> Value:
    """What stands at a path; None where the field is empty."""
    name, _, lang = path.partition(".")
    value = getattr(record, name)
    if isinstance(value, Bilingual):
        value = value.get(Lang(lang))
    return None if value in ("", (), 0, False) else value


def plain(value: Value) -> Any:
    """The JSON form of a value, None for an empty one: what an edit stores and a document holds."""
    if value is None or value == "" or value == () or value is False or value == 0:
        return None
    return value if type(value) in (str, int, bool) else msgspec.json.decode(msgspec.json.encode(value))


def value_of(kind: str, path: str, given: Any) -> Value:
    """The value of its JSON form: lists become tuples, objects rows. Raises InvalidValue(WRONG_SHAPE)."""
    field, lang = field_at(kind, path)
    if given is None:
        return None
    hint = str if lang else _declared_type(kind, field.name)
    try:
        value: Value = msgspec.convert(given, hint)
    except msgspec.ValidationError as error:
        raise InvalidValue(path, Check.WRONG_SHAPE, given=str(given)[:200], hint=str(error)) from error
    return value


@cache
def _declared_type(kind: str, name: str) -> Any:
    return get_args(get_type_hints(KINDS[kind], include_extras=True)[name])[0]


def put(document: Document, path: str, given: Any) -> None:
    """Writes the JSON form of a value into a document in place; None removes it and tidies an emptied text."""
    name, _, lang = path.partition(".")
    if not lang:
        _set(document, name, given)
        return
    pair = dict(document.get(name) or {})
    _set(pair, lang, given)
    _set(document, name, pair or None)


def get(document: Document, path: str) -> Any:
    """The JSON form at a path of a document, None where there is nothing."""
    name, _, lang = path.partition(".")
    value = document.get(name)
    return (value or {}).get(lang) if lang else value


def _set(place: Document, key: str, given: Any) -> None:
    if given is None:
        place.pop(key, None)
    else:
        place[key] = given
