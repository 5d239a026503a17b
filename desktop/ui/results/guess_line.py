"""The line over the results while another question is probably meant: that its results are shown, or that it may be
asked. What was typed stays in the search field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.ui.announcing import announce
from desktop.ui.query import wordless_words
from desktop.ui.results.heading import count_words
from desktop.ui.states import breakable, shortened
from desktop.ui.told_line import SIDES, ToldLine

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop.catalogue.finding.guessing import Guess
    from desktop.ui.theme import Theme

LEAST_QUOTED = 60
"""So much of a long question stays legible in a link, however narrow the pane."""


class GuessLine(ToldLine):
    """`exact_wanted`: what was typed is meant; `guess_wanted` carries the guess."""

    exact_wanted = Signal()
    guess_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._query, self._shown, self._wordless = "", False, False
        self._filtered = False
        self._guess: Guess | None = None
        super().__init__(theme, parent)
        self.link.clicked.connect(self._follow)

    def take_measures(self) -> None:
        super().take_measures()
        self._fit()

    def say(self, query: str, guess: Guess | None, shown: bool) -> None:
        """Say what is guessed instead of the query and whether the results are `shown`; without a guess be away."""
        self._wordless, self._query, self._guess, self._shown = False, query, guess, shown
        self._appear(guess is not None)

    def say_wordless(self, filtered: bool) -> None:
        """Say that the query has no words, and what is shown therefore."""
        self._wordless, self._filtered, self._guess = True, filtered, None
        self._appear(True)

    def _appear(self, visible: bool) -> None:
        before = self.accessibleName() if self.isVisible() else ""
        self.retranslate()
        self.setVisible(visible)
        if visible and self.accessibleName() != before:
            announce(self, self.accessibleName())

    def retranslate(self) -> None:
        """Words in the language spoken now."""
        self.link.setVisible(not self._wordless)
        if self._wordless:
            self._tell(wordless_words(self._filtered))
            self.setAccessibleName(self.sentence.accessibleName())
        if self._guess is None:
            return
        sentence = self._sentence(self._guess)
        self._tell(sentence)
        self.sentence.setVisible(self._shown)
        words = self._link_words(self._quoted())
        self.setAccessibleName(sentence if self._shown else words)
        self.link.setAccessibleName(words)
        self._fit()

    def _tell(self, sentence: str) -> None:
        self.sentence.setText(breakable(sentence))
        self.sentence.setAccessibleName(sentence)
        self.sentence.show()

    def _sentence(self, guess: Guess) -> str:
        if guess.most:
            told = _("No record has all the words; shown are those with most of «{words}»")
            return told.format(words=shortened(guess.text))
        if guess.shorter:
            return _("No record has all the words; shown are those with «{words}»").format(words=shortened(guess.text))
        return _("Nothing is found for «{query}»; shown are the results for «{guess}»").format(
            query=shortened(self._query), guess=shortened(guess.text)
        )

    def _quoted(self) -> str:
        """What the link would ask for."""
        return self._query if self._shown or self._guess is None else self._guess.text

    def _link_words(self, quoted: str) -> str:
        if self._shown or self._guess is None:
            return _("search for «{query}» exactly").format(query=quoted)
        if self._guess.shorter:
            records = count_words(self._guess.hits)
            return _("No record has all the words. With «{words}»: {records}").format(words=quoted, records=records)
        return _("Perhaps «{guess}»: {records}").format(guess=quoted, records=count_words(self._guess.hits))

    def _fit(self) -> None:
        """The link is one line: of what it quotes it shows what there is room for."""
        metrics = QFontMetrics(self.theme.font(14))
        beside = self.theme.px(sum(SIDES) + 8) + metrics.horizontalAdvance(self._link_words(""))
        room = max(self.width() - beside, self.theme.px(LEAST_QUOTED))
        quoted = metrics.elidedText(self._quoted(), Qt.TextElideMode.ElideRight, room)
        self.link.setText(self._link_words(quoted))
        self.link.setToolTip("" if quoted == self._quoted() else self._link_words(self._quoted()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _follow(self) -> None:
        if self._shown:
            self.exact_wanted.emit()
        elif self._guess is not None:
            self.guess_wanted.emit(self._guess.text)
