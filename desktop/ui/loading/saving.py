"""Files a load gives back: the rows that stayed out, and an empty table to be filled."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.catalogue.loading import Form, write_empty
from desktop.language import _, current, ngettext, number_text, translation
from desktop.ui.loading.leftover import Leftover
from desktop.ui.loading.words import finding_line
from desktop.ui.news import News, bad_news
from desktop.ui.shapes import State
from desktop.ui.wording import kind_words

if TYPE_CHECKING:
    from desktop.catalogue import Catalogue
    from desktop.ui.desk import Desk
    from desktop.ui.loading.beginning import ChoosePlace
    from desktop.ui.loading.load import Load
    from sync.refusal import Refusal


class Saving:
    """Asks where a file goes and tells in the message bar what came of it; `on` is the window that asks."""

    def __init__(
        self, desk: Desk, load: Load, fork: Callable[[], Catalogue], today: str, choose_place: ChoosePlace, on: QWidget
    ) -> None:
        self._desk, self._load, self._fork, self._today, self._on = desk, load, fork, today, on
        self.choose_place = choose_place

    def leftover(self) -> None:
        """The bad rows with their reasons: as the kind of file they came in, of other tables either kind."""
        opened = self._load.opened
        if opened is None:
            return
        book, text = (_("Workbook"), "xlsx"), (_("Table as text"), "csv")
        first = text if opened.source.form is Form.CSV else book
        offered = (first,) if opened.own else (first, text if first is book else book)
        names = ";;".join(f"{words} (*.{suffix})" for words, suffix in offered)
        proposed = _("{name}, bad rows").format(name=opened.source.path.stem) + f".{first[1]}"
        if place := self.choose_place(self._on, proposed, names):
            words = Leftover(_("What is wrong"), _("Row"), _("Line"), finding_line)
            self._load.save_leftover(Path(place), words, lambda count: self._tell_left(count, Path(place).name))

    def _tell_left(self, count: int, name: str) -> None:
        self._desk.say(News(State.GOOD, partial(_left_words, count, name)))

    def template(self, kind: str) -> None:
        """An empty table of a kind, with lists to choose from in the language of the interface."""
        book = _("Workbook")
        place = self.choose_place(self._on, f"{kind_words(kind)}.xlsx", f"{book} (*.xlsx)")
        if not place:
            return
        fork, lang, today = self._fork, current(), self._today

        def write() -> str:
            write_empty(Path(place), kind, fork().vocabularies, lang, translation(lang).gettext, today)
            return Path(place).name

        self._desk.parts.background.run(write, self._tell_template, failed=self._refuse, broken=self._refuse)

    def _tell_template(self, name: str) -> None:
        self._desk.say(News(State.GOOD, partial(_template_words, name)))

    def _refuse(self, refusal: Refusal) -> None:
        self._desk.say(bad_news(refusal))


def _template_words(name: str) -> str:
    return _("The empty table is saved: {file}.").format(file=name)


def _left_words(count: int, name: str) -> str:
    words = ngettext("{n} bad row saved: {file}.", "{n} bad rows saved: {file}.", count)
    return words.format(n=number_text(count), file=name)
