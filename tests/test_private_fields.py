"""What is private stays in the office: every private field of every kind, and the records that never leave, hold a
canary, and every way out of the program is searched for it.

Fields come from the registry and sorts of files from the list of them, so that a new one is searched by itself.
"""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import zstandard
from pdfminer.high_level import extract_text

from desktop.brochure import job
from desktop.brochure.requesting import request_for
from desktop.catalogue import Catalogue
from desktop.catalogue.giving import GIFTS, Manner
from desktop.settings import Content
from desktop.ui.crash import report_of
from desktop.version import VERSION
from sync.bilingual import Lang
from sync.errors import Check, InvalidValue, OlderCopy
from sync.fields import Field, Many, Type
from sync.formats import Asked
from sync.leaving import PUBLIC
from sync.parsing import parse
from sync.publish.publishing import publish
from sync.records import KINDS
from sync.registry import fields_of, typed
from tests.catalogue import sample_records
from tests.sync.publications import DAY as DAYS
from tests.sync.publications import KEYS, T0, Publisher

CANARY = "Кенар-7Q"
DAY = "1907-03-11"
SIGNS = (CANARY, CANARY.upper(), CANARY.lower(), DAY, "11.03.1907", "19070311")
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
ASKED = Asked(NOW, Lang.RU, lambda label: label)


def uid(number: int) -> str:
    return f"33333333-3333-4333-8333-{number:012d}"


def canary(field: Field) -> Any:
    """A value that fills the field and can be told from any other."""
    one: Any = DAY if field.type in (Type.DATE, Type.MOMENT) else CANARY
    if field.type is Type.ROWS:
        return [{column.name: canary(column) for column in field.columns}]
    if field.bilingual:
        return {"ru": CANARY, "be": CANARY}
    assert field.type not in (Type.INTEGER, Type.FLAG), "find a canary for numbers"
    return one if field.many is Many.ONE else [one]


def private(kind: str) -> dict[str, Any]:
    """Every private field filled, and every row field that has private columns."""
    fields = fields_of(kind).values()
    filled = {field.name: canary(field) for field in fields if not field.public}
    for field in fields:
        if field.public and any(not column.public for column in field.columns):
            filled[field.name] = [{column.name: canary(column) for column in field.columns if not column.public}]
    return filled


def spoken(kind: str) -> dict[str, Any]:
    """Every text and line of a kind that must never leave."""
    texts = (Type.LINE, Type.TEXT)
    fields = (field for field in fields_of(kind).values() if field.type in texts and not field.derived)
    return {field.name: canary(field) for field in fields if field.many is Many.ONE}


def public(kind: str, number: int) -> dict[str, Any]:
    """A record that leaves, with canaries in all that does not."""
    head = {"kind": kind, "uid": uid(number), "rev": 1, "owner_org": uid(4), "confirmed_on": "2026-02-01"}
    named = {} if kind in ("person", "accreditation") else {"name": {"ru": f"Имя {kind}", "be": f"Імя {kind}"}}
    # a withdrawn consent would keep the whole record here: it has a record of its own below
    return head | named | {k: v for k, v in private(kind).items() if k != "withdrawn_on"} | _MORE.get(kind, {})


_MORE: dict[str, dict[str, Any]] = {
    "facility": {"host_org": uid(4), "grnti": ["29.33.15"], "facility_kind": "lab"},
    "equipment": {
        "facility_uids": [uid(1)], "doi_or_handle": "10.5072/x", "landing_page": "https://x.example",
        "manufacturer": "Завод", "owner_org_legal": uid(4),
    },
    "service": {"facility_uid": uid(1)},
    "organisation": {"org_type": "institute", "role_email": "info@x.example", "region": "BY-HM"},
    "call": {"deadline": "2026-12-31", "funder_uid": uid(4)},
    "agreement": {"visibility": "public", "valid_until": "2027-01-01", "parties": [uid(4)], "facilities": [uid(1)]},
    "accreditation": {"holder_uid": uid(1), "certificate_no": "BY/112 1"},
    "person": {"family": {"ru": "Ясенева"}, "org_uid": uid(4), "about_uids": [uid(1)], "consent_scope": PUBLIC,
               "email": "a@x.example"},
}  # fmt: skip


