"""What a person can read on the sheet and copy from it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from pdfminer.high_level import extract_text

from desktop.brochure import job
from desktop.brochure.plan import NOTHING, Gap, GapKind, PassportView, Printed, languages
from desktop.settings import Content
from sync.bilingual import Bilingual as B
from sync.bilingual import Lang
from tests.brochure import sheets


@cache
def text_of(path: Path) -> str:
    """All text in one line, broken words joined."""
    return re.sub(r"\s+", " ", extract_text(path).replace("\u00ad\n", "").replace("\u00ad ", ""))


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad]", "", text.replace("'", "’").replace(" - ", " — "))


def _facts(view: PassportView, lang: Lang) -> list[str]:
    said = [view.title, view.kind_line, view.subtitle, view.lead, view.address]
    said += [text for fact in view.facts for text in (fact.label, fact.value)]
    said += [line for passage in view.passages for line in (passage.label, passage.text)]
    for section in view.sections:
        said.append(section.label)
        said += [line for passage in section.passages for line in (passage.label, passage.text)]
        for table in section.tables:
            said += [column.label for column in table.columns]
            said += [line for row in table.rows for cell in row for line in cell]
    said += [text for contact in view.contacts for text in (contact.role, contact.unit)]
    return [word for pair in said for word in pair.get(lang).split()]


@pytest.mark.parametrize("mode", list(Content), ids=str)
def test_every_fact_is_there(printed: Mapping[Content, Printed], view: PassportView, mode: Content) -> None:
    """Word by word: lines of neighbouring columns may be read in any order."""
    found = _squeezed(extract_text(printed[mode].path))
    for lang in languages(mode):
        missing = [word for word in _facts(view, lang) if _squeezed(word).translate(_RAISED) not in found]
        broken = [word for word in missing if len(word) < 5]  # longer ones may run over two lines of a column
        assert not broken
        assert len(missing) < 0.12 * len(_facts(view, lang))
    assert "\ufffd" not in found and "◊" not in found


_RAISED = str.maketrans("⁻¹", "−1")


def test_both_alphabets_and_russian_first(printed: Mapping[Content, Printed]) -> None:
    text = text_of(printed[Content.BOTH].path)
    assert "ў" in text and "і" in text and "ё" in text and "’" in text
    assert text.index("Центр коллективного") < text.index("Цэнтр калектыўнага")


@pytest.mark.parametrize(
    ("mode", "mark"), [(Content.RU, "Образец"), (Content.BE, "Узор"), (Content.BOTH, "Образец · Узор")]
)
def test_every_page_tells_its_state(printed: Mapping[Content, Printed], mode: Content, mark: str) -> None:
    for page in range(printed[mode].pages):
        text = extract_text(printed[mode].path, page_numbers=[page])
        assert mark in text
        assert "14.11.2026" in text and "118" in text and "20.11.2026" in text
        assert f"{page + 1} / {printed[mode].pages}" in text


def test_a_record_that_is_no_demonstration_bears_no_mark(out: Path) -> None:
    job.write(sheets.request(replace(sheets.PASSPORT, demo=False)), out)
    assert "Образец" not in extract_text(out)


def test_the_code_leads_to_the_record(sheet: Printed) -> None:
    with pypdfium2.PdfDocument(sheet.path) as pdf:
        picture = pdf[0].render(scale=150 / 72).to_pil()
    assert [found.text for found in zxingcpp.read_barcodes(picture)] == [sheets.LINK]


def test_the_same_request_gives_the_same_bytes(view: PassportView, sheet: Printed, tmp_path: Path) -> None:
    mode = Content(sheet.path.stem)
    again = job.write(sheets.request(view, content=mode), tmp_path / "again.pdf")
    assert again.path.read_bytes() == sheet.path.read_bytes()


def test_a_missing_translation_is_marked_and_listed(out: Path) -> None:
    done = job.write(sheets.request(sheets.one_sided(), content=Content.BE), out)
    listed = {gap.field.ru for gap in done.gaps if gap.kind is GapKind.TRANSLATION}
    assert {"Описание", "Регион", "Услуга"} <= listed
    assert all(gap.lang is Lang.BE and gap.uid == "one-sided" for gap in done.gaps)
    assert text_of(out).count("ru ") >= 5


def test_a_whole_record_has_no_gaps(sheet: Printed) -> None:
    assert sheet.gaps == ()


def test_pictures_that_are_none_are_told_and_left_out(tmp_path: Path, out: Path) -> None:
    done = job.write(sheets.request(sheets.hostile(sheets.broken_png(tmp_path / "photo.png"))), out)
    told = [(gap.kind, gap.detail) for gap in done.gaps if gap.kind.value.startswith("picture")]
    assert set(told) == {
        (GapKind.PICTURE_UNREADABLE, "photo.png"),
        (GapKind.PICTURE_MISSING, ""),
    }


def test_characters_the_faces_lack_are_shown_as_such_and_listed(out: Path) -> None:
    view = replace(sheets.PASSPORT, lead=B("Излучение 😀 λ = 5 µм", "Выпраменьванне"))
    done = job.write(sheets.request(view, content=Content.RU), out)
    assert [gap for gap in done.gaps if gap.kind is GapKind.CHARACTERS] == [
        Gap(GapKind.CHARACTERS, view.uid, view.title, done.gaps[0].field, Lang.RU, "λ😀")
    ]
    assert "Излучение ◊ ◊ = 5" in text_of(out)


def test_a_sheet_works_without_a_map(out: Path, tmp_path: Path) -> None:
    for map_file in (None, tmp_path / "none.json", sheets.draw_photo(tmp_path / "no_map.jpg")):
        done = job.write(replace(sheets.request(sheets.PASSPORT), map_file=map_file), out)
        assert "карта" not in text_of(out).casefold() and done.pages == 2
        text_of.cache_clear()


def test_an_almost_empty_record_prints(out: Path) -> None:
    bare = PassportView(uid="u", title=NOTHING)
    assert job.write(sheets.request(bare), out).pages == 1
