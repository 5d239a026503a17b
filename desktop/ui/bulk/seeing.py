"""What is seen of records before many of them are confirmed, and why one of them cannot be as it was seen.

Read in the background; the sentences are made by who shows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING

import msgspec

from sync.bilingual import Bilingual
from sync.freshness import Freshness

if TYPE_CHECKING:
    from desktop.catalogue import Catalogue
    from desktop.catalogue.views import Change, Edit


class Sight(msgspec.Struct, frozen=True):
    """One record as it was seen: its revision, when and by whom it was confirmed, what was changed here last."""

    uid: str
    kind: str
    number: str
    name: Bilingual
    rev: int
    freshness: Freshness
    confirmed_on: str = ""
    confirmed_by: str = ""
    edited_at: str = ""
    edited_by: str = ""


class Why(Enum):
    """What keeps a record from being confirmed."""

    CHANGED = auto()
    CONFLICT = auto()
    WRONG = auto()
    GONE = auto()


class Confirmed(msgspec.Struct, frozen=True):
    """What became of a list: the change, and what dropped out with the reason."""

    change: Change
    dropped: tuple[tuple[str, Why], ...] = ()

    @property
    def count(self) -> int:
        """How many records are confirmed."""
        return len(self.change.uids)


def sights(catalogue: Catalogue, uids: Sequence[str]) -> tuple[Sight, ...]:
    """These records in their order; unknown ones are left out."""
    last, records = _last_edits(catalogue.edits(uids)), catalogue.records(uids)
    cards = {card.uid: card for card in catalogue.cards(catalogue.rows_of(uids))}
    found = []
    for record in records:
        card, edit = cards.get(record.uid), last.get(record.uid)
        if card is not None:
            found.append(
                Sight(record.uid, record.kind, record.number, card.name, record.rev, card.freshness,
                      record.confirmed_on, record.confirmed_by, edit.edited_at if edit else "",
                      edit.author if edit else "")
            )  # fmt: skip
    return tuple(found)


def _last_edits(edits: Iterable[Edit]) -> dict[str, Edit]:
    """The newest standing edit of each record."""
    found: dict[str, Edit] = {}
    for edit in edits:
        if edit.uid not in found or edit.edited_at > found[edit.uid].edited_at:
            found[edit.uid] = edit
    return found


def confirm(catalogue: Catalogue, seen: Sequence[Sight], author: str, by: str) -> Confirmed:
    """Confirms what is still as it was seen, in one act; what was changed since, here or in the centre, drops out.
    Raises a refusal where nothing can be written."""
    before, edits = {sight.uid: sight for sight in seen}, catalogue.edits([sight.uid for sight in seen])
    last = _last_edits(edits)
    changed = {uid for uid, sight in before.items() if (last[uid].edited_at if uid in last else "") != sight.edited_at}
    wanted = {sight.uid: sight.rev for sight in seen if sight.uid not in changed}
    done = catalogue.confirm(wanted, author, by)
    revs = {record.uid: record.rev for record in catalogue.records(done.dropped)}
    disputed = {edit.uid for edit in edits if edit.conflict}
    why = {uid: _why(uid, revs, before[uid].rev, disputed) for uid in done.dropped} | dict.fromkeys(
        changed, Why.CHANGED
    )
    return Confirmed(done.change, tuple((sight.uid, why[sight.uid]) for sight in seen if sight.uid in why))


def _why(uid: str, revs: dict[str, int], seen: int, disputed: set[str]) -> Why:
    if uid not in revs:
        return Why.GONE
    if revs[uid] != seen:
        return Why.CHANGED
    return Why.CONFLICT if uid in disputed else Why.WRONG
