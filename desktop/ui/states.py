"""What a pane shows instead of rows: one line and one act when it is empty, grey bars while it waits."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.ui.announcing import Announcer
from desktop.ui.buttons import Button, Kind
from desktop.ui.panes import Column, Label, Pane, quiet
from desktop.ui.scrolled import Scrolled
from desktop.ui.theme import Theme
from desktop.ui.tokens import CARD

Act = tuple[str, Callable[[], None]]


LONGEST, WHOLE = 80, 22
"""Letters of a question that are repeated, and of a word that stay together."""


def nothing_words(query: str) -> str:
    """That nothing is found; of a long question only what one reads."""
    if not query:
        return _("Nothing fits these filters")
    return _("Nothing is found for «{query}»").format(query=shortened(query))


def shortened(query: str) -> str:
    """Of a long question what one reads."""
    return query if len(query) <= LONGEST else f"{query[:LONGEST].rstrip()}…"


def breakable(text: str) -> str:
    """The same text with places inside long words where a line may end."""
    return re.sub(rf"\S{{{WHOLE}}}(?=\S{{{WHOLE // 2}}})", "\\g<0>\u200b", text)


class EmptyPanel(Pane):
    """A sentence, a quieter one under it, and what can be done; it scrolls where there is no room."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        scrolled = Scrolled(theme, (13, 32, 16, 24), parent=self)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        Column(theme, self).addWidget(scrolled)
        column = scrolled.column
        self._title = Label(theme, 15, bold=True).wrapped()
        self._note = Label(theme, 13, ink=quiet).wrapped()
        for label in (self._title, self._note):
            label.setContentsMargins(theme.px(3), 0, 0, 0)  # where the words of the links below begin
            column.addWidget(label)
        self._announcer = Announcer(self)
        self._acts = Column(theme, spacing=2, margins=(0, 8, 0, 0))
        column.addLayout(self._acts)
        column.addStretch()

    def say(
        self, title: str, note: str = "", acts: Sequence[Act] = (), filled: bool = False, aloud: bool = True
    ) -> None:
        """Say it, to a screen reader too where `aloud`; `filled` makes the first act a filled button, the others are
        links."""
        self._title.setText(breakable(title))
        self._title.setAccessibleName(title)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        if aloud:
            self._announcer.soon(" ".join(filter(None, (title, note))))
        while (item := self._acts.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for place, (words, act) in enumerate(acts):
            button = Button(self.theme, Kind.FILLED if filled and not place else Kind.LINK, parent=self)
            button.setText(words)
            button.clicked.connect(lambda _checked=False, act=act: act())
            self._acts.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


class WaitingPanel(Pane):
    """Grey bars where rows will be; a word after two seconds."""

    WORD_AFTER = 2000

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._late = QTimer(self, singleShot=True, interval=self.WORD_AFTER)
        self._late.timeout.connect(self.update)

    def showEvent(self, event: QShowEvent) -> None:
        self._late.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._late.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        px, painter = self.theme.px, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.tokens.sunken)
        for top in range(0, self.height(), px(CARD)):
            for y, share, high in ((16, 0.72, 14), (42, 0.5, 10), (90, 0.3, 12)):
                box = QRectF(px(16), top + px(y), (self.width() - px(32)) * share, px(high))
                painter.drawRoundedRect(box, px(4), px(4))
        if not self._late.isActive():
            painter.setPen(self.theme.tokens.text2)
            painter.setFont(self.theme.font(13))
            painter.drawText(self.rect().adjusted(px(16), px(62), 0, 0), _("Still looking…"))
