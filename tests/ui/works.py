"""A catalogue in memory for the record side of the window: the same face, the same checks, no database."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

from desktop.catalogue.changed import Changed, Sought
from desktop.catalogue.finding.excerpting import Excerpt
from desktop.catalogue.finding.explaining import Why
from desktop.catalogue.questions import Found, Question
from desktop.catalogue.relating import references
from desktop.catalogue.stopping import Stopping
from desktop.catalogue.views import (
    Card,
    Change,
    Confirmation,
    Edit,
    HistoryEntry,
    Linked,
    NewValues,
    Picture,
    RecordView,
    Relation,
    State,
    Status,
)
from desktop.paths import RESOURCES
from sync.ageing import Origin, checked, states_of, written
from sync.bilingual import Bilingual, Lang
from sync.canon import Document
from sync.checks import problems, record_problems
from sync.errors import Refusal, UnknownRecord
from sync.fields import Type
from sync.freshness import freshness
from sync.records import Accreditation, Call, Facility, Paper, Person, Record
from sync.registry import Value, document_of, fields_of, get, plain, put, typed, value_at
from sync.rows import Contact
from sync.vocabularies import Vocabularies, read_terms
from tests.ui.samples import RECORDS, TODAY

NOW = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)
STATUS = Status(
    State.FRESH,
    118,
    datetime(2026, 11, 14, tzinfo=UTC),
    datetime(2026, 12, 29, tzinfo=UTC),
    1284,
    demo=True,
    source="https://niva.example",
    signed_by=("catalogue:7f3a91c0",),
    digest="9c4107be55d2" * 5,
)
_TABLES = ("terms", "grnti", "countries", "regions", "ford")
_TERMS = [term for name in _TABLES for term in read_terms(RESOURCES / "vocabularies" / f"{name}.tsv")]


OTHERS: tuple[Record, ...] = (
    Call(uid="call:form", name=Bilingual("Конкурс совместных проектов", "Конкурс сумесных праектаў"),
         opens="2026-10-01", deadline="2026-12-31T18:00+03:00", funder_uid="org:svetoch", amount_min="10000",
         amount_max="50000.5", currency="BYN", grnti=("29.31",), eligible_countries=("BY", "RU"),
         document_uids=("doc:form",),
         contacts=(Contact(role="booking", email="konkurs@svetoch.example"),)),
    Accreditation(uid="acc:form", holder_uid="org:svetoch", accreditation_scheme="aac_by",
                  certificate_no="BY/112 2.0001", issued="2023-03-01", valid_until="2028-03-01",
                  scope=Bilingual("Спектральные измерения", "")),
    Paper(uid="doc:form", name=Bilingual("Положение о конкурсе", "Палажэнне аб конкурсе"), document_kind="policy",
          lang="ru", date="2026-09", url="https://svetoch.example/rules.pdf"),
    Person(uid="per:form", family=Bilingual("Коваль", "Каваль"), given=Bilingual("Анна", "Ганна"), role="booking",
           org_uid="org:svetoch", email="koval@svetoch.example", about_uids=("call:form",), languages=("ru", "be")),
)  # fmt: skip
"""One record of each kind the samples do not have."""


@dataclass
class MemoryWork:
    """Records by uid, edits over them, and what a sync should answer or refuse."""

    records: dict[str, Record] = field(default_factory=lambda: {record.uid: record for record in (*OTHERS, *RECORDS)})
    pictures: tuple[Picture, ...] = ()
    unknown: tuple[tuple[str, str], ...] = ()
    refusing: Refusal | None = None
    """What the world says to every change, None while it lets them be."""

    def __post_init__(self) -> None:
        self.vocabularies = Vocabularies(_TERMS)
        self._base = {uid: document_of(record) for uid, record in self.records.items()}
        self._now: dict[str, Document] = {uid: document_of(record) for uid, record in self.records.items()}
        self._asked = 0
        self._past: list[tuple[str, dict[str, Any], dict[str, Any]]] = []
        self._undone: list[tuple[str, dict[str, Any], dict[str, Any]]] = []

    def _record(self, uid: str) -> Record:
        if uid not in self._now:
            raise UnknownRecord(uid)
        return typed(self._now[uid])

    def record(self, uid: str) -> RecordView:
        record = self._record(uid)
        others = [self._record(other) for other in self._now if other != uid]
        named = set(_named(record))
        near = [other for other in others if _names(other, uid) or other.uid in named]
        return RecordView(
            record,
            freshness(record.confirmed_on, record.confirm_every_months, TODAY),
            edits=tuple(edit for edit in self.edits() if edit.uid == uid),
            problems=tuple(record_problems(record, self.vocabularies, TODAY.isoformat())),
            linked=tuple(self._link(other) for other in _named(record) if other in self._now),
            relations=tuple(_relations(record, others)),
            path=tuple(self._link(above) for above in (getattr(record, "parent_uid", ""),) if above in self._now),
            around=tuple(near),
            asked_at=NOW,
            pictures=self.pictures if isinstance(record, Facility) else (),
            unknown=self.unknown,
        )

    def _link(self, uid: str) -> Linked:
        record = self._record(uid)
        return Linked(uid, record.kind, getattr(record, "name", Bilingual()), record.number)

    def media(self, sha256: str) -> Path | None:
        return None

    @contextmanager
    def until(self, stopping: Stopping) -> Iterator[Self]:
        """Nothing here takes long enough to be stopped."""
        stopping.check()
        yield self

    def why(self, question: Question, rows: Sequence[int]) -> tuple[Why | None, ...]:
        """Whatever is found by «СЭМ» is found by what that stands for."""
        told = Why("СЭМ", "растровый электронный микроскоп") if question.text == "СЭМ" else None
        return (told,) * len(rows)

    def excerpts(self, question: Question, rows: Sequence[int]) -> tuple[Excerpt | None, ...]:
        """Cards here show all that is asked."""
        return (None,) * len(rows)

    def rows_of(self, uids: Iterable[str]) -> tuple[int, ...]:
        rows = {uid: row for row, uid in enumerate(self._now)}
        return tuple(rows[uid] for uid in uids if uid in rows)

    def claim(self) -> None:
        if self.refusing is not None:
            raise self.refusing

    def edit(
        self, uid: str, changes: Mapping[str, Value], author: str, origins: Mapping[str, Origin] = MappingProxyType({})
    ) -> Change:
        self.claim()
        record = self._record(uid)
        for path, value in changes.items():
            for problem in problems(record.kind, path, value, self.vocabularies, TODAY.isoformat()):
                if problem.severe:
                    raise problem.refusal()
        old = {path: get(self._now[uid], path) for path in changes}
        new = {path: plain(value) for path, value in changes.items()}
        self._act(uid, old, new, {path: origins.get(path) for path in changes if path[-3:] in (".ru", ".be")})
        return Change("edit", (uid,), tuple(changes))

    def _act(self, uid: str, old: dict[str, Any], new: dict[str, Any], texts: Mapping[str, Origin | None]) -> None:
        old["field_state"] = get(self._now[uid], "field_state")
        self._put(uid, new)
        record = self._record(uid)
        rows = states_of(record)
        for path, origin in texts.items():
            name, lang = path[:-3], Lang(path[-2:])
            rows.pop((name, lang), None)
            row = written(getattr(record, name), rows, name, lang, by="", on=TODAY.isoformat(), origin=origin)
            rows |= {(name, lang): row} if row else {}
        new["field_state"] = plain(tuple(rows.values()))
        self._put(uid, {"field_state": new["field_state"]})
        self._past.append((uid, old, new))
        self._undone.clear()

    def check_text(self, uid: str, paths: Sequence[str], author: str) -> Change:
        self.claim()
        record = self._record(uid)
        rows, old = states_of(record), {"field_state": get(self._now[uid], "field_state")}
        for path in paths:
            name, lang = path[:-3], Lang(path[-2:])
            row = checked(getattr(record, name), rows.get((name, lang)), name, lang, by="", on=TODAY.isoformat())
            rows[name, lang] = row
        new = {"field_state": plain(tuple(rows.values()))}
        self._put(uid, new)
        self._past.append((uid, old, new))
        return Change("edit", (uid,), tuple(paths))

    def confirm(self, seen: Mapping[str, int], author: str, by: str = "") -> Confirmation:
        self.claim()
        kept = [uid for uid, rev in seen.items() if self._record(uid).rev == rev]
        for uid in kept:
            self.edit(uid, {"confirmed_on": TODAY.isoformat()} | ({"confirmed_by": by} if by else {}), author)
        return Confirmation(Change("confirm", tuple(kept)), tuple(uid for uid in seen if uid not in kept))

    def create(self, kind: str, changes: Mapping[str, Value], author: str) -> Change:
        self.claim()
        uid = f"new:{len(self._now)}"
        self._now[uid] = self._base[uid] = {"uid": uid, "kind": kind}
        self._now[uid] = dict(self._base[uid])
        self.edit(uid, changes, author)
        return Change("edit", (uid,), tuple(changes))

    def duplicate(self, uid: str, author: str) -> Change:
        record = self._record(uid)
        kept = {"uid", "rev", "number", "field_state", "demo"}
        given = {path: value_at(record, path) for path in _paths(record) if path not in kept}
        return self.create(record.kind, given, author)

    def write(self, works: Iterable[NewValues], author: str) -> Change:
        done = [self.create(work.kind, work.changes, author) if work.kind else
                self.edit(work.uid, work.changes, author, work.origins) for work in works]  # fmt: skip
        return Change("edit", tuple(uid for change in done for uid in change.uids))

    def _put(self, uid: str, values: Mapping[str, Any]) -> None:
        for path, value in values.items():
            put(self._now[uid], path, value)

    @property
    def occupied(self) -> bool:
        return False

    @property
    def can_undo(self) -> bool:
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)

    def undo(self) -> Change | None:
        self.claim()
        if not self._past:
            return None
        uid, old, new = self._past.pop()
        self._undone.append((uid, old, new))
        self._put(uid, old)
        return Change("undo", (uid,), tuple(old))

    def redo(self) -> Change | None:
        self.claim()
        if not self._undone:
            return None
        uid, old, new = self._undone.pop()
        self._past.append((uid, old, new))
        self._put(uid, new)
        return Change("redo", (uid,), tuple(new))

    def edits(self, uids: Iterable[str] | None = None) -> tuple[Edit, ...]:
        wanted = None if uids is None else set(uids)
        return tuple(edit for edit in self._edits() if wanted is None or edit.uid in wanted)

    def changed(self, sought: Sought) -> Changed:
        """As the catalogue counts; names and values are looked through as they stand."""
        edits = self.edits()
        words = [f"{edit.base} {edit.value} {self._record(edit.uid)}".casefold() for edit in edits]
        found = [edit.uid for edit, text in zip(edits, words, strict=True)
                 if sought.takes(edit) and sought.text.casefold() in text]  # fmt: skip
        self._asked += 1
        authors = tuple(sorted({edit.author for edit in edits}))
        counts = (len(edits), len({edit.uid for edit in edits}), sum(edit.conflict for edit in edits))
        return Changed(*counts, authors, tuple(dict.fromkeys(found)), self._asked)

    def _edits(self) -> Iterator[Edit]:
        for uid, document in self._now.items():
            base, now = typed(self._base[uid]), typed(document)
            for path in _paths(now):
                before, after = value_at(base, path), value_at(now, path)
                if before != after and path != "field_state":
                    yield Edit(uid, path, before, after, "Анна", NOW.isoformat())

    def history(self, uid: str) -> tuple[HistoryEntry, ...]:
        kind = self._record(uid).kind
        from sync.registry import value_of

        return tuple(
            HistoryEntry(uid, path, value_of(kind, path, old[path]), value_of(kind, path, new[path]), "Анна",
                         NOW.isoformat())
            for where, old, new in reversed(self._past) if where == uid for path in new if path != "field_state"
        )  # fmt: skip

    def revert(self, uid: str, path: str) -> Change | None:
        if path == "kind":
            del self._now[uid], self._base[uid]
            return Change("edit", (uid,), (path,))
        base = typed(self._base[uid])
        return self.edit(uid, {path: value_at(base, path)}, "")

    def resolve(self, uid: str, path: str, keep: str) -> Change | None:
        return self.revert(uid, path) if keep == "centre" else None

    def search(self, question: Question) -> Found:
        words = question.text.casefold()
        from desktop.catalogue.questions import Facet

        kinds = question.codes(Facet.KIND)
        hits = [place for place, uid in enumerate(self._now) if self._hit(uid, words, kinds)]
        return Found(array("I", hits))

    def _hit(self, uid: str, words: str, kinds: tuple[str, ...]) -> bool:
        record = self._record(uid)
        name = getattr(record, "name", Bilingual())
        return (not kinds or record.kind in kinds) and words in f"{name.ru} {name.be}".casefold()

    def cards(self, ids: Sequence[int]) -> list[Card]:
        uids = list(self._now)
        return [self._card(row, self._record(uids[row])) for row in ids]

    def _card(self, row: int, record: Record) -> Card:
        fresh = freshness(record.confirmed_on, record.confirm_every_months, TODAY)
        none = Bilingual()
        name = getattr(record, "name", none)
        return Card(row, record.uid, record.kind, record.number, name, none, none, "", "", none, "",
                    record.confirmed_on, fresh, record.demo, False)  # fmt: skip

    def status(self) -> Status:
        return STATUS


def _paths(record: Record) -> Iterator[str]:
    from sync.registry import paths

    yield from paths(record.kind)


def _named(record: Record) -> Iterator[str]:
    """Every uid a record names, in its fields and in its rows."""
    for each in fields_of(record.kind).values():
        value = getattr(record, each.name)
        if each.type is Type.REFERENCE:
            yield from value if isinstance(value, tuple) else (value,)
        for row in value if each.type is Type.ROWS else ():
            yield from (getattr(row, c.name) for c in each.columns if c.type is Type.REFERENCE)


def _relations(record: Record, others: Iterable[Record]) -> Iterator[Relation]:
    """Who names the record, by what they are to it, as the catalogue tells it."""
    found: dict[str, dict[str, Linked]] = {}
    for other in others:
        for (kind, name), reference in references().items():
            if kind == other.kind and (roles := _as(getattr(other, name), reference.column, record.uid)) is not None:
                known = tuple((one.scheme, getattr(row, one.name)) for row in roles for one in reference.roles)
                named: Bilingual = getattr(other, "name", Bilingual())
                found.setdefault(reference.back, {})[other.uid] = Linked(
                    other.uid, other.kind, named, other.number, roles=known
                )
    yield from (Relation(back, len(members), tuple(members.values())) for back, members in found.items())


def _as(value: Any, column: str, uid: str) -> list[Any] | None:
    """The rows that name that uid, none for a plain reference to it; None where it is not named."""
    if column:
        return [row for row in value if getattr(row, column) == uid] or None
    return [] if uid in (value if isinstance(value, tuple) else (value,)) else None


def _names(record: Record, uid: str) -> bool:
    return uid in set(_named(record))
