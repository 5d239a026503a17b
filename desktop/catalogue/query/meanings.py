"""What queries mean in one base, kept for many of them: terms, units, the thesaurus, which rows hold a condition."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from desktop.catalogue.query.changing import state_of
from desktop.catalogue.query.lasting import Lasting
from desktop.catalogue.terms import StoredVocabularies

if TYPE_CHECKING:
    import sqlite3

    from desktop.catalogue.query.below import Below
    from desktop.catalogue.query.calling import Called, Used
    from desktop.catalogue.query.holding import Holding
    from desktop.catalogue.query.localities import Localities
    from desktop.catalogue.query.quantities import Units
    from desktop.catalogue.query.valued import Values
    from desktop.catalogue.words.thesaurus import Thesaurus


class Meanings:
    """Of one connection to a base, as long as the base is the same. Terms are never edited; what edits change is read
    anew after each."""

    def __init__(self, base: sqlite3.Connection, lasting: Lasting | None = None) -> None:
        """`lasting` is shared with other connections to the same base; without it is read for this one."""
        self._base, self._lasting = base, lasting or Lasting()
        self._state = state_of(base)
        self._used: dict[str, Used] = {}
        self.vocabularies = StoredVocabularies(lambda: base)
        self.called: dict[str, Called] = {}
        """All values each field may have, by its code, as far as they have been asked for."""

    @property
    def used(self) -> dict[str, Used]:
        """The values of each field that records have, by its code, as far as they have been asked for since the base
        changed last."""
        if (state := state_of(self._base)) != self._state:
            self._state, self._used = state, {}
        return self._used

    @property
    def thesaurus(self) -> Thesaurus:
        """What the catalogue says of words that mean the same; read when the first question has words."""
        return self._lasting.thesaurus(self._base)

    @cached_property
    def units(self) -> Units:
        """Reads units; what sizes them is loaded with the first."""
        from desktop.catalogue.query.quantities import unit_reader

        return unit_reader(self.vocabularies)

    @cached_property
    def holding(self) -> Holding:
        """Which rows hold a condition."""
        from desktop.catalogue.query.holding import Holding

        return Holding(self._base, self.below)

    @cached_property
    def below(self) -> Below:
        """What belongs to which facility."""
        from desktop.catalogue.query.below import Below

        return Below(self._base, self._lasting)

    @cached_property
    def localities(self) -> Localities:
        """The towns and villages records stand in."""
        from desktop.catalogue.query.localities import Localities

        return Localities(self._base, self.below, self._lasting)

    @cached_property
    def values(self) -> Values:
        """What the values of the records are called; read when the first question has words."""
        from desktop.catalogue.query.valued import Values

        return Values(self._base, self.localities)
