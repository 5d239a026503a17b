"""The menu of the header: the acts that have no button of their own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from desktop.language import _
from desktop.ui.actions import Actions, Doing
from desktop.ui.wording import kind_words
from sync.records import KINDS

GROUPS = (
    (Doing.NEW, Doing.EDIT, Doing.DUPLICATE),
    (Doing.CONFIRM, Doing.CONFIRM_MANY, Doing.REVISE),
    (Doing.UPDATE, Doing.SOURCES, Doing.PRINT, Doing.SAVE_AS, Doing.LOAD, Doing.PASTE),
    (Doing.SAVED, Doing.INTERFACE, Doing.CONTENT, Doing.TABLE),
    (Doing.BIGGER, Doing.SMALLER, Doing.USUAL),
    (Doing.SHEET, Doing.ABOUT, Doing.QUIT),
)


def open_menu(button: QWidget, actions: Actions) -> QMenu:
    """Open it under the button, right edges together."""
    menu = QMenu(button)
    for place, group in enumerate(GROUPS):
        if place:
            menu.addSeparator()
        for doing in group:
            menu.addAction(actions[doing])
    return _below(button, menu)


def open_kinds(button: QWidget, chosen: Callable[[str], None]) -> QMenu:
    """What a new record can be, in the same place; each is chosen by arrows or by its first letter."""
    menu = QMenu(button)
    menu.setAccessibleName(_("Kind of the new record"))
    for kind in KINDS:
        menu.addAction(kind_words(kind)).triggered.connect(lambda _checked=False, kind=kind: chosen(kind))
    menu.setActiveAction(menu.actions()[0])
    return _below(button, menu)


def _below(button: QWidget, menu: QMenu) -> QMenu:
    corner = button.mapToGlobal(QPoint(button.width() - menu.sizeHint().width(), button.height() + 4))
    menu.popup(corner)
    return menu
