"""Tab and F6: header, news, rail, facets, results, record, status, whatever was built when.

Qt appends what is built late to the end of its chain; here the panes have an order of their own, and only within a pane
Qt's order counts (for facets, whose rows come and go, their place on the screen).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget


def stops(window: QWidget, panes: Sequence[QWidget], by_place: QWidget) -> list[list[QWidget]]:
    """For each pane what takes the focus in it, in order; `by_place` is the pane that is read from top to bottom."""
    found: list[list[QWidget]] = [[] for _pane in panes]
    widget = window.nextInFocusChain()
    while widget is not None and widget is not window:
        if _takes_focus(widget):
            for place, pane in enumerate(panes):
                if pane is widget or pane.isAncestorOf(widget):
                    found[place].append(widget)
                    break
        widget = widget.nextInFocusChain()
    for place, pane in enumerate(panes):
        if pane is by_place:
            found[place].sort(key=lambda each: each.mapTo(window, QPoint(0, 0)).y())
    return found


def _takes_focus(widget: QWidget) -> bool:
    tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tab and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def step(found: Sequence[Sequence[QWidget]], focus: QWidget | None, by: int) -> QWidget | None:
    """What Tab (1) or Shift+Tab (-1) goes to; None where nothing takes the focus."""
    line = [widget for pane in found for widget in pane]
    here = next((place for place, widget in enumerate(line) if widget is focus), -1 if by > 0 else 0)
    return line[(here + by) % len(line)] if line else None


def stride(found: Sequence[Sequence[QWidget]], focus: QWidget | None, by: int) -> QWidget | None:
    """What F6 (1) or Shift+F6 (-1) goes to: the first of the next pane that has anything."""
    full = [pane for pane in found if pane]
    here = next((place for place, pane in enumerate(full) if any(widget is focus for widget in pane)), -1)
    return full[(here + by) % len(full)][0] if full else None
