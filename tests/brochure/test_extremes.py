"""Any record prints: long, empty, hostile; on a bounded number of pages, with nothing outside the margins."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTTextBox

from desktop.brochure import job
from desktop.brochure.page import A4
from desktop.brochure.plan import Column, ContactLine, Fact, Passage, PassportView, Printed, Section, Table
from desktop.settings import Content
from sync.bilingual import Bilingual
from tests.brochure import sheets

_LETTERS = "абвгдёжзіўйшщ’ё  -–.,;:/@<>&\"'\n\t№%0123456789abcXYZ😀漢שл\u0301⁻²\u202e"
_TEXT = st.text(_LETTERS, max_size=60) | st.text(_LETTERS, max_size=6).map(lambda text: text * 90)
_PAIR = st.builds(Bilingual, _TEXT, _TEXT)
_CELL = st.lists(_PAIR, max_size=2).map(tuple)
_TABLE = st.integers(1, 5).flatmap(
    lambda count: st.builds(
        Table,
        st.lists(st.builds(Column, _PAIR, st.floats(0.5, 9), st.booleans()), min_size=count, max_size=count).map(tuple),
        st.lists(st.lists(_CELL, min_size=count, max_size=count).map(tuple), max_size=4).map(tuple),
        _PAIR,
    )
)
_FACTS = st.lists(st.builds(Fact, _PAIR, _PAIR), max_size=4).map(tuple)
_PASSAGES = st.lists(st.builds(Passage, _PAIR, _PAIR), max_size=3).map(tuple)
_VIEW = st.builds(
    PassportView,
    uid=st.just("u"),
    title=_PAIR,
    kind_line=_PAIR,
    number=_TEXT,
    subtitle=_PAIR,
    lead=_PAIR,
    passages=_PASSAGES,
    facts=_FACTS,
    sections=st.lists(
        st.builds(Section, _PAIR, _PASSAGES, _FACTS, st.lists(_TABLE, max_size=2).map(tuple)), max_size=2
    ).map(tuple),
    contacts=st.lists(st.builds(ContactLine, _PAIR, _PAIR, _TEXT, _TEXT), max_size=4).map(tuple),
    address=_PAIR,
    link=st.text(max_size=60),
    demo=st.booleans(),
)


@settings(max_examples=25)
@given(_VIEW, st.sampled_from(Content))
def test_any_record_prints(view: PassportView, mode: Content) -> None:
    with TemporaryDirectory() as folder:
        done = job.write(sheets.request(view, content=mode), Path(folder, "a.pdf"))
    assert 1 <= done.pages <= 60


@pytest.mark.parametrize("mode", list(Content), ids=str)
def test_three_thousand_words_and_two_hundred_instruments(mode: Content, out: Path) -> None:
    done = job.write(sheets.request(sheets.endless(), content=mode), out)
    assert 10 < done.pages < 60
    _inside(done.path)


def test_nothing_leaves_the_margins_and_no_lines_overlap(sheet: Printed) -> None:
    _inside(sheet.path)


def _inside(path: Path) -> None:
    """The band above and the foot below belong to the margins; everything else keeps inside."""
    for page in extract_pages(path):
        boxes = [line for box in page if isinstance(box, LTTextBox) for line in box]
        for line in boxes:
            assert line.x0 >= A4.left - 1 and line.x1 <= A4.wide - A4.right + 12, line  # a closing space may hang over
            assert line.y0 >= 14 and line.y1 <= A4.tall, line
