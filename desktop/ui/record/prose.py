"""Labels of the record page: words that can be selected, links that can be followed, texts that are read at length."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.language import _, number_text, translation
from desktop.ui.chips import Badge
from desktop.ui.folding import Pliant
from desktop.ui.panes import Column, Ink, Label, Row, loud, quiet
from desktop.ui.record.marks import note_line
from desktop.ui.record.reading import Piece, Reading
from desktop.ui.theme import READING, Theme
from sync.bilingual import Lang
from sync.fields import Field

Follow = Callable[[str], None]
"""Told the target of a link: `uid:...` or an address."""
MEASURE = 720
"""Widest line of a text to be read, about 75 letters at 16 px."""
_SELECT = Qt.TextInteractionFlag.TextSelectableByMouse
_LINKS = Qt.TextInteractionFlag.TextBrowserInteraction


class Words(Label):
    """Wrapped words a person can select, with links in them."""

    def __init__(self, theme: Theme, size: float = 14, bold: bool = False, ink: Ink = loud) -> None:
        super().__init__(theme, size, bold, ink)
        self.wrapped()
        self.setTextInteractionFlags(_SELECT)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def say(self, words: str) -> Words:
        """Plain words."""
        self.setText(words)
        return self

    def show_pieces(self, pieces: tuple[Piece, ...], follow: Follow, by: str = "<br>") -> Words:
        """Values one below the other; those with a target are links, reachable by Tab."""
        if len(pieces) == 1 and not pieces[0].target:
            return self.say(pieces[0].words)
        self.setTextFormat(Qt.TextFormat.RichText)
        anchors = [_anchor(piece) for piece in pieces]
        self.setText(_apart(anchors) if len(anchors) > 1 and by == "<br>" else by.join(anchors))
        if any(piece.target for piece in pieces):
            self.setTextInteractionFlags(_LINKS)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.linkActivated.connect(follow)
        self.setAccessibleName(", ".join(piece.words for piece in pieces))
        return self

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Words chosen here stay chosen only while one can see by the focus where they are."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and self.hasSelectedText():
            self.setSelection(0, 0)


def _apart(lines: list[str]) -> str:
    """Values that may each take several lines, with a little air between them."""
    return "".join(f'<p style="margin:{0 if not place else 3}px 0 0 0">{each}</p>' for place, each in enumerate(lines))


def _anchor(piece: Piece) -> str:
    words = escape(piece.words)
    return f'<a href="{escape(piece.target)}" style="text-decoration:none">{words}</a>' if piece.target else words


class Prose(Words):
    """Paragraphs in the size for reading, lines 15 % further apart, no line longer than is good to read."""

    def __init__(self, theme: Theme, text: str, ink: Ink = loud) -> None:
        super().__init__(theme, READING * theme.text / 100, ink=ink)
        self.setTextFormat(Qt.TextFormat.RichText)
        paragraphs = (part.strip() for part in text.split("\n"))
        body = "".join(f'<p style="line-height:115%; margin:0 0 6px 0">{escape(p)}</p>' for p in paragraphs if p)
        self.setText(body)
        self.setAccessibleName(text)
        self.setMaximumWidth(theme.px(MEASURE * theme.text / 100))
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def heightForWidth(self, width: int) -> int:
        """A layout offers the whole width of the page; the lines do not take it."""
        return super().heightForWidth(min(width, self.maximumWidth()))


def stand_in_words(lang: Lang) -> str:
    """What the badge of a stand-in says: in which language the text is missing."""
    return _("There is no Belarusian text yet") if lang is Lang.RU else _("There is no Russian text yet")


def badge(theme: Theme, lang: Lang) -> Badge:
    """The mark of a text of another language."""
    return Badge(theme, lang.value, stand_in_words(lang))


def marked(theme: Theme, value: QWidget, stand_in: Lang | None) -> QWidget:
    """The value with the badge before it where another language stands in."""
    if stand_in is None:
        return value
    box = Pliant()
    row = Row(theme, box, spacing=8)
    row.addWidget(badge(theme, stand_in), alignment=Qt.AlignmentFlag.AlignTop)
    row.addWidget(value, 1)
    return box


def text_block(theme: Theme, reading: Reading, field: Field) -> QWidget:
    """A text to be read; in the quiet ink and marked where it is in the other language, or older than its original."""
    piece = reading.pieces(field)[0]
    prose = Prose(theme, piece.words, quiet if piece.stand_in else loud)
    prose.setToolTip(reading.provenance(field))
    prose.setAccessibleDescription(reading.provenance(field))
    note, text = reading.note(field), marked(theme, prose, piece.stand_in)
    return stack(theme, note_line(theme, note), text, spacing=3) if note else text


class SectionHead(Pliant):
    """The head of a section, 18 px, with the count of what is below."""

    def __init__(self, theme: Theme, words: str, count: int | None = None, size: float = 18) -> None:
        super().__init__()
        row = Row(theme, self, margins=(0, 10 if size >= 18 else 4, 0, 2), spacing=9)
        head = Words(theme, size, bold=True).say(words)
        head.setWordWrap(False)
        row.addWidget(head)
        if count is not None:
            label = Label(theme, size, ink=quiet)
            label.setText(number_text(count))
            row.addWidget(label)
        row.addStretch(1)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)


def label_in(lang: Lang | None, message: str) -> str:
    """The label of a field in a language, or in that of the interface."""
    return _(message) if lang is None or not message else translation(lang).gettext(message)


def stack(theme: Theme, *parts: QWidget, spacing: float = 6) -> QWidget:
    """Parts one below the other."""
    box = Pliant()
    column = Column(theme, box, spacing=spacing)
    for part in parts:
        column.addWidget(part)
    return box
