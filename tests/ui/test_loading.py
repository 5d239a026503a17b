"""Loading a table: what each step offers and tells, and that nothing is written before the last press."""

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop import language
from desktop.catalogue.giving import Manner
from desktop.ui.dropping import Dropping
from desktop.ui.loading import LoadingDialog
from desktop.ui.loading.rows import Sort
from desktop.ui.loading.standing import Step
from desktop.ui.shapes import State
from desktop.ui.tokens import Scheme
from sync.bilingual import Lang
from sync.formats import Asked
from tests.catalogue import sample_records
from tests.journeys.measuring import clipped, sticking_out
from tests.ui.desks import plain_desk, take_away
from tests.ui.loads import HEAD, ROWS, Loading, said, table

Makes = Callable[..., Loading]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def makes(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Makes]:
    catalogue, made = sample_records.catalogue(tmp_path / "профиль"), list[Loading]()

    def build(lang: Lang = Lang.RU, scheme: Scheme = Scheme.LIGHT, size: tuple[int, int] = (1440, 900)) -> Loading:
        desk = plain_desk(qapp, catalogue, scheme)
        desk.parts.tongue.speak(lang)
        window = QWidget()
        window.resize(*size)
        dialog = LoadingDialog(desk, catalogue, catalogue.fork, tmp_path / "профиль" / "pasted", parent=window)
        loading = Loading(qtbot, desk, catalogue, dialog, window)
        dialog.saving.choose_place = lambda _on, proposed, _names: str(tmp_path / proposed)
        dialog.show()
        made.append(loading)
        return loading

    yield build
    for each in made:
        each.desk.parts.background.close()
        take_away(qapp, each.dialog)
        take_away(qapp, each.window)
    catalogue.close()


@pytest.fixture
def person(makes: Makes) -> Loading:
    return makes()


def equipment(loading: Loading) -> list[str]:
    return [edit.value for edit in loading.catalogue.edits() if edit.path == "name.ru"]  # type: ignore[misc]


def test_a_foreign_table_is_recognised(person: Loading, tmp_path: Path) -> None:
    person.opens(table(tmp_path / "приборы.csv", [("Перечень приборов",), (), HEAD, *ROWS]))
    load, peek = person.dialog.load, person.dialog.file.peek.lines
    assert load.kind == "equipment" and load.opened is not None
    assert (load.opened.source.encoding, load.opened.source.delimiter) == ("cp1251", ";")
    assert peek.header == 3 and peek.rowCount() == 6
    assert "Windows-1251" in person.dialog.file.questions.encoding.choice.currentText()


def test_what_was_found_can_be_changed(person: Loading, tmp_path: Path) -> None:
    person.opens(table(tmp_path / "t.csv", [("A", "B"), *[row[1:3] for row in (HEAD, *ROWS)]]))
    questions, file = person.dialog.file.questions, person.dialog.file
    assert file.peek.lines.header == 1 and not person.dialog._next.isEnabled()
    file.peek.entered.emit(1)
    questions.kind.choice.setCurrentIndex(questions.kind.choice.findData("equipment"))
    questions.kind.choice.activated.emit(0)
    person.rests()
    assert person.dialog.load.mapping and person.dialog.load.mapping.sheets[0].targets == ("name.ru", "model")
    questions.encoding.choice.setCurrentIndex(questions.encoding.choice.findData("koi8-r"))
    questions.encoding.choice.activated.emit(0)
    person.rests()
    assert "Наименование" not in str(file.peek.lines.data(file.peek.lines.index(1, 1)))


def test_a_column_fills_another_field(person: Loading, tmp_path: Path) -> None:
    person.opens(table(tmp_path / "t.csv")).goes_on()
    assert person.dialog.step is Step.COLUMNS
    columns = person.dialog.columns
    assert [columns.model.data(columns.model.index(row, 2)) for row in (0, 1)] == ["не загружается", "Название (ru)"]
    pick = columns.open(1)
    pick.search.setText("назв (be)")
    pick._enter()
    assert columns.model.targets[1] == "name.be"
    pick = columns.open(2)
    pick._enter()
    assert columns.model.targets[2] == ""


