"""The one table of what can be done by key. The sheet of F1 and the menu are made from it; no key is set elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.language import N_, _
from desktop.ui.keys import sequence


class Doing(Enum):
    """Something one can do: its message id and its keys as Qt writes them; the first key is the one shown."""

    SEARCH = (N_("Search"), "Ctrl+F")
    SAVED = (N_("Save this search, saved searches…"), "Ctrl+D")
    TODAY = (N_("Today"), "Ctrl+1")
    CATALOGUE = (N_("Catalogue"), "Ctrl+2")
    OVERVIEW = (N_("Overview"), "Ctrl+3")
    CHANGES = (N_("Changes"), "Ctrl+4")
    SETTINGS = (N_("Settings"), "Ctrl+,")
    BACK = (N_("Clear, close, one step back"), "Esc")
    NEXT_PANE = (N_("Next pane"), "F6")
    PREVIOUS_PANE = (N_("Previous pane"), "Shift+F6")
    NEXT_MARK = (N_("Next found word on the page"), "F3", "Ctrl+G")
    MARK_BEFORE = (N_("Found word before it"), "Shift+F3", "Ctrl+Shift+G")
    OLDER = (N_("Record visited before"), "Alt+Left")
    NEWER = (N_("Record visited after"), "Alt+Right")
    NEW = (N_("New record…"), "Ctrl+N")
    EDIT = (N_("Edit the record"), "F2")
    DUPLICATE = (N_("Duplicate the record"), "Ctrl+Shift+D")
    CONFIRM = (N_("Confirm unchanged"), "Ctrl+Shift+Return")
    CONFIRM_MANY = (N_("Confirm the listed records unchanged…"), "Ctrl+Shift+L")
    REVISE = (N_("Change one field in many records…"), "Ctrl+Shift+E")
    UNDO = (N_("Undo the last change"), "Ctrl+Z")
    REDO = (N_("Redo what was undone"), "Ctrl+Shift+Z")
    PRINT = (N_("Print or save as PDF"), "Ctrl+P")
    SAVE_AS = (N_("Save records as a file…"), "Ctrl+Shift+S")
    LOAD = (N_("Load a table…"), "Ctrl+Shift+O")
    PASTE = (N_("Load a table from the clipboard…"), "Ctrl+Shift+V")
    INTERFACE = (N_("Interface in Russian or Belarusian"), "F9")
    CONTENT = (N_("Records in Russian, Belarusian or both"), "F8")
    UPDATE = (N_("Update the catalogue"), "F5")
    SOURCES = (N_("Update from a file, folder or address…"), "Ctrl+O")
    TABLE = (N_("Cards or table"), "Ctrl+T")
    BIGGER = (N_("Bigger"), "Ctrl++", "Ctrl+=")
    SMALLER = (N_("Smaller"), "Ctrl+-")
    USUAL = (N_("Usual size"), "Ctrl+0")
    SHEET = (N_("Keys"), "F1")
    ABOUT = (N_("About Niva"), "Shift+F1")
    QUIT = (N_("Quit"), "Ctrl+Q")

    def __init__(self, words: str, *keys: str) -> None:
        self._words, self.keys = words, keys

    def label(self) -> str:
        """What it does, in the language of the interface."""
        return _(self._words)


BY_ITSELF = (
    (N_("Up, Down"), N_("Walk through the results; the page follows")),
    (N_("Home and End"), N_("The first and the last of the results")),
    (N_("Enter"), N_("Into the record")),
)
"""Keys that views understand without an action; named in the sheet only."""


class Actions:
    """The actions of one window, made by `Doing`."""

    def __init__(self, window: QWidget, does: dict[Doing, Callable[[], None]]) -> None:
        """`does` says for each doing what happens; one that is not there does not exist."""
        self._all: dict[Doing, QAction] = {}
        for doing, act in does.items():
            action = QAction(window)
            action.setShortcuts([sequence(key) for key in doing.keys])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.triggered.connect(lambda _checked=False, act=act: act())
            window.addAction(action)
            self._all[doing] = action
        self.retranslate()

    def lend(self) -> None:
        """A dialog hears the key of the other language too; by itself it would hear none of the window's."""
        dialog = QApplication.activeWindow()
        if isinstance(dialog, QDialog):
            dialog.addAction(self._all[Doing.INTERFACE])

    def __getitem__(self, doing: Doing) -> QAction:
        return self._all[doing]

    def doings(self) -> tuple[Doing, ...]:
        """All there are, in the order of the table."""
        return tuple(doing for doing in Doing if doing in self._all)

    def retranslate(self) -> None:
        """Words in the language spoken now."""
        for doing, action in self._all.items():
            action.setText(doing.label())
