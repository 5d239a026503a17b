"""Where the parts of a query begin and end: quotes, signs before words, names before a colon. Texts, no meaning."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from desktop.catalogue.query.names import LONGEST_NAME, operators

_CLOSED_BY = {'"': '"', "«": "»", "“": "”", "„": '“”"'}
OPENING = '"«“„'
_NAME = re.compile(rf"(?:[^\W_][\w’'ʼ.]*(?:[ \u00a0][^\W_][\w’'ʼ.]*){{0,{LONGEST_NAME - 1}}}|№)")
_WORD_IN_NAME = re.compile(r"\S+")
_MINUS = re.compile('[-−](?=[^\\W_]|[«"“„№(])')
_VALUE = re.compile('[^\\s,;«"“„»”<>|][^\\s,;»”<>|]*')
_COMMA = re.compile(r"[,;]\s*")
_CHUNK_OF_ANY = re.compile(r"\S+")
_INNER = re.compile(r'(?<=[^\W\d_])"(?=[^\W\d_])')
_CLOSING = re.compile(r'(?<=\S)"(?!\w)')
_BETWEEN = re.compile(r"[\s,;|]")
_CHUNK = re.compile(r"[^\W_](?:(?![,;][-−][\w«\"“„№(])[^\s<>=≥≤⩾⩽|])*|\|+|[,;]+|[^\w\s|]+|\S")
COMPARING = "<>=≥≤⩾⩽"
TAIL = ".,;:!?)]}"


class Quoted(NamedTuple):
    """A text in quotes; an open one goes to the end."""

    start: int
    end: int
    inner: str


class Value(NamedTuple):
    """One value behind a colon; `quoted` if its ends are told by quotes."""

    start: int
    end: int
    text: str
    quoted: bool = False


def quoted_at(text: str, at: int) -> Quoted | None:
    """The quoted text that begins at this place."""
    if text[at : at + 1] not in tuple(OPENING):
        return None
    closing = _CLOSED_BY[text[at]]
    end = min((place for sign in closing if (place := text.find(sign, at + 1)) >= 0), default=-1)
    return Quoted(at, len(text), text[at + 1 :]) if end < 0 else Quoted(at, end + 1, text[at + 1 : end])


def with_apostrophes(text: str) -> str:
    """The text, as long as it was, with straight quotes that stand for an apostrophe as one: those between letters. In
    an open quote one between letters closes it, unless another closes it further on; and one that is closed further on
    is a quote itself."""
    if not _INNER.search(text):
        return text
    quotes = [at for at, sign in enumerate(text) if sign == '"']
    inner = [_INNER.match(text, at) is not None for at in quotes]
    closed = [False]  # whether the next quote beside a space closes
    for at, is_inner in zip(reversed(quotes), reversed(inner), strict=True):
        closed.append(closed[-1] if is_inner else _CLOSING.match(text, at) is not None)
    signs, opened = list(text), False
    for at, is_inner, is_closed in zip(quotes, inner, closed[-2::-1], strict=True):
        if is_inner and is_closed is opened:
            signs[at] = "'"
        else:
            opened = not opened
    return "".join(signs)


def begins(text: str, at: int) -> bool:
    """Whether a part may begin here: at the start, after a space, bar or opening bracket, with a sign that compares."""
    return at == 0 or text[at - 1].isspace() or text[at - 1] in "([{,;|" or text[at] in COMPARING


def minus_at(text: str, at: int) -> bool:
    """Whether a minus directly before something stands here; a hyphen within a word is none."""
    return begins(text, at) and bool(_MINUS.match(text, at))


def names_at(text: str, at: int) -> list[tuple[int, str]]:
    """What may be the name of a field here, the longest first: where it ends, and the name."""
    found = _NAME.match(text, at)
    if not found:
        return []
    ends = [word.end() for word in _WORD_IN_NAME.finditer(text, at, found.end())]
    return [(end, text[at:end]) for end in reversed(ends)]


def value_at(text: str, at: int) -> Value | None:
    """One value at this place, spaces before it not counted: quoted, or up to a space or a comma."""
    start = at + len(text[at:]) - len(text[at:].lstrip(" \t\n\r\u00a0("))
    if quoted := quoted_at(text, start):
        return Value(start, quoted.end, quoted.inner, quoted=True)
    found = _VALUE.match(text, start)
    if not found:
        return None
    said = found.group().rstrip(TAIL)
    return Value(start, start + len(said), said) if said else None


def longer(text: str, value: Value, words: int) -> list[Value]:
    """The value with up to so many words that follow, the longest first; a quoted one has its end."""
    found, end = [value], value.end
    while not value.quoted and len(found) <= words and text[end : end + 1] in (" ", "\u00a0"):
        following = _VALUE.match(text, end + 1)
        if not following or ":" in following.group() or text[end + 1] in "-−(" or either_at(text, end) >= 0:
            break
        said = following.group().rstrip(TAIL)
        if not said:
            break
        end = following.start() + len(said)
        found.append(Value(value.start, end, text[value.start : end]))
        if len(said) < len(following.group()):
            break
    return found[::-1]


def comma_at(text: str, at: int) -> int:
    """Where the next value of a list would begin, -1 where no comma stands; what a minus excludes is none."""
    found = _COMMA.match(text, at)
    return found.end() if found and found.end() < len(text) and not _MINUS.match(text, found.end()) else -1


def either_at(text: str, at: int) -> int:
    """Where the next value of a list would begin behind the word between alternatives; -1 where none stands, or what
    follows is no value alone."""
    found = _joint().match(text, at)
    if not found:
        return -1
    following = _CHUNK_OF_ANY.match(text, found.end())
    return found.end() if following and ":" not in following.group() and not minus_at(text, found.end()) else -1


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(rf"(?:\s+(?:{'|'.join(map(re.escape, operators()))})\s+|\s*\|+\s*)", re.IGNORECASE)


def whole(text: str, most: int) -> int:
    """How many characters of a text are within so many; of several words or values the last one is whole."""
    if len(text) <= most:
        return len(text)
    return max((found.end() for found in _BETWEEN.finditer(text, 0, most + 1)), default=most)


def rest_at(text: str, at: int) -> int:
    """Where a list ends whose next value would stand behind a comma directly here; -1 where it goes on no more."""
    end = -1
    while (at := comma_at(text, at)) >= 0 and (value := value_at(text, at)):
        at = end = value.end
    return end


def chunk_at(text: str, at: int) -> int:
    """Where the word, or the run of signs, at this place ends: at the latest before the next space."""
    found = _CHUNK.match(text, at)
    return found.end() if found else at + 1
