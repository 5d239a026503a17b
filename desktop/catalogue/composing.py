"""From new values to steps: each value checked by itself, each text with its state, what the record says as a whole.

What needs the other records is noted for `neighbours` and asked when all is written, since one act may bring both.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from desktop.catalogue.creations import Creation
from desktop.catalogue.journal import Step, stamp
from desktop.catalogue.neighbours import Neighbours
from desktop.catalogue.one_edit import KIND, Standing, born_document, laid_over
from sync.ageing import Origin, TextState, checked, state, written
from sync.bilingual import Bilingual, Lang
from sync.canon import Document, encode, nfc
from sync.checks import Problem, is_uid, problems
from sync.errors import Check, InvalidValue, UnknownRecord
from sync.fields import Field
from sync.leaving import PUBLIC
from sync.records import KINDS
from sync.registry import Value, field_at, fields_of, get, plain, put, value_of
from sync.rows import FieldState

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from desktop.catalogue.reading import Reading
    from desktop.catalogue.views import NewValues
    from sync.vocabularies import Vocabularies

_FILE, _SIZE = "file_hash", "size"
FOLLOWING = {_FILE: (_SIZE,)}
"""Fields the program keeps: what it writes with a path goes back with it."""
Files = Callable[[str], Path | None]
"""Where the file of a hash lies; None where it is not on this computer."""
SHORT, REMEMBERED = 40, 50_000
"""Values of so many characters are remembered once they were found good, so many of them."""


class Composing:
    """Steps of one act. Nothing is written here; the caller writes each slice before it asks for the next."""

    def __init__(self, reading: Reading, terms: Vocabularies, author: str, now: datetime, files: Files) -> None:
        self._reading, self.terms, self.author, self._files = reading, terms, author, files
        self.at, self.today = stamp(now), today(now)
        self._neighbours = Neighbours(reading)
        self._sound: dict[tuple[str, str, Value], Any] = {}
        self._refused: list[InvalidValue] = []

    def steps(self, works: Sequence[NewValues]) -> Iterator[Step | Creation]:
        """Steps and new records of some hundred works, each of another record; what is refused waits for `settle`.
        Raises UnknownRecord."""
        sources = self._reading.sources([work.uid for work in works])
        for work in works:
            try:
                yield from self._of_work(work, *sources.get(work.uid, ({}, {})))
            except InvalidValue as refusal:
                refusal.uid = work.uid
                self._refused.append(refusal)

    def fitting(self, work: NewValues) -> NewValues:
        """The same new record without the values that a person could not write today."""
        document = born_document(work.uid, work.kind)
        changes = {path: value for path, value in work.changes.items() if self._fits(document, path, value)}
        return msgspec.structs.replace(work, changes=changes)

    def _fits(self, document: Document, path: str, value: Value) -> bool:
        alone = Neighbours(self._reading)
        try:
            given = accepted(document, path, value, None, self.terms, self.today)
            alone.note(document["uid"], document["kind"], {path: given}, document)
        except InvalidValue:
            return False
        return next(alone.refusals(), None) is None

    def settle(self) -> None:
        """Asks the other records, when all steps are written. Raises the first InvalidValue, which names its record and
        brings all the others."""
        refused = (*self._refused, *self._neighbours.refusals())
        if refused:
            refused[0].others = refused[1:]
            raise refused[0]

    def _of_work(self, work: NewValues, document: Document, had: dict[str, Standing]) -> Iterator[Step | Creation]:
        if work.kind:
            yield self._made(work, self._new(work, document))
            return
        if not document and not work.seen:
            raise UnknownRecord(work.uid)
        before = laid_over(document, had.values()) if had else document
        _refuse_unseen(work, before)
        changed = self._sized(self._changed(work.changes, document, before, had), document["kind"])
        states = self._judged(work, changed, before)
        for path, value in changed.items():
            centre, stood = get(document, path), had.get(path)
            edit = self.edit(work.uid, path, centre, value, states.get(path))
            yield Step(work.uid, path, stood, None if alike(document["kind"], path, value, centre) else edit)

    def _made(self, work: NewValues, document: Document) -> Creation:
        """A record that was not here before."""
        said = self._sized(self._changed(work.changes, document, document, {}), work.kind)
        states = self._judged(work, said, document)
        return Creation(work.uid, {KIND: work.kind, **said}, states)

    def _judged(self, work: NewValues, changed: Mapping[str, Any], before: Document) -> dict[str, dict[str, Any]]:
        """The changes as a whole: states of texts by path. Raises InvalidValue for a person without consent."""
        after = dict(before)
        for path, value in changed.items():
            put(after, path, value)
        self._neighbours.note(work.uid, before["kind"], changed, before)
        _refuse_without_consent(after, changed)
        return self._states(changed, before, after, work.origins) if any("." in path for path in changed) else {}

    def _new(self, work: NewValues, document: Document) -> Document:
        if work.kind not in KINDS:
            raise InvalidValue(KIND, Check.UNKNOWN_KIND, work.kind[:200])
        if document:
            raise InvalidValue("uid", Check.DUPLICATE, work.uid[:200])
        if not is_uid(work.uid):
            raise InvalidValue("uid", Check.NOT_A_UID, work.uid[:200])
        return born_document(work.uid, work.kind)

    def edit(
        self, uid: str, path: str, centre: Any, value: Any, row: dict[str, Any] | None = None, rev: int | None = None
    ) -> Standing:
        """An edit of this act."""
        return Standing(
            uid=uid, path=path, base=centre, value=value, author=self.author, edited_at=self.at, state=row, rev=rev
        )

    def _changed(
        self, changes: Mapping[str, Value], document: Document, before: Document, had: Mapping[str, Standing]
    ) -> dict[str, Any]:
        """The JSON forms of those values that say something new, or that end a conflict."""
        found = {}
        for path, value in changes.items():
            stands = get(before, path)
            given = self._accepted(document, path, value, stands)
            stood = had.get(path)
            if (stood and stood.conflict) or not alike(document["kind"], path, given, stands):
                found[path] = given
        return found

    def _sized(self, changed: dict[str, Any], kind: str) -> dict[str, Any]:
        """The same with the size of the file a record is given: nobody types that."""
        if _FILE not in changed or _SIZE not in fields_of(kind):
            return changed
        path = self._files(changed[_FILE] or "")
        return changed | {_SIZE: path.stat().st_size if path else None}

    def _accepted(self, document: Document, path: str, value: Value, stands: Any) -> Any:
        """`accepted`, asked once for a value that many records of a load have."""
        short = type(value) is int or (type(value) is str and len(value) <= SHORT)
        key = document["kind"], path, value
        if short and key in self._sound:
            return self._sound[key]
        given = accepted(document, path, value, stands, self.terms, self.today)
        if short and not stands and get(document, path) is None and len(self._sound) < REMEMBERED:
            self._sound[key] = given
        return given

    def _states(
        self, changed: Mapping[str, Any], before: Document, after: Document, origins: Mapping[str, Origin]
    ) -> dict[str, dict[str, Any]]:
        """Rows of `field_state` by path, for the texts among these."""
        rows = states_in(before)
        known = {name for name, _ in rows}
        found = {}
        for path, value in changed.items():
            name, _, tail = path.partition(".")
            if not tail or value is None:
                continue
            lang, text = Lang(tail), text_at(after, name)
            alone = not get(before, path) and bool(get(before, f"{name}.{lang.other}")) and name not in known
            origin = origins.get(path) or (Origin.HUMAN if alone else None)  # what stood alone was first
            row = written(text, rows, name, lang, by=self.author, on=self.today, origin=origin)
            if row is not None:
                rows[name, lang] = row
                found[path] = msgspec.to_builtins(row)
        return found

    def marked(self, uid: str, paths: Sequence[str]) -> Iterator[Step]:
        """Translations found good as they are; whatever is no translation is left out. Raises InvalidValue."""
        document, had = self._reading.source(uid)
        effective = laid_over(document, had.values())
        rows = states_in(effective)
        for path in paths:
            field, lang = field_at(document["kind"], path)
            if lang is None:
                raise InvalidValue(path, Check.UNKNOWN_FIELD)
            text = text_at(effective, field.name)
            if state(text, rows, field.name, lang) in (TextState.EMPTY, TextState.MISSING, TextState.ORIGINAL):
                continue
            row = checked(text, rows.get((field.name, lang)), field.name, lang, by=self.author, on=self.today)
            stood = had.get(path)
            edit = stood or self.edit(uid, path, get(document, path), get(document, path))
            told = {"author": self.author, "edited_at": self.at}
            after = msgspec.structs.replace(edit, state=msgspec.to_builtins(row), **told)
            if row != rows.get((field.name, lang)):
                yield Step(uid, path, stood, after)


def today(now: datetime) -> str:
    """The date of the person: east of Greenwich the day begins before UTC's."""
    return now.astimezone().date().isoformat()


