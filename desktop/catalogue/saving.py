"""The verbs of saved searches. Keeping, renaming and taking away are acts like any edit: undo takes them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.catalogue.connecting import room_on, transaction
from desktop.catalogue.turns import in_turn
from desktop.catalogue.writing import Writing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence

    from desktop.catalogue.finding.search import Search
    from desktop.catalogue.questions import Question
    from desktop.catalogue.saved.kept import Kept, Log
    from desktop.catalogue.saved.searches import SavedSearch, SearchNews
    from sync.bilingual import Bilingual


class Saving(Writing):
    """What a person wants to be told of. Each verb that writes raises NoSpace, CannotWrite or ProfileInUse where
    nothing can be kept, AnotherIsWriting in the first thread while another is in the middle of an act."""

    def saved(self) -> tuple[SavedSearch, ...]:
        """All saved searches, the oldest first."""
        base, found = self._follow_base(), self._kept.all()
        return tuple(_checked(base, search) for search in found)

    def find_saved(self, name: str) -> SavedSearch:
        """The saved search of a name, in any case, or of a number. Raises UnknownSearch with the nearest names."""
        from desktop.catalogue.saved.searches import alike, called
        from sync.errors import UnknownSearch

        kept = self.saved()
        found = called(name, kept)
        if found is None:
            raise UnknownSearch(name, alike(name, kept))
        return found

    @in_turn
    def save_search(self, question: Question, name: str, author: str = "") -> SavedSearch:
        """Keeps a question under a name nothing else has; all it finds now counts as seen. Raises NameNotTaken."""
        return self._act_on_saved("save", author, lambda kept, act, at: kept.add(act, question, name, at))

    @in_turn
    def rename_search(self, id_: int, name: str, author: str = "") -> SavedSearch:
        """Gives it another name. Raises NameNotTaken, UnknownSearch."""
        return self._act_on_saved("rename", author, lambda kept, act, _at: kept.rename(act, id_, name))

    @in_turn
    def remove_search(self, id_: int, author: str = "") -> SavedSearch:
        """Takes it away; it is what `undo` brings back, with what it had to tell. Raises UnknownSearch."""
        return self._act_on_saved("remove", author, lambda kept, act, at: kept.remove(act, id_, at))

    def news(self, id_: int | None = None) -> tuple[SearchNews, ...]:
        """What bundles have brought for each saved search, or for that one, since it was looked at; meant for another
        thread: each is asked. Raises UnknownSearch."""
        from desktop.catalogue.finding.search import Search
        from desktop.catalogue.saved.searches import SearchNews

        with self._moment() as base:
            kept = self._kept
            searches = self.saved() if id_ is None else (_checked(base, kept.one(id_)),)
            if base is None:
                return tuple(map(SearchNews, searches))
            asking, seq = Search(base, self._known, self._today), self.status().seq
            return tuple(self._news_of(asking, kept.log(search.id), search, seq) for search in searches)

    @in_turn
    def looked(self, id_: int, seq: int | None = None) -> None:
        """From now on everything it finds is seen. With the `seq` of the news that were told nothing is, where the turn
        came only after another bundle: that has brought what nobody was told. Raises UnknownSearch."""
        from desktop.catalogue.journal import stamp

        self._refuse_reader()
        if seq is not None and self.status().seq != seq:
            return
        with room_on(self._profile.folder), transaction(self._files.local):
            self._kept.look(id_, stamp(self._clock()))

    @property
    def _kept(self) -> Kept:
        from desktop.catalogue.saved.kept import Kept

        return Kept(self._files.local)

    def _act_on_saved(self, verb: str, author: str, write: Callable[[Kept, int, str], SavedSearch]) -> SavedSearch:
        """One act of the journal, whole or not at all."""
        from desktop.catalogue.journal import Journal, stamp
        from desktop.catalogue.views import Change

        self._refuse_reader()
        with room_on(self._profile.folder), transaction(self._files.local):
            at = stamp(self._clock())
            search = write(self._kept, Journal(self._files.local).begin(author, at), at)
        self.changes.tell(Change(verb, (), (), (search.name,)))
        return search

    def _news_of(self, asking: Search, log: Log, search: SavedSearch, seq: int) -> SearchNews:
        from desktop.catalogue.saved.news import gone_count, hits, still
        from desktop.catalogue.saved.searches import SearchNews

        found = hits(asking, log.question)
        if log.base != self._files.base_name:
            return SearchNews(search, len(found), seq=seq)
        new, changed = still(log.new, found), still(log.changed, found)
        return SearchNews(search, len(found), new, changed, gone_count(log.gone), seq)


def _checked(base: sqlite3.Connection | None, search: SavedSearch) -> SavedSearch:
    """With the choices of its filters that no record of this catalogue has any more, and a town nobody knows."""
    question = search.question
    if base is None or not (question.filters or question.near):
        return search
    from msgspec.structs import replace

    from desktop.catalogue.towns import shipped_towns

    query = "SELECT 1 FROM tally WHERE facet = ? AND code = ? AND total > 0"
    unknown = [
        f"{facet}={code}"
        for facet, codes in question.filters
        for code in codes
        if not base.execute(query, (facet, code)).fetchone()
    ]
    if question.near and shipped_towns().of(question.near) is None:
        unknown.append(f"near={question.near}")
    called = tuple(_called(base, unknown))
    return replace(search, lost=search.lost + tuple(unknown), called=called) if unknown else search


def _called(base: sqlite3.Connection, conditions: Sequence[str]) -> Iterator[tuple[str, Bilingual]]:
    """What the codes of conditions are called, which terms or records have, though no record is listed under them."""
    from desktop.catalogue.terms import StoredVocabularies
    from sync.bilingual import Bilingual

    terms = StoredVocabularies(lambda: base)
    for condition in conditions:
        scheme, _sign, code = condition.partition("=")
        name = base.execute("SELECT name_ru, name_be FROM card WHERE record_uid = ?", (code,)).fetchone()
        if term := terms.find(scheme, code):
            yield condition, term.label
        elif name:
            yield condition, Bilingual(*name)
