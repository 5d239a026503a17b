"""Labels of the record page: words that can be selected, links that can be followed, texts that are read at length."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape
from itertools import repeat
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QFontMetrics, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.language import _, number_text, translation
from desktop.ui.chips import Badge
from desktop.ui.folding import Pliant
from desktop.ui.panes import Column, Ink, Label, Row, loud, quiet
from desktop.ui.record.grounds import Spans, marked_up, y_of_ground
from desktop.ui.record.marks import note_line
from desktop.ui.record.reading import Piece, Reading
from desktop.ui.theme import READING, Theme
from sync.bilingual import Lang
from sync.fields import Field

if TYPE_CHECKING:
    from desktop.ui.tokens import Tokens

Follow = Callable[[str], None]
"""Told the target of a link: `uid:...` or an address."""
TITLES = (24, 21, 18, 16, 14, 12)
"""Sizes of a title, from the usual one down."""
MEASURE = 720
"""Widest line of a text to be read, about 75 letters at 16 px."""
_SELECT = Qt.TextInteractionFlag.TextSelectableByMouse
_LINKS = Qt.TextInteractionFlag.TextBrowserInteraction


class Caption(Label):
    """Wrapped words of the page itself: a person can select them, no query finds them."""

    def __init__(self, theme: Theme, size: float = 14, bold: bool = False, ink: Ink = loud) -> None:
        super().__init__(theme, size, bold, ink)
        self.wrapped()
        self.setTextInteractionFlags(_SELECT)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def say(self, words: str) -> Self:
        """Plain words."""
        self.setText(words)
        return self

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Words chosen here stay chosen only while one can see by the focus where they are."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and self.hasSelectedText():
            self.setSelection(0, 0)


class Words(Caption):
    """Words of a record, with links in them; what a query finds among them can be marked."""

    def __init__(self, theme: Theme, size: float = 14, bold: bool = False, ink: Ink = loud) -> None:
        super().__init__(theme, size, bold, ink)
        self.texts: tuple[str, ...] = ()
        """What is told, without any markup."""
        self._spans: tuple[Spans, ...] = ()
        self._compose: Callable[[list[str]], str] | None = None

    def say(self, words: str) -> Self:
        """Plain words."""
        self._tell((words,), None)
        return self

    def _tell(self, texts: tuple[str, ...], compose: Callable[[list[str]], str] | None) -> None:
        """Tell these texts from now on; `compose` makes one markup of theirs, None stands for one plain text."""
        self.texts, self._compose, self._spans = texts, compose, ()
        self._draw(None, -1)

    def _draw(self, tokens: Tokens | None, current: int) -> None:
        if self._compose is None and not self.marks:
            self.setTextFormat(Qt.TextFormat.PlainText)
            self.setText(self.texts[0] if self.texts else "")
            return
        drawn, before = [], 0
        for text, spans in zip(self.texts, self._spans or repeat(()), strict=False):
            drawn.append(marked_up(text, spans, tokens, current - before) if tokens else escape(text))
            before += len(spans)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setText((self._compose or _kept)(drawn))

    @property
    def marks(self) -> int:
        """How many words are marked."""
        return sum(map(len, self._spans))

    def mark(self, spans: tuple[Spans, ...], tokens: Tokens, current: int = -1) -> None:
        """Mark these stretches of the `texts`, one tuple for each of them; the one `current` is louder."""
        self._spans = spans
        self._draw(tokens, current)

    def y_of(self, mark: int) -> int:
        """How far down in the label that mark stands, in logical pixels."""
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(self.font())
        document.setHtml(self.text())
        document.setTextWidth(self.contentsRect().width())
        return self.contentsRect().top() + y_of_ground(document, mark)

    def show_pieces(self, pieces: tuple[Piece, ...], follow: Follow, by: str = "<br>") -> Self:
        """Values one below the other; those with a target are links, reachable by Tab."""
        if len(pieces) == 1 and not pieces[0].target:
            return self.say(pieces[0].words)

        def compose(drawn: list[str]) -> str:
            anchors = [_anchor(piece, words) for piece, words in zip(pieces, drawn, strict=True)]
            return _apart(anchors) if len(anchors) > 1 and by == "<br>" else by.join(anchors)

        self._tell(tuple(piece.words for piece in pieces), compose)
        if any(piece.target for piece in pieces):
            self.setTextInteractionFlags(_LINKS)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.linkActivated.connect(follow)
        self.setAccessibleName(", ".join(piece.words for piece in pieces))
        return self


class Title(Words):
    """The name of a record, in the size of titles where its longest word has room, else as large as that has."""

    def __init__(self, theme: Theme, size: float = TITLES[0], ink: Ink = loud) -> None:
        super().__init__(theme, size, bold=True, ink=ink)
        self._sizes = size, *(smaller for smaller in TITLES if smaller < size)
        self.setMinimumWidth(1)  # a word too long for the page would else push its end out of sight
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Between layouts: one that changes while it is being laid out does not tell its parents."""
        super().resizeEvent(event)
        self._later.start()

    def _fit(self) -> None:
        pieces = re.findall(r"[^\s-]+-?", " ".join(self.texts))
        fitting = (size for size in self._sizes if self._widest(pieces, size) <= self.contentsRect().width())
        size = next(fitting, self._sizes[-1])
        if size != self._size:
            self._size = size
            self._wear()
            self.updateGeometry()

    def _widest(self, pieces: Sequence[str], size: float) -> int:
        return max(map(QFontMetrics(self._theme.font(size, bold=True)).horizontalAdvance, pieces), default=0)


def _kept(drawn: list[str]) -> str:
    """A plain text as markup, its spaces and line ends kept."""
    return f'<p style="margin:0; white-space:pre-wrap">{drawn[0]}</p>'


def _apart(lines: list[str]) -> str:
    """Values that may each take several lines, with a little air between them."""
    return "".join(f'<p style="margin:{0 if not place else 3}px 0 0 0">{each}</p>' for place, each in enumerate(lines))


def _anchor(piece: Piece, words: str) -> str:
    return f'<a href="{escape(piece.target)}" style="text-decoration:none">{words}</a>' if piece.target else words


class Prose(Words):
    """Paragraphs in the size for reading, lines 15 % further apart, no line longer than is good to read."""

    def __init__(self, theme: Theme, text: str, ink: Ink = loud) -> None:
        super().__init__(theme, READING * theme.text / 100, ink=ink)
        self._tell(tuple(filter(None, (part.strip() for part in text.split("\n")))), _paragraphs)
        self.setAccessibleName(text)
        self.setMaximumWidth(theme.px(MEASURE * theme.text / 100))
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def heightForWidth(self, width: int) -> int:
        """A layout offers the whole width of the page; the lines do not take it."""
        return super().heightForWidth(min(width, self.maximumWidth()))


def _paragraphs(drawn: list[str]) -> str:
    return "".join(f'<p style="line-height:115%; margin:0 0 6px 0">{each}</p>' for each in drawn)


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
        head = Caption(theme, size, bold=True).say(words)
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
