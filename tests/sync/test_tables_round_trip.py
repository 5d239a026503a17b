"""Any record of any kind goes into a table of ours and comes back the same, but for what may not leave."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.bilingual import Lang
from sync.canon import Document
from sync.leaving import leaves, public_document
from sync.registry import put
from sync.tables import (
    Entries,
    Reader,
    TableMapping,
    Terms,
    Writer,
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


class Nobody:
    """Names of no catalogue: every word is an uid."""

    def uids(self, text: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
        return (text,)


def writer(vocabularies: Vocabularies = NOTHING, lang: Lang = Lang.RU) -> Writer:
    return Writer(Terms(vocabularies), lang, str)


def read_back(path: Path, kind: str, vocabularies: Vocabularies = NOTHING) -> list[Document]:
    source = read_source(path)
    mapping = TableMapping(kind, guess(source, kind, WORDS, {}))
    entries = Entries(source, mapping, lines_of)
    found = []
    for entry in entries:
        values, findings = understood(
            entry, kind, Reader(Terms(vocabularies), Nobody(), literal=True), lambda path: None
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
