"""What a person sees and does in the window: the words of the tests in this folder."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.exceptions import TimeoutError
from pytestqt.qtbot import QtBot

from desktop.app import Assembly
from desktop.catalogue import Catalogue
from desktop.catalogue.questions import Facet
from desktop.catalogue.views import Card
from desktop.ui.bulk.confirming import ConfirmDialog
from desktop.ui.bulk.dialog import BulkDialog
from desktop.ui.chips import FilterChip
from desktop.ui.exchange.dialog import SyncDialog
from desktop.ui.facets.group import FacetGroup
from desktop.ui.facets.row import FacetRow
from desktop.ui.form.box import Half
from desktop.ui.form.page import EditForm
from desktop.ui.loading import LoadingDialog
from desktop.ui.loading.load import Job
from desktop.ui.overview import OverviewPage
from desktop.ui.printing import PrintDialog
from desktop.ui.record import RecordPane
from desktop.ui.states import EmptyPanel
from desktop.ui.today.page import TodayPage
from desktop.ui.today.translating import TranslateDialog
from desktop.ui.window import MainWindow
from tests.typing_text import type_text

W = TypeVar("W", bound=QWidget)
CTRL, SHIFT, ALT = (getattr(Qt.KeyboardModifier, f"{name}Modifier") for name in ("Control", "Shift", "Alt"))
FIRST = "BY-0001"
"""The laser facility all of the journeys come to."""


def clock() -> datetime:
    """The day of all journeys: three days after the demonstration was signed."""
    return datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def keeper(catalogue: Catalogue) -> str:
    """The organisation with most to confirm."""
    return catalogue.overview().keepers[0].uid


def seen(root: QWidget, kind: type[W]) -> list[W]:
    """Widgets of a kind that are seen, those that were replaced left out."""
    return [each for each in root.findChildren(kind) if each.isVisibleTo(root.window())]


def words_of(root: QWidget) -> str:
    """Everything that is written in a widget, for looking a sentence up in it."""
    said = (getattr(each, "text", str)() for each in (root, *seen(root, QWidget)) if not isinstance(each, QLineEdit))
    return "\n".join(words for words in said if isinstance(words, str))


class Person:
    """One person before one window."""

    def __init__(self, assembly: Assembly, qtbot: QtBot) -> None:
        self.assembly, self.qtbot = assembly, qtbot
        self.window: MainWindow = assembly.window
        self.catalogue = assembly.catalogue
        self._left = False

    def leave(self) -> None:
        """Close the window and end the program, as the cross of the window does."""
        if not self._left:
            self._left = True
            self.window.close()
            self.assembly.close()

    def waits(self, until: Callable[[], object], patience: int = 10_000) -> None:
        """Look until it is so."""
        self.qtbot.waitUntil(lambda: bool(until()), timeout=patience)

    def settles(self, until: Callable[[], object], patience: int = 1_500) -> None:
        """The same for what is looked at again afterwards, to see what is wrong with it."""
        with suppress(TimeoutError):
            self.waits(until, patience)

    def settled(self) -> Person:
        """The list, the facets and the record page are all there."""
        self.waits(lambda: self.count() and self.facet_rows() and self.record.isVisible() and self.open_uid())
        return self

    # Hands

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key where the focus is."""
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def click(self, widget: QWidget) -> None:
        """A click in the middle of what is seen and can be pressed."""
        assert widget.isVisible() and widget.isEnabled(), widget
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def types(self, text: str) -> None:
        """Letters where the focus is."""
        focus = QApplication.focusWidget()
        assert focus is not None
        type_text(focus, text)

    def button(self, words: str, root: QWidget | None = None) -> QAbstractButton:
        """The button with these words, written on it or told."""
        found = [each for each in seen(root or self.window, QAbstractButton) if words in _told(each)]
        assert found, (words, [_told(each) for each in seen(root or self.window, QAbstractButton)])
        return found[0]

    # Searching

    def asks(self, text: str) -> None:
        """Ctrl+F, other words instead of those there, and the answer to them is waited for."""
        self.press(Qt.Key.Key_F, CTRL)
        self.types(text) if text else self.press(Qt.Key.Key_Delete)
        page, model = self.window.catalogue, self.window.catalogue.results.model

        def answered() -> bool:
            rows = {model.id_at(row) for row in range(model.rowCount())}
            return page.question.text == text.strip() and rows == set(self.catalogue.search(page.shown).ids)

        self.waits(answered)

    def count(self) -> int:
        """How many rows the list has."""
        return self.window.catalogue.results.model.rowCount()

    def told_count(self) -> int:
        """How many the heading says there are."""
        return int("".join(c for c in self.window.catalogue.results.heading._words.text() if c.isdigit()))

    def cards(self) -> list[Card]:
        """The cards of the list."""
        model = self.window.catalogue.results.model
        return [model.card_at(row) for row in range(model.rowCount())]

    def narrows(self, facet: Facet, code: str) -> int:
        """A click on a value of a facet; what it promised."""
        self.waits(lambda: self._facets_told() == self._facets_true())
        row = self.facet_row(facet, code)
        promised = int(row.accessibleName().rpartition(",")[2])
        with self.qtbot.waitSignal(self.window.catalogue.answered):
            self.click(row)
        return promised

    def _facets_true(self) -> dict[tuple[Facet, str], int]:
        counted = self.catalogue.facets(self.window.catalogue.shown).counts
        return {(facet, each.code): each.count for facet, values in counted for each in values if each.count}

    def _facets_told(self) -> dict[tuple[Facet, str], int]:
        groups = seen(self.window.catalogue.facets, FacetGroup)
        return {(group.facet, each.code): each.count for group in groups for each in group.values() if each.count}

    def facet_rows(self) -> list[FacetRow]:
        """The rows of all facets."""
        return seen(self.window.catalogue.facets, FacetRow)

    def facet_row(self, facet: Facet, code: str) -> FacetRow:
        """The row of one value, brought into sight."""
        group = next(each for each in seen(self.window.catalogue.facets, FacetGroup) if each.facet is facet)
        return next(row for row in seen(group, FacetRow) if row.code == code)

    def chips(self) -> list[FilterChip]:
        """The filters above the results."""
        return seen(self.window.catalogue.results.heading, FilterChip)

    def way_out(self) -> list[QAbstractButton]:
        """What is offered where nothing is found."""
        panels = seen(self.window.catalogue.results, EmptyPanel)
        return [button for panel in panels for button in seen(panel, QAbstractButton)]

    # The record

    @property
    def record(self) -> RecordPane:
        """The record page."""
        found = self.window.findChild(RecordPane)
        assert found is not None
        return found

    def open_uid(self) -> str:
        """Which record is open."""
        found = self.window.findChild(RecordPane)
        return found._uid if found else ""

    def goes_to(self, number: str = FIRST, words: str = "") -> str:
        """Look for a record, by its number or other words, and click it in the list."""
        uid = self.catalogue.find(number)
        self.asks(words or number)
        view = self.window.catalogue.results.view
        row = [card.uid for card in self.cards()].index(uid)
        view.scrollTo(view.model().index(row, 0))
        place = view.visualRect(view.model().index(row, 0)).center()
        self.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        self.waits(lambda: self.open_uid() == uid)
        return uid

    # The form

    def edits(self, number: str = FIRST, words: str = "") -> Form:
        """F2 on a record."""
        uid = self.goes_to(number, words)
        self.press(Qt.Key.Key_F2)
        return Form(self, uid)

    # Dialogs

    def overview(self) -> OverviewPage:
        """The overview, its numbers there."""
        self.press(Qt.Key.Key_3, CTRL)
        page = next(iter(self.window.findChildren(OverviewPage)))
        self.waits(lambda: page.panel is not None)
        return page

    def today(self) -> TodayPage:
        """The page of the day, its answer there where an office is chosen."""
        self.press(Qt.Key.Key_1, CTRL)
        page = next(iter(self.window.findChildren(TodayPage)))
        self.waits(lambda: not page.office or page.seen is not None)
        return page

    def confirms(self) -> ConfirmDialog:
        """The list of all that is found, to be confirmed."""
        self.press(Qt.Key.Key_L, CTRL | SHIFT)
        self.waits(lambda: self.window.findChild(ConfirmDialog) is not None)
        dialog = self._exposed(ConfirmDialog)
        self.waits(dialog.table.ticks.rowCount)
        return dialog

    def revises(self, path: str) -> BulkDialog:
        """One field of all that is found."""
        self.press(Qt.Key.Key_E, CTRL | SHIFT)
        self.waits(lambda: self.window.findChild(BulkDialog) is not None)
        dialog = self._exposed(BulkDialog)
        self.waits(dialog.asking.fields.count)
        dialog.asking.choose_field(path)
        self.waits(dialog.asking.old.count)
        return dialog

    def translates(self) -> TranslateDialog:
        """Texts of everybody that wait for a translator."""
        self.assembly.office.day(self.window).translating(self.catalogue.to_do("").translate[:12]).show()
        return self._exposed(TranslateDialog)

    def sources(self) -> SyncDialog:
        """Ctrl+O."""
        self.press(Qt.Key.Key_O, CTRL)
        self.waits(lambda: self.window.findChild(SyncDialog) is not None)
        return self._exposed(SyncDialog)

    def prints(self) -> PrintDialog:
        """Ctrl+P."""
        self.press(Qt.Key.Key_P, CTRL)
        self.waits(lambda: self.window.findChild(PrintDialog) is not None)
        return self._exposed(PrintDialog)

    def loads(self, steps: int = 0) -> LoadingDialog:
        """Ctrl+Shift+O, a small table of somebody's, and so many steps on; some of its cells are wrong."""
        place = self.assembly.office._profile.folder.parent / "table.csv"
        rows = [("Наименование прибора", "Марка", "Вид прибора", "Кол-во"), ("Laser A", "A-1", "лазер", "1"),
                ("Laser B", "B-1", "лазерр", "x"), ("Laser C", "C-1", "лазерр", "2")]  # fmt: skip
        place.write_text("\n".join(map(";".join, rows)), encoding="cp1251")
        self.press(Qt.Key.Key_O, CTRL | SHIFT)
        self.waits(lambda: self.window.findChild(LoadingDialog) is not None)
        dialog = self._exposed(LoadingDialog)
        for step in range(steps):
            dialog.next() if step else dialog.open_file(place)
            self.waits(lambda: dialog.load.job is Job.NOTHING, patience=20_000)
        return dialog

    def _exposed(self, kind: type[W]) -> W:
        dialog = self.window.findChild(kind)
        assert dialog is not None
        self.qtbot.waitExposed(dialog)
        self.turns_to(dialog)
        return dialog

    def reads(self, words: str, root: QWidget | None = None) -> None:
        """Look until this is written there."""
        self.waits(lambda: words.lower() in words_of(root or self.window).lower())

    def closes(self, dialog: QWidget) -> None:
        """Esc in a dialog; the window behind it is the active one again."""
        self.press(Qt.Key.Key_Escape)
        self.waits(lambda: not seen(self.window, type(dialog)))
        self.turns_to(self.window)

    def turns_to(self, window: QWidget) -> None:
        """What a screen does by itself when another window has gone: this one has the keys now."""
        window.activateWindow()
        self.waits(window.isActiveWindow)

    def news(self) -> str:
        """What the bar under the header says, '' while it is away."""
        bar = self.window.messages
        return bar.accessibleName() if bar.isVisible() else ""


