"""The head of the page of changes: how many there are, undo and redo, the search and the filters."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.catalogue.changed import Changed, Sought
from desktop.language import _, ngettext, number_text
from desktop.ui.buttons import Button, Kind
from desktop.ui.choices import Check, Choice
from desktop.ui.panes import Column, Label, Row, quiet
from desktop.ui.search_box import SearchBox
from desktop.ui.theme import Theme

UNKNOWN = Changed()
"""Nothing has been asked yet."""


class _Search(SearchBox):
    def retranslate(self) -> None:
        super().retranslate()
        self.setPlaceholderText(_("Name, number or words of a change…"))
        self.setAccessibleName(_("Search your changes"))


class ChangesHead(QWidget):
    """`sought` after other words or filters, `stepped` with True for undo and False for redo."""

    sought = Signal()
    stepped = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._changed = theme, UNKNOWN
        column = Column(theme, self, spacing=6)
        line = Row(theme, spacing=6)
        self._title, self._note = Label(theme, 24, bold=True), Label(theme, 14, ink=quiet).wrapped()
        self._undo, self._redo = (Button(theme, Kind.QUIET, icon) for icon in ("arrow-back-up", "arrow-forward-up"))
        line.addWidget(self._title, 1)
        for button, back in ((self._undo, True), (self._redo, False)):
            button.clicked.connect(lambda _checked=False, back=back: self.stepped.emit(back))
            line.addWidget(button)
        column.addLayout(line)
        column.addWidget(self._note)
        self.search, self.authors, self.conflicts = _Search(theme), Choice(theme), Check(theme)
        self._filters, self._found = QWidget(), Label(theme, 14, bold=True).wrapped()
        row = Row(theme, self._filters, margins=(0, 6, 0, 0), spacing=12)
        self.authors.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row.addWidget(self.search, 4)
        row.addWidget(self.authors)
        row.addWidget(self.conflicts)
        row.addStretch(1)  # takes what is beyond the greatest width of the search, which else stands in the middle
        column.addWidget(self._filters)
        column.addWidget(self._found)
        self.search.asked.connect(lambda _text: self.sought.emit())
        self.authors.activated.connect(lambda _place: self.sought.emit())
        self.conflicts.toggled.connect(lambda _on: self.sought.emit())
        self.retranslate()

    def title(self) -> str:
        """The words over the page."""
        return self._title.text()

    def chosen(self) -> Sought:
        """What is looked for."""
        author = self.authors.currentData() if self.authors.currentIndex() > 0 else None
        return Sought(self.search.text().strip(), author, self.conflicts.isChecked())

    def tell(self, changed: Changed, can_undo: bool, can_redo: bool) -> None:
        """How much there is now; filters that could narrow nothing are not there, nor numbers not known yet."""
        others, self._changed = changed.authors != self._changed.authors, changed
        if others:
            self._fill_authors()
        self._undo.setEnabled(can_undo)
        self._redo.setEnabled(can_redo)
        self._say()

    def _say(self) -> None:
        changed, sought = self._changed, self.chosen()
        self._note.setText("" if changed is UNKNOWN else _told(changed))
        self._filters.setVisible(bool(changed.edits))
        self.authors.setVisible(len(changed.authors) > 1 or sought.author is not None)
        self.conflicts.setVisible(bool(changed.conflicts) or sought.conflicts)
        self._found.setText(_found(len(changed.uids)) if sought != Sought() else "")
        self._found.setVisible(sought != Sought())

    def _fill_authors(self) -> None:
        chosen = self.chosen().author
        self.authors.clear()
        self.authors.addItem(_("All authors"))
        for author in self._changed.authors:
            self.authors.addItem(author or _("No name given"), author)
        place = self._changed.authors.index(chosen) + 1 if chosen in self._changed.authors else 0
        self.authors.setCurrentIndex(place)

    def retranslate(self) -> None:
        """Words in the language spoken now."""
        self._title.setText(_("Your changes"))
        self._undo.name(_("Undo (Ctrl+Z)"))
        self._redo.name(_("Redo (Ctrl+Shift+Z)"))
        self.search.retranslate()
        self.authors.setAccessibleName(_("Author"))
        self.conflicts.setText(_("Differences only"))
        self._fill_authors()
        self._say()


def _found(records: int) -> str:
    if not records:
        return _("Nothing you changed fits these words and filters.")
    return ngettext("Found: {n} record", "Found: {n} records", records).format(n=number_text(records))


def _told(changed: Changed) -> str:
    if not changed.edits:
        return _("None yet. Open a record and press F2: each field is kept as soon as you leave it.")
    fields = ngettext("{n} field", "{n} fields", changed.edits).format(n=number_text(changed.edits))
    where = ngettext("in {n} record", "in {n} records", changed.records).format(n=number_text(changed.records))
    told = _("{fields} {where}. They stay on this computer and survive every update.")
    return told.format(fields=fields, where=where)
