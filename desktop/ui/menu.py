"""The menu of the header: the acts that have no button of their own."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from desktop.ui.actions import Actions, Doing

GROUPS = (
    (Doing.UPDATE, Doing.SOURCES, Doing.PRINT, Doing.SAVE_AS),
    (Doing.INTERFACE, Doing.CONTENT, Doing.TABLE),
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
    corner = button.mapToGlobal(QPoint(button.width() - menu.sizeHint().width(), button.height() + 4))
    menu.popup(corner)
    return menu
