"""What a screen reader walks through: one heading for a record, no level skipped, every picture and link with words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from desktop.brochure import job
from desktop.brochure.plan import Fact, Printed
from desktop.settings import Content
from sync.bilingual import Bilingual
from tests.brochure import sheets

Element = pikepdf.Dictionary


def _elements(pdf: pikepdf.Pdf) -> Iterator[Element]:
    def walk(node: pikepdf.Object) -> Iterator[Element]:
        if isinstance(node, pikepdf.Array):
            for kid in node:
                yield from walk(kid)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            yield node
            yield from walk(node.get("/K", pikepdf.Array()))

    yield from walk(pdf.Root.StructTreeRoot.K)


def _kids(element: Element) -> list[str]:
    return [str(kid.S) for kid in _elements_below(element)]


def _elements_below(element: Element) -> list[Element]:
    kids = element.get("/K", pikepdf.Array())
    kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


@pytest.fixture
def pdf(sheet: Printed) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(sheet.path) as opened:
        yield opened


def test_a_record_has_one_main_heading_and_no_level_is_skipped(pdf: pikepdf.Pdf) -> None:
    levels = [int(str(e.S)[2]) for e in _elements(pdf) if str(e.S) in ("/H1", "/H2", "/H3")]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_pictures_and_links_have_words(pdf: pikepdf.Pdf) -> None:
    spoken = [e for e in _elements(pdf) if str(e.S) in ("/Figure", "/Link")]
    assert {str(e.S) for e in spoken} == {"/Figure", "/Link"}
    assert all(str(e.get("/Alt", "")) for e in spoken)
    assert sum(str(e.S) == "/Figure" for e in spoken) == 3  # photo, map, code


def test_tables_are_regular_and_have_headers(pdf: pikepdf.Pdf) -> None:
    tables = [e for e in _elements(pdf) if str(e.S) == "/Table"]
    assert tables
    for table in tables:
        rows = [_kids(row) for row in _elements_below(table)]
        assert set(rows[0]) == {"/TH"}
        assert {len(row) for row in rows} == {len(rows[0])}
        assert all(set(row) == {"/TD"} for row in rows[1:])


def test_lists_of_facts_pair_labels_with_values(pdf: pikepdf.Pdf) -> None:
    items = [_kids(e) for e in _elements(pdf) if str(e.S) == "/LI"]
    assert items and all(item == ["/Lbl", "/LBody"] for item in items)


@pytest.mark.parametrize(("mode", "lang"), [(Content.RU, "ru"), (Content.BE, "be"), (Content.BOTH, "ru")], ids=str)
def test_the_document_says_its_languages(printed: Mapping[Content, Printed], mode: Content, lang: str) -> None:
    with pikepdf.open(printed[mode].path) as pdf:
        assert str(pdf.Root.Lang) == lang
        named = {str(e.Lang) for e in _elements(pdf) if "/Lang" in e}
    assert named == ({"be"} if mode is Content.BOTH else set())


def test_the_second_language_stands_behind_the_first(printed: Mapping[Content, Printed]) -> None:
    with pikepdf.open(printed[Content.BOTH].path) as pdf:
        parts = [e for e in _elements(pdf) if str(e.S) == "/Sect" and "Table" in "".join(map(str, _kids(e)))]
    assert [str(part.get("/Lang", "ru")) for part in parts] == ["ru", "be"]


def test_the_file_speaks_for_itself(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as xmp:
        assert xmp["pdfaid:part"] == "2" and xmp["pdfaid:conformance"] == "A"
        assert xmp["pdfuaid:part"] == "1"
        assert "118" in xmp["pdf:Keywords"]
        assert xmp["xmp:CreateDate"].startswith("2026-11-20")
    with pdf.open_outline() as outline:
        assert len(outline.root) == 1
    fonts = {str(font.BaseFont) for page in pdf.pages for font in page.Resources.Font.values()}
    assert all("+PT" in font for font in fonts)


def test_links_lead_only_to_pages_mailboxes_and_telephones(out: Path) -> None:
    value = Bilingual("там", "там")
    links = ("https://пример.рф/а б", "javascript:alert(1)", "file:///etc/passwd", "mailto:a@example.org")
    facts = tuple(Fact(value, value, url) for url in links)
    job.write(sheets.request(replace(sheets.PASSPORT, facts=facts, contacts=()), content=Content.RU), out)
    with pikepdf.open(out) as pdf:
        found = {str(link.A.URI) for page in pdf.pages for link in page.get("/Annots", [])}
    assert found == {
        "https://%D0%BF%D1%80%D0%B8%D0%BC%D0%B5%D1%80.%D1%80%D1%84/%D0%B0%20%D0%B1",
        "mailto:a@example.org",
    }