def states_in(document: Document) -> dict[tuple[str, str], FieldState]:
    """The rows of `field_state` of a document by field and language."""
    rows = msgspec.convert(document.get("field_state") or [], list[FieldState])
    return {(row.field, row.lang): row for row in rows}


def text_at(document: Document, name: str) -> Bilingual:
    """A text in both languages."""
    return msgspec.convert(document.get(name) or {}, Bilingual)


def accepted(document: Document, path: str, value: Value, stands: Any, terms: Vocabularies, on: str) -> Any:
    """The JSON form of a value that may be kept; `stands` is the effective one. Raises InvalidValue for a field nobody
    may write, a wrong shape or a severe problem."""
    kind = document["kind"]
    field, _ = field_at(kind, path)
    if field.derived:
        raise InvalidValue(path, Check.UNKNOWN_FIELD)
    try:
        given = nfc(value if type(value) is str and value else plain(value))
        _ = given.encode() if type(given) is str else encode(given)
    except (ValueError, OverflowError) as error:  # half a surrogate pair, a number no JSON of ours can hold
        raise InvalidValue(path, Check.WRONG_SHAPE, given=repr(value)[:200]) from error
    for problem in problems(kind, path, value_of(kind, path, given), terms, on):
        if problem.severe or _is_new_to_vocabulary(problem, (get(document, path), stands)):
            raise problem.refusal()
    return (
        _with_unknown_columns(field, given, [*(get(document, path) or ()), *(stands or ())]) if field.columns else given
    )