class Form:
    """The edit form."""

    def __init__(self, person: Person, uid: str) -> None:
        self.person, self.uid = person, uid
        person.waits(lambda: person.window.findChild(EditForm) is not None)
        form = person.window.findChild(EditForm)
        assert form is not None
        self.page: EditForm = form
        person.waits(lambda: self.page.isVisible())

    def half(self, path: str) -> Half:
        """The field of a path; its section is opened where it has never been."""
        for half in self.page.findChildren(Half):
            if half.path == path:
                return half
        self.page.box(path.partition(".")[0])
        return self.half(path)

    def enters(self, path: str) -> QWidget:
        """A click into a field; everything in it is selected."""
        half = self.half(path)
        inner = half.editor.focusProxy()
        assert inner is not None
        self.person.click(inner)
        self.person.press(Qt.Key.Key_A, CTRL)
        return inner

    def writes(self, path: str, text: str) -> None:
        """Other words into a field, then Tab out of it."""
        self.enters(path)
        self.person.types(text)
        self.leaves()

    def leaves(self) -> None:
        """Tab."""
        self.person.press(Qt.Key.Key_Tab)

    def shown(self, path: str) -> str:
        """What stands in a field."""
        inner = self.half(path).editor.focusProxy()
        return inner.toPlainText() if isinstance(inner, QPlainTextEdit) else inner.text()  # type: ignore[union-attr]

    def note(self, path: str) -> str:
        """What is said under a field."""
        note = self.half(path).note
        return words_of(note) if note.isVisible() else ""

    def is_done(self) -> None:
        """The filled button at the top."""
        self.person.click(self.page._top.done)
        self.person.waits(lambda: self.person.window.findChild(EditForm) is None)

    def steps_aside(self) -> None:
        """A click beside all fields: the focus is in the form and in no field."""
        self.page.read_field()
        self.page.setFocus()


def _told(button: QAbstractButton) -> str:
    return f"{button.text()}\n{button.accessibleName()}"
