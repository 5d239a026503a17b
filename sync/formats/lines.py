"""Our own JSON Lines: one canonical document a line, everything public a record holds, and it comes back the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from sync.canon import encode
from sync.formats.format import Asked, Lookup, Written
from sync.registry import document_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sync.records import Record


def write(records: Iterable[Record], around: Lookup, out: BinaryIO, asked: Asked) -> Written:
    """UTF-8, a line feed behind each record. Fields of later programs stay in their documents."""
    count = 0
    for record in records:
        out.write((around.canonical(record.uid) or encode(document_of(record))) + b"\n")
        count += 1
    return Written(count)
