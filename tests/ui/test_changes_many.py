"""The page of changes over a real catalogue: tens of thousands of them, the search, the filters, one taken back."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from desktop.catalogue import Catalogue
from desktop.catalogue.edits import Edits
from desktop.catalogue.one_edit import Standing
from desktop.ui.buttons import Button
from desktop.ui.change_row import ChangeRow
from desktop.ui.changes_page import MOST, ChangesPage
from tests.catalogue import sample_records
from tests.typing_text import type_text
from tests.ui.desks import plain_desk, take_away

MANY = 50_000
FIELDS = ("kind", "name.ru", "name.be", "tagline.ru", "tagline.be", "founded_year", "url", "number",
          "life_cycle", "facility_kind")  # fmt: skip


class Shown:
    """The page with its window's background."""

    def __init__(self, app: QApplication, catalogue: Catalogue) -> None:
        self.app, self.catalogue = app, catalogue
        self.forks: list[Catalogue] = []
        self.desk = plain_desk(app, catalogue)
        self.page = ChangesPage(self.desk, catalogue, lambda uid: None, self.fork)
        self.page.resize(1000, 700)

    def fork(self) -> Catalogue:
        self.forks.append(self.catalogue.fork())
        return self.forks[-1]

    def settle(self) -> None:
        background, left = self.desk.parts.background, 3
        while left:
            left = 3 if background.busy() else left - 1
            self.app.processEvents()

    def open(self) -> None:
        self.page.show()
        self.settle()

    def rows(self) -> list[ChangeRow]:
        return [row for row in self.page.findChildren(ChangeRow) if row.isVisibleTo(self.page)]

    def words(self) -> str:
        found = (*self.page.findChildren(QLabel), *self.page.findChildren(Button))
        return "\n".join(each.text() for each in found if each.isVisibleTo(self.page))

    def seek(self, words: str) -> None:
        self.page.head.search.clear()
        type_text(self.page.head.search, words)
        self.page.head.search.ask()
        self.settle()

    def close(self) -> None:
        self.desk.parts.background.close()
        take_away(self.app, self.page)
        for fork in self.forks:
            fork.close()


@pytest.fixture
def shown(qapp: QApplication, tmp_path: Path) -> Iterator[Shown]:
    with sample_records.catalogue(tmp_path / "profile") as catalogue:
        page = Shown(qapp, catalogue)
        yield page
        page.close()


def value(path: str, number: int) -> object:
    return {"kind": "facility", "founded_year": 1900 + number % 100, "url": "https://x.example",
            "life_cycle": "operational", "facility_kind": "lab"}.get(path, f"{path} {number}")  # fmt: skip


def load(catalogue: Catalogue, count: int) -> None:
    """What a table of so many cells leaves behind."""
    records = count // len(FIELDS)
    local = catalogue._files.local
    with local:
        Edits(local).add(
            Standing(uid=f"new-{number:05}", path=path, value=value(path, number), author="Анна" if number % 2 else "",
                     edited_at=f"2026-11-{1 + number % 20:02}T10:00:00+00:00")
            for number in range(records) for path in FIELDS
        )  # fmt: skip


def test_tens_of_thousands_open_at_once_and_come_by_scrolling(shown: Shown) -> None:
    load(shown.catalogue, MANY)
    begun = time.thread_time()
    shown.open()
    taken = time.thread_time() - begun
    drawn = len(shown.rows())
    assert 10 <= drawn < 120 and "50\u00a0000 полей" in shown.words() and "5\u00a0000 записях" in shown.words()
    assert taken < 0.4, f"{taken * 1000:.0f} ms of the window's thread"
    bar = shown.page._scroll.verticalScrollBar()
    for _ in range(5):
        bar.setValue(bar.maximum())
        shown.settle()
    assert len(shown.rows()) > drawn
    uids = [block.uid for block in shown.page.blocks()]
    assert len(set(uids)) == len(uids) and uids[0] == "new-00019", "the newest first, none twice"


