"""Breaking a text into at most two lines, the second elided; for cards and facets, which have no room for more."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption


def two_lines(text: str, font: QFont, width: int) -> list[str]:
    """The text in one or two lines of that width.

    QTextLayout leaves a line that was created and not wanted at its origin, painted over the first; so only the first
    line is asked of it, and the rest is elided as a whole.
    """
    metrics = QFontMetrics(font)
    if metrics.horizontalAdvance(text) <= width:
        return [text]
    layout = QTextLayout(text, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(width)
    end = first.textLength()
    layout.endLayout()
    rest = text[end:].strip()
    return [text[:end].rstrip(), metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)] if rest else [text]
