"""What stands in brackets: alternatives, each of several words or conditions, and what must not hold together.

    (laser OR microscope) Minsk    (laser year:>2015 | "electron microscope")    microscope -(electron)

Brackets without alternatives group nothing, as those around a remark do not, unless a minus stands before them; and so
do brackets in which something cannot be read.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from desktop.catalogue.query import scanning
from desktop.catalogue.query.either import any_of
from desktop.catalogue.query.names import operators
from desktop.catalogue.query.parts import MOST_JOINED, turned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.catalogue.query.knowing import Known
    from desktop.catalogue.query.parts import Part

DEEPEST = 4
"""Brackets in brackets; what is deeper groups nothing."""


def group_at(text: str, at: int, known: Known, parts_of: Callable[[str, Known], list[Part]]) -> Part | None:
    """What the brackets at this place ask for; `parts_of` reads what stands in them."""
    without = scanning.minus_at(text, at)
    start = at + without
    end = _end(text, start) if text[start : start + 1] == "(" else -1
    if end < 0:
        return None
    places = list(_alternatives(text, start + 1, end))
    if len(places) < 2 and not without:
        return None
    said = [_parts(text, *place, known, parts_of) for place in places[:MOST_JOINED]]
    found = [parts for parts in said if parts]
    if len(found) < 2 - without or any(part.piece.unread for parts in found for part in parts):
        return None
    close = min(end + 1, len(text))
    many = len(places) > MOST_JOINED
    part = any_of(text, found, (start, places[MOST_JOINED - 1][1] if many else close), known, ranked=not without)
    part = part._replace(left_out=close if many else 0)
    return turned(part, at) if without else part


def _parts(text: str, start: int, end: int, known: Known, parts_of: Callable[[str, Known], list[Part]]) -> list[Part]:
    """The parts of one alternative at their places: its last word is being typed only if the whole text ends there."""
    return parts_of(f"{' ' * start}{text[start:end]}{' ' if end < len(text) else ''}", known)


def _end(text: str, at: int) -> int:
    """Where the bracket opened at this place is closed, at the latest at the end; -1 where there are too many."""
    depth = place = 0
    for sign in _SIGN.finditer(text, at):
        if sign.start() < place:
            continue
        if quoted := scanning.quoted_at(text, sign.start()):
            place = quoted.end
            continue
        depth += 1 if sign.group() == "(" else -1
        if depth in (0, DEEPEST + 1):
            return -1 if depth else sign.start()
    return len(text)


def _alternatives(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the alternatives between these places begin and end."""
    after, inner = start, start
    for joint in _joint().finditer(text, start, end):
        if joint.start() < inner:
            continue
        if joint["opening"]:
            close = _end(text, joint.start()) if joint.group() == "(" else -1
            quoted = scanning.quoted_at(text, joint.start())
            inner = quoted.end if quoted else close if close >= 0 else joint.end()
        else:
            yield after, joint.start()
            after = joint.end()
    yield after, end


@cache
def _joint() -> re.Pattern[str]:
    """What joins two alternatives, or begins something inside of which nothing does."""
    words = "|".join(map(re.escape, operators()))
    opening = re.escape(f"({scanning.OPENING}")
    return re.compile(rf"(?P<opening>[{opening}])|(?<=[\s)|])(?:{words})(?=[\s(|])|\|+", re.IGNORECASE)


_SIGN = re.compile('[()"«“„]')
