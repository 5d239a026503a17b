"""Breaking a text into at most two lines, the second elided; for cards and facets, which have no room for more."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics

_PIECE = re.compile(r"\S+?(?:-(?=\S)|(?=\s)|$)\s*|\s+")
"""What stays on one line: a word with the space after it, or its part up to a hyphen."""


def two_lines(text: str, font: QFont, width: int) -> list[str]:
    """The text in one or two lines of that width; a single word that is wider is elided."""
    metrics = QFontMetrics(font)
    if metrics.horizontalAdvance(text) <= width:
        return [text]
    first = ""
    for piece in _PIECE.findall(text):
        if metrics.horizontalAdvance((first + piece).rstrip()) > width:
            break
        first += piece
    rest = text[len(first) :]
    lines = [first.rstrip(), metrics.elidedText(rest.strip(), Qt.TextElideMode.ElideRight, width)]
    return [line for line in lines if line]
