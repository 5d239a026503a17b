"""The page of changes, and the report of a bug."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel

from desktop.ui.buttons import Button
from desktop.ui.change_row import ChangeRow, Marked, around_change
from desktop.ui.changes_page import ChangesPage
from desktop.ui.crash import BugReports, CrashDialog
from tests.ui.desks import PlainDesk, plain_desk, take_away
from tests.ui.samples import FACILITY
from tests.ui.works import MemoryWork


class Opened:
    """The page over a catalogue in memory."""

    def __init__(self, app: QApplication) -> None:
        self.work = MemoryWork()
        self.desk: PlainDesk = plain_desk(app, self.work)
        self.edited: list[str] = []
        self.work.edit("fac:laser", {"founded_year": 1999}, "")
        self.work.edit("eq:1", {"condition": "repair"}, "")
        self.page = ChangesPage(self.desk, self.work, self.edited.append, lambda: self.work)
        self.page.show()
        self.settle()

    def settle(self) -> None:
        """Until everything asked for has arrived."""
        background, left = self.desk.parts.background, 3
        while left:
            left = 3 if background.busy() else left - 1
            QApplication.processEvents()

    def rows(self) -> list[ChangeRow]:
        return [row for row in self.page.findChildren(ChangeRow) if row.isVisibleTo(self.page)]

    def words(self) -> str:
        marked = [mark.accessibleName() for mark in self.page.findChildren(Marked) if mark.isVisibleTo(self.page)]
        labels = [label.text() for label in self.page.findChildren(QLabel) if label.isVisibleTo(self.page)]
        return "\n".join(labels + marked)


@pytest.fixture
def opened(qapp: QApplication) -> Iterator[Opened]:
    made = Opened(qapp)
    yield made
    made.desk.parts.background.close()
    take_away(qapp, made.page)


def test_changes_are_listed_with_old_and_new(opened: Opened) -> None:
    assert len(opened.rows()) == 2
    assert "2009" in opened.words() and "1999" in opened.words()


def test_each_can_be_undone_alone(opened: Opened, qapp: QApplication) -> None:
    row = next(row for row in opened.rows() if "1999" in "".join(m.accessibleName() for m in row.findChildren(Marked)))
    row.findChild(Button).click()
    opened.settle()
    assert [edit.path for edit in opened.work.edits()] == ["condition"]
    assert len(opened.rows()) == 1


def test_records_are_one_press_away(opened: Opened) -> None:
    links = [button for button in opened.page.findChildren(Button) if button.text() == FACILITY.name.ru]
    links[0].click()
    assert opened.desk.opened == ["fac:laser"]


def test_without_changes_one_calm_line(opened: Opened, qapp: QApplication) -> None:
    opened.work.undo()
    opened.work.undo()
    opened.page.refresh()
    opened.settle()
    assert not opened.rows() and "F2" in opened.words()


def test_a_difference_shows_the_words_of_the_centre_and_both_ways(opened: Opened, qapp: QApplication) -> None:
    edits = tuple(
        type(edit)(edit.uid, edit.path, edit.base, edit.value, edit.author, edit.edited_at, True, 1888)
        for edit in opened.work.edits()
        if edit.path == "founded_year"
    )
    opened.work.edits = lambda uids=None: edits  # type: ignore[method-assign]
    opened.page.refresh()
    opened.settle()
    assert "1888" in opened.words()


def test_long_texts_are_cut_around_the_change() -> None:
    old = "а" * 2000
    new = "а" * 1000 + "б" + "а" * 999
    shown = around_change(old, new)
    assert all(len(text) < 500 for text in shown) and "б" in shown[1]


def test_a_bug_is_told_once_with_a_report_that_can_be_saved(qapp: QApplication, tmp_path: Path) -> None:
    desk = plain_desk(qapp, MemoryWork())
    reports = BugReports(desk.parts.theme, lambda: None, lambda: datetime(2026, 11, 23))
    try:
        raise ZeroDivisionError(str(Path.home() / "secret"))
    except ZeroDivisionError as bug:
        reports.caught(type(bug), bug, bug.__traceback__)
        reports.caught(type(bug), bug, bug.__traceback__)
    qapp.processEvents()
    dialog = reports.dialog
    assert isinstance(dialog, CrashDialog)
    assert "ZeroDivisionError" in dialog.report and str(Path.home()) not in dialog.report
    dialog._copy.click()
    assert QGuiApplication.clipboard().text() == dialog.report
    file = tmp_path / "report.txt"
    dialog.save(tmp_path / "nowhere" / "report.txt")
    assert dialog.isVisible()
    dialog.save(file)
    assert file.read_text(encoding="utf-8") == dialog.report
    desk.parts.background.close()
    take_away(qapp, dialog)


def test_undo_and_redo_can_be_pressed_while_there_is_something_to_take_back(opened: Opened, qapp: QApplication) -> None:
    def enabled() -> list[bool]:
        opened.page.refresh()
        opened.settle()
        named = {button.accessibleName(): button for button in opened.page.findChildren(Button)}
        return [button.isEnabled() for name, button in named.items() if "Ctrl+" in name]

    assert enabled() == [True, False]
    while opened.work.undo():
        pass
    assert enabled() == [False, True]


def test_what_is_struck_out_strikes_out_nothing_else(opened: Opened) -> None:
    opened.work.edit("fac:laser", {"founded_year": None}, "")
    opened.page.refresh()
    opened.settle()
    opened.page.grab()
    assert not opened.page.theme.font(14).strikeOut()
