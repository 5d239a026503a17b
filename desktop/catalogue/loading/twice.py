"""Rows of a source that are one and the same thing: an identity twice, a number of one thing, or everything.

Where the source gives no identities the rows would each become a record of their own, and nobody would notice.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import msgspec

from sync.errors import Check
from sync.fields import Field
from sync.registry import fields_of
from sync.tables import folded

if TYPE_CHECKING:
    from desktop.catalogue.loading.heard import Planned

ALT_IDS = "alt_ids"


def tell_twice(rows: list[Planned]) -> None:
    """Tells each of the rows that are one thing, with where the others stand: the first reason alone."""
    first: dict[Hashable, list[tuple[Planned, str, str]]] = {}
    for row in rows:
        for key, path, given in _keys(row):
            first.setdefault(key, []).append((row, path, given))
    told: set[int] = set()
    for same in first.values():
        for row, path, given in same if len(same) > 1 else ():
            if id(row) not in told:
                told.add(id(row))
                others = ", ".join(_place(other, row) for other, _, _ in same if other is not row)
                row.heard.tell(path, Check.DUPLICATE, given, others)


def _place(other: Planned, row: Planned) -> str:
    """The number of a row, with its sheet where that is another."""
    return str(other.heard.line) if other.heard.sheet == row.heard.sheet else f"{other.heard.sheet}!{other.heard.line}"


def _keys(row: Planned) -> Iterator[tuple[Hashable, str, str]]:
    """What no other row may be: (key, path, as given)."""
    heard = row.heard
    called = heard.uid or heard.values.get("number") or heard.values.get("name.ru") or row.uid
    yield ("uid", row.uid), "uid", str(called)
    if heard.uid or not heard.places or not row.changes:
        return
    for field in fields_of(heard.kind).values():
        number = str(_value(row, field.name) or "") if field.single else ""
        if _is_number(number):
            yield (heard.kind, field.name, folded(number), *_among(row, field)), field.name, number
    for other in heard.values.get(ALT_IDS) or ():
        if _is_number(number := other.get("value", "")):
            key = (heard.kind, heard.sheet, ALT_IDS, other.get("scheme", ""), folded(number))
            yield key, ALT_IDS, number
    if row.new:
        yield (heard.kind, _all(row)), "", ""


def _is_number(text: str) -> bool:
    """Whether it numbers anything: «without a number» and dashes stand in such columns too."""
    return any(sign.isdigit() for sign in text)


def _value(row: Planned, name: str) -> Any:
    return row.changes[name][1] if name in row.changes else row.heard.values.get(name)


def _among(row: Planned, field: Field) -> tuple[str, ...]:
    return tuple(folded(str(_value(row, name) or row.document.get(name, ""))) for name in field.among)


def _all(row: Planned) -> bytes:
    said = msgspec.json.encode({path: given for path, (_, given) in row.changes.items()}, order="sorted")
    return blake2b(said, digest_size=16).digest()  # a table of 50,000 rows would stand here twice
