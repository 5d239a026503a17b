"""Comparing what a source says with what is here: each row new, changed, same or bad, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import msgspec

from desktop.catalogue.composing import REMEMBERED, SHORT
from desktop.catalogue.loading.currencies import Currencies
from desktop.catalogue.loading.heard import Heard, Planned
from desktop.catalogue.loading.listening import CHUNK
from desktop.catalogue.loading.matching import Matching
from desktop.catalogue.loading.naming import title_paths
from desktop.catalogue.loading.persons import Persons, tell_whose
from desktop.catalogue.loading.planned import CellChange, PlannedRow, RowState
from sync.ageing import Origin
from sync.checks import is_uid, problems
from sync.errors import Check, InvalidValue
from sync.fields import Field, Type
from sync.leaving import PUBLIC
from sync.registry import Value, document_of, fields_of, get, put, value_of

if TYPE_CHECKING:
    from desktop.catalogue.face import Catalogue
    from desktop.catalogue.loading.naming import CatalogueNames
    from sync.canon import Document
    from sync.vocabularies import Vocabularies

NAME = 200
"""So many characters of a name are told: a cell that swallowed rows may hold half the file."""
EMPTY: tuple[Any, ...] = (None, "", [], {}, 0, False)
_CONSENT = ("consent_scope", "consent_date", "consent_basis")


class Planning:
    """Plans rows of any source over one catalogue. `fresh` makes identities of new records; `mended` holds what is to
    be read for a text as written, by path and text."""

    def __init__(
        self, catalogue: Catalogue, names: CatalogueNames, today: str, fresh: Callable[[], str],
        mended: Mapping[tuple[str, str], str],
    ) -> None:  # fmt: skip
        self._catalogue, self._names, self._today, self._fresh = catalogue, names, today, fresh
        self._terms: Vocabularies = catalogue.vocabularies
        self._matching = Matching(catalogue, names)
        self._persons, self._currencies = Persons(), Currencies(catalogue, today, mended)
        self._sound: set[tuple[str, str, Any]] = set()  # short values that nothing is wrong with

    def documents(self, uids: Sequence[str]) -> dict[str, Document]:
        """Records as they are now."""
        return {record.uid: document_of(record) for record in self._catalogue.records(uids)}

    def plan(self, heard: Iterable[Heard]) -> Iterator[Planned]:
        """Each row compared by itself; what only the whole file shows comes after."""
        chunk: list[Heard] = []
        for each in heard:
            chunk.append(each)
            if len(chunk) == CHUNK:
                yield from self._chunk(chunk)
                chunk = []
        yield from self._chunk(chunk)

    def _chunk(self, chunk: list[Heard]) -> Iterator[Planned]:
        uids = [self._meant(heard) for heard in chunk]
        known = self.documents([uid for uid in uids if uid])
        for heard, uid in zip(chunk, uids, strict=True):
            row = Planned(heard, uid or self._fresh(), known.get(uid, {}), {})
            self._compare(row)
            tell_whose(row)
            _lighten(row)
            yield row
            if person := self._person(row):
                yield person

    def _person(self, row: Planned) -> Planned | None:
        """Who is told beside a record and was not told before: a person of the catalogue, or a new one."""
        heard = self._persons.beside(row)
        if heard is None:
            return None
        uid = self._matching.uid(heard)
        if self._persons.met(uid, row):
            return None
        person = Planned(heard, uid or self._fresh(), self.documents([uid])[uid] if uid else {}, {})
        self._compare(person)
        _lighten(person)
        self._persons.meet(row, person)
        return person

    def _meant(self, heard: Heard) -> str:
        """The record a row means, '' for a new one without an identity."""
        if not heard.uid:
            return "" if heard.bad and not heard.values else self._matching.uid(heard)
        if is_uid(heard.uid):
            return self._names.by_uid_or_number(heard.uid, ()) or heard.uid
        found = self._names.by_uid_or_number(heard.uid, (heard.kind,))
        if not found and not any(finding.path == "uid" for finding in heard.findings):
            heard.tell("uid", Check.NOT_A_UID, heard.uid)
        return found

    def _compare(self, row: Planned) -> None:
        heard, document = row.heard, row.document
        if any(finding.path == "uid" for finding in heard.findings):
            return  # whose values these are is not known
        if document and document["kind"] != heard.kind:
            heard.tell("uid", Check.WRONG_KIND, heard.uid)
            return
        if heard.places:
            self._currencies.settle(row)
        fields, known_codes = fields_of(heard.kind), document
        stale = self._is_stale(row)
        for path, given in self._given(row):
            field = fields.get(path.partition(".")[0])
            had = get(known_codes, path)
            given = None if given in EMPTY else given
            if field is None or given == had:
                continue
            if field.derived:
                self._locked(row, path, given, had)
            elif self._accepted(row, field, path, given, had):
                row.changes[path] = (had, given)
                if not heard.places:  # of a table they have been looked for cell by cell
                    heard.missing += references(field, given, had)
                if stale:
                    heard.tell(path, Check.STALE, severe=False)
        if row.new and not row.changes and not heard.bad:
            heard.tell("", Check.EMPTY_ROW)
        elif row.new and heard.places and not heard.uid:
            self._demand_title(row)
        self._consent(row)

    def _demand_title(self, row: Planned) -> None:
        """A new row of a table is called something; what it is called by and cannot be read has been told already."""
        paths, heard = title_paths(row.heard.kind), row.heard
        told = {finding.path for finding in heard.findings if finding.severe}
        if told.isdisjoint(paths) and not any(path in row.changes for path in paths):
            heard.tell(next((path for path in paths if path in heard.places), paths[0]), Check.REQUIRED)

    def _given(self, row: Planned) -> Iterator[tuple[str, Any]]:
        """What the source says; of a whole record also what it leaves out, but for what never leaves an office."""
        yield from row.heard.values.items()
        if row.heard.places or not row.heard.whole or row.new:
            return
        for name, field in fields_of(row.heard.kind).items():
            if field.public and not field.derived and name in row.document:
                paths = [f"{name}.{lang}" for lang in row.document[name]] if field.bilingual else [name]
                yield from ((path, None) for path in paths if path not in row.heard.values)

    def _is_stale(self, row: Planned) -> bool:
        given = row.heard.values.get("rev")
        return not row.new and given is not None and given != row.document["rev"]

    def _locked(self, row: Planned, path: str, given: Any, had: Any) -> None:
        """What the program keeps: a number must stay that of its record, the rest is taken from the catalogue."""
        if given is None or path in ("rev", "field_state", "demo") or (row.new and path == "size"):
            return
        row.heard.tell(path, Check.LOCKED, str(given), severe=had is not None)

    def _accepted(self, row: Planned, field: Field, path: str, given: Any, had: Any) -> bool:
        """Whether a value differs from the one here and may be kept; what is wrong with it is told."""
        heard, key = row.heard, (row.heard.kind, path, given if type(given) in (str, int) else None)
        if key in self._sound:
            return True
        try:
            value = value_of(heard.kind, path, given)
        except InvalidValue as refusal:
            heard.tell(path, refusal.check, refusal.given)
            return False
        if had is not None and field.type is Type.ROWS and value == value_of(heard.kind, path, had):
            return False
        found = list(problems(heard.kind, path, value, self._terms, self._today))
        if not found and key[2] and len(str(given)) <= SHORT and len(self._sound) < REMEMBERED:
            self._sound.add(key)
        awaited = {text[:200] for _, text in heard.missing} if found else ()  # records the same source may bring
        for problem in found:
            if problem.check is Check.NOT_A_UID and problem.given in awaited:
                continue
            new_code = problem.check is Check.UNKNOWN_TERM and not _holds(had, problem.given)
            heard.tell(problem.path, problem.check, problem.given, problem.hint, severe=problem.severe or new_code)
        return True

    def _consent(self, row: Planned) -> None:
        """Nobody is made public without a date and a basis; who is not public stays in the office, and that is told."""
        if row.heard.kind != "person" or not row.changes:
            return
        after = dict(row.document)
        for path, (_, given) in row.changes.items():
            put(after, path, given)
        public = after.get(_CONSENT[0]) == PUBLIC
        proven = all(after.get(path) for path in _CONSENT)
        if public and not proven and not row.changes.keys().isdisjoint(_CONSENT):
            row.heard.tell(_CONSENT[0], Check.NO_CONSENT, PUBLIC)
        elif not public:
            row.heard.tell(_CONSENT[0], Check.NO_CONSENT, severe=False)


_KEPT = ("name.ru", "name.be", "family.ru", "field_state", "number", "alt_ids")


def _lighten(row: Planned) -> None:
    """Lets go of what is no longer asked for: a plan of 50,000 rows holds them all at once."""
    heard = row.heard
    heard.values = {path: heard.values[path] for path in _KEPT if path in heard.values}
    heard.places = {path: heard.places[path] for path in (*row.changes, "uid", "number") if path in heard.places}


def references(field: Field, given: Any, had: Any) -> list[tuple[str, str]]:
    """Records a value names and the value before did not, as (path, uid)."""
    if field.type is not Type.REFERENCE and not field.columns:
        return []
    found = dict.fromkeys(_named(field, given))
    return [each for each in found if each not in set(_named(field, had))]


def _named(field: Field, value: Any) -> Iterator[tuple[str, str]]:
    if field.type is Type.REFERENCE:
        for uid in value if isinstance(value, list) else (value,):
            if uid:
                yield field.name, uid
    for column in field.columns if value else ():
        if column.type is Type.REFERENCE:
            yield from ((f"{field.name}[].{column.name}", row[column.name]) for row in value if row.get(column.name))


def _holds(had: Any, code: str) -> bool:
    return had is not None and f'"{code}"'.encode() in msgspec.json.encode(had)


def finished(row: Planned) -> PlannedRow:
    """The row as it travels."""
    heard = row.heard
    state = RowState.NEW if row.new else RowState.CHANGED if row.changes else RowState.SAME
    if heard.bad:
        state = RowState.BAD
    changes = tuple(
        CellChange(path, _value(heard.kind, path, old), _value(heard.kind, path, new), heard.places.get(path, ""))
        for path, (old, new) in row.changes.items()
    )
    origins = _origins(row) if row.new and "field_state" in heard.values else {}
    name = heard.values.get("name.ru") or heard.values.get("name.be") or heard.values.get("family.ru") or ""
    return PlannedRow(
        heard.sheet, heard.line, row.uid, heard.kind, state, str(name)[:NAME], changes, tuple(heard.findings), origins
    )


def _value(kind: str, path: str, given: Any) -> Value:
    if isinstance(given, list):
        return value_of(kind, path, given)
    value: Value = given
    return value


def _origins(row: Planned) -> dict[str, Origin]:
    """Texts of a new record no person has read yet stay so."""
    states = row.heard.values["field_state"] or []
    return {
        f"{state.get('field')}.{state.get('lang')}": Origin.MACHINE
        for state in states
        if state.get("origin") == Origin.MACHINE and not state.get("checked_on")
    }


def fresh_uid() -> str:
    """An identity nobody has."""
    return str(uuid4())