def hidden() -> list[dict[str, Any]]:
    """Records that never leave, tied to those that do."""
    agreement = spoken("agreement") | {"visibility": "parties", "valid_until": DAY, "facilities": [uid(1)]}
    person = spoken("person") | {"org_uid": uid(4), "about_uids": [uid(1), uid(4)], "email": f"{CANARY}@x.example"}
    bodies = [
        ("agreement", agreement | {"parties": [uid(4)]}),
        ("person", person),
        ("person", person | {"consent_scope": "office"}),
        ("person", person | {"consent_scope": "event"}),
        ("person", person | {"consent_scope": PUBLIC, "withdrawn_on": DAY}),
    ]
    return [{"kind": kind, "uid": uid(50 + n), "rev": 1} | body for n, (kind, body) in enumerate(bodies)]


def everything() -> list[dict[str, Any]]:
    numbers = {kind: number for number, kind in enumerate(KINDS, start=1)}
    return [*(public(kind, number) for kind, number in numbers.items()), *hidden()]


@dataclass
class Office:
    """A catalogue in which all of it stands, and a folder for what comes out."""

    catalogue: Catalogue
    folder: Path

    @property
    def uids(self) -> list[str]:
        return [document["uid"] for document in everything()]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with sample_records.catalogue(tmp_path / "profile", everything()) as catalogue:
        out = tmp_path / "out"
        out.mkdir()
        yield Office(catalogue, out)


def searched(words: str, where: str) -> None:
    found = [sign for sign in SIGNS if sign in words]
    assert not found, f"{where} tells {found}: …{words[max(0, words.index(found[0]) - 200) :][:300]}…"


def readable(file: Path) -> str:
    """All that can be read in a file: its bytes as text, and what is packed inside."""
    whole = file.read_bytes()
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(io.BytesIO(whole)) as parts:
            packed = "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
        return packed + _cells(file) if file.suffix == ".xlsx" else packed
    if whole[:4] == b"\x28\xb5\x2f\xfd":
        whole = zstandard.ZstdDecompressor().stream_reader(whole).read()
    if whole[:4] == b"%PDF":
        return extract_text(file) + whole.decode("latin-1")
    return whole.decode("utf-8", "replace").replace("\r\n ", "")


def _cells(file: Path) -> str:
    book = openpyxl.load_workbook(file)
    return "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell)


def test_there_is_something_to_hide() -> None:
    assert {"equipment", "person"} <= {kind for kind in KINDS if private(kind)}
    for document in everything():
        typed(document)
        assert any(sign in json.dumps(document, ensure_ascii=False) for sign in SIGNS) or not private(document["kind"])


@pytest.mark.parametrize("name", GIFTS)
@pytest.mark.parametrize("lang", Lang)
def test_no_file_for_others_tells_it(office: Office, name: str, lang: Lang) -> None:
    """Each kind by itself, for files that hold one, and all at once."""
    asked = Asked(NOW, lang, lambda label: label)
    batches = [office.uids, *([each] for each in office.uids)]
    for number, uids in enumerate(batches):
        place = office.folder / f"{number}{GIFTS[name].suffix}"
        given = office.catalogue.give(name, uids, place, Manner(asked))
        if given.place:
            searched(readable(place), f"{name} of {uids}")
    assert office.catalogue.give(name, office.uids, office.folder / "last", Manner(asked)).count


