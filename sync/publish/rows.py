"""What an import or a publication found: rows taken, rows refused, by file, line and field."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from sync.checks import Problem
from sync.errors import Check, MalformedRecord

NO_FILE = "no_file"
"""A record names a picture or document that is not there; the record is taken all the same."""

NOT_DECLARED = "not_declared"
"""A record holds a field or column nothing declares; the record is taken without it."""
TOO_LARGE = "too_large"
"""A record fits no line of a snapshot; `reason` is the limit in bytes."""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong (`severe`: it was not taken) or doubtful at one place; `line` 0 means the file as a whole.

    `check` is the name of the failed check (`sync.errors.Check`, or one of those above); `reason` is technical.
    """

    file: str
    line: int = 0
    uid: str = ""
    field: str = ""
    check: str = ""
    reason: str = ""
    given: str = ""
    severe: bool = True


class Taken(NamedTuple):
    """One good row: its identity and its canonical document without a revision."""

    line: int
    uid: str
    document: bytes


class _Head(msgspec.Struct):
    uid: str


_HEAD = msgspec.json.Decoder(_Head)


def uid_of(line: bytes) -> str:
    """Identity of the record in a line, '' if it tells none."""
    try:
        return _HEAD.decode(line).uid
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return ""


def of_problem(file: str, line: int, uid: str, problem: Problem) -> Finding:
    """A failed check as a finding."""
    return Finding(
        file=file,
        line=line,
        uid=uid,
        field=problem.path,
        check=problem.check,
        reason=problem.hint,
        given=problem.given,
        severe=problem.severe,
    )


def of_refusal(file: str, line: int, uid: str, refusal: MalformedRecord) -> Finding:
    """A record that cannot be read, as a finding."""
    return Finding(file=file, line=line, uid=uid, field=refusal.field, check=Check.WRONG_SHAPE, reason=refusal.reason)
