"""One load from the file to the catalogue: what was chosen so far, what is under way, what came of it.

Everything long happens in the background, one thing at a time; what is begun anew stops what was under way. Nothing is
written before `write`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop.catalogue.loading import RowState, guess_mapping, kinds_in, make_plan, remember, with_column
from desktop.ui.loading.done import Done
from desktop.ui.loading.leftover import Leftover, write_leftover
from desktop.ui.loading.opened import Opened, mapping_of, open_table, recalled
from desktop.ui.loading.rows import Sorted, sort_rows
from sync.errors import Cancelled, Check, InvalidValue

if TYPE_CHECKING:
    from desktop.catalogue import Catalogue
    from desktop.catalogue.loading import Plan, Source, TableMapping
    from desktop.ui.background import Background
    from sync.refusal import Refusal

LANE = "loading a table"
Mends = dict[tuple[str, str], str]


class Job(Enum):
    """What is under way."""

    NOTHING = auto()
    READING = auto()
    MAPPING = auto()
    PLANNING = auto()
    WRITING = auto()
    SAVING = auto()


class Load(QObject):
    """`fork` gives a worker thread its catalogue, `today` is an ISO date, `author` who is told to have written."""

    changed = Signal()
    progressed = Signal(int)
    written = Signal()
    outrun = Signal()

    def __init__(
        self, background: Background, fork: Callable[[], Catalogue], today: Callable[[], str],
        author: Callable[[], str], parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._background, self._fork, self._today, self._author = background, fork, today, author
        self._stopping: list[bool] = [False]
        self.job = Job.NOTHING
        self.refusal: Refusal | None = None
        self.path: Path | None = None
        self.opened: Opened | None = None
        self.sheet = self.kind = ""
        self.mapping: TableMapping | None = None
        self.recalled = False
        self.mends: Mends = {}
        self.plan: Plan | None = None
        self.rows: Sorted | None = None
        self.done: Done | None = None

    # The file

    def open(self, path: Path, encoding: str = "", delimiter: str = "") -> None:
        """Look into a file; what was known of another is forgotten."""
        if self.writing:
            return
        self.path, self.opened, self.mapping, self.plan, self.done = path, None, None, None, None
        self.sheet, self.mends = "", {}
        self._start(
            Job.READING, lambda catalogue, _stopped: open_table(path, catalogue, encoding, delimiter), self._take
        )

    def _take(self, opened: Opened) -> None:
        self.opened, self.kind = opened, opened.kind
        if not opened.own and opened.kind:
            self._map()

    def choose_sheet(self, name: str) -> None:
        """Another sheet; '' for those that fit best."""
        self.sheet = name
        self._map()

    def choose_kind(self, kind: str) -> None:
        """The records are of that kind."""
        self.kind = kind
        self._map()

    def choose_header(self, sheet: str, number: int) -> None:
        """Another line of a sheet names the columns."""
        if self.opened is not None and not self.opened.own:
            self.opened, self.sheet = self.opened.headed(sheet, number), sheet
            self._map()

    # The columns

    def _map(self) -> None:
        self.mapping, self.plan, self.mends = None, None, {}
        opened, kind, sheet = self.opened, self.kind, self.sheet
        if opened is None or not kind:
            self.changed.emit()
            return
        source = opened.source

        def found(catalogue: Catalogue, _stopped: Callable[[], bool]) -> tuple[TableMapping, bool]:
            mapping = mapping_of(source, kind, sheet, catalogue)
            return mapping, recalled(source, mapping, catalogue)

        self._start(Job.MAPPING, found, self._take_mapping)

    def _take_mapping(self, found: tuple[TableMapping, bool]) -> None:
        self.mapping, self.recalled = found

    def fill(self, place: int, path: str) -> None:
        """The column at a place fills that path; '' leaves it out."""
        if self.mapping is None:
            return
        for part in self.mapping.sheets:
            self.mapping = with_column(self.mapping, part.sheet, place, path)
        self.plan = None
        self.changed.emit()

    # What would happen

    def compare(self) -> None:
        """Plan the load anew; what the plan was stays to be seen until the new one is there."""
        opened, mapping, mends, today = self.opened, self.mapping, dict(self.mends), self._today()
        if opened is None:
            return
        source, told = opened.source, self._background.carry(self._tell, self)

        def planned(catalogue: Catalogue, no: Callable[[], bool]) -> tuple[Plan, Sorted]:
            mappings = _mappings(source, mapping, catalogue)
            plan = make_plan(catalogue, source, *mappings, today=today, mended=mends, progress=told, cancelled=no)
            return plan, sort_rows(plan)

        self._start(Job.PLANNING, planned, self._take_plan)

    def _take_plan(self, planned: tuple[Plan, Sorted]) -> None:
        self.plan, self.rows = planned

    def overtaken(self, seen: bool) -> None:
        """The catalogue became another: what was planned is planned anew, at once where it is seen."""
        if self.writing or self.done is not None or (self.plan is None and self.job is not Job.PLANNING):
            return
        if seen:
            self.compare()
        else:
            self.plan = None

    def mend(self, repairs: Iterable[tuple[str, str, str]]) -> None:
        """Read other terms for what is written: (path, as written, term)."""
        self.mends |= {(path, given): term for path, given, term in repairs}
        self.compare()

    # The load itself

    def write(self) -> None:
        """Load the good rows as one act and keep what the columns filled. Where a record is no longer as the plan found
        it, nothing is written and all is planned anew."""
        opened, plan, mapping, author = self.opened, self.plan, self.mapping, self._author()
        if opened is None or plan is None or self.job is not Job.NOTHING:
            return

        def written(catalogue: Catalogue, _stopped: Callable[[], bool]) -> Done | None:
            try:
                uids = catalogue.write(plan.good(), author).uids
            except InvalidValue as refusal:
                if any(each.check is Check.CHANGED_SINCE for each in (refusal, *refusal.others)):
                    return None
                raise
            if mapping is not None:
                remember(catalogue, opened.source, mapping)
            return Done(plan.counts[RowState.NEW], plan.counts[RowState.CHANGED], plan.bad, tuple(uids))

        self._start(Job.WRITING, written, self._take_done)

    def _take_done(self, done: Done | None) -> None:
        if done is None:
            self.outrun.emit()
            self.compare()
            return
        self.done = done
        self.written.emit()

    def save_leftover(self, place: Path, leftover: Leftover, then: Callable[[int], None]) -> None:
        """Write the bad rows with their reasons into a table of their own; `then` hears how many there are."""
        opened, plan, mapping = self.opened, self.plan, self.mapping
        if opened is None or plan is None or self.job is not Job.NOTHING:
            return

        def saved(catalogue: Catalogue, _stopped: Callable[[], bool]) -> int:
            return write_leftover(opened.source, plan, _mappings(opened.source, mapping, catalogue), place, leftover)

        self._start(Job.SAVING, saved, then)

    # What is under way

    @property
    def writing(self) -> bool:
        """Whether something is being written: nothing else is begun meanwhile."""
        return self.job in (Job.WRITING, Job.SAVING)

    def stop(self) -> None:
        """Leave off; what is being written is written to its end."""
        self._stopping[0] = True

    def _tell(self, rows: int) -> None:
        if self.job is Job.PLANNING:
            self.progressed.emit(rows)

    def _start(self, job: Job, work: Callable[[Any, Callable[[], bool]], Any], then: Callable[[Any], None]) -> None:
        if self.writing:
            return
        self.stop()
        stopping = self._stopping = [False]
        self.job, self.refusal = job, None
        fork = self._fork
        lane = "" if job in (Job.WRITING, Job.SAVING) else LANE

        def arrived(answer: Any) -> None:
            self.job = Job.NOTHING
            then(answer)
            self.changed.emit()

        def refused(refusal: Refusal) -> None:
            if stopping is self._stopping or not isinstance(refusal, Cancelled):
                self.job, self.refusal = Job.NOTHING, refusal
                self.changed.emit()

        self._background.run(
            lambda: work(fork(), lambda: stopping[0]), arrived, lane, failed=refused, broken=refused, owner=self
        )
        self.changed.emit()


def _mappings(source: Source, mapping: TableMapping | None, catalogue: Catalogue) -> list[TableMapping]:
    if mapping is not None:
        return [mapping]
    return [guess_mapping(source, kind, catalogue.remembered_columns) for kind in kinds_in(source)]
