"""What every verb of the catalogue stands on: the files of one thread, and what is read from the base of the moment."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from desktop.catalogue.connecting import another_time, be_patient, snapshot
from desktop.catalogue.edits import Edits
from desktop.catalogue.files import Clock, Files
from desktop.catalogue.query.lasting import Shared
from desktop.catalogue.standing import status_of
from desktop.catalogue.terms import StoredVocabularies
from desktop.catalogue.turns import PATIENCE, Turns
from desktop.profile import Profile, ProfileInUse

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from types import TracebackType

    from desktop.catalogue.cards import Cards
    from desktop.catalogue.changes import Changes
    from desktop.catalogue.finding.nearness import Nearest
    from desktop.catalogue.index.wordsets import Built
    from desktop.catalogue.query.meanings import Meanings
    from desktop.catalogue.reading import Reading
    from desktop.catalogue.views import Broken, Status
    from sync.carriers import Cancelling, Listener
    from sync.vocabularies import Vocabularies


def random_uid() -> str:
    """A new identity."""
    from uuid import uuid4

    return str(uuid4())


class Holding:
    """One profile's files open in one thread. A base that becomes the active one is followed before each verb."""

    def __init__(
        self,
        profile: Profile,
        clock: Clock,
        writing: bool,
        changes: Changes,
        first: bool,
        new_uid: Callable[[], str] = random_uid,
        turns: Turns | None = None,
        shared: Shared | None = None,
    ) -> None:
        self.changes = changes
        self._turns, self._shared, self._first = turns or Turns(), shared or Shared(), first
        self._profile, self._clock, self._writing, self._new_uid = profile, clock, writing, new_uid
        self._files = Files(profile, clock, writing, first)
        if not first:
            be_patient(self._files.local)  # nobody looks at a worker that waits
        self._edits = Edits(self._files.local)
        self._at_a_moment = False
        self._begin()

    def fork(self) -> Self:
        """The same catalogue with connections of its own, for another thread."""
        shared = (self._new_uid, self._turns, self._shared)
        return type(self)(self._profile, self._clock, self._writing, self.changes, False, *shared)

    def close(self) -> None:
        """Closes the files; nothing is lost without it."""
        self._files.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def turn(self) -> AbstractContextManager[None]:
        """The right to write now; a fork waits for it. Raises AnotherIsWriting."""
        return self._turns.taken(PATIENCE if self._first else -1)

    @property
    def occupied(self) -> bool:
        """Whether another thread is writing: what is written here meanwhile is refused or waits."""
        return self._turns.busy

    @property
    def broken(self) -> tuple[Broken, ...]:
        """Files that could not be read since this catalogue was opened."""
        return tuple(self._files.broken)

    @property
    def vocabularies(self) -> Vocabularies:
        """All terms; a scheme is read when first asked for."""
        self._follow_base()
        return self._terms

    def status(self) -> Status:
        """The state of the copy."""
        self._follow_base()
        base, old = self._files.base, self._files.outdated
        return status_of(base or old, self._files.local, self._edits, self._clock(), outdated=old is not None)

    def moment(self) -> tuple[str, ...]:
        """Another value once anybody but this thread has written to the copy."""
        self._follow_base()
        return self._files.moment()

    def renew(self, progress: Listener, cancelled: Cancelling = lambda: False) -> bool:
        """Builds an index made by another version of this program anew, a minute for half a million records; says
        whether there was one. Raises NoSpace, CannotWrite, HeldByAnother, MalformedRecord, Cancelled; then it waits
        for another time."""
        self._follow_base()
        renewed = self._files.renew(progress, cancelled)
        if renewed:
            self._follow_edits()
        return renewed

    def remembered_columns(self, shape: str, kind: str) -> tuple[str, ...]:
        """The path each column of a table of this shape filled when last loaded as a kind; () if it never was."""
        from desktop.catalogue.mappings import Mappings

        return Mappings(self._files.local).of(shape, kind)

    def _begin(self) -> None:
        """What is read from one base; begun anew when another base becomes the active one."""
        self._begun = self._files.base_name
        self._reader: Reading | None = None
        self._cards: Cards | None = None
        self._terms = StoredVocabularies(lambda: self._files.base)
        self._meanings: Meanings | None = None
        self._nearest: Nearest | None = None
        self._built: Built | None = None

    @property
    def _reading(self) -> Reading:
        """Reads whole records; a list needs none of what that loads."""
        if self._reader is None:
            from desktop.catalogue.reading import Reading

            self._reader = Reading(self._files.base, self._edits)
        return self._reader

    def _by_distance(self) -> Nearest:
        """The order by distance that was asked for last."""
        if self._nearest is None:
            from desktop.catalogue.finding.nearness import Nearest

            self._nearest = Nearest()
        return self._nearest

    def _as_built(self) -> Built:
        """How long the texts of the base were when it was built."""
        if self._built is None:
            from desktop.catalogue.index.wordsets import Built

            assert self._files.base is not None
            self._built = Built(self._files.base)
        return self._built

    def _known(self) -> Meanings:
        """What queries mean in the base; begun when the first question has words."""
        base = self._files.base
        assert base is not None
        if self._meanings is None:
            from desktop.catalogue.query.meanings import Meanings

            self._meanings = Meanings(base, self._shared.of(self._begun))
        return self._meanings

    @property
    def _today(self) -> str:
        return self._clock().date().isoformat()

    @contextmanager
    def _moment(self) -> Iterator[sqlite3.Connection | None]:
        """The base for one question of many statements: inside it stays the active one, and as it is now, whoever
        writes. A part of a question is of the same moment as the whole."""
        base = self._follow_base()
        if base is None or self._at_a_moment:
            yield base
            return
        with snapshot(base):
            self._at_a_moment = True
            try:
                yield base
            finally:
                self._at_a_moment = False

    def _follow_base(self) -> sqlite3.Connection | None:
        if self._at_a_moment:
            return self._files.base
        self._files.follow()
        if self._begun != self._files.base_name:
            self._begin()
        return self._files.base

    def _follow_edits(self, first: Sequence[str] = ()) -> None:
        """Lets the index follow the edits, `first` before all others. They are safe already: on a full disk it follows
        at the next start."""
        base = self._follow_base()
        if base is None or self._edits.followed_by(base):
            return
        from desktop.catalogue.indexing import Indexing

        with another_time():
            Indexing(base, self._edits).follow(first=first)

    def _refuse_reader(self) -> None:
        if not self._files.writing:
            raise ProfileInUse(str(self._profile.folder))
