"""How a query being typed may go on: names of fields, values of the field begun, parameters and their units."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from desktop.catalogue.query import scanning
from desktop.catalogue.query.names import LONGEST_NAME, field_named, fields, folded, parameters, typed_names
from desktop.catalogue.words import norm
from sync.bilingual import Bilingual, Lang

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.catalogue.query.knowing import Known
    from desktop.catalogue.query.names import Asking

MOST_COMPLETIONS = 8
SHORTEST = 2
"""Letters of a name before anything is offered: nobody wants a list at every letter."""
LONGEST = 1000
"""Characters, as many as are read as more than words."""


class Completion(msgspec.Struct, frozen=True):
    """One way to go on: `insert` takes the place of the characters `start` to `end` and the cursor stands behind it.

    `label` is what is meant, in both languages (a field's name, a term, an organisation, a parameter or a unit); `note`
    what else there is to say of it: a code, another name, '' for nothing. `records` is how many have the value, -1
    where nobody counted.
    """

    insert: str
    start: int
    end: int
    label: Bilingual
    note: str = ""
    records: int = -1


def completions(text: str, cursor: int, known: Known) -> tuple[Completion, ...]:
    """The likeliest ways to go on at the cursor, the best first, at most `MOST_COMPLETIONS`; none in plain words."""
    cursor = min(max(cursor, 0), len(text))
    if cursor > LONGEST:
        return ()
    for offered in (_values, _units, _names):
        if found := _unlike(offered(text, cursor, known)):
            return found
    return ()


def _unlike(offered: Iterable[Completion]) -> tuple[Completion, ...]:
    found: dict[str, Completion] = {}
    for one in offered:
        found.setdefault(one.insert, one)
        if len(found) == MOST_COMPLETIONS:
            break
    return tuple(found.values())


def _values(text: str, cursor: int, known: Known) -> Iterator[Completion]:
    """Values of the field whose colon stands before the cursor."""
    from desktop.catalogue.query.continuing import offers

    begun = _begun(text[:cursor])
    if begun:
        asking, start, said = begun
        end = _end_of_word(text, cursor)
        whole = said.endswith(" ") and text[start] not in scanning.OPENING
        for offer in offers(known, asking, said):
            if whole and not folded(offer.insert.strip('"')).startswith(f"{folded(said)} "):
                continue  # a value and a space: what is typed next is something else, but where a value goes on so
            insert = offer.insert + ("" if text[end : end + 1].isspace() else " ")
            yield Completion(insert, start, end, offer.label, offer.note, offer.records)


def _begun(before: str) -> tuple[Asking, int, str] | None:
    """The field whose value is being typed, where the value begins, and what is typed of it."""
    colon = before.rfind(":")
    if colon < 0:
        return None
    value = _VALUE.fullmatch(before, colon + 1)
    asking = _field_before(before, colon)
    if not value or not asking:
        return None
    return asking, value.start("quote"), value["said"]


def _field_before(text: str, colon: int) -> Asking | None:
    words = list(_WORD.finditer(text, 0, colon))[-LONGEST_NAME:]
    spaces = colon - len(text[:colon].rstrip())
    if not words or spaces > 1 or words[-1].end() != colon - spaces:
        return None
    names = (text[word.start() : colon].strip() for word in words)
    return next((asking for name in names if (asking := field_named(name.lstrip("-−")))), None)


def _units(text: str, cursor: int, known: Known) -> Iterator[Completion]:
    """Units behind a number, of the parameter before it or those that begin so."""
    from desktop.catalogue.query.dividing import words_before
    from desktop.catalogue.query.measuring import units_for

    found = _BEHIND_NUMBER.search(text[:cursor])
    if not found or (not found["unit"] and not found["space"]):
        return
    start, end, begun = found.end("space"), _end_of_word(text, cursor), norm(found["unit"] or "")
    before = text[: found.start("number")]
    labels = units_for(known, before, words_before(before, known), bool(begun))
    typed = found["unit"] or ""
    for label in sorted(labels, key=lambda label: not label.ru.startswith(typed) and not label.be.startswith(typed)):
        if norm(label.ru).startswith(begun) or norm(label.be).startswith(begun):
            yield Completion(f"{label.shown(known.lang).text} ", start, end, label)


def _names(text: str, cursor: int, known: Known) -> Iterator[Completion]:
    """Fields and parameters whose names begin with the last words before the cursor, the most words first."""
    words = list(_WORD.finditer(text[:cursor]))[-LONGEST_NAME:]
    if not words or words[-1].end() != cursor or text[cursor : cursor + 1].isalnum():
        return
    for word in words:
        start = word.start() + (text[word.start()] in "-−")
        begun = folded(text[start:cursor])
        if len(begun) >= SHORTEST and scanning.begins(text, word.start()):
            found = list(_named_so(begun, start, cursor, known))
            yield from found
            if found:
                return


def _named_so(begun: str, start: int, end: int, known: Known) -> Iterator[Completion]:
    """By what a field is called before its other names, in one's own language before the other. Of another name half
    must be typed: a laboratory is more often a word than a field."""
    listed = sorted(typed_names(), key=lambda one: (one[0] not in _both(one[2].label), one[1] is not known.lang))
    offered: set[str] = set()
    for name, _, asking in listed:
        own = name in _both(asking.label)
        if asking.code not in offered and folded(name).startswith(begun) and (own or len(begun) * 2 >= len(name)):
            offered.add(asking.code)
            yield Completion(f"{name}:", start, end, asking.label, "" if own else name)
    latin = ((name, asking) for name, asking in fields().items() if begun.isascii() and name.startswith(begun))
    yield from (Completion(f"{name}:", start, end, asking.label) for name, asking in latin)
    yield from _parameters(begun, start, end, known)


def _parameters(begun: str, start: int, end: int, known: Known) -> Iterator[Completion]:
    """Parameters, ready to be compared: most often something is asked to do no less than that."""
    labels = [term.label for term in known.vocabularies.terms("parameter") if term.code != "other"]
    labels += [label for _, label in parameters().values()]
    for label in sorted(labels, key=lambda label: not folded(label.get(known.lang)).startswith(begun)):
        for lang in (known.lang, known.lang.other):
            if folded(label.get(lang)).startswith(begun):
                yield Completion(f"{label.get(lang)} >= ", start, end, label)
                break


def _both(label: Bilingual) -> tuple[str, str]:
    return label.get(Lang.RU), label.get(Lang.BE)


def _end_of_word(text: str, cursor: int) -> int:
    """Where the word the cursor stands in ends: a value takes the place of the whole of it."""
    found = _REST.match(text, cursor)
    return found.end() if found else cursor


_VALUE = re.compile(
    r"(?:\s*(?:[«\"“„][^»\"”“]*[»\"”“]|[^\s,;«\"“„]+)\s*[,;])*\s*(?P<quote>[«\"“„]?)(?P<said>[^»\"”“,;:]{0,80})"
)
_WORD = re.compile('[^\\s:<>=≥≤,;()"«»“”„]+')
_REST = re.compile('[^\\s:<>=≥≤,;()"«»“”„]*[»"”]?')
_BEHIND_NUMBER = re.compile(r"(?P<number>\d+(?:[.,]\d+)?)(?P<space>[ \u00a0]?)(?P<unit>[^\W\d_][^\s\d,;:<>=]{0,10})?$")
