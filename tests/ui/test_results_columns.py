"""The chooser of columns: when calls close, agreements end and accreditations lapse can be seen in the table."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableWidget
from pytestqt.qtbot import QtBot

from desktop import language
from desktop.catalogue.questions import Facet, Question
from desktop.paths import RESOURCES
from desktop.ui.results.columns import COLUMNS, Column
from desktop.ui.results.model import ResultsModel
from desktop.ui.results.table import TableView
from desktop.ui.theme import Theme
from sync.bilingual import Lang
from tests.catalogue import sample_records

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
ENDING = [
    {"kind": "call", "uid": "call-1", "rev": 1, "name": {"ru": "Конкурс"}, "deadline": "2026-12-31T18:00+03:00"},
    {"kind": "agreement", "uid": "agr-1", "rev": 1, "name": {"ru": "Соглашение"}, "valid_until": "2027-05-14"},
    {"kind": "accreditation", "uid": "acc-1", "rev": 1, "certificate_no": "BY/112 1", "valid_until": "2028-02-03"},
]


@pytest.fixture
def model(tmp_path, qapp: QApplication):  # type: ignore[no-untyped-def]
    language.use(Lang.RU)
    with sample_records.catalogue(tmp_path / "p", ENDING) as here:
        found = ResultsModel(here.cards, Lang.RU, lambda: sample_records.TODAY.date())
        found.show(here.search(Question(filters=((Facet.KIND, ("call", "agreement", "accreditation")),))).ids)
        yield found


def test_the_column_of_ends_is_chosen_in_the_menu(model: ResultsModel, qtbot: QtBot) -> None:
    table = TableView(Theme(RESOURCES / "icons"), model)
    qtbot.addWidget(table)
    table.show()
    place = COLUMNS.index(Column.ENDS)
    assert table.isColumnHidden(place)
    next(action for action in table.chooser().actions() if action.text() == Column.ENDS.label()).trigger()
    assert not table.isColumnHidden(place)
    told = {str(model.index(row, place).data(Qt.ItemDataRole.DisplayRole)) for row in range(model.rowCount())}
    assert told == {"31.12.2026", "14.05.2027", "03.02.2028"}
    again = TableView(Theme(RESOURCES / "icons"), model, table.kept_layout())
    qtbot.addWidget(again)
    assert not again.isColumnHidden(place)


def test_a_layout_of_before_stays_and_knows_nothing_of_it(model: ResultsModel, qtbot: QtBot) -> None:
    before = QTableWidget(1, 7)
    qtbot.addWidget(before)
    before.setColumnWidth(0, 333)
    before.setColumnHidden(3, True)
    kept = "1:" + bytes(before.horizontalHeader().saveState().toHex().data()).decode()
    table = TableView(Theme(RESOURCES / "icons"), model, kept)
    qtbot.addWidget(table)
    assert (table.columnWidth(0), table.isColumnHidden(3)) == (333, True)
    assert table.isColumnHidden(COLUMNS.index(Column.ENDS))
