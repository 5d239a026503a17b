"""What all buttons drawn by us have in common: how they are reached, and the ground of the one that is pointed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.ui.tokens import RADIUS_CHIP

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton

    from desktop.ui.theme import Theme


def make_pressable(button: QAbstractButton) -> None:
    """Reached by the keyboard as by the mouse, and painted anew when the mouse comes and goes."""
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setAttribute(Qt.WidgetAttribute.WA_Hover)


def draw_pointed_ground(painter: QPainter, button: QAbstractButton, theme: Theme) -> None:
    """Behind one that has the mouse, framed where it has the focus; nothing behind the others and where there
    is nothing to press."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if not button.isEnabled() or not (button.underMouse() or button.hasFocus()):
        return
    radius = theme.px(RADIUS_CHIP)
    painter.setPen(QPen(theme.tokens.accent, 2) if button.hasFocus() else Qt.PenStyle.NoPen)
    painter.setBrush(theme.tokens.hover)
    painter.drawRoundedRect(QRectF(button.rect()).adjusted(1, 1, -1, -1), radius, radius)
