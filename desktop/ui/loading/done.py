"""What came of a load."""

from __future__ import annotations

import msgspec


class Done(msgspec.Struct, frozen=True):
    """What a load wrote: how many records of each sort, their uids, and how many bad rows stayed out."""

    new: int
    changed: int
    bad: int
    uids: tuple[str, ...]
