"""What the centre itself refuses to its operator; offices never meet these."""

from __future__ import annotations

from dataclasses import dataclass

from sync.errors import NotTrusted, NotUnderstood
from sync.refusal import Refusal


@dataclass(eq=False)
class KeysExist(NotTrusted):
    """A private key stands at `path` already; nothing may be written over it."""

    path: str


@dataclass(eq=False)
class EmptyPassphrase(NotTrusted):
    """The first line of the file `path`, which should open the keys, is empty."""

    path: str


@dataclass(eq=False)
class SameName(Refusal):
    """Two files of one call, `one` and `other`, would take each other's place among the sources."""

    one: str
    other: str


@dataclass(eq=False)
class TooLarge(NotUnderstood):
    """Offices take at most `limit` bytes of what `name` says, a path in the tree; these are `size`."""

    name: str
    size: int
    limit: int


@dataclass(eq=False)
class TooMany(NotUnderstood):
    """Offices open an archive of at most `limit` entries; `name` would have `count`."""

    name: str
    count: int
    limit: int