def test_the_empty_table_to_fill_tells_nothing(office: Office) -> None:
    from sync.tables import Terms, Writer, write_template

    for kind in KINDS:
        place = office.folder / f"{kind}.xlsx"
        with place.open("wb") as out:
            writer = Writer(Terms(office.catalogue.vocabularies), Lang.RU, lambda label: label)
            write_template(kind, out, writer, "2026-11-23")
        searched(readable(place), f"template of {kind}")


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_sheet_of_paper_tells_it(office: Office, kind: str) -> None:
    """Those who ask for a sheet of a record that stays are told so on it, and no more."""
    uids = [each["uid"] for each in everything() if each["kind"] == kind]
    request = request_for(office.catalogue, uids, Content.BOTH, NOW.date())
    printed = job.write(request, office.folder / "sheet.pdf")
    searched(readable(printed.path), f"passport of {kind}")


def test_no_publication_tells_it(tmp_path: Path) -> None:
    """The centre is given the private values themselves and still publishes none of them."""
    publisher = Publisher(tmp_path / "centre", KEYS)
    publisher.take(*everything(), name="all")
    publish(publisher.centre, KEYS, T0, level=3, allow_incomplete=True)
    told = {path.name: readable(path) for path in publisher.tree.rglob("*") if path.is_file()}
    for name, words in told.items():
        searched(words, name)
    published = "".join(told.values())
    assert not [document for document in everything() if document not in hidden() and document["uid"] not in published]


def test_a_consent_taken_back_takes_the_person_out_of_the_next_publication(tmp_path: Path) -> None:
    person = public("person", 10)
    publisher = Publisher(tmp_path / "centre", KEYS)
    publisher.take(person, name="all")
    publish(publisher.centre, KEYS, T0, level=3)
    publisher.take(person | {"withdrawn_on": "2026-02-20"}, name="all")
    assert publish(publisher.centre, KEYS, T0 + DAYS, level=3).withdrawn == 1


def test_the_report_of_a_bug_tells_no_field(office: Office) -> None:
    """Errors of every sort quote what they stumbled over; the report says where and what sort it was."""
    record = office.catalogue.record(uid(2)).record
    for stumble in (_divides, _converts, _refuses, _looks_up, _asks_the_disk, _asks_the_database, _in_a_group):
        try:
            stumble(record)
        except Exception as bug:
            told = report_of(type(bug), bug, bug.__traceback__, NOW)
        searched(told, f"report of {stumble.__name__}")
        assert "test_private_fields.py:" in told and f" {stumble.__name__}" in told and VERSION in told
        assert str(Path.home()) not in told and str(Path(__file__).parent) not in told


def test_the_report_of_a_bug_says_what_helps() -> None:
    try:
        parse("facility", "founded_year", CANARY)
    except InvalidValue as refusal:
        told = report_of(type(refusal), refusal, refusal.__traceback__, NOW)
    assert "sync/parsing.py:" in told and "raise" in told and "sync.errors.InvalidValue\n" in told
    assert "sync.errors.OlderCopy: OlderCopy(offered=1, have=2)" in report_of(OlderCopy, OlderCopy(1, 2), None, NOW)
    missing = FileNotFoundError(2, "No such file", CANARY)
    assert "FileNotFoundError ENOENT" in report_of(type(missing), missing, None, NOW)


def _divides(record: object) -> float:
    return 1 / (0 if record else 1)


def _converts(record: object) -> int:
    try:
        return int(CANARY)
    except ValueError as bug:
        raise RuntimeError(f"{record}") from bug


def _refuses(record: object) -> None:
    raise InvalidValue("name.ru", Check.TOO_LONG, given=CANARY, hint=repr(record))


def _looks_up(record: object) -> object:
    try:
        return {}[CANARY]  # type: ignore[var-annotated]
    except KeyError:
        bug = LookupError(record)
        bug.add_note(CANARY)
        raise bug  # noqa: B904


def _asks_the_disk(record: object) -> bytes:
    return Path("/nowhere", CANARY).read_bytes()


def _asks_the_database(record: object) -> None:
    with closing(sqlite3.connect(":memory:")) as base:
        base.execute(f"SELECT {CANARY} FROM nowhere")


def _in_a_group(record: object) -> None:
    raise ExceptionGroup(CANARY, [ValueError(CANARY), TypeError(repr(record))])