def test_the_end_of_a_long_list_says_how_to_go_on(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.ui.changes_page.MOST", 60)
    load(shown.catalogue, 1000)
    shown.open()
    bar = shown.page._scroll.verticalScrollBar()
    for _ in range(4):
        bar.setValue(bar.maximum())
        shown.settle()
    assert 60 <= len(shown.rows()) < 120 < MOST and "из 100" in shown.words()


def test_words_find_a_record_by_its_name_number_and_by_what_was_written(shown: Shown) -> None:
    shown.catalogue.edit("fac-1", {"founded_year": 1999}, "Анна")
    shown.catalogue.edit("fac-2", {"tagline.ru": "Первая строка"}, "Анна")
    shown.open()
    assert [block.uid for block in shown.page.blocks()] == ["fac-1", "fac-2"]
    for words, uids in (("первая", ["fac-2"]), ("лазерной", ["fac-1"]), ("BY-0002", ["fac-2"]), ("1999", ["fac-1"])):
        shown.seek(words)
        assert [block.uid for block in shown.page.blocks()] == uids, words
        assert "Найдена" in shown.words() or "Найдено" in shown.words()
    shown.seek("нет такого")
    assert not shown.page.blocks() and "Ничего из изменённого" in shown.words()
    shown.seek("")
    assert len(shown.page.blocks()) == 2


def test_changes_of_one_author(shown: Shown) -> None:
    shown.catalogue.edit("fac-1", {"founded_year": 1999, "tagline.ru": "Моя"}, "Анна")
    shown.catalogue.edit("fac-1", {"tagline.be": "Іншая"}, "Пётр")
    shown.catalogue.edit("fac-2", {"founded_year": 2001}, "Пётр")
    shown.open()
    authors = shown.page.head.authors
    assert [authors.itemText(place) for place in range(authors.count())] == ["Все авторы", "Анна", "Пётр"]
    authors.setCurrentIndex(1)
    authors.activated.emit(1)
    shown.settle()
    assert [block.uid for block in shown.page.blocks()] == ["fac-1"] and len(shown.rows()) == 2


def test_only_differences(shown: Shown) -> None:
    shown.catalogue.edit("fac-1", {"founded_year": 1999, "tagline.ru": "Моя"}, "Анна")
    shown.catalogue.edit("fac-2", {"founded_year": 2001}, "Анна")
    shown.open()
    assert not shown.page.head.conflicts.isVisibleTo(shown.page), "where nothing differs there is nothing to choose"
    local = shown.catalogue._files.local
    local.execute("UPDATE edit SET conflict = 1, centre = '1888' WHERE uid = 'fac-1' AND path = 'founded_year'")
    shown.page._begin()
    shown.settle()
    shown.page.head.conflicts.click()
    shown.settle()
    assert len(shown.rows()) == 1 and "1888" in "".join(_said(shown))
    centres = next(b for b in shown.page.findChildren(Button) if b.text() == "Взять из центра")
    centres.click()
    shown.settle()
    assert not shown.page.blocks() and shown.catalogue.record("fac-1").record.founded_year != 1999


def _said(shown: Shown) -> list[str]:
    from desktop.ui.change_row import Marked

    return [mark.accessibleName() for mark in shown.page.findChildren(Marked)]


def test_what_is_taken_back_leaves_the_others_where_they_are(shown: Shown) -> None:
    load(shown.catalogue, 1000)
    shown.open()
    bar = shown.page._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    shown.settle()
    before = [block.uid for block in shown.page.blocks()]
    row = shown.page.blocks()[2].findChildren(ChangeRow)[3]
    row.findChild(Button).click()
    shown.settle()
    blocks = shown.page.blocks()
    assert [block.uid for block in blocks][: len(before)] == before
    assert blocks[2].count == len(FIELDS) - 1 and "999 полей" in shown.words()
    first = blocks[2].findChildren(ChangeRow)[0]  # the record itself
    assert first.findChild(Button).accessibleName().endswith("Новая запись")
    first.findChild(Button).click()
    shown.settle()
    assert before[2] not in [block.uid for block in shown.page.blocks()]


def test_a_merged_record_says_what_stands_in_its_place(qapp: QApplication, tmp_path: Path) -> None:
    merged = sample_records.facility("fac-9", "Прежняя", "Былая", status="merged", successor_uid="fac-1")
    with sample_records.catalogue(tmp_path / "p", [*sample_records.records(), merged]) as catalogue:
        catalogue.edit("fac-9", {"founded_year": 1999}, "Анна")
        page = Shown(qapp, catalogue)
        page.open()
        words = page.words()
        page.close()
    assert "Лаборатория лазерной физики" in words and "объединена" in words