def test_the_way_of_a_load_and_its_undo(person: Loading, tmp_path: Path) -> None:
    person.opens(table(tmp_path / "t.csv")).goes_on(2)
    assert person.counts() == {Sort.ALL: 4, Sort.NEW: 1, Sort.BAD: 3}
    assert person.dialog._next.text() == "Загрузить 1 строку" and not equipment(person)
    told = said(person.dialog.preview.detail)
    assert "«микраскопп»" in told and "Тип прибора · 3 ячейки" in told
    person.presses("Взять «микроскоп» везде, где стоит «микраскопп»")
    assert person.counts() == {Sort.ALL: 4, Sort.NEW: 3, Sort.BAD: 1}
    assert any("F4, Количество" in words and "два" in words for words in person.chooses(Sort.BAD))
    person.goes_on()
    assert person.desk.news[-1].words() == "Загружено: новых — 3, изменено — 0. 1 строка с ошибками не вошла."
    assert person.dialog.step is Step.DONE and len(equipment(person)) == 3
    assert person.desk.news[-1].state is State.WARNING and person.desk.news[-1].remedy
    person.desk.news[-1].remedy.act()
    person.qtbot.waitUntil(lambda: not equipment(person), timeout=10_000)


def test_columns_are_remembered_for_the_next_such_table(person: Loading, tmp_path: Path) -> None:
    place = table(tmp_path / "t.csv")
    person.opens(place).goes_on()
    person.dialog.load.fill(2, "inventory_no")
    person.goes_on(2)
    person.opens(place).goes_on()
    assert person.dialog.columns.model.targets[2] == "inventory_no"
    assert any("как при прошлой загрузке" in words for words in said(person.dialog.columns))


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_bad_rows_are_saved_mended_and_loaded(person: Loading, tmp_path: Path, suffix: str) -> None:
    place = tmp_path / f"bad.{suffix}"
    person.dialog.saving.choose_place = lambda _on, _proposed, _names: str(place)
    person.opens(table(tmp_path / "t.csv")).goes_on(2)
    person.presses("Сохранить строки с ошибками…")
    assert person.desk.news[-1].words() == f"Сохранены 3 строки с ошибками: bad.{suffix}."
    if suffix == "csv":
        with place.open(encoding="utf-8-sig", newline="") as text:
            rows = list(csv.reader(text, delimiter=";"))
        rows = [[cell.replace("микраскопп", "микроскоп").replace("два", "2") for cell in row] for row in rows]
        table(place, rows, "utf-8-sig")
    else:
        book = openpyxl.load_workbook(place)
        rows = [[str(cell.value or "") for cell in row] for row in book.active.iter_rows()]
        for row in book.active.iter_rows(min_row=2):
            row[4].value, row[5].value = "микроскоп", "2"
        book.save(place)
    assert rows[0] == [*HEAD, "Что не так"] and "E3" in rows[1][-1]
    person.opens(place).goes_on(2)
    assert person.counts() == {Sort.ALL: 3, Sort.NEW: 3}


def own(person: Loading, place: Path) -> Path:
    asked = Asked(sample_records.TODAY, Lang.RU, language.translation(Lang.RU).gettext)
    uids = person.catalogue.uids_of(range(1, 200))
    person.catalogue.give("xlsx", uids, place, Manner(asked))
    return place


