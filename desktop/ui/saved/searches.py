"""The saved searches of one window: what is new for each, counted in the background; keeping, opening, taking away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal

from desktop.catalogue.questions import Question
from desktop.catalogue.saved.searches import SearchNews
from desktop.catalogue.views import State as CopyState
from desktop.language import _
from desktop.ui.news import News, bad_news
from desktop.ui.saved.opening import Opening
from desktop.ui.saved_words import is_asked, lost_words, proposed_name
from desktop.ui.shapes import State
from sync.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.catalogue import Catalogue
    from desktop.catalogue.saved.searches import SavedSearch
    from desktop.catalogue.views import Change
    from desktop.ui.saved.popover import SavedPopover
    from desktop.ui.window import MainWindow


class Searches(QObject):
    """`told` after what is new was counted anew. Fits `Keeper` of the popover."""

    told = Signal()

    def __init__(self, window: MainWindow, catalogue: Catalogue, fork: Callable[[], Catalogue]) -> None:
        super().__init__(window)
        self._window, self._catalogue, self._fork = window, catalogue, fork
        self.news: Sequence[SearchNews] = ()
        self._popover: SavedPopover | None = None
        self._copy: object = None
        self._opening = Opening(window, fork, self._opened)
        hear = window.parts.background.carry(self._hear, self)
        catalogue.changes.listen(lambda change: hear(change) if change.searches else None)
        window.catalogue.answered.connect(lambda _count: self._show_star())

    # What is new

    def follow(self) -> None:
        """Count anew if the copy became another bundle, or can be asked again."""
        status = self._catalogue.status()
        copy = (status.seq, status.state is CopyState.OUTDATED)
        if copy != self._copy:
            self._copy = copy
            self.refresh()

    def refresh(self) -> None:
        """Count anew, in the background: a search of a large catalogue takes its time."""
        fork, background = self._fork, self._window.parts.background
        background.run(lambda: fork().news(), self._tell, "saved", failed=self._refuse, owner=self)

    def _tell(self, news: Sequence[SearchNews]) -> None:
        self.news = news
        self._show_star()
        if self._popover is not None and self._popover.isVisible():
            self._popover.fill(news)
            self._propose()
        self.told.emit()

    def _hear(self, change: Change) -> None:
        self.refresh()

    def _refuse(self, refusal: Refusal) -> None:
        self._window.say(bad_news(refusal))

    def _show_star(self) -> None:
        star = self._window.header.star
        star.show_news(sum(len(each.new) + len(each.changed) for each in self.news))
        star.show_saved(self._present() is not None)

    def _asked(self) -> Question:
        """The question of now, as it is typed."""
        return self._window.catalogue.question

    def _present(self) -> SavedSearch | None:
        """The saved search that is asked now."""
        return next((each.search for each in self.news if is_asked(self._asked(), each.search.question)), None)

    # The list

    def open(self) -> SavedPopover:
        """The list under the star, with a name proposed for the present search."""
        from desktop.ui.saved.popover import SavedPopover

        if self._popover is not None:
            self._popover.deleteLater()
        self._popover = SavedPopover(self._window.parts.theme, self, self._window)
        self._popover.fill(self.news)
        self._propose()
        star = self._window.header.star
        self._popover.open_under(star.mapToGlobal(QPoint(0, star.height() + 4)))
        self.refresh()
        return self._popover

    def _propose(self) -> None:
        assert self._popover is not None
        present, asked = self._present(), self._asked()
        if present is not None:
            self._popover.propose("", _("The present search is saved: «{name}»").format(name=present.name))
        elif not asked.text.strip() and not asked.filters:
            self._popover.propose("", _("To save a search, type words or choose filters first."))
        elif not self._popover.field.isModified():
            said = (each.words for each in self._window.catalogue.facets.set_filters(asked))
            filters = [words.partition(": ")[2] or words for words in said]
            taken = [each.search.name for each in self.news]
            self._popover.propose(proposed_name(asked, filters, taken), "")

    # What one does

    def save(self, name: str) -> None:
        """Keep the present search under that name."""
        author = self._window.settings.author
        if self._does(lambda: self._catalogue.save_search(self._asked(), name, author)) and self._popover is not None:
            self._popover.field.setModified(False)
            self._say(_kept_words, name)

    def rename(self, id_: int, name: str) -> None:
        """Another name for that one."""
        if self._does(lambda: self._catalogue.rename_search(id_, name, self._window.settings.author)):
            self._say(_renamed_words, name)

    def remove(self, id_: int) -> None:
        """Take it away, with a way back in the message bar."""
        name = next((each.search.name for each in self.news if each.search.id == id_), "")
        if self._does(lambda: self._catalogue.remove_search(id_, self._window.settings.author)):
            self._say(_removed_words, name)

    def undo(self) -> None:
        """Take the last act back."""
        self._window.undo()

    def _does(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except Refusal as refusal:
            from desktop.ui.notices import notice

            if self._popover is not None:
                told = notice(refusal)
                self._popover.show_trouble(f"{told.title} {told.remedy}".strip())
            return False
        if self._popover is not None:
            self._popover.show_trouble("")
        return True

    def _say(self, words: Callable[[str], str], name: str) -> None:
        from desktop.catalogue.saved.searches import tidy_name
        from desktop.ui.bulk.taking_back import TakingBack

        back = TakingBack(self._window, self._catalogue, self._fork)
        self._window.say(News(State.GOOD, partial(words, tidy_name(name)), back.remedy()))

    def open_search(self, id_: int) -> None:
        """Its results, with what is new first; from then on that is seen."""
        if self._popover is not None:
            self._popover.close()
        self._opening.open(id_)

    def _opened(self, news: SearchNews, refusal: Refusal | None) -> None:
        if refusal is not None:
            self._refuse(refusal)
        elif news.search.lost:
            self._window.say(News(State.WARNING, partial(lost_words, news.search)))
        self.refresh()


def _kept_words(name: str) -> str:
    return _("The search is saved as «{name}». What updates bring for it is told on the page Today.").format(name=name)


def _renamed_words(name: str) -> str:
    return _("The search is called «{name}» now.").format(name=name)


def _removed_words(name: str) -> str:
    return _("The search «{name}» is taken away.").format(name=name)
