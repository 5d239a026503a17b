"""Refusals: what the world may do to us, as types that carry facts and no sentence.

    Refusal
    ├── NotUnderstood      bytes that are not what they claim to be
    │   ├── MalformedRecord    one line or record: where, and what is wrong with it
    │   ├── NotABundle         the source holds no bundle of ours
    │   ├── NotATable          no table this program can open: why not
    │   ├── TooLarge           a table beyond what is read
    │   └── NewerFormat        written for a later program
    ├── NotTrusted         the signed chain does not hold
    │   ├── Untrusted          signatures, thresholds or hashes do not match the pinned root
    │   ├── Damaged            right name, wrong bytes: a cut or altered copy
    │   ├── OlderCopy          older than what this computer has already seen
    │   ├── ExpiredCopy        its signed life is over
    │   ├── RootWithheld       the source hides a change of keys
    │   ├── ClockWrong         this computer's clock contradicts signed dates
    │   └── OtherRoot          the catalogue was begun with another root of trust
    ├── NotReached         the carrier failed
    │   ├── SourceMissing      no such file, folder or address
    │   ├── NoConnection       the network failed on the way
    │   └── Cancelled          the person stopped it
    ├── NoSpace            the disk cannot hold it
    ├── CannotWrite        the folder is read-only, failing or not ours
    ├── NotWritten         a file a person asked for cannot be put where it should be
    ├── HeldByAnother      another program holds a file of the catalogue
    ├── InvalidValue       a value a field cannot take: which check failed, and its facts
    ├── UnknownRecord      no record has this identity
    ├── UnknownSearch      no saved search has this name
    ├── NameNotTaken       a saved search cannot have this name: why not
    └── NoCatalogue        nothing has been taken into this folder yet

A refusal leaves everything as it was. Anything that is not a Refusal is a bug and is told as one. The words are made
above, in the language of the person, from the type and its fields.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sync.check import Check as Check
from sync.refusal import Refusal as Refusal


class NotUnderstood(Refusal):
    """Bytes that are not what they claim to be."""


class NotTrusted(Refusal):
    """The signed chain does not hold."""


class NotReached(Refusal):
    """The carrier failed before anything could be judged."""


@dataclass(eq=False)
class MalformedRecord(NotUnderstood):
    """One line or record cannot be read. `where` is a line number or uid as text, `field` a path or ''."""

    where: str
    field: str
    reason: str


@dataclass(eq=False)
class NotABundle(NotUnderstood):
    """The source holds no bundle of ours; `reason` is technical, for the report."""

    source: str
    reason: str


class TableFault(StrEnum):
    """Why a file is no table for us."""

    OLD_EXCEL = "old_excel"  # .xls of Excel 97-2003
    PASSWORD = "password"
    OTHER_OFFICE = "other_office"  # .ods and the like, or a page of the web under another name
    ENCODING = "encoding"
    BROKEN = "broken"
    NO_SHEET = "no_sheet"
    NO_ROWS = "no_rows"


@dataclass(eq=False)
class NotATable(NotUnderstood):
    """The file `source` holds no table that can be read; `reason` is technical, for the report."""

    source: str
    fault: TableFault
    reason: str = ""


@dataclass(eq=False)
class TooLarge(NotUnderstood):
    """A table of more than `limit` of `what`: `rows`, `columns` or `bytes`, counted after unpacking."""

    source: str
    what: str
    limit: int


@dataclass(eq=False)
class NewerFormat(NotUnderstood):
    """The bundle asks for a reader of schema `needed`; this program reads up to `known`."""

    plain = True
    needed: int
    known: int


@dataclass(eq=False)
class Untrusted(NotTrusted):
    """Signatures, thresholds or hashes do not match the pinned root."""

    reason: str


@dataclass(eq=False)
class Damaged(NotTrusted):
    """A file has the right name and the wrong bytes."""

    name: str


@dataclass(eq=False)
class OlderCopy(NotTrusted):
    """The offered bundle is older than what this computer has: numbers of bundles, 0 where unknown."""

    plain = True
    offered: int
    have: int


@dataclass(eq=False)
class ExpiredCopy(NotTrusted):
    """The signed life of the copy ended at `expired`; `may_confirm` if a carried copy can still be taken knowingly."""

    plain = True
    expired: datetime
    may_confirm: bool


@dataclass(eq=False)
class RootWithheld(NotTrusted):
    """The bundle was made after root version `needed`; the source shows only `seen`."""

    plain = True
    seen: int
    needed: int


@dataclass(eq=False)
class ClockWrong(NotTrusted):
    """This computer says `now`, a signed or remembered date says `known`, more than a day later."""

    plain = True
    now: datetime
    known: datetime


@dataclass(eq=False)
class OtherRoot(NotTrusted):
    """The catalogue was begun with the root `pinned`, `given` is another one: SHA-256 of both, in hex."""

    pinned: str
    given: str


@dataclass(eq=False)
class SourceMissing(NotReached):
    """No such file, folder or address."""

    source: str


@dataclass(eq=False)
class NoConnection(NotReached):
    """The network failed on the way; `reason` is technical."""

    source: str
    reason: str


@dataclass(eq=False)
class Cancelled(NotReached):
    """The person stopped it; what had come is kept for next time."""


@dataclass(eq=False)
class NoSpace(Refusal):
    """The disk under `folder` has `free` bytes, `needed` are needed (0 = unknown)."""

    folder: str
    needed: int
    free: int


@dataclass(eq=False)
class CannotWrite(Refusal):
    """The disk or the system does not let us write under `folder`; `reason` is the system's own word."""

    folder: str
    reason: str


@dataclass(eq=False)
class NotWritten(Refusal):
    """The file at `path` cannot be written: no such folder, no right, open elsewhere; `reason` is the system's word."""

    path: str
    reason: str


@dataclass(eq=False)
class HeldByAnother(Refusal):
    """Another program holds a file of the catalogue in `folder` and did not let go while we waited; `reason` is the
    system's own word."""

    folder: str
    reason: str


@dataclass(eq=False)
class InvalidValue(Refusal):
    """A field cannot take the value. `field` is a path such as `name.ru`; `given` is the text as typed (shortened);
    `hint` a limit, scheme, repaired text or nearest term that the sentence may name, of CIRCULAR the names on the way
    back to the record, a line for each language; `uid` the record, where several are written at once, and `others` what
    was refused beside it."""

    field: str
    check: Check
    given: str = ""
    hint: str = ""
    uid: str = ""
    others: tuple[InvalidValue, ...] = ()


@dataclass(eq=False)
class UnknownRecord(Refusal):
    """No record of the catalogue has this identity."""

    uid: str


@dataclass(eq=False)
class UnknownSearch(Refusal):
    """No saved search has this name or number; `nearest` are names of some that are there, the most alike first."""

    name: str
    nearest: tuple[str, ...] = ()


class NameTrouble(StrEnum):
    """Why a saved search cannot have a name."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    TAKEN = "taken"


@dataclass(eq=False)
class NameNotTaken(Refusal):
    """A saved search cannot have this name; `limit` is the length allowed where it is TOO_LONG."""

    name: str
    trouble: NameTrouble
    limit: int = 0


@dataclass(eq=False)
class NoCatalogue(Refusal):
    """There is no copy of a catalogue in `folder` yet."""

    folder: str
