"""How much the words of a question weigh in each row: bm25 over words and keys that a text has or has not.

Robertson and Zaragoza 2009, with the constants of FTS5 and the title ten times the body. A word's beginning and each of
its keys are terms of their own: the rarer ones weigh more, and what has many words has less of each.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

from desktop.catalogue.index.rowsets import united

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyroaring import BitMap

    from desktop.catalogue.index.wordsets import Part, Wordsets
    from desktop.catalogue.words import Wanted

K1, B = 1.2, 0.75
IN_TITLE, IN_BODY = 10, 1
LEAST = 1e-6
"""What a word weighs that more than half of all rows have."""


def weights(sets: Wordsets, asked: Iterable[Wanted], hits: BitMap) -> dict[int, float]:
    """The weight of the words in each of these rows."""
    stale = hits & sets.renewed if sets.renewed else sets.renewed
    known = (hits & sets.built.worded) - stale
    lengths, mean = sets.built.lengths, sets.built.mean_length
    damping = {row: K1 * (1 - B + B * lengths[row] / mean) for row in known}
    fresh = list(sets.fresh_words(hits - known))
    damping |= {row: K1 * (1 - B + B * (len(heading) + len(told)) / mean) for row, heading, told in fresh}
    weighed = dict.fromkeys(damping, 0.0)
    parts = {(part.token, part.begins): part for wanted in asked for part in sets.parts(wanted)}
    for part in parts.values():
        rarity = _rarity(part, len(sets.built.worded)) * (K1 + 1)
        for row, often in _often(part, known):
            weighed[row] += rarity * often / (often + damping[row])
        for row, heading, told in fresh:
            often = IN_TITLE * part.among(heading) + IN_BODY * part.among(told)
            weighed[row] += rarity * often / (often + damping[row])
    return weighed


def _rarity(part: Part, rows: int) -> float:
    found = len(united(rows for word in part.found for rows in word))
    return max(log((rows - found + 0.5) / (found + 0.5)), LEAST) if found <= rows else LEAST


def _often(part: Part, built: BitMap) -> Iterable[tuple[int, int]]:
    """How often rows have something, titles counting more."""
    if len(part.found) == 1:
        title, body = part.found[0]
        yield from ((row, IN_TITLE) for row in title & built)
        yield from ((row, IN_BODY) for row in body & built)
        return
    often: dict[int, int] = {}
    for title, body in part.found:
        for row in title & built:
            often[row] = often.get(row, 0) + IN_TITLE
        for row in body & built:
            often[row] = often.get(row, 0) + IN_BODY
    yield from often.items()
