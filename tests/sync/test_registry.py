"""The registry: every declaration is usable, every record survives its reading, private fields stay home."""

from typing import Any

import pytest
from hypothesis import given

from sync.canon import decode, encode
from sync.errors import Check, InvalidValue, MalformedRecord
from sync.fields import Many, Mark, Type
from sync.leaving import public_document
from sync.records import KINDS
from sync.registry import (
    document_of,
    field_at,
    fields_of,
    get,
    paths,
    plain,
    put,
    typed,
    value_at,
    value_of,
)
from tests.sync.strategies import documents

EVERY = [(kind, name) for kind in KINDS for name in fields_of(kind)]


@pytest.mark.parametrize(("kind", "name"), EVERY)
def test_each_field_is_declared_whole(kind: str, name: str) -> None:
    field = fields_of(kind)[name]
    assert field.name == name
    assert field.label
    assert (field.type is Type.TERM) == (field.mark is Mark.TERM)
    assert (field.type is Type.TERM) <= bool(field.scheme)
    assert (field.type is Type.ROWS) == bool(field.columns)
    if field.bilingual:
        assert field.type in (Type.LINE, Type.TEXT)
        assert field.many is Many.ONE


@given(documents())
def test_a_record_survives_its_reading(document: dict[str, Any]) -> None:
    record = typed(document)
    assert record.kind == document["kind"]
    again = document_of(record)
    assert typed(again) == record
    for path in paths(record.kind):
        assert get(again, path) == plain(value_at(record, path))


@given(documents())
def test_each_value_travels_by_its_path(document: dict[str, Any]) -> None:
    record = typed(document)
    copy: dict[str, Any] = {"uid": document["uid"], "kind": document["kind"], "rev": document["rev"]}
    for path in paths(record.kind):
        value = value_of(record.kind, path, get(document, path))
        if path not in ("uid", "rev"):
            put(copy, path, plain(value))
    assert typed(copy) == record


def test_an_emptied_text_leaves_no_trace() -> None:
    document = {"uid": "u", "kind": "facility", "name": {"ru": "а"}}
    put(document, "name.ru", None)
    assert "name" not in document


def test_fields_of_a_later_program_stay_in_the_document() -> None:
    later = {"uid": "u", "kind": "facility", "rev": 1, "holograms": [{"a": 1}], "name": {"ru": "а", "en": "a"}}
    typed(later)
    put(later, "name.be", "б")
    assert later["holograms"] == [{"a": 1}]
    assert later["name"] == {"ru": "а", "be": "б", "en": "a"}


@pytest.mark.parametrize("path", ["nmae.ru", "name", "name.en", "grnti.ru", "", "contacts.role", "founded_year.be"])
def test_an_unknown_path_is_refused_by_name(path: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        field_at("facility", path)
    assert refused.value.check is Check.UNKNOWN_FIELD


def test_the_nearest_name_is_offered() -> None:
    with pytest.raises(InvalidValue) as refused:
        field_at("facility", "descripton.ru")
    assert "description" in refused.value.hint


@pytest.mark.parametrize(
    ("line", "field"),
    [
        (b'{"kind":"spaceship","rev":1,"uid":"u"}', "kind"),
        (b'{"founded_year":"x","kind":"facility","rev":1,"uid":"u"}', "founded_year"),
        (b'{"contacts":{"role":"x"},"kind":"facility","rev":1,"uid":"u"}', "contacts"),
    ],
)
def test_a_bad_record_is_refused_by_field(line: bytes, field: str) -> None:
    with pytest.raises(MalformedRecord) as refused:
        typed(decode(line))
    assert refused.value.field.startswith(field)


@given(documents("equipment"))
def test_private_fields_pass_no_exporter(document: dict[str, Any]) -> None:
    private = {name for name, field in fields_of("equipment").items() if not field.public}
    assert private == {"serial_no", "inventory_no", "room", "purchase_cost"}
    canary = dict.fromkeys(private, "канарейка")
    assert "канарейка" not in encode(public_document(document | canary)).decode()
