"""The table of 100,000 rows: CPU milliseconds to scroll and paint, beside QSqlTableModel over the same columns.

    python3 dev.py bench table [--facilities N] [--steps N]

Both views stand in one process, have the same size and are scrolled by turns to the same places, now the one first and
now the other: by wheel, by page and by jumps, and every step repaints the whole view. Rows are equally high and columns
equally wide in both, so both show as many rows and as much of each text. QSqlTableModel has fetched all its rows
before, so that no step of it pays for reading; ours reads the cards of a fresh screen from the file within the step.
Target: p95 no slower.
"""

import argparse
import os
import random
import statistics
import time
from collections.abc import Iterable, Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtSql import QSqlDatabase, QSqlTableModel
from PySide6.QtWidgets import QAbstractItemView, QTableView

from desktop.app import application, assemble
from desktop.catalogue.questions import Facet, Order, Question
from desktop.profile import Profile
from desktop.settings import Choices, Settings
from desktop.ui.pictures import settle, wait_for
from desktop.ui.results.columns import COLUMNS
from tests.bench.catalogue_100k import profile

SIZE = (900, 800)
SHOWN = ("name_ru", "type_code", "party_ru", "confirmed_on")


def places(rows: int, steps: int) -> Iterator[int]:
    """Where to scroll, by row: three rows at a time, thirty at a time, anywhere."""
    chance, row = random.Random(1), 0
    for step in range(steps):
        by = (3, 30, rows)[step % 3]
        row = chance.randrange(rows) if by == rows else min(rows - 1, row + by)
        yield row


def theirs(made: Profile) -> QTableView:
    """The stock model over the same file."""
    database = QSqlDatabase.addDatabase("QSQLITE")
    database.setDatabaseName(str(next(made.bases.glob("*.db"))))
    assert database.open()
    model = QSqlTableModel(db=database)
    model.setTable("card")
    model.setFilter("kind = 'facility' AND NOT hidden")
    model.setSort(model.fieldIndex("sort_ru"), Qt.SortOrder.AscendingOrder)
    model.select()
    while model.canFetchMore():
        model.fetchMore()
    view = QTableView()
    view.setModel(model)
    view.verticalHeader().hide()
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
    view.resize(*SIZE)
    view.show()
    return view


def alike(stock: QTableView, ours: QTableView) -> None:
    """Gives the stock table the row height and the column widths of ours."""
    model = stock.model()
    shown = [place for place, column in enumerate(COLUMNS) if not ours.isColumnHidden(place)]
    for column in range(model.columnCount()):
        name = model.headerData(column, Qt.Orientation.Horizontal)
        stock.setColumnHidden(column, name not in SHOWN)
        if name in SHOWN:
            stock.setColumnWidth(column, ours.columnWidth(shown[SHOWN.index(name)]))
    stock.verticalHeader().setDefaultSectionSize(ours.verticalHeader().defaultSectionSize())


def cost(view: QTableView, row: int) -> float:
    """CPU milliseconds of scrolling to a row and painting."""
    begun = time.process_time_ns()
    view.scrollTo(view.model().index(row, 0), QAbstractItemView.ScrollHint.PositionAtTop)
    view.viewport().repaint()
    return (time.process_time_ns() - begun) / 1e6


def by_turns(ours: QTableView, stock: QTableView, rows: Iterable[int]) -> tuple[list[float], list[float]]:
    """What each step costs either view. Whoever comes second finds the processor's caches full of the other's."""
    niva, qt = list[float](), list[float]()
    for step, row in enumerate(rows):
        sides = [(ours, niva), (stock, qt)]
        for view, costs in sides[:: 1 - step % 2 * 2]:
            costs.append(cost(view, row))
    return niva, qt


def p95(costs: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(costs, n=20)[-1]


def main() -> None:
    """Measures and prints one line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--facilities", type=int, default=100_000)
    options.add_argument("--steps", type=int, default=1200)
    chosen = options.parse_args()
    app = application([])
    made = profile(chosen.facilities)
    assembly = assemble(made, choices=Choices(Settings(results_as_table=True)))
    page = assembly.window.catalogue
    page.ask(Question(filters=((Facet.KIND, ("facility",)),), order=Order.NAME))
    assembly.window.show()
    settle()
    wait_for(lambda: not assembly.background.busy())
    settle()
    ours, stock = page.results.table, theirs(made)
    ours.setParent(None)
    ours.resize(*SIZE)
    ours.show()
    settle()
    alike(stock, ours)
    settle()
    rows = ours.model().rowCount()
    assert rows == stock.model().rowCount(), (rows, stock.model().rowCount())
    niva, qt = by_turns(ours, stock, places(rows, chosen.steps))
    print(
        f"{rows} rows, {chosen.steps} steps: p50 niva {statistics.median(niva):.2f} ms, "
        f"QSqlTableModel {statistics.median(qt):.2f} ms; p95 {p95(niva):.2f} and {p95(qt):.2f} ms CPU, "
        f"ratio {p95(niva) / p95(qt):.2f} (target 1.0)"
    )
    app.quit()


if __name__ == "__main__":
    main()
