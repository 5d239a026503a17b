"""Texts that wait for a translator, one pair after the other: Ctrl+Enter keeps, marks as checked and goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.language import _, ngettext, number_text
from desktop.ui.buttons import Button, Kind
from desktop.ui.dialog import Dialog
from desktop.ui.keys import on_keys, sequence
from desktop.ui.news import News, bad_news
from desktop.ui.panes import Label, quiet
from desktop.ui.scrolled import Scrolled
from desktop.ui.shapes import State
from desktop.ui.today.pair import Pair
from desktop.ui.today.texts import TextsView, name_words
from desktop.ui.value_words import path_words
from desktop.ui.wording import kind_words
from sync.errors import Refusal

if TYPE_CHECKING:
    from desktop.catalogue.views_of_work import Untranslated
    from desktop.ui.desk import Desk
    from desktop.ui.form.keeping import Keeping
    from desktop.ui.form.making import Making

Within = Callable[[str], "tuple[Making, Keeping]"]
"""What fields of a record are made from and kept by. Raises a refusal."""
LIST = 320


class TranslateDialog(Dialog):
    """`texts` is never empty."""

    def __init__(
        self, desk: Desk, within: Within, texts: Sequence[Untranslated], parent: QWidget | None = None
    ) -> None:
        super().__init__(desk.parts.theme, (1180, 680), parent)
        self._desk, self._within = desk, within
        self.pair: Pair | None = None
        self._keeping: Keeping | None = None
        self.list = TextsView(self.theme, texts)
        self._scroll = Scrolled(self.theme, (24, 16, 24, 20), spacing=8)
        self._whose = Button(self.theme, Kind.LINK)
        self._whose.clicked.connect(lambda: self._desk.show_record(self._text.uid))
        self._kind, self._field = Label(self.theme, 13, ink=quiet).wrapped(), Label(self.theme, 18, bold=True).wrapped()
        self._slot: QWidget = QWidget()
        for part in (self._whose, self._kind, self._field, self._slot):
            self._scroll.column.addWidget(part)
        self._scroll.column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self._scroll, 1)
        self.body.addLayout(row)
        self._add_foot()
        self.list.selectionModel().currentChanged.connect(self._go)
        self.theme.follow(self._take_width)
        self.retranslate()
        self.list.go(0)

    def _take_width(self) -> None:
        self.list.setFixedWidth(min(self.theme.px(LIST), self.width() // 3))

    def _add_foot(self) -> None:
        self._facts = Label(self.theme, 14, ink=quiet).wrapped()
        self._back = Button(self.theme, Kind.QUIET, "arrow-back-up")
        self._back.clicked.connect(self.undo)
        self.later, self.next = Button(self.theme), Button(self.theme, Kind.FILLED, "check")
        self.later.clicked.connect(self.skip)
        self.next.clicked.connect(self.finish)
        self.foot.addWidget(self._facts, 1)
        for button in (self._back, self.later, self.next):
            self.foot.addWidget(button)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(sequence(keys), self, self.finish)
        on_keys(self, "F7", self.skip)
        on_keys(self, "Ctrl+L", lambda: self.pair.take_copy() if self.pair else None)

    @property
    def _place(self) -> int:
        return self.list.currentIndex().row()

    @property
    def _text(self) -> Untranslated:
        return self.list.texts.texts[max(0, self._place)]

    # One pair

    def _go(self, now: QModelIndex, before: QModelIndex) -> None:
        """Another text; what was typed into the one before is kept as when a field is left."""
        if self.pair is not None:
            for half in self.pair.halves.values():
                half.read()
        if now.isValid():
            self._open()

    def _open(self) -> None:
        try:
            making, self._keeping = self._within(self._text.uid)
        except Refusal as refusal:
            self._refuse(refusal)
            return
        old, self.pair = self._slot, Pair(making, self._keeping, self._text)
        self._slot = self.pair
        self._scroll.column.replaceWidget(old, self._slot)
        old.hide()
        old.deleteLater()
        self._slot.show()
        self._scroll.go(0)
        self._tell()
        self.pair.target.editor.setFocus()

    def finish(self) -> None:
        """This one is done: on to the next."""
        if self.pair is None:
            return
        try:
            done = self.pair.finish()
        except Refusal as refusal:
            self._refuse(refusal)
            return
        if not done:
            self.pair.target.editor.setFocus()
            return
        self.list.texts.mark(self._place, True)
        self._on(self.list.texts.left(self._place))

    def skip(self) -> None:
        """Leave this one for later."""
        left = self.list.texts.left(self._place)
        if left >= 0:
            self._on(left)

    def _on(self, place: int) -> None:
        if place < 0:
            count = len(self.list.texts.done)
            self._desk.say(News(State.GOOD, lambda: _done_words(count)))
            self.pair = None
            self.close()
        elif place == self._place:
            self._open()
        else:
            self.list.go(place)

    def undo(self) -> None:
        """Take the last change back, and go to the text it was made in."""
        if self._keeping is None:
            return
        try:
            change = self._keeping.work.undo()
        except Refusal as refusal:
            self._refuse(refusal)
            return
        gone = {(uid, path.partition(".")[0]) for uid in change.uids for path in change.paths} if change else set()
        texts = enumerate(self.list.texts.texts)
        touched = [place for place, text in texts if (text.uid, text.field) in gone]
        for place in touched:
            self.list.texts.mark(place, False)
        self._on(touched[0] if touched else max(0, self._place))

    def _refuse(self, refusal: Refusal) -> None:
        self._desk.say(bad_news(refusal))

    # Words

    def _tell(self) -> None:
        text, texts = self._text, self.list.texts
        self._whose.setText(self._elided(name_words(text)))
        self._whose.name(name_words(text))
        self._kind.setText(" · ".join(filter(None, (kind_words(text.kind), text.number))))
        self._field.setText(path_words(text.kind, text.path))
        said = _("Text {n} of {all}").format(n=number_text(self._place + 1), all=number_text(len(texts.texts)))
        done = ngettext("{n} done", "{n} done", len(texts.done)).format(n=number_text(len(texts.done)))
        self._facts.setText(f"{said} · {done}" if texts.done else said)

    def _elided(self, words: str) -> str:
        from desktop.ui.overview.tiles import theme_elided

        return theme_elided(self.theme, words, 380)

    def retranslate(self) -> None:
        n = len(self.list.texts.texts)
        self.say_title(_("Translate"), ngettext("{n} text", "{n} texts", n).format(n=number_text(n)))
        self.list.setAccessibleName(_("Texts to translate or to check"))
        self.list.viewport().update()
        self._back.name(_("Undo the last change"))
        self.later.setText(_("Later"))
        self.later.setToolTip("F7")
        self.next.setText(_("Checked, next"))
        self.next.setToolTip("Ctrl+Enter")
        if self.pair is not None:
            self.pair.retranslate()
            self._tell()


def _done_words(count: int) -> str:
    return ngettext("{n} text is translated or checked.", "{n} texts are translated or checked.",
                    count).format(n=number_text(count))  # fmt: skip
