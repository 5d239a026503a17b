"""Years, dates and plain numbers with the words and signs that compare them, as people write them.

    2015    >2015    >= 2015    from 2010 to 2015    2010-2015    2010..2015    01.03.2027    03.2027    2015,2017

What is read is half open: the year 2015 lasts from `2015` up to, not including, `2016`. ISO dates are compared as
texts, so that a month alone and a whole day find their place in it.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from desktop.catalogue.query.names import between, both, judging, onward, operators, relations, values
from desktop.catalogue.query.telling import Relation, Unclear
from desktop.catalogue.words import norm

if TYPE_CHECKING:
    from collections.abc import Iterable

FIRST_YEAR, LAST_YEAR = 1500, 2200


class Span(NamedTuple):
    """From `low` up to `high`, which is not in it; '' where an end is open."""

    low: str
    high: str


class Compared(NamedTuple):
    """What stands behind a field, to the character `end`: a relation, the values as typed, how much that is.

    `spans` are alternatives and empty where the numbers are no dates; `numbers` are the values as plain numbers.
    """

    end: int
    relation: Relation
    values: tuple[str, ...]
    spans: tuple[Span, ...]
    unread: Unclear | None = None
    named: bool = False  # a word says that it is a year
    worded: bool = False  # a word compares, no sign

    @property
    def numbers(self) -> tuple[float, ...]:
        return tuple(float(value.replace(",", ".")) for value in self.values if _PLAIN.fullmatch(value))


@cache
def relation_pattern(only: Relation | None = None) -> str:
    """A group of a pattern for any word or sign that compares, or of `only` one relation; a word needs its end. To be
    asked without case."""
    meant = [name for name, relation in relations() if only in (None, relation)]
    signs = (re.escape(name) for name in meant if not name[0].isalpha())
    return f"(?:{'|'.join(signs)}|{_spelt(name for name in meant if name[0].isalpha())})"


@cache
def opening_pattern() -> str:
    """The same for a word that says that a range follows, with the spaces behind it."""
    return f"{_spelt(between())} +(?:{_either_of(both())} +)?"


@cache
def closing_pattern() -> str:
    """What stands between the ends of a range of which each is compared by itself: at least 10 and at most 20."""
    return rf"(?: *, *| +)(?:{_either_of(both())} +)?"


@cache
def both_pattern() -> str:
    """The word between the two ends of a range, with spaces."""
    return f" +{_either_of(both())} +"


def _either_of(names: Iterable[str]) -> str:
    """Any of these in compared spelling, however it is spelt."""
    spelt = (re.escape(name).replace(r"\ ", " +") for name in names)
    return f"(?:{'|'.join(_SPELT.sub(_as_spelt, name) for name in spelt)})"


def _as_spelt(letter: re.Match[str]) -> str:
    return f"[{letter[0]}{_LETTERS[letter[0]]}]"


def ends_meet(first: Relation, second: Relation) -> bool:
    """Whether one compares the lower end of a range and the other its upper one."""
    lower = {Relation.ABOVE, Relation.AT_LEAST}
    upper = {Relation.BELOW, Relation.AT_MOST}
    return (first in lower and second in upper) or (first in upper and second in lower)


def onward_at(text: str, at: int) -> tuple[int, Relation | None]:
    """Where words behind a value end that mean that or more, or that or less; none where it stands alone."""
    found = _onward().match(text, at)
    return (found.end(), onward()[" ".join(norm(found["said"]).split())]) if found else (at, None)


@cache
def _onward() -> re.Pattern[str]:
    spelt = _either_of(sorted(onward(), key=len, reverse=True))
    return re.compile(rf" *(?P<said>{spelt})(?!\w)", re.IGNORECASE)


@cache
def judging_pattern() -> str:
    """The same for a word that says better: which relation that is depends on what is compared."""
    return _spelt(judging()[0])


def _spelt(words: Iterable[str]) -> str:
    return rf"{_either_of(words)}(?=[ \d−-])"


@cache
def relation_of(said: str) -> Relation:
    """The relation a word or a sign means."""
    return dict(relations())[" ".join(norm(said).split())]


def compared(text: str, at: int, usual: Relation = Relation.IS) -> Compared | None:
    """What is compared from this place of the text on, None where no number begins there."""
    found = _pattern().match(text, at)
    read = _compared(text, found, usual) if found else None
    if read and read.relation in (Relation.IS, Relation.AT_LEAST, Relation.AT_MOST) and len(read.values) == 1:
        read = _onwards(text, read, explicit=bool(found and (found["relation"] or found["upto"] or found["on"])))
    if not read or text[read.end : read.end + 1].isalnum():
        return None
    worded = (found["between"] or found["relation"] or "")[:1].isalpha() if found else False
    return read._replace(named=not text[read.end - 1].isdigit() and text[read.end - 1] not in _DASHES, worded=worded)


def _onwards(text: str, read: Compared, explicit: bool) -> Compared:
    """With the words behind it that mean that or more."""
    end, relation = onward_at(text, read.end)
    if not relation or (explicit and relation is not read.relation):
        return read
    return _read(end, relation, read.values)


def _compared(text: str, found: re.Match[str], usual: Relation) -> Compared | None:
    if found["list"]:
        return _read(_with_word(text, found.end()), Relation.IS, tuple(_LISTED.findall(found["list"])))
    said = found["relation"]
    if found["and"] or found["last"]:
        if ends := _ends(found):
            return _read(_with_word(text, found.end()), Relation.BETWEEN, ends)
    elif found["to"] and not begins_range(said) and not ends_meet(relation_of(said), Relation.AT_MOST):
        return _read(_with_word(text, found.end("first")), relation_of(found["relation"]), (found["first"],))
    elif found["second"] or found["to"]:
        return _read(_with_word(text, found.end()), Relation.BETWEEN, (found["first"], found["second"] or found["to"]))
    if found["between"]:
        return None
    relation = _open(found["upto"], found["on"]) or (relation_of(said) if said else usual)
    return _read(_with_word(text, found.end("on" if found["on"] else "first")), relation, (found["first"],))


def _ends(found: re.Match[str]) -> tuple[str, str] | None:
    """The two ends of a range that words open, or of which each is compared by itself. Both are in it: where a year is
    not, it is the one beside it."""
    if found["and"]:
        return (found["first"], found["and"]) if found["between"] else None
    if not found["relation"]:
        return None
    ways = relation_of(found["relation"]), relation_of(found["end"])
    if not ends_meet(*ways):
        return None
    first, last = (_inner(end, way) for end, way in zip((found["first"], found["last"]), ways, strict=True))
    return (first, last) if ways[0] in (Relation.ABOVE, Relation.AT_LEAST) else (last, first)


def _inner(value: str, relation: Relation) -> str:
    beside = {Relation.ABOVE: 1, Relation.BELOW: -1}.get(relation, 0)
    return str(int(value) + beside) if value.isdigit() else value


def _with_word(text: str, end: int) -> int:
    """Where a number ends with the word that says it is a year."""
    found = _YEAR.match(text, end)
    return found.end() if found and norm(found["word"]) in {norm(name) for name in values("year")[""]} else end


def _open(upto: str | None, on: str | None) -> Relation | None:
    """What dots before or behind a single value, or a dash behind it, mean: ..2015, 2015.., 2015-"""
    return Relation.AT_MOST if upto else Relation.AT_LEAST if on else None


def begins_range(said: str | None) -> bool:
    """Whether what compares a first number may go on with `to` a second one: from 5 to 10, 5 to 10."""
    return not said or relation_of(said) is Relation.AT_LEAST


def _read(end: int, relation: Relation, values: tuple[str, ...]) -> Compared:
    known = tuple(_lasting(value) for value in values)
    if any(span is None for span in known):
        return Compared(end, relation, values, (), _unread(values))
    spans = tuple(span for span in known if span)
    if relation is Relation.BETWEEN:
        low, high = sorted(spans)
        return Compared(end, relation, values, (Span(low.low, high.high),))
    return Compared(end, relation, values, tuple(_related(relation, span) for span in spans))


def _unread(values: tuple[str, ...]) -> Unclear:
    return Unclear.YEAR if all(_PLAIN.fullmatch(value) for value in values) else Unclear.NUMBER


def _related(relation: Relation, span: Span) -> Span:
    ways = {
        Relation.ABOVE: Span(span.high, ""),
        Relation.AT_LEAST: Span(span.low, ""),
        Relation.BELOW: Span("", span.low),
        Relation.AT_MOST: Span("", span.high),
    }
    return ways.get(relation, span)


def _lasting(said: str) -> Span | None:
    """How long a year, a month or a day lasts; None for what is none of them."""
    parts = [int(part) for part in (said.split("-") if "-" in said else reversed(said.split("."))) if part.isdigit()]
    if not parts or len(parts) > 3 or not FIRST_YEAR <= parts[0] <= LAST_YEAR:
        return None
    try:
        first = date(*(*parts, 1, 1)[:3])
    except ValueError:
        return None
    if len(parts) == 1:
        return Span(f"{first.year}", f"{first.year + 1}")
    if len(parts) == 2:
        return Span(f"{first:%Y-%m}", f"{first + timedelta(days=31):%Y-%m}")
    return Span(first.isoformat(), (first + timedelta(days=1)).isoformat())


@cache
def _pattern() -> re.Pattern[str]:
    relation, to, value = relation_pattern(), relation_pattern(Relation.AT_MOST), _VALUE
    either = rf"(?: +(?:{'|'.join(map(re.escape, operators()))}) +| *\|+ *)"
    return re.compile(
        rf"(?P<list>{value}(?:, ?{value}|{either}{_DATED})+){_END}"
        rf"|(?P<between>{opening_pattern()})?(?:(?P<upto>{_DOTS})|(?P<relation>{relation}) *)?(?P<first>{value})"
        rf"(?:(?: ?(?:\.\.\.?|…|–|—|-) ?)(?P<second>{value})| +{to} *(?P<to>{value})|{both_pattern()}(?P<and>{value})"
        rf"|{closing_pattern()}(?P<end>{relation}) *(?P<last>{value})|(?P<on>{_ON}))?{_END}",
        re.IGNORECASE,
    )


_VALUE = r"(?:\d{4}-\d{2}(?:-\d{2})?(?![\d-])|\d{1,2}\.(?:\d{1,2}\.)?\d{4}(?!\d)|\d{1,9}(?:,\d{1,3}(?!\d))?(?!\d))"
_DATED = r"(?:\d{1,2}\.){0,2}\d{4}(?:-\d{2}){0,2}(?![\d.,-]*\d)"
"""Behind OR nothing but a date or a year is meant: a number may be of anything."""
_YEAR = re.compile(r"[ \u00a0]?(?P<word>[^\W\d_]{1,6})(?![^\W_])\.?")
_LETTERS = {"и": "й", "е": "ё", "у": "ў"}
_SPELT = re.compile(f"[{''.join(_LETTERS)}]")
_DASHES = "–—-"
_DOTS = r"(?:\.\.\.?|…)"
_ON = rf"{_DOTS}|[{_DASHES}](?![^\s,;)])"
_LISTED = re.compile(_VALUE)
_END = r"(?!\d)"
_PLAIN = re.compile(r"\d{1,9}(?:,\d{1,3})?")
