"""Any record of any kind goes into a table of ours and comes back the same, but for what may not leave."""

import re
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.bilingual import Bilingual, Lang
from sync.canon import Document
from sync.leaving import leaves, public_document
from sync.registry import put
from sync.tables import (
    Called,
    Entries,
    Reader,
    TableMapping,
    Terms,
    Writer,
    column_at,
    guess,
    lines_of,
    read_source,
    understood,
    write_delimited,
    write_workbook,
)
from sync.vocabularies import Vocabularies
from tests.sync.strategies import documents

WORDS = {Lang.RU: str, Lang.BE: str}
NOTHING = Vocabularies(())
TODAY = "2026-11-23"


class Everybody:
    """Names of a catalogue that has every record: each is called something by its identity, many alike, some nothing,
    some with dividers, quotes and signs of a list."""

    NAMES = ("", "Институт физики", "Лаб · 5", 'Отдел "А; Б"', "=1+1", "Линия\nдва")

    def uids(self, text: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
        return (text,) if UUID.fullmatch(text) else ()

    def called(self, uid: str) -> Called:
        digits = int(uid[:8], 16)
        name = self.NAMES[digits % len(self.NAMES)]
        return Called(uid, f"BY-{digits % 97}" if digits % 3 else "", Bilingual(name, name and f"{name} be"))

    def nearest(self, text: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
        return ()


UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def writer(vocabularies: Vocabularies = NOTHING, lang: Lang = Lang.RU) -> Writer:
    return Writer(Terms(vocabularies), lang, str, Everybody().called)


def read_back(path: Path, kind: str, vocabularies: Vocabularies = NOTHING) -> list[Document]:
    source = read_source(path)
    mapping = TableMapping(kind, guess(source, kind, WORDS, {}))
    entries = Entries(source, mapping, lines_of)
    found = []
    for entry in entries:
        values, findings = understood(
            entry, kind, Reader(Terms(vocabularies), Everybody(), literal=True), lambda path: None
        )
        assert not findings
        document: Document = {"kind": kind, "uid": entry.uid}
        for place, value in values.items():
            put(document, place, value)
        found.append(document)
    assert not list(entries.strays())
    return found


def expected(document: Document) -> Document:
    shown = public_document(document)
    shown["rev"] = document["rev"]
    return shown


@st.composite
def leaving(draw: st.DrawFn) -> Document:
    document = draw(documents())
    if not leaves(document):
        document |= {"consent_scope": "public"} if document["kind"] == "person" else {"visibility": "public"}
        document.pop("withdrawn_on", None)
    return document


@given(document=leaving())
def test_a_record_survives_a_workbook(document: Document, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("t") / "a.xlsx"
    with path.open("wb") as out:
        assert write_workbook([document], out, writer(), TODAY).count == 1
    assert read_back(path, document["kind"]) == [expected(document)]


@given(document=leaving(), delimiter=st.sampled_from([";", ",", "\t"]))
def test_a_record_survives_csv(document: Document, delimiter: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("t") / "a.csv"
    with path.open("wb") as out:
        assert write_delimited([document], out, writer(), delimiter).count == 1
    assert read_back(path, document["kind"]) == [expected(document)]


def test_names_too_long_for_a_cell_give_way_to_bare_identities() -> None:
    field = column_at("equipment", "facility_uids").field
    uids = [str(uuid5(NAMESPACE_URL, str(number))) for number in range(800)]
    assert writer().write(field, uids) == "; ".join(uids)
    assert writer().write(field, uids[:99]) != "; ".join(uids[:99])
