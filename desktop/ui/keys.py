"""Keys that work inside one part of the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def sequence(keys: str) -> QKeySequence:
    """Keys by their English names. The names are read as such: read as words of the person's language, as the
    constructor of QKeySequence does, Return and Enter are one key wherever a translation calls them the same."""
    return QKeySequence.fromString(keys, QKeySequence.SequenceFormat.PortableText)


def on_keys(part: QWidget, keys: str, act: Callable[[], object]) -> None:
    """Call `act` at these keys while the focus is in `part`, and only then."""
    shortcut = QShortcut(sequence(keys), part)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(act)


def next_along(event: QKeyEvent) -> bool | None:
    """Whether a key of a list of buttons leads on (Down) or back (Up), as Tab does too; None for any other."""
    ways = {int(Qt.Key.Key_Down): True, int(Qt.Key.Key_Up): False}
    return ways.get(event.key())