def test_our_own_table_comes_back_cell_by_cell(person: Loading, tmp_path: Path) -> None:
    place = own(person, tmp_path / "наша.xlsx")
    book = openpyxl.load_workbook(place)
    page = next(page for page in book if page["A1"].value == "organisation/uid")
    names = [cell.value for cell in page[1]]
    cell = page.cell(3, names.index("name_ru") + 1)
    old, cell.value = cell.value, "Другое название"
    page.cell(4, names.index("country") + 1).value = "Атлантида"
    book.save(place)
    person.opens(place)
    assert person.dialog.load.opened and person.dialog.load.opened.own
    assert person.dialog.file.questions.kind.isHidden() and person.dialog.file._hint.isHidden()
    person.goes_on()
    assert person.dialog.step is Step.PREVIEW and person.counts()[Sort.CHANGED] == 1
    told = person.chooses(Sort.CHANGED)
    assert f"{cell.coordinate} · Официальное название (ru)" in told
    assert f"было: {old}" in told and "стало: Другое название" in told
    person.dialog.saving.choose_place = lambda _on, _proposed, _names: str(tmp_path / "bad.xlsx")
    person.dialog.saving.leftover()
    person.rests()
    person.opens(tmp_path / "bad.xlsx").goes_on()
    assert person.counts()[Sort.BAD] == person.counts()[Sort.ALL] == 1


def test_our_own_lines_come_back(person: Loading, tmp_path: Path) -> None:
    place, new = tmp_path / "lines.jsonl", {"kind": "organisation", "uid": str(UUID(int=7)), "name": {"ru": "Новая"}}
    place.write_text("\n".join(map(json.dumps, (new, {"kind": "x"}))), encoding="utf-8")
    person.opens(place).goes_on()
    assert person.counts() == {Sort.ALL: 2, Sort.NEW: 1, Sort.BAD: 1}
    person.presses("Сохранить строки с ошибками…")
    book = openpyxl.load_workbook(next(tmp_path.glob("lines*.xlsx")))
    assert [[cell.value for cell in row] for row in book.active.iter_rows()][1][0] == "2"


def refusals(folder: Path) -> dict[str, Path]:
    files = {name: folder / name for name in ("пустой.csv", "старый.xls", "рисунок.csv", "пустой.xlsx", "пароль.xlsx")}
    files["пустой.csv"].write_bytes(b"\n\n")
    files["старый.xls"].write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900))
    files["пароль.xlsx"].write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))
    files["рисунок.csv"].write_bytes(bytes(range(256)) * 20)
    openpyxl.Workbook().save(files["пустой.xlsx"])
    return files


def test_what_is_no_table_is_told_and_another_can_be_taken(person: Loading, tmp_path: Path) -> None:
    for name, place in (refusals(tmp_path) | {"нет.csv": tmp_path / "нет.csv"}).items():
        person.opens(place)
        told = said(person.dialog.file._refused)
        assert any(str(place) in words.replace("\u200b", "") for words in told), (name, told)
        assert len(told) >= 3 and not person.dialog._next.isEnabled()
    assert not person.opens(table(tmp_path / "t.csv")).dialog.file._refused.findChildren(QLabel)


def test_no_good_row_leaves_nothing_to_press(person: Loading, tmp_path: Path) -> None:
    person.opens(table(tmp_path / "t.csv", [HEAD, ROWS[2]])).goes_on(2)
    assert not person.dialog._next.isEnabled()
    assert person.facts() == "Ни одна строка этой таблицы ничего не изменит."


def test_stopping_leads_back_and_writes_nothing(person: Loading, tmp_path: Path) -> None:
    rows = [(str(n), f"Прибор {n}", f"М-{n}", str(n), "микроскоп", "1", "2015") for n in range(3000)]
    person.opens(table(tmp_path / "t.csv", [HEAD, *rows])).goes_on()
    person.dialog._next.click()
    assert person.dialog._stop.isVisible() and person.dialog.step is Step.PREVIEW
    person.dialog._stop.click()
    person.rests()
    assert person.dialog.step is Step.COLUMNS and person.facts().startswith("Остановлено")
    person.goes_on(1)
    assert person.counts()[Sort.NEW] == 3000
    person.dialog.next()
    person.dialog.close()
    assert person.dialog.isHidden()
    person.qtbot.waitUntil(lambda: bool(person.desk.news), timeout=20_000)
    assert len(equipment(person)) == 3000


