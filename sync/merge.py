"""Three-way merge of one value: what stood, what the centre says now, what the person wrote. Pure.

A conflict is only where both sides changed the same thing differently. Nobody wins silently: the person's value stays
effective and marked until decided. Sets merge member by member, rows by their key; texts as a whole, because a merged
sentence is a sentence nobody wrote.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sync.fields import Field, Many, Type


class Outcome(StrEnum):
    """What became of a person's value when the centre's moved."""

    KEPT = "kept"  # the centre did not touch it: the edit stands on the new base
    ACCEPTED = "accepted"  # the centre now says the same: the edit is done
    COMBINED = "combined"  # both changed different members of one list
    CONFLICT = "conflict"  # both changed the same thing differently


@dataclass(frozen=True, slots=True)
class Merged:
    """The outcome and the value that is effective now, in JSON form. Under CONFLICT it is the person's own."""

    outcome: Outcome
    value: Any


def merge(field: Field, base: Any, centre: Any, mine: Any) -> Merged:
    """Merges one field (of a bilingual text: one language); all values in JSON form, None for empty."""
    if _same(centre, mine) or _same(base, mine):  # the centre agrees, or nothing was changed here
        return Merged(Outcome.ACCEPTED, centre)
    if _same(base, centre):
        return Merged(Outcome.KEPT, mine)
    if field.many is Many.ONE:
        return Merged(Outcome.CONFLICT, mine)
    return _merge_members(field, base or [], centre or [], mine or []) or Merged(Outcome.CONFLICT, mine)


@dataclass(frozen=True, slots=True)
class Text:
    """One language of a text and its row of `field_state`, both in JSON form; None for an empty text and for no row."""

    text: str | None
    state: dict[str, Any] | None = None


def merge_text(field: Field, base: str | None, centre: Text, mine: Text) -> tuple[Outcome, Text]:
    """Merges one language of a text together with its state, which always follows the text that is effective.

    Where both say the same text the row that was checked later stands; a person who only compared a text has changed
    nothing but its row. What the other language says by now is told by the digest in the row, not here.
    """
    if _same(base, mine.text):
        newer = mine.state is not None and mine.state != centre.state and _checked(mine) >= _checked(centre)
        return (Outcome.KEPT, mine) if newer and _same(base, centre.text) else (Outcome.ACCEPTED, centre)
    merged = merge(field, base, centre.text, mine.text)
    if merged.outcome is not Outcome.ACCEPTED:
        return merged.outcome, mine
    newer = centre.state is not None and _checked(mine) > _checked(centre)
    return (Outcome.KEPT, Text(centre.text, mine.state)) if newer else (Outcome.ACCEPTED, centre)


def _checked(text: Text) -> str:
    return str((text.state or {}).get("checked_on", ""))


def _same(left: Any, right: Any) -> bool:
    """Equal up to Unicode form and white space: a retyped space is no difference worth a question."""
    return bool(_plain(left) == _plain(right))


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(unicodedata.normalize("NFC", value).split()) or None
    if isinstance(value, list):
        return [_plain(item) for item in value] or None
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()} or None
    return value


def _merge_members(field: Field, base: list[Any], centre: list[Any], mine: list[Any]) -> Merged | None:
    """None where only a person can decide."""
    was, now, own = (_by_key(field, members) for members in (base, centre, mine))
    if any(len(keyed) != len(members) for keyed, members in ((was, base), (now, centre), (own, mine))):
        return None  # members that cannot be told apart
    chosen: dict[Any, Any] = {}
    for key in [*now, *(key for key in own if key not in now)]:
        before, theirs, ours = was.get(key), now.get(key), own.get(key)
        if not _same(theirs, ours) and not _same(before, theirs) and not _same(before, ours):
            return None
        winner = theirs if _same(before, ours) else ours
        if winner is not None:
            chosen[key] = winner
    if field.many is Many.LIST and _reordered(base, mine, field) and _reordered(base, centre, field):
        return None
    keys = own if _reordered(base, mine, field) else now
    ordered = [key for key in keys if key in chosen] + [key for key in chosen if key not in keys]
    return Merged(Outcome.COMBINED, [chosen[key] for key in ordered] or None)


def _by_key(field: Field, members: list[Any]) -> dict[Any, Any]:
    return {_key(field, member): member for member in members}


def _key(field: Field, member: Any) -> Any:
    if field.type is not Type.ROWS:
        return member
    return tuple(repr(_plain(member.get(column))) for column in field.row_key) if field.row_key else repr(member)


def _reordered(before: list[Any], after: list[Any], field: Field) -> bool:
    """True if members present in both stand in another order."""
    if field.many is Many.SET:
        return False
    old, new = [_key(field, m) for m in before], [_key(field, m) for m in after]
    return [key for key in old if key in new] != [key for key in new if key in old]
