"""Records that are not there yet: begun, copied, begun from within a field, made of a table."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.ui.buttons import Button
from desktop.ui.form import EditForm, Forms
from desktop.ui.form.choosing import OneEditor, SetEditor
from desktop.ui.form.options import Records
from desktop.ui.form.pasting import PasteDialog
from desktop.ui.form.picking import PickList
from desktop.ui.form.tabular import clipped
from desktop.ui.tokens import Scheme
from sync.bilingual import Lang
from sync.records import KINDS, Call, Equipment
from sync.rows import Contact, Specification
from tests.ui.forms import Opened, note, retype, rows_of
from tests.ui.samples import FACILITY

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", "raise", extend=True)


def top(opened: Opened, forms: Forms) -> EditForm:
    opened.app.processEvents()
    page = opened.desk.pages[-1]
    assert isinstance(page, EditForm) and forms._open is page
    if page not in opened.forms:
        opened.forms.append(page)
    return page


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_new_record_of_any_kind_opens_in_its_form_and_an_empty_one_goes_with_it(opened: Opened, kind: str) -> None:
    forms = opened.all_forms()
    forms.begin(kind)
    form = top(opened, forms)
    assert form._keeping.kind == kind and form._keeping.view.record.status == "draft"
    form.finish()
    assert form.uid not in opened.work._now and not opened.desk.opened and not opened.desk.pages


def test_a_new_record_with_anything_in_it_stays(opened: Opened) -> None:
    forms = opened.all_forms()
    forms.begin("organisation")
    form = top(opened, forms)
    form.show()
    form.activateWindow()
    opened.app.processEvents()
    retype(form.box("url"), "htp://x")  # also what cannot be kept
    form.finish()
    assert opened.desk.opened == [form.uid]


def test_a_copy_opens_in_its_form(opened: Opened) -> None:
    forms = opened.all_forms()
    forms.duplicate("fac:laser")
    record = top(opened, forms)._keeping.view.record
    assert record.uid != "fac:laser" and record.name.ru.startswith(FACILITY.name.ru)  # type: ignore[attr-defined]
    assert not record.number


def test_a_document_is_begun_from_within_a_field_and_one_comes_back(opened: Opened, qtbot: QtBot) -> None:
    forms = opened.all_forms()
    forms.open("call:form")
    editor = top(opened, forms).box("document_uids").halves[0].editor
    assert isinstance(editor, SetEditor)
    pick = editor.open()
    pick.search.setText("Форма заявки")
    qtbot.waitUntil(lambda: not pick._waiting)
    assert str(pick._model.index(0, 0).data()) == "Создать: документ «Форма заявки»"
    pick._pick(pick._model.index(0, 0))
    qtbot.waitUntil(lambda: top(opened, forms)._keeping.kind == "document")
    form = top(opened, forms)
    assert form.box("name").halves[0].editor.text() == "Форма заявки"
    record = opened.work.record("call:form").record
    assert isinstance(record, Call) and record.document_uids == ("doc:form", form.uid)
    form.finish()
    assert top(opened, forms).uid == "call:form"


def test_only_what_belongs_to_a_record_is_begun_from_within_it(opened: Opened) -> None:
    form = opened.form()
    host = form.box("host_org").halves[0].editor
    assert isinstance(host, OneEditor) and isinstance(host._source, Records)
    assert not host._source._beginnings("Новая")


def test_a_record_that_is_not_here_is_shown_as_such(opened: Opened) -> None:
    editor = opened.form().box("operator_org").halves[0].editor
    assert isinstance(editor, OneEditor)
    editor.show_value("org:gone")
    assert editor._field.text() == "Записи нет в каталоге: org:gone"


def subjects(opened: Opened) -> PickList:
    editor = opened.form().box("grnti").halves[0].editor
    assert isinstance(editor, SetEditor)
    return editor.open()


def press(pick: PickList, key: Qt.Key) -> None:
    QApplication.sendEvent(pick.search, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier(0)))


def line(pick: PickList) -> str:
    return str(pick.list.currentIndex().data())


def test_the_tree_of_subjects_is_walked_by_keys_alone(opened: Opened) -> None:
    pick = subjects(opened)
    while not line(pick).startswith("29 "):
        press(pick, Qt.Key.Key_Down)
    press(pick, Qt.Key.Key_Right)
    assert line(pick).startswith("29.") and "29 Физика" in pick.up.text()
    press(pick, Qt.Key.Key_Left)
    assert line(pick).startswith("29 ") and not pick.up.isVisibleTo(pick)
    press(pick, Qt.Key.Key_Right)
    wanted = line(pick).split()[0]
    press(pick, Qt.Key.Key_Return)
    assert opened.facility().grnti == (*FACILITY.grnti, wanted)


@pytest.mark.parametrize(("typed", "first"), [
    ("29.33.4", "29.33.4"), ("29", "29 "), ("лазерная спектроскопия", "29.33.49"),
    ("лазерная спектраскапія", "29.33.49"),
])  # fmt: skip
def test_subjects_are_found_by_code_and_by_words_of_either_language(opened: Opened, typed: str, first: str) -> None:
    pick = subjects(opened)
    pick.search.setText(typed)
    assert line(pick).startswith(first)


# Tables


@pytest.fixture(autouse=True)
def clipboard_left_empty() -> Iterator[None]:
    """What a test made for the clipboard must go before Qt does."""
    yield
    QGuiApplication.clipboard().clear()


def copy(text: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def dialog(opened: Opened) -> PasteDialog:
    return next(
        widget for widget in opened.app.topLevelWidgets() if isinstance(widget, PasteDialog) and widget.isVisible()
    )


@pytest.mark.parametrize(("text", "html", "grid"), [
    ("слова без таблицы", "", None), ("", "", None), ("a\tb\n", "", (("a", "b"),)),
    ('"две\nстроки"\tb\n\t\nc\n', "", (("две строки", "b"), ("c", ""))),
    ("x", "<table><tr><td>a<br>b</td><td><b>c</b></td></tr></table>", (("a b", "c"),)),
    ("x", "<p>words</p>", None),
])  # fmt: skip
def test_what_is_a_table_on_the_clipboard(
    text: str, html: str, grid: tuple[tuple[str, ...], ...] | None, opened: Opened
) -> None:
    copy(text, html)
    assert clipped(QGuiApplication.clipboard().mimeData()) == grid


def test_a_table_pasted_among_rows_becomes_rows_and_what_cannot_be_read_waits_in_its_cell(opened: Opened) -> None:
    copy("Длина волны\t400–700 нм\nМощность\t1,2 кВт\nСила духа\t5\n")
    rows = rows_of(opened.form("eq:1").box("specs"))
    QTest.keyClick(rows._add, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    shown = dialog(opened)
    assert [choice.currentText() for choice in shown.choices] == ["Показатель", "Значение"]
    assert "1 ячейка не читается" in shown._count.text()
    shown.take.click()
    record = opened.work.record("eq:1").record
    assert isinstance(record, Equipment) and record.specs[2:] == (
        Specification(parameter="wavelength", min="400", max="700", unit="nm"),
        Specification(parameter="power", value="1.2", unit="kW"),
        Specification(value="5"),
    )
    assert opened.drafts["eq:1", "specs"].unread
    cell = rows.panels[-1].cells["parameter"]
    assert "Сила духа" in cell.note.words and cell.editor.text() == "Сила духа"
    assert isinstance(cell.editor, OneEditor)
    cell.editor._take("power")
    assert not opened.drafts


@pytest.mark.parametrize(
    "header", ["Параметр\tОт\tДо\tЕд.", "показатель\tмин.\tмаксимум\tединица", "Параметр\tад\tда\tв чём"]
)
def test_the_headers_of_a_table_of_characteristics_are_known_and_one_bad_cell_drops_no_column(
    header: str, opened: Opened
) -> None:
    copy(f"{header}\nМощность\t1\t2\tкВт\nДлина волны\t400\t700\tнм\nМощность\t3\t4\tпопугаев\n")
    rows = rows_of(opened.form("eq:1").box("specs"))
    rows._offer(clipped(QGuiApplication.clipboard().mimeData()) or ())
    shown = dialog(opened)
    assert [choice.currentText() for choice in shown.choices] == ["Показатель", "От", "До", "Единица"]
    assert "1 ячейка не читается" in shown._count.text()
    shown.close()


def test_contacts_are_guessed_by_what_stands_in_them_and_put_right_by_hand(opened: Opened) -> None:
    copy("+375 17 111-11-11\ta@b.example\n+375 17 222-22-22\tc@d.example\n")
    rows = rows_of(opened.form().box("contacts"))
    rows._offer(clipped(QGuiApplication.clipboard().mimeData()) or ())
    shown = dialog(opened)
    assert [choice.currentText() for choice in shown.choices] == ["Телефон", "Электронная почта"]
    shown.choices[0].setCurrentIndex(0)
    shown.choices[0].activated.emit(0)
    shown.take.click()
    assert opened.facility().contacts[2:] == (Contact(email="a@b.example"), Contact(email="c@d.example"))


TABLE = (
    "Название\tИзготовитель\tГод изготовления\tТип прибора\n"
    "Спектрометр\tNT-MDT\t2019\tлазер\nМикроскоп\tZeiss\tдавно\tпечка\n\t\t\t\n"
)


def test_a_table_becomes_the_instruments_of_a_facility_in_one_act(opened: Opened) -> None:
    copy(TABLE)
    form = opened.form()
    before = set(opened.work._now)
    shown = form.belongings.insert(*next(each for each in form.belongings.kinds if each[0] == "equipment"))
    assert shown is not None and [choice.currentText() for choice in shown.choices] == [
        "Название (ru)", "Изготовитель", "Год изготовления", "Тип прибора"]  # fmt: skip
    shown.take.click()
    first, second = (opened.work.record(uid).record for uid in opened.work._now if uid not in before)
    assert isinstance(first, Equipment) and isinstance(second, Equipment)
    assert (first.name.ru, first.made_year, first.instrument_type, first.facility_uids, first.status) == (
        "Спектрометр", 2019, "laser", ("fac:laser",), "draft")  # fmt: skip
    assert "Создано 2 записи" in opened.desk.news[-1].words()
    box = opened.form(second.uid).box("made_year")
    assert box.halves[0].editor.text() == "давно" and note(box)


def test_without_a_table_on_the_clipboard_the_bar_says_how(opened: Opened) -> None:
    copy("слова")
    form = opened.form()
    assert form.belongings.insert(*form.belongings.kinds[0]) is None
    assert "нет таблицы" in opened.desk.news[-1].words()


def test_the_choice_of_what_a_table_holds_is_made_from_the_registry(opened: Opened) -> None:
    assert {kind for kind, _field in opened.form().belongings.kinds} >= {"equipment", "service"}
    assert not opened.form("eq:1").belongings.any


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize("lang", list(Lang))
def test_the_dialog_of_a_table_speaks_one_language_and_cuts_nothing(opened: Opened, lang: Lang, scheme: Scheme) -> None:
    copy(TABLE)
    opened.desk.parts.theme.change(scheme=scheme)
    opened.desk.parts.tongue.speak(lang)
    form = opened.form()
    try:
        shown = form.belongings.insert(*form.belongings.kinds[0])
        assert shown is not None
        opened.app.processEvents()
        said = [each.text() for each in shown.findChildren(QLabel) + shown.findChildren(Button) if each.isVisible()]
        said += [choice.itemText(place) for choice in shown.choices for place in range(choice.count())]
        english = [words for words in said if re.search("[A-Za-z]{3}", words.replace("DOI", "").replace("ROR", ""))]
        assert not [words for words in english if not re.search("[а-яёўі]", words)], english
        assert shown.take.width() >= shown.take.sizeHint().width()
    finally:
        opened.desk.parts.tongue.speak(Lang.RU)


def test_where_there_is_no_table_to_paste_the_rows_say_how(opened: Opened) -> None:
    copy("слова")
    rows = rows_of(opened.form("eq:1").box("specs"))
    rows._paste.click()
    assert "нет таблицы" in rows._told.words
    copy("Мощность\t5 Вт\n")
    rows._paste.click()
    dialog(opened).take.click()
    assert not rows._told.words and len(rows.panels) == 3