def test_what_changes_meanwhile_is_compared_anew(person: Loading, tmp_path: Path) -> None:
    row = ("1", "Сканирующий микроскоп", "SEM-500", "", "", "3", "")
    person.opens(table(tmp_path / "t.csv", [HEAD, row])).goes_on(2)
    assert person.counts() == {Sort.ALL: 1, Sort.CHANGED: 1}
    person.catalogue.edit("eq-1", {"quantity": 3}, "Анна")
    person.qtbot.waitUntil(lambda: Sort.SAME in person.counts(), timeout=10_000)
    person.dialog.back()
    person.catalogue.undo()
    person.qtbot.waitUntil(lambda: person.dialog.load.plan is None, timeout=5_000)
    assert person.goes_on().counts() == {Sort.ALL: 1, Sort.CHANGED: 1}


def test_nothing_is_loaded_over_what_was_written_at_the_last_moment(person: Loading, tmp_path: Path) -> None:
    row = ("1", "Сканирующий микроскоп", "SEM-500", "", "", "3", "")
    person.opens(table(tmp_path / "t.csv", [HEAD, row])).goes_on(2)
    plan = person.dialog.load.plan
    person.catalogue.edit("eq-1", {"quantity": 7}, "Анна")
    person.rests()
    person.dialog.load.plan = plan  # as if nobody had been told yet
    person.goes_on()
    assert person.catalogue.record("eq-1").record.quantity == 7  # type: ignore[attr-defined]
    assert person.dialog.step is Step.PREVIEW and "изменился" in person.desk.news[-1].words()
    assert person.counts() == {Sort.ALL: 1, Sort.CHANGED: 1}
    person.goes_on()
    assert person.catalogue.record("eq-1").record.quantity == 3  # type: ignore[attr-defined]


def test_back_keeps_what_was_chosen(person: Loading, tmp_path: Path) -> None:
    person.opens(table(tmp_path / "t.csv")).goes_on()
    person.dialog.load.fill(2, "serial_no")
    person.goes_on()
    person.dialog.back()
    assert person.dialog.step is Step.COLUMNS and person.dialog.columns.model.targets[2] == "serial_no"
    person.dialog.back()
    assert person.dialog.step is Step.FILE and person.dialog._back.isHidden()
    assert person.goes_on(2).counts()[Sort.ALL] == 4


def test_an_empty_table_of_ours_is_saved(person: Loading, tmp_path: Path) -> None:
    person.dialog.file.beginning.template.click()
    person.qtbot.waitUntil(lambda: bool(person.desk.news), timeout=20_000)
    place = tmp_path / "Прибор.xlsx"
    assert person.desk.news[-1].words() == "Шаблон сохранён: Прибор.xlsx." and place.stat().st_size
    person.opens(place)
    assert person.dialog.load.opened and person.dialog.load.opened.own


def test_a_table_is_dropped(person: Loading, qtbot: QtBot, tmp_path: Path) -> None:
    window, taken, place = QWidget(), list[str](), table(tmp_path / "t.csv")
    qtbot.addWidget(window)
    Dropping(window, taken.append)

    def drop(*places: Path) -> bool:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(each)) for each in places])
        taking = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        for event in (QDragEnterEvent(QPoint(1, 1), *taking), QDropEvent(QPointF(1, 1), *taking)):
            QApplication.sendEvent(window, event)
        return event.isAccepted()

    assert drop(place) and taken == [str(place)]
    for others in ((tmp_path / "photo.png",), (place, place), ()):
        drop(*others)
    assert taken == [str(place)]


def test_fifty_thousand_rows_cost_what_is_looked_at(person: Loading, tmp_path: Path) -> None:
    from time import process_time

    from desktop.catalogue.loading import Plan, PlannedRow, RowState
    from desktop.ui.loading.rows import PlanRows, sort_rows

    states = (RowState.NEW, RowState.SAME, RowState.BAD)
    rows = tuple(PlannedRow("л", n, str(n), "equipment", states[n % 3], f"Прибор {n}") for n in range(50_000))
    model, begun = PlanRows(), process_time()
    model.show_rows(sort_rows(Plan(tmp_path, rows)))
    for sort in (Sort.NEW, Sort.BAD, Sort.ALL):
        model.choose(sort)
        assert model.data(model.index(model.rowCount() - 1, 1)).startswith("Прибор")
    assert process_time() - begun < 2


