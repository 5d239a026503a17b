"""Records that belong to the one being edited, made from a table on the clipboard: the instruments of a facility."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from desktop.language import _, ngettext
from desktop.ui.desk import Desk
from desktop.ui.form.keeping import Keeping
from desktop.ui.form.making import Making
from desktop.ui.form.tabular import NO_TABLE, clipped
from desktop.ui.news import News, bad_news
from desktop.ui.shapes import State
from desktop.ui.wording import kind_words
from sync.errors import Refusal
from sync.fields import Field, Type
from sync.records import KINDS
from sync.registry import fields_of

if TYPE_CHECKING:
    from desktop.ui.form.pasting import Line, PasteDialog


class Belongings(QObject):
    """What can be added to the record of a form. `made` after records were."""

    made = Signal()

    def __init__(self, desk: Desk, making: Making, keeping: Keeping, form: QWidget) -> None:
        super().__init__(form)
        self._desk, self._making, self._keeping, self._form = desk, making, keeping, form
        self.kinds = tuple(
            (kind, field)
            for kind in KINDS
            for field in fields_of(kind).values()
            if field.type is Type.REFERENCE and field.required and keeping.kind in field.refers_to
        )
        """Kinds that cannot be without a record of this kind, and the field in which they name it."""

    @property
    def any(self) -> bool:
        """Whether there are such kinds."""
        return bool(self.kinds)

    def choose(self) -> QMenu:
        """Ask which kind of records the table on the clipboard holds, above what was pressed."""
        menu = QMenu(self._form)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind, naming in self.kinds:
            action = menu.addAction(_("{kind}: rows of a copied table").format(kind=kind_words(kind)))
            action.triggered.connect(partial(self._asked, kind, naming))
        pressed = self.sender()
        over = pressed if isinstance(pressed, QWidget) else self._form
        menu.popup(over.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
        return menu

    def _asked(self, kind: str, naming: Field, _checked: bool = False) -> None:
        self.insert(kind, naming)

    def insert(self, kind: str, naming: Field) -> PasteDialog | None:
        """The dialog that makes records of the table on the clipboard; None where there is none."""
        grid = clipped(QGuiApplication.clipboard().mimeData())
        if grid is None:
            self._desk.say(News(State.WARNING, lambda: _(NO_TABLE)))
            return None
        from desktop.ui.form.inserting import ask_records

        dialog = ask_records(self._making, kind, naming, grid, self._form.window())
        dialog.taken.connect(partial(self._write, kind, naming))
        dialog.show()
        return dialog

    def _write(self, kind: str, naming: Field, lines: Sequence[Line]) -> None:
        from desktop.ui.form.inserting import write_records

        try:
            count = len(write_records(self._keeping, kind, naming, lines))
        except Refusal as refusal:
            self._desk.say(bad_news(refusal))
            return
        self.made.emit()
        self._desk.say(News(State.GOOD, partial(_made_words, count)))


def _made_words(count: int) -> str:
    return ngettext("{n} record was made", "{n} records were made", count).format(n=count)
