"""The ground of a found word, in markup and on the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock, QTextDocument

    from desktop.ui.tokens import Tokens

Spans = Sequence[tuple[int, int]]
"""Start and end of the stretches of a text that are marked, in their order."""


def marked_up(text: str, spans: Spans, tokens: Tokens, current: int = -1) -> str:
    """The text as markup with these stretches on the ground of the mark, the one `current` on that of the accent."""
    parts, done = [], 0
    for place, (start, end) in enumerate(spans):
        parts += [escape(text[done:start]), _on_ground(text[start:end], tokens, place == current)]
        done = end
    return "".join((*parts, escape(text[done:])))


def _on_ground(text: str, tokens: Tokens, current: bool) -> str:
    ground, ink = (tokens.accent, tokens.on_accent) if current else (tokens.mark, tokens.mark_text)
    return f'<span style="background-color:{ground.name()}; color:{ink.name()}">{escape(text)}</span>'


def y_of_ground(document: QTextDocument, mark: int) -> int:
    """How far down in a document of a width the line of that mark begins."""
    found = list(_grounds(document))
    block, start = found[min(mark, len(found) - 1)]
    top = document.documentLayout().blockBoundingRect(block).top()  # asked first, for this lays the lines out
    line = block.layout().lineForTextPosition(start)
    return int(top + line.y()) if line.isValid() else int(top)


def _grounds(document: QTextDocument) -> Iterator[tuple[QTextBlock, int]]:
    """Block and place in it of each stretch with a ground."""
    block = document.begin()
    while block.isValid():
        for stretch in block.textFormats():
            if stretch.format.background().style() is not Qt.BrushStyle.NoBrush:
                yield block, stretch.start
        block = block.next()