@pytest.mark.parametrize("size", [(1440, 900), (1024, 600)])
@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("lang", Lang)
def test_no_words_are_cut(makes: Makes, lang: Lang, scheme: Scheme, size: tuple[int, int], tmp_path: Path) -> None:
    person = makes(lang, scheme, size)

    def fits() -> None:
        QApplication.processEvents()
        assert clipped(person.dialog) == [] and sticking_out(person.dialog) == []

    fits()
    person.opens(tmp_path / "нет такой таблицы.csv")
    fits()
    person.opens(table(tmp_path / "t.csv"))
    fits()
    person.goes_on()
    fits()
    person.goes_on()
    for sort in (Sort.ALL, Sort.BAD, Sort.NEW):
        fits()
        person.chooses(sort)
    fits()
    person.goes_on()
    fits()


def test_the_keyboard_reaches_and_names_everything(person: Loading, tmp_path: Path) -> None:
    for step in range(4):
        if step == 0:
            person.opens(table(tmp_path / "t.csv"))
        else:
            person.goes_on()
        reached = set()
        for _press in range(60):
            reached.add(person.dialog.focusWidget())
            person.dialog.focusNextChild()
        buttons = [
            each for each in person.dialog.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()
        ]
        assert all(each in reached for each in buttons if not each.group()), step
        assert all(each.text() or each.accessibleName() for each in buttons)


def test_a_table_from_the_clipboard_goes_the_way_of_a_file(person: Loading, tmp_path: Path) -> None:
    QApplication.clipboard().setText("\n".join("\t".join(row) for row in (HEAD, *ROWS[:1], ("5", "=1+1", "М", "'8"))))
    person.qtbot.keyClick(person.dialog, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    person.rests()
    load = person.dialog.load
    assert load.opened is not None and load.path is not None and load.kind == "equipment"
    assert load.path.name == "Буфер обмена.csv" and load.opened.source.delimiter == "\t"
    assert "Буфер обмена.csv" in said(person.dialog.file)
    person.goes_on(2)
    assert person.counts() == {Sort.ALL: 2, Sort.NEW: 2}
    person.goes_on()
    assert sorted(equipment(person)) == ["=1+1", "Микроскоп МИ"]
    place = load.path
    person.dialog.close()
    assert not place.exists()
    QApplication.clipboard().clear()


def test_what_is_no_table_on_the_clipboard_is_told(person: Loading, tmp_path: Path) -> None:
    QApplication.clipboard().setText("одно слово")
    person.presses("Вставить таблицу")
    assert person.dialog.load.path is None and "В буфере обмена нет таблицы" in person.facts()
    QApplication.clipboard().setText("Наименование\nВесы\nПечь")
    person.presses("Вставить таблицу")
    assert person.dialog.load.opened is not None
    assert person.dialog.file.peek.lines.rowCount() == 3
    person.dialog.load.choose_kind("equipment")
    person.rests().goes_on()
    QApplication.clipboard().setText("Другая\tтаблица\n1\t2")
    person.qtbot.keyClick(person.dialog, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert person.dialog.step is Step.COLUMNS and person.rests().dialog.load.kind == "equipment"
    QApplication.clipboard().clear()


def test_a_record_nobody_is_called_like_is_mended_with_one_press(person: Loading, tmp_path: Path) -> None:
    rows = [("Весы", "В-1", "Лаборатория лазарной физики"), ("Печь", "П-1", "")]
    person.opens(table(tmp_path / "t.csv", [("Наименование", "Марка", "Лаборатория"), *rows])).goes_on(2)
    assert person.counts()[Sort.BAD] == 1
    label = "Лаборатория лазерной физики · BY-0001 · fac-1"
    told = person.chooses(Sort.BAD)
    assert any("Лаборатория лазарной физики" in words for words in told)
    person.presses(f"Взять «{label}» везде, где стоит «Лаборатория лазарной физики»")
    assert person.counts() == {Sort.ALL: 2, Sort.NEW: 2}
