"""An office's table into the catalogue: dropped on the window, mapped, looked at, mended, loaded, taken back."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from desktop import language
from desktop.catalogue.giving import Manner
from desktop.ui.change_row import Marked
from desktop.ui.loading import LoadingDialog
from desktop.ui.loading.load import Job
from desktop.ui.loading.rows import Sort
from desktop.ui.loading.standing import Step
from sync.bilingual import Lang
from sync.formats import Asked
from tests.journeys.pages import CTRL, SHIFT, Person, clock, seen, words_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
HEAD = ("№ п/п", "Наименование прибора", "Марка", "Тип", "Год выпуска", "Примечание")


def foreign(place: Path) -> Path:
    """Forty instruments in cp1251 under a title: a type misspelt, a year that is none, an instrument twice."""
    rows = [("Перечень оборудования кафедры",), (), HEAD]
    rows += [(str(n), f"Анализатор {n}", f"А-{n}", "лазерр" if n % 4 == 0 else "лазер", str(1990 + n), "—")
             for n in range(1, 41)]  # fmt: skip
    rows[9] = (*rows[9][:4], "давно", "—")
    with place.open("w", encoding="cp1251", newline="") as text:
        csv.writer(text, delimiter=";").writerows(rows)
    return place


def drops(person: Person, place: Path) -> LoadingDialog:
    """A file from the system's file manager onto the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(place))])
    taking = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    for event in (QDragEnterEvent(QPoint(300, 300), *taking), QDropEvent(QPointF(300, 300), *taking)):
        QApplication.sendEvent(person.window, event)
    return rested(person)


def rested(person: Person) -> LoadingDialog:
    dialog = person.window.findChild(LoadingDialog)
    assert dialog is not None
    person.waits(lambda: dialog.load.job is Job.NOTHING, patience=30_000)
    return dialog


def goes_on(person: Person, dialog: LoadingDialog) -> None:
    person.click(dialog._next)
    rested(person)


def test_a_table_is_dropped_mapped_mended_loaded_and_taken_back(person: Person, tmp_path: Path) -> None:
    before = person.count()
    dialog = drops(person, foreign(tmp_path / "приборы.csv"))
    assert dialog.load.kind == "equipment" and dialog.file.peek.lines.header == 3
    goes_on(person, dialog)
    place = HEAD.index("Тип")
    pick = dialog.columns.open(place)
    pick.search.setText("тип приб")
    person.qtbot.keyClick(pick.search, Qt.Key.Key_Return)
    assert dialog.load.mapping and dialog.load.mapping.sheets[0].targets[place] == "instrument_type"
    goes_on(person, dialog)
    rows = dialog.preview.rows
    assert (rows.count(Sort.NEW), rows.count(Sort.BAD)) == (29, 11)
    assert not person.catalogue.edits()
    person.reads("«лазерр»", dialog)
    person.click(person.button("Взять «лазер» везде, где стоит «лазерр»", dialog))
    rested(person)
    assert (rows.count(Sort.NEW), rows.count(Sort.BAD)) == (39, 1)
    dialog.preview.choose(Sort.BAD)
    dialog.preview.list.selectRow(0)
    person.reads("E10, Год изготовления", dialog.preview.detail)
    assert person.button("Загрузить 39 строк", dialog) is dialog._next
    goes_on(person, dialog)
    assert dialog.step is Step.DONE and "1 строка с ошибками не вошла" in words_of(dialog.outcome)
    person.click(dialog.outcome.show_list)
    person.waits(lambda: person.count() == 39)
    assert "Загружено: новых — 39" in person.news()
    person.click(person.window.messages._remedy)
    person.waits(lambda: not person.catalogue.edits())
    person.asks("")
    person.waits(lambda: person.count() == before)


def test_our_own_table_goes_out_is_edited_and_comes_back(person: Person, tmp_path: Path) -> None:
    place, uid = tmp_path / "наши.xlsx", person.goes_to("BY-0002")
    asked = Asked(clock(), Lang.RU, language.translation(Lang.RU).gettext)
    person.catalogue.give("xlsx", [uid], place, Manner(asked))
    book = openpyxl.load_workbook(place)
    page = book.worksheets[0]
    names = [cell.value for cell in page[1]]
    cell = page.cell(3, names.index("tagline_be") + 1)
    cell.value = "Спектры за адзін візіт"
    book.save(place)
    person.press(Qt.Key.Key_O, CTRL | SHIFT)
    dialog = rested(person)
    dialog.open_file(place)
    rested(person)
    goes_on(person, dialog)
    assert dialog.step is Step.PREVIEW and dialog.preview.rows.count(Sort.CHANGED) == 1
    dialog.preview.choose(Sort.CHANGED)
    dialog.preview.list.selectRow(0)
    person.reads(cell.coordinate, dialog.preview.detail)
    assert "Спектры за адзін візіт" in {each.accessibleName().partition(": ")[2] for each in seen(dialog, Marked)}
    goes_on(person, dialog)
    assert [(edit.path, edit.value) for edit in person.catalogue.edits() if edit.path == "tagline.be"] == [
        ("tagline.be", "Спектры за адзін візіт")
    ]
    person.press(Qt.Key.Key_Escape)
    person.waits(lambda: person.window.findChild(LoadingDialog) is None)


def test_rows_copied_in_a_spreadsheet_are_pasted_from_anywhere(person: Person) -> None:
    QApplication.clipboard().setText("Наименование прибора\tМарка\nАнализатор 7\tА-7\nАнализатор 8\tА-8\n")
    person.press(Qt.Key.Key_V, CTRL | SHIFT)
    dialog = rested(person)
    assert dialog.load.kind == "equipment" and dialog.load.opened is not None
    goes_on(person, dialog)
    goes_on(person, dialog)
    assert dialog.preview.rows.count(Sort.NEW) == 2
    goes_on(person, dialog)
    assert sorted(str(edit.value) for edit in person.catalogue.edits() if edit.path == "model") == ["А-7", "А-8"]
    QApplication.clipboard().clear()
