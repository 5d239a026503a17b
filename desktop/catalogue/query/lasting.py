"""What no edit changes of a base, read once for all threads that ask: each has a connection of its own, and to read it
for each would take a moment and megabytes again."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

    from desktop.catalogue.index.instruments import Instruments
    from desktop.catalogue.index.localities import Built
    from desktop.catalogue.words.thesaurus import Thesaurus


class Lasting:
    """Of one base; who comes second waits for what the first is reading."""

    def __init__(self) -> None:
        self._thesaurus: Thesaurus | None = None
        self._localities: Built | None = None
        self._instruments: Instruments | None = None
        self._reading = Lock()

    def thesaurus(self, base: sqlite3.Connection) -> Thesaurus:
        """What the catalogue says of words that mean the same."""
        with self._reading:
            if self._thesaurus is None:
                from desktop.catalogue.terms import thesaurus_of

                self._thesaurus = thesaurus_of(base)
            return self._thesaurus

    def localities(self, base: sqlite3.Connection) -> Built:
        """The towns and villages of records as the base was built."""
        with self._reading:
            if self._localities is None:
                from desktop.catalogue.index.localities import read_localities

                self._localities = read_localities(base)
            return self._localities

    def instruments(self, base: sqlite3.Connection) -> Instruments:
        """What belonged to which facility as the base was built."""
        with self._reading:
            if self._instruments is None:
                from desktop.catalogue.index.instruments import read_instruments

                self._instruments = read_instruments(base)
            return self._instruments


class Shared:
    """Of the base that is asked at the moment, which may become another one."""

    def __init__(self) -> None:
        self._name, self._lasting = "", Lasting()
        self._changing = Lock()

    def of(self, name: str) -> Lasting:
        """That of the base in the file of this name."""
        with self._changing:
            if name != self._name:
                self._name, self._lasting = name, Lasting()
            return self._lasting
