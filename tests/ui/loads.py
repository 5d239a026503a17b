"""A load of a table as a person goes through it, over a small real catalogue."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.catalogue import Catalogue
from desktop.ui.loading import LoadingDialog
from desktop.ui.loading.load import Job
from desktop.ui.loading.rows import Sort
from tests.ui.desks import PlainDesk

HEAD = ("№ п/п", "Наименование прибора", "Марка", "Инв. №", "Вид прибора", "Кол-во", "Год выпуска")
ROWS = (
    ("1", "Микроскоп МИ", "МИ-1", "0007", "микроскоп", "1", "2015"),
    ("2", "Микроскоп МО", "МО-1", "0008", "микраскопп", "2", "2016"),
    ("3", "Микроскоп МА", "МА-1", "0009", "микраскопп", "два", "2017"),
    ("4", "Микроскоп МЫ", "МЫ-1", "0010", "микраскопп", "1", "2018"),
)


def table(place: Path, rows: Sequence[Sequence[str]] = (HEAD, *ROWS), encoding: str = "cp1251") -> Path:
    """A table of text as offices keep it."""
    with place.open("w", encoding=encoding, newline="") as text:
        csv.writer(text, delimiter=";").writerows(rows)
    return place


@dataclass
class Loading:
    """One person before the dialog."""

    qtbot: QtBot
    desk: PlainDesk
    catalogue: Catalogue
    dialog: LoadingDialog
    window: QWidget

    def opens(self, place: Path) -> Loading:
        """A file, looked into."""
        self.dialog.open_file(place)
        return self.rests()

    def rests(self) -> Loading:
        """Nothing is under way any more."""
        self.qtbot.waitUntil(lambda: self.dialog.load.job is Job.NOTHING, timeout=20_000)
        return self

    def goes_on(self, times: int = 1) -> Loading:
        """The filled button; what it begins is waited for."""
        for _time in range(times):
            assert self.dialog._next.isEnabled(), self.facts()
            self.dialog._next.click()
            self.rests()
        return self

    def facts(self) -> str:
        """What is said beside the buttons."""
        return self.dialog._facts.text()

    def counts(self) -> dict[Sort, int]:
        """The tabs that have rows."""
        rows = self.dialog.preview.rows
        return {sort: rows.count(sort) for sort in Sort if rows.count(sort)}

    def chooses(self, sort: Sort, row: int = 0) -> list[str]:
        """A tab and a row; what is said about it."""
        self.dialog.preview.choose(sort)
        self.dialog.preview.list.selectRow(row)
        return said(self.dialog.preview.detail)

    def presses(self, words: str, root: QWidget | None = None) -> None:
        """A button by its words."""
        QApplication.processEvents()
        shown = [each for each in (root or self.dialog).findChildren(QAbstractButton) if each.isVisible()]
        next(each for each in shown if words in (each.text(), each.accessibleName())).click()
        self.rests()


def said(root: QWidget) -> list[str]:
    """What is written and told in a part of the dialog."""
    QApplication.processEvents()  # what was just put there is shown by it
    shown = [each for each in root.findChildren(QWidget) if not each.isHidden()]
    return [words for each in shown for words in _words(each) if words]


def _words(each: QWidget) -> tuple[str, str]:
    return each.text() if isinstance(each, QLabel | QAbstractButton) else "", each.accessibleName()
