"""A form opened over a catalogue in memory, and what a person does in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop.catalogue.media import Media
from desktop.ui.form import EditForm, Forms
from desktop.ui.form.box import FieldBox
from desktop.ui.form.cell import Cell
from desktop.ui.form.drafts import Drafts
from desktop.ui.form.editors import LineEditor, TextEditor
from desktop.ui.form.rows import RowsEditor
from sync.records import Facility
from tests.typing_text import type_text
from tests.ui.desks import PlainDesk
from tests.ui.works import MemoryWork


@dataclass
class Opened:
    """A form, the catalogue under it, and what outlives it."""

    app: QApplication
    work: MemoryWork
    desk: PlainDesk
    media: Media
    drafts: Drafts = field(default_factory=Drafts)
    forms: list[EditForm] = field(default_factory=list)

    def form(self, uid: str = "fac:laser") -> EditForm:
        now = datetime(2026, 11, 23, 10, 42)
        form = EditForm(self.desk, self.work, lambda: self.work, uid, lambda: now, self.drafts, self.media)
        form.resize(1364, 812)
        form.show()
        form.activateWindow()
        self.forms.append(form)
        self.app.processEvents()
        return form

    def all_forms(self) -> Forms:
        now = datetime(2026, 11, 23, 10, 42)
        return Forms(self.desk, self.work, lambda: self.work, lambda: now, lambda: None, self.media)

    def settle(self) -> None:
        """Until what was begun in the background is done and told."""
        while self.desk.parts.background.busy():
            self.app.processEvents()
        self.app.processEvents()

    def facility(self) -> Facility:
        record = self.work.record("fac:laser").record
        assert isinstance(record, Facility)
        return record


def retype(box: FieldBox, text: str, half: int = 0) -> None:
    """Replace the text as a person does: select all, type, leave the field."""
    editor = box.halves[half].editor
    assert isinstance(editor, LineEditor | TextEditor)
    widget = editor.line if isinstance(editor, LineEditor) else editor.paper
    widget.setFocus()
    widget.selectAll()
    if text:
        type_text(widget, text)
    else:
        QTest.keyClick(widget, Qt.Key.Key_Delete)
    widget.clearFocus()


def type_into(box: FieldBox, text: str, half: int = 0) -> LineEditor:
    """The same in a line, but nobody leaves it."""
    editor = box.halves[half].editor
    assert isinstance(editor, LineEditor)
    editor.line.setFocus()
    editor.line.selectAll()
    type_text(editor.line, text)
    return editor


def note(box: FieldBox, half: int = 0) -> str:
    return box.halves[half].note.words


def rows_of(box: FieldBox) -> RowsEditor:
    """The rows of a field that has rows."""
    editor = box.halves[0].editor
    assert isinstance(editor, RowsEditor)
    return editor


def retype_cell(cell: Cell, text: str) -> None:
    """The same for a cell of a row."""
    assert isinstance(cell.editor, LineEditor)
    cell.editor.line.setFocus()
    cell.editor.line.selectAll()
    type_text(cell.editor.line, text)
    cell.editor.line.clearFocus()


def told(form: EditForm) -> str:
    """Everything the form says in labels."""
    for _round in range(3):  # the right column is told later and shown later still
        QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # type: ignore[arg-type]
    return "\n".join(label.text() for label in form.findChildren(QLabel) if label.isVisibleTo(form))