def _is_new_to_vocabulary(problem: Problem, had: tuple[Any, ...]) -> bool:
    """A code no vocabulary knows may come from a later bundle and stays; a person cannot add one."""
    return problem.check is Check.UNKNOWN_TERM and f'"{problem.given}"'.encode() not in encode(list(had))


def _with_unknown_columns(field: Field, given: Any, had: list[dict[str, Any]]) -> Any:
    """Rows keep what a later program wrote into them, as far as their key still names them."""
    if not given or not had:
        return given
    known = {column.name for column in field.columns}
    extra = {_row_key(field, row): {name: cell for name, cell in row.items() if name not in known} for row in had}
    return [extra.get(_row_key(field, row), {}) | row for row in given]


def _row_key(field: Field, row: dict[str, Any]) -> str:
    return repr([row.get(name) for name in field.row_key or sorted(row)])


def alike(kind: str, path: str, left: Any, right: Any) -> bool:
    """Whether two JSON values mean the same: a default written out and one left out do."""
    if left is None or right is None or left == right:
        return bool(left == right)
    return value_of(kind, path, left) == value_of(kind, path, right)


def _refuse_unseen(work: NewValues, before: Document) -> None:
    """Nothing is written over what nobody had seen when the new value was decided; of a record that is gone neither."""
    for path, value in work.seen.items():
        stands = plain(value_of(before["kind"], path, get(before, path))) if before else None
        if not before or stands != plain(value):
            raise InvalidValue(path, Check.CHANGED_SINCE)


_CONSENT = ("consent_scope", "consent_date", "consent_basis")


def _refuse_without_consent(after: Document, changed: Mapping[str, Any]) -> None:
    """Nobody is made public without a date and a basis; of records of other offices only they know them."""
    public = after.get(_CONSENT[0]) == PUBLIC and not changed.keys().isdisjoint(_CONSENT)
    if public and not all(after.get(path) for path in _CONSENT):
        raise InvalidValue(_CONSENT[0], Check.NO_CONSENT, PUBLIC)
