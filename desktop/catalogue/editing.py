"""A person's change and its inverse: checked, kept in one transaction, written into the journal.

An act is what one undo takes back; its steps remember the standing edit before and after. Undo brings the edit before
back over whatever the centre says by then, so a sync in between takes nothing away. However many records an act
writes, only a slice of it is in memory.
"""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

import msgspec

from desktop.catalogue.carrying import carried
from desktop.catalogue.composing import FOLLOWING, Composing
from desktop.catalogue.confirming import Confirming
from desktop.catalogue.creations import Creation
from desktop.catalogue.duplicating import copied
from desktop.catalogue.edits import Edits
from desktop.catalogue.journal import Journal, Step
from desktop.catalogue.one_edit import KIND, Standing
from desktop.catalogue.saved.kept import Kept
from desktop.catalogue.views import Change, Confirmation, NewValues
from sync.canon import Document

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from desktop.catalogue.reading import Reading

SLICE = 400
"""How many records are written at a time."""


class Editing:
    """Writes the person's work. The caller holds the transaction and lets the index follow."""

    def __init__(self, local: sqlite3.Connection, edits: Edits, reading: Reading) -> None:
        self._edits, self._reading = edits, reading
        self._journal, self._searches = Journal(local), Kept(local)

    def write(self, works: Iterable[NewValues], composing: Composing, new_uid: Callable[[], str], verb: str) -> Change:
        """Keeps the values of many records, all or none. Raises InvalidValue for the first one that fails a check,
        with all the others."""
        named = (work if work.uid else msgspec.structs.replace(work, uid=new_uid()) for work in works)
        change = self._act(map(composing.steps, _slices(named)), composing, verb)
        composing.settle()
        return change

    def duplicate(self, uid: str, new: str, composing: Composing) -> Change:
        """Makes a copy of a record under another uid."""
        work = composing.fitting(copied(self._reading.record(uid), new))
        return self.write([work], composing, lambda: new, "create")

    def check_text(self, uid: str, paths: Sequence[str], composing: Composing) -> Change:
        """Translations found good as they are."""
        return self._act([composing.marked(uid, paths)], composing, "edit")

    def confirm(self, seen: Mapping[str, int], by: str, composing: Composing) -> Confirmation:
        """What was seen is still so."""
        confirming = Confirming(self._reading, composing, by)
        change = self._act(confirming.steps(seen), composing, "confirm")
        return Confirmation(change, tuple(confirming.dropped))

    def decide(self, uid: str, path: str, keep: Literal["mine", "centre"], composing: Composing) -> Change:
        """Ends a conflict: the person's value over the centre's new one, or the centre's. Without one, nothing."""
        before = self._edits.of(uid).get(path)
        if before is None or not before.conflict:
            return Change("edit", (uid,))
        told = {"base": before.centre, "conflict": False, "centre": None, "edited_at": composing.at}
        mine = msgspec.structs.replace(before, **told)
        return self._act([[Step(uid, path, before, mine if keep == "mine" else None)]], composing, "edit")

    def revert(self, uid: str, path: str, composing: Composing) -> Change:
        """Lets the centre's value stand again, at path `kind` of the whole record; without an edit nothing happens."""
        had = self._edits.of(uid)
        names = had if path == KIND and KIND in had else (path, *FOLLOWING.get(path, ()))
        gone = [had[name] for name in names if name in had]
        return self._act([[Step(uid, edit.path, edit, None) for edit in gone]], composing, "edit")

    def _act(self, slices: Iterable[Iterable[Step | Creation]], composing: Composing, verb: str) -> Change:
        """Keeps the steps of one act, slice by slice. Nothing at all leaves no act behind."""
        act, uids, paths = 0, dict[str, None](), dict[str, None]()
        for written in map(list, slices):
            if not written:
                continue
            act = act or self._journal.begin(composing.author, composing.at)
            self._edits.creations.add(act, (each for each in written if isinstance(each, Creation)))
            steps = [each for each in written if isinstance(each, Step)]
            self._journal.add(act, steps)
            self._keep((step.uid, step.path, step.after) for step in steps)
            uids.update((each.uid, None) for each in written)
            for each in written:
                paths.update(dict.fromkeys(each.said if isinstance(each, Creation) else (each.path,)))
        return self._told(verb, tuple(uids), tuple(paths))

    def _keep(self, edits: Iterable[tuple[str, str, Standing | None]]) -> None:
        standing = []
        for uid, path, edit in edits:
            if edit is None:
                self._edits.set(uid, path, None)
            else:
                standing.append(edit)
        self._edits.add(standing)

    def _told(self, verb: str, uids: tuple[str, ...], paths: tuple[str, ...]) -> Change:
        if uids:
            self._edits.touch(uids)
        return Change(verb, uids, paths)

    def undo(self) -> Change | None:
        """Takes the last act back."""
        act = self._journal.last_done()
        return None if act is None else self._replay(act, "undo")

    def redo(self) -> Change | None:
        """Does again what was taken back last."""
        act = self._journal.first_undone()
        return None if act is None else self._replay(act, "redo")

    def can(self, verb: Literal["undo", "redo"]) -> bool:
        """Whether there is anything to take back, or to do again."""
        return self._journal.has("done" if verb == "undo" else "undone")

    def _replay(self, act: int, verb: Literal["undo", "redo"]) -> Change:
        back = verb == "undo"
        uids, paths = dict[str, None](), dict[str, None]()
        if not back:
            self._remake(act, uids, paths)
        for steps in self._journal.steps(act, back):
            for uid, group in groupby(steps, attrgetter("uid")):
                wanted = [(step.path, step.before if back else step.after) for step in group]
                self._restore(uid, wanted)
                uids[uid] = None
                paths.update((path, None) for path, _ in wanted)
        if back:
            self._unmake(act, uids, paths)
        self._journal.mark(act, "undone" if back else "done")
        searches = self._searches.replay(act, back)
        return msgspec.structs.replace(self._told(verb, tuple(uids), tuple(paths)), searches=searches)

    def _unmake(self, act: int, uids: dict[str, None], paths: dict[str, None]) -> None:
        """Takes away the records an act made."""
        for made in self._edits.creations.of_act(act):
            self._edits.creations.let_stand(act, (each.uid for each in made if each.stands), False)
            for each in made:
                if not each.stands:
                    self._edits.remove(each.uid, each.said)
                uids[each.uid] = None
                paths.update(dict.fromkeys(each.said))

    def _remake(self, act: int, uids: dict[str, None], paths: dict[str, None]) -> None:
        """Brings them back; one that has come from the centre meanwhile, or has other edits, path by path."""
        for made in self._edits.creations.of_act(act):
            names = [each.uid for each in made]
            known = {*self._reading.documents(names), *self._edits.of_all(names)}
            self._edits.creations.let_stand(act, (uid for uid in names if uid not in known), True)
            for each in made:
                if each.uid in known:
                    self._restore(each.uid, list(each.edits().items()))
                uids[each.uid] = None
                paths.update(dict.fromkeys(each.said))

    def _restore(self, uid: str, wanted: Sequence[tuple[str, Standing | None]]) -> None:
        """Brings remembered edits of one record over what the centre says now; of a record that is gone with the
        centre's copy they come back as they were."""
        any_kept = any(edit for _, edit in wanted)
        document: Document = self._reading.documents([uid]).get(uid, {}) if any_kept else {}
        for path, edit in wanted:
            again = carried(edit, document)[1] if edit and document else edit
            outdated = again is not None and again.rev not in (None, document.get("rev"))
            self._edits.set(uid, path, None if outdated else again)


def _slices(works: Iterable[NewValues]) -> Iterator[list[NewValues]]:
    """Some hundred works at a time, each of another record, so that the second of one finds what the first wrote."""
    waiting: dict[str, NewValues] = {}
    for work in works:
        if work.uid in waiting or len(waiting) == SLICE:
            yield list(waiting.values())
            waiting.clear()
        waiting[work.uid] = work
    if waiting:
        yield list(waiting.values())
