"""The words of the query on the record page: marked in place, counted in a line at its foot, walked through by key."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QPoint, QTimer

from desktop.ui.record.prose import Words
from desktop.ui.record.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from desktop.catalogue.words import Wanted
    from desktop.ui.record.found_line import FoundLine
    from desktop.ui.record.grounds import Spans
    from desktop.ui.scrolled import Scrolled
    from desktop.ui.theme import Theme

AFTER_LIST = 150
"""Milliseconds after a query is answered: by then the page has followed to another record, or stays."""
SLICE = 10
"""Milliseconds after which the window is let do other things."""
Mark = tuple[Words, int]
"""A label and which of its marks."""


class Finding(QObject):
    """Marks what a query finds on one page. The page scrolls only when the person asks for a mark."""

    def __init__(self, theme: Theme, scroll: Scrolled, line: FoundLine, finish: Callable[[], None]) -> None:
        """`finish` builds what is left of the page."""
        super().__init__(scroll)
        self._theme, self._scroll, self._line, self._finish = theme, scroll, line, finish
        self._wanted: tuple[Wanted, ...] = ()
        self._put_away = False
        self._current: Mark | None = None
        self._later = QTimer(self, singleShot=True, interval=AFTER_LIST)
        self._later.timeout.connect(self._mark_again)
        self._waiting: deque[Callable[[], object]] = deque()
        self._idle = QTimer(self, singleShot=True, interval=0)
        self._idle.timeout.connect(self.work)
        line.stepped.connect(self.step)
        line.put_away.connect(self.put_away)

    # What is marked

    def seek(self, wanted: tuple[Wanted, ...]) -> None:
        """From now on these words: what is seen is marked anew in a moment, what is built from now on at once."""
        if wanted != self._wanted:
            self._wanted, self._put_away = wanted, False
            self._later.start()

    def begin(self) -> None:
        """The page is built anew."""
        self._later.stop()
        self._waiting.clear()
        self._current = None
        self._line.forget()

    def mark(self, block: QWidget) -> None:
        """A block of the page has been built."""
        if self._wanted:
            self._waiting += [partial(self._mark, words) for words in block.findChildren(Words)]
        for table in block.findChildren(Table):
            table.grown.connect(lambda table=table: self._grow(table))

    def count(self) -> None:
        """The page is complete: say how many marks there are, as soon as all are made."""
        if self._wanted:
            texts = (text for table in self._tables() for text in table.waiting())
            self._waiting += [partial(self._spans, text) for text in texts]  # looked up here, counted at the end
        self._waiting.append(self._say_count)
        self.work()

    def work(self) -> None:
        """Mark what is quick to mark now, the rest whenever the window has nothing else to do: a word met for the
        first time takes its time."""
        since = QElapsedTimer()
        since.start()
        while self._waiting and since.elapsed() < SLICE:
            self._waiting.popleft()()
        if self._waiting:
            self._idle.start()

    def flush(self) -> None:
        """Mark all at once."""
        while self._waiting:
            self._waiting.popleft()()

    def _say_count(self) -> None:
        if not self._wanted and not self._line.isVisible():
            return
        found = [words.marks for words in self._labels()]
        waiting = [len(self._spans(text)) for table in self._tables() for text in table.waiting()]
        self._line.say(sum(found) + sum(waiting), self._place())

    def put_away(self) -> bool:
        """No marks until something else is asked or the person walks again; False where there are none."""
        if not self._line.isVisible():
            return False
        self._put_away = True
        self._mark_again()
        self.flush()
        return True

    def _mark_again(self) -> None:
        self._current = None
        self._waiting.clear()
        self._waiting += [partial(self._mark, words) for words in self._labels()]
        self.count()

    def _grow(self, table: Table) -> None:
        self._waiting += [partial(self._mark, words) for words in table.findChildren(Words)]
        self.count()

    def _mark(self, words: Words, current: int = -1) -> None:
        spans = tuple(self._spans(text) for text in words.texts)
        if words.marks or any(spans):
            words.mark(spans, self._theme.tokens, current)

    def _spans(self, text: str) -> Spans:
        if self._put_away or not self._wanted or not text:
            return ()
        from desktop.catalogue.words import matches

        return tuple(matches(self._wanted, text))

    def _labels(self) -> list[Words]:
        page = self._scroll.page
        return [words for words in page.findChildren(Words) if words.isVisibleTo(page)]

    def _tables(self) -> list[Table]:
        page = self._scroll.page
        return [table for table in page.findChildren(Table) if table.isVisibleTo(page)]

    # From mark to mark

    def step(self, by: int) -> None:
        """To the next mark (1) or the one before (-1), round and round; the first is the nearest one in sight."""
        if self._put_away:
            self._put_away = False
            self._mark_again()
        self._finish()
        growing = [table for table in self._tables() if any(map(self._spans, table.waiting()))]
        for table in growing:
            table.show_rest()
        if growing:
            QTimer.singleShot(0, self, lambda: self._walk(by))  # once their rows have a place
        else:
            self._walk(by)

    def _walk(self, by: int) -> None:
        self.flush()
        if marks := self._marks():
            self._go_to(marks[self._after(marks, by)])

    def _marks(self) -> list[Mark]:
        """All marks as one reads them."""
        page = self._scroll.page

        def where(words: Words) -> tuple[int, int]:
            corner = words.mapTo(page, QPoint(0, 0))
            return corner.y(), corner.x()

        labels = sorted((words for words in self._labels() if words.marks), key=where)
        return [(words, place) for words in labels for place in range(words.marks)]

    def _after(self, marks: Sequence[Mark], by: int) -> int:
        if self._current in marks:
            return (marks.index(self._current) + by) % len(marks)
        top = self._scroll.place()
        below = next((place for place, mark in enumerate(marks) if self._y(mark) >= top), 0)
        return below if by > 0 else (below - 1) % len(marks)

    def _y(self, mark: Mark) -> int:
        words, place = mark
        return words.mapTo(self._scroll.page, QPoint(0, words.y_of(place))).y()

    def _go_to(self, mark: Mark) -> None:
        if self._current is not None:
            self._mark(self._current[0])
        self._current = mark
        self._mark(*mark)
        self._scroll.go(self._scroll.place())
        third = self._scroll.viewport().height() // 3
        self._scroll.ensureVisible(0, self._y(mark), 0, third)
        self._say_count()

    def _place(self) -> int:
        """Which of the marks one is at, from 1; 0 before the first step."""
        return self._marks().index(self._current) + 1 if self._current is not None else 0
