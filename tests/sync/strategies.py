"""Hypothesis strategies for records of every kind, drawn from the registry, so that a new field is tested at once."""

from typing import Any

import msgspec
from hypothesis import strategies as st

from sync.fields import Field, Many, Type
from sync.records import KINDS
from sync.registry import fields_of

LETTERS = "абвгдеёжзійклмнопрстуўфхцчшыьэюяАБВІЎ’ abcXYZ0123456789«»—<>&"
WORDS = st.text(LETTERS, min_size=1, max_size=30).map(str.strip).filter(bool)
UIDS = st.uuids().map(str)
DATES = st.dates().map(str) | st.integers(1900, 2100).map(str)
MOMENTS = st.datetimes().map(lambda at: at.strftime("%Y-%m-%dT%H:%M+03:00").rjust(22, "0")) | st.dates().map(str)
DECIMALS = st.decimals(-10_000, 10_000, allow_nan=False, allow_infinity=False, places=3).map(str)


def scalars(field: Field) -> st.SearchStrategy[Any]:
    """JSON forms of one value of a field's type."""
    by_type: dict[Type, st.SearchStrategy[Any]] = {
        Type.INTEGER: st.integers(max(1, field.low or 1), min(field.high or 10_000, 10_000)),
        Type.DECIMAL: DECIMALS,
        Type.DATE: DATES,
        Type.MOMENT: MOMENTS,
        Type.FLAG: st.just(True),
        Type.REFERENCE: UIDS,
        Type.TERM: st.sampled_from(["a", "b", "29.33", "other"]),
        Type.FILE: st.text("0123456789abcdef", min_size=64, max_size=64),
    }
    return by_type.get(field.type, WORDS)


def values(field: Field) -> st.SearchStrategy[Any]:
    """JSON forms of a whole field."""
    if field.bilingual:
        return st.fixed_dictionaries({}, optional={"ru": WORDS, "be": WORDS}).filter(bool)
    if field.type is Type.ROWS:
        columns = {column.name: values(column) for column in field.columns}
        return st.lists(st.fixed_dictionaries({}, optional=columns).filter(bool), min_size=1, max_size=3)
    if field.many is Many.ONE:
        return scalars(field)
    return st.lists(scalars(field), min_size=1, max_size=4, unique=True)


@st.composite
def documents(draw: st.DrawFn, kind: str = "") -> dict[str, Any]:
    """Canonical documents of a kind, or of any."""
    chosen = kind or draw(st.sampled_from(sorted(KINDS)))
    optional = {field.name: values(field) for field in fields_of(chosen).values() if field.name not in ("uid", "rev")}
    body = draw(st.fixed_dictionaries({}, optional=optional))
    head = {"uid": draw(UIDS), "rev": draw(st.integers(1, 99)), "kind": chosen}
    return msgspec.json.decode(msgspec.json.encode(body | head))
