"""The person's own changes, record by record: what stood, what stands now, the way back, the differences to decide.

However many there are, only those one has scrolled to are drawn; they are read in another thread.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _, number_text
from desktop.ui.changed_records import AT_ONCE, Acts, Asked, Block, Group, Piece, first_piece, next_piece, one_again
from desktop.ui.changes_head import UNKNOWN, ChangesHead
from desktop.ui.desk import Desk, LivePage
from desktop.ui.folding import Pliant
from desktop.ui.keys import on_keys
from desktop.ui.news import bad_news
from desktop.ui.panes import Column, Label, Row, quiet
from desktop.ui.scrolled import Scrolled
from desktop.ui.stepping import Stepping
from desktop.ui.work import Work
from sync.errors import Refusal

WIDEST = 860
MOST_KEPT = 160
"""So many changes are drawn again at once when the page is; further ones come back by scrolling."""
MOST = 2000
"""Nobody scrolls further: from there on the search and the filters find more quickly."""
LANE = "changes"


class ChangesPage(LivePage):
    """Asked anew each time it is seen, so it is never older than the catalogue."""

    def __init__(
        self, desk: Desk, work: Work, edit_this: Callable[[str], None], elsewhere: Callable[[], Asked]
    ) -> None:
        super().__init__()
        self.theme = desk.parts.theme
        self._desk, self._work, self._elsewhere = desk, work, elsewhere
        self._acts = Acts(desk.show_record, edit_this, self._revert, self._decide)
        self._changed, self._reached, self._waiting = UNKNOWN, 0, False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = Scrolled(self.theme, (28, 18, 28, 28), 0, parent=self)
        outer.addWidget(self._scroll)
        self.head = ChangesHead(self.theme)
        self._stepping = Stepping(desk, elsewhere, self)
        self.head.stepped.connect(lambda back: self._undo() if back else self._redo())
        self.head.sought.connect(self._begin)
        self._body, self._end = Pliant(), Label(self.theme, 13, ink=quiet).wrapped()
        for widget in (self.head, self._body, self._end):
            line = Row(self.theme, spacing=0)  # in a row a widest width also counts when heights are found
            line.addWidget(widget, 1)
            self._scroll.column.addLayout(line)
        self._blocks = Column(self.theme, self._body, spacing=6)
        self.theme.follow(self._take_width)
        self._scroll.column.addStretch(1)
        bar = self._scroll.verticalScrollBar()
        bar.valueChanged.connect(lambda _value: self._reach_on())
        bar.rangeChanged.connect(lambda _low, _high: self._reach_on())
        self._outdated = False
        self.theme.changed.connect(self._begin)
        on_keys(self, "Ctrl+Z", self._undo)
        on_keys(self, "Ctrl+Shift+Z", self._redo)
        self._tell()

    def _take_width(self) -> None:
        for widget in (self.head, self._body, self._end):
            widget.setMaximumWidth(self.theme.px(WIDEST))

    # Reading

    def refresh(self) -> None:
        """Ask what stands changed now; what is shown stays, and stays in its place, until that is known."""
        self._ask(self._show)

    def _begin(self) -> None:
        """Draw all anew: other filters, another language or palette. A later question does not take that back."""
        self._outdated = True
        self._ask(self._draw)

    def _ask(self, then: Callable[[Piece], None]) -> None:
        elsewhere, sought = self._elsewhere, self.head.chosen()
        most = min(max(AT_ONCE, self._count()), MOST_KEPT)
        self._run(lambda: first_piece(elsewhere(), sought, most), then)

    def _run(self, read: Callable[[], Piece], then: Callable[[Piece], None]) -> None:
        self._waiting = True
        background = self._desk.parts.background
        background.run(read, then, lane=LANE, failed=self._refused, broken=self._refused, owner=self)

    def _refused(self, refusal: Refusal) -> None:
        self._waiting = False
        self._desk.say(bad_news(refusal))

    # Showing

    def _show(self, piece: Piece) -> None:
        if piece.changed == self._changed and self._changed is not UNKNOWN and not self._outdated:
            self._waiting = False
            self._tell()
        else:
            self._draw(piece)

    def _draw(self, piece: Piece) -> None:
        self._outdated = False
        place = self._scroll.place()
        for block in self.blocks():
            self._blocks.removeWidget(block)
            block.hide()
            block.deleteLater()
        self._add(piece)
        self._scroll.go(place)

    def _add(self, piece: Piece) -> None:
        self._waiting, self._changed, self._reached = False, piece.changed, piece.reached
        for group in piece.groups:
            self._blocks.addWidget(self._block(group))
        self._tell()

    def _block(self, group: Group) -> Block:
        return Block(self.theme, group, self._work.vocabularies, self._acts)

    def blocks(self) -> list[Block]:
        """The records drawn, in their order."""
        items = (self._blocks.itemAt(place) for place in range(self._blocks.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, Block)]

    def _count(self) -> int:
        return sum(block.count for block in self.blocks())

    def _tell(self) -> None:
        self.head.tell(self._changed, self._work.can_undo, self._work.can_redo)
        self._scroll.setAccessibleName(self.head.title())
        shown, total = self._reached, len(self._changed.uids)
        cut = shown < total and self._count() >= MOST
        self._end.setText(_only_first(shown, total) if cut else "")
        self._end.setVisible(cut)

    def _reach_on(self) -> None:
        """Draw more where the end comes near."""
        bar = self._scroll.verticalScrollBar()
        near = bar.value() + 2 * bar.pageStep() >= bar.maximum()
        if not near or self._waiting or self._reached >= len(self._changed.uids) or self._count() >= MOST:
            return
        elsewhere, changed, sought, start = self._elsewhere, self._changed, self.head.chosen(), self._reached
        self._run(lambda: next_piece(elsewhere(), changed, sought, start), self._add)

    # Doing

    def _revert(self, uid: str, path: str) -> None:
        self._step(lambda: self._work.revert(uid, path), uid)

    def _decide(self, uid: str, path: str, keep: str) -> None:
        self._step(lambda: self._work.resolve(uid, path, "centre" if keep == "centre" else "mine"), uid)

    def _undo(self) -> None:
        self._stepping.undo(lambda _change: self.refresh())

    def _redo(self) -> None:
        self._stepping.redo(lambda _change: self.refresh())

    def _step(self, act: Callable[[], object], uid: str) -> None:
        """Do it; the record is drawn again in its place."""
        try:
            act()
        except Refusal as refusal:
            self._refused(refusal)
            return
        elsewhere, sought, order = self._elsewhere, self.head.chosen(), self._changed.uids
        background = self._desk.parts.background
        background.drop(LANE)
        self._waiting = True
        background.run(
            lambda: one_again(elsewhere(), uid, sought, order), partial(self._redraw, uid),
            failed=self._refused, broken=self._refused, owner=self,
        )  # fmt: skip

    def _redraw(self, uid: str, piece: Piece) -> None:
        """One record again, or no longer. The others keep their order: what one is at does not run away."""
        self._waiting, self._changed = False, piece.changed
        old = next((block for block in self.blocks() if block.uid == uid), None)
        if old is not None:
            self._reached -= 0 if piece.groups else 1
            self._put(old, self._block(piece.groups[0]) if piece.groups else None)
        self._tell()
        self._reach_on()

    def _put(self, old: Block, new: Block | None) -> None:
        focused = any(child.hasFocus() for child in old.findChildren(QWidget))
        if new is not None:
            self._blocks.replaceWidget(old, new)
        else:
            self._blocks.removeWidget(old)
        if focused:
            (new.first if new else self.head.search).setFocus()
        old.hide()
        old.deleteLater()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.head.retranslate()
            self._begin()
        super().changeEvent(event)


def _only_first(shown: int, total: int) -> str:
    told = _("The {shown} records changed last are shown, of {total}. The search and the filters find the others.")
    return told.format(shown=number_text(shown), total=number_text(total))
