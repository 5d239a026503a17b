"""One field of many records: what it would become in each of them, and where it cannot.

Reads the declarations only; written by `Catalogue.write` as one act. No Qt here: it is worked out in the background.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING

import msgspec

from sync.bilingual import Lang
from sync.checks import problems
from sync.errors import InvalidValue
from sync.fields import Field, Many, Type
from sync.registry import Value, fields_of, value_at
from sync.rows import Contact, Row

if TYPE_CHECKING:
    from desktop.catalogue import Catalogue
    from desktop.catalogue.views import Change
    from sync.records import Record
    from sync.vocabularies import Vocabularies


class Action(Enum):
    """What is done with the field."""

    SET = auto()
    ADD = auto()
    REMOVE = auto()
    REPLACE = auto()
    CLEAR = auto()


class Choice(msgspec.Struct, frozen=True):
    """A field that some of the records have: its path, what it is, the kinds that have it and how many records that
    makes."""

    path: str
    field: Field
    kinds: tuple[str, ...]
    count: int


class Wanted(msgspec.Struct, frozen=True):
    """What is to be done: `value` is set, added or put in the place of `old`."""

    action: Action
    value: Value = None
    old: Value = None


class Planned(msgspec.Struct, frozen=True):
    """What becomes of one record; `refusal` tells why it stays as it is."""

    uid: str
    kind: str
    before: Value
    after: Value
    refusal: InvalidValue | None = None


class Written(msgspec.Struct, frozen=True):
    """What was written, and the records that were kept out of it by a check that needs the other records."""

    change: Change
    refused: tuple[tuple[str, InvalidValue], ...] = ()


def choices(kinds: Mapping[str, int]) -> tuple[Choice, ...]:
    """Every field a person can write in records of these kinds (with how many there are), in the order of the forms;
    what is declared alike in several kinds is one field."""
    found: dict[tuple[object, ...], Choice] = {}
    for kind, count in kinds.items():
        for field in fields_of(kind).values():
            if field.derived or field.type is Type.FILE:
                continue
            for path in [f"{field.name}.{lang}" for lang in Lang] if field.bilingual else [field.name]:
                key = (path, field.type, field.many, field.scheme, field.refers_to, field.label)
                had = found.get(key)
                found[key] = Choice(path, field, (*(had.kinds if had else ()), kind), count + (had.count if had else 0))
    return tuple(found.values())


def actions_of(field: Field) -> tuple[Action, ...]:
    """What can be done with a field, the most usual first."""
    if field.type is Type.ROWS:
        return (Action.REPLACE, Action.ADD, Action.REMOVE, Action.CLEAR)
    if field.many is not Many.ONE:
        return (Action.ADD, Action.REMOVE, Action.SET, Action.CLEAR)
    return (Action.SET, Action.CLEAR)


def plan(
    records: Iterable[Record], choice: Choice, wanted: Wanted, terms: Vocabularies, today: str
) -> Iterator[Planned]:
    """What becomes of those records that would change, in their order."""
    for record in records:
        if record.kind not in choice.kinds:
            continue
        before = value_at(record, choice.path)
        after = _after(before, wanted)
        if after != before:
            found = problems(record.kind, choice.path, after, terms, today)
            severe = next((problem.refusal() for problem in found if problem.severe), None)
            yield Planned(record.uid, record.kind, before, after, severe)


def _after(before: Value, wanted: Wanted) -> Value:
    match wanted.action:
        case Action.SET:
            return wanted.value
        case Action.CLEAR:
            return None
        case Action.ADD:
            return _members(before) + tuple(each for each in _members(wanted.value) if each not in _members(before))  # type: ignore[return-value]
        case Action.REMOVE:
            return tuple(each for each in _members(before) if not _in(each, wanted.old)) or None  # type: ignore[return-value]
    return _replaced(_members(before), wanted)


def _members(value: Value) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else () if value is None else (value,)


def _in(member: object, among: Value) -> bool:
    return any(same(member, each) for each in _members(among))


def _replaced(before: tuple[object, ...], wanted: Wanted) -> Value:
    """The new one stands where the old one stood, once."""
    new = _members(wanted.value)
    found: list[object] = []
    for member in before:
        for each in new if _in(member, wanted.old) else (member,):
            if each not in found:
                found.append(each)
    return tuple(found) or None  # type: ignore[return-value]


def difference(before: Value, after: Value) -> tuple[Value, Value]:
    """What of two values is not in the other: of lists the members, of anything else the whole."""
    if not isinstance(before, tuple) or not isinstance(after, tuple):
        return before, after
    gone, come = (tuple(each for each in one if each not in other) for one, other in ((before, after), (after, before)))
    if len(gone) == len(come) == 1 and isinstance(gone[0], Row) and type(gone[0]) is type(come[0]):
        return (_apart(gone[0], come[0]),), (_apart(come[0], gone[0]),)
    return (gone, come) if gone or come else (before, after)  # type: ignore[return-value]


def _apart(row: Row, other: object) -> Row:
    """The columns of a row that say something else in another one."""
    empty = type(row)()
    names = [name for name in row.__struct_fields__ if getattr(row, name) == getattr(other, name)]
    return msgspec.structs.replace(row, **{name: getattr(empty, name) for name in names})


def sign(member: object) -> tuple[object, ...]:
    """What tells a member of a list from the others: of a contact its role with its address or, without one, its
    phone; of another row its key."""
    if isinstance(member, Contact):
        return (member.role, member.email.casefold() or "".join(c for c in member.phone if c.isdigit()))
    if isinstance(member, Row) and member.key:
        return tuple(getattr(member, name) for name in member.key)
    return (member,)


def same(left: object, right: object) -> bool:
    """Whether two members are one and the same to a person."""
    return type(left) is type(right) and sign(left) == sign(right)


def members(records: Iterable[Record], choice: Choice) -> tuple[tuple[object, int], ...]:
    """The different members of a list in these records with how many records have each, the most frequent first."""
    found: dict[tuple[object, ...], tuple[object, int]] = {}
    for record in records:
        if record.kind in choice.kinds:
            for key, member in {sign(each): each for each in _members(value_at(record, choice.path))}.items():
                first, count = found.get(key, (member, 0))
                found[key] = (first, count + 1)
    return tuple(sorted(found.values(), key=lambda pair: -pair[1]))


def write(catalogue: Catalogue, path: str, planned: Sequence[Planned], author: str) -> Written:
    """Writes these as one act. A record that has changed since, or that a check of the whole catalogue refuses, is
    left out, and the others are tried again. Raises a refusal where nothing can be written."""
    from desktop.catalogue.views import Change, NewValues

    left, refused = {each.uid: each for each in planned if each.refusal is None}, dict[str, InvalidValue]()
    while left:
        try:
            works = [NewValues(uid, {path: each.after}, seen={path: each.before}) for uid, each in left.items()]
            change = catalogue.write(works, author)
            return Written(change, tuple(refused.items()))
        except InvalidValue as refusal:
            found = {each.uid: each for each in (*refusal.others[::-1], refusal) if each.uid in left}
            if not found:
                raise
            refused |= found
            left = {uid: each for uid, each in left.items() if uid not in found}
    return Written(Change("edit", ()), tuple(refused.items()))
