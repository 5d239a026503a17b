"""Which words to leave out of a question that nothing answers whole."""

from __future__ import annotations

from itertools import combinations, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MOST = 8
"""Words: of more of them nobody knows which are meant."""
TRIALS = 12
"""How many ways to leave out the same number of words are tried."""

Span = tuple[int, int]


def left_out(records: Mapping[Span, int]) -> Iterator[tuple[Span, ...]]:
    """What to try to leave out of a text, given the places of its words with the number of records that have each: the
    fewest words first, of as many those that the fewest records have. One word always stays."""
    if len(records) > MOST:
        return
    for many in range(1, len(records)):
        ways = sorted(combinations(sorted(records), many), key=lambda spans: sum(map(records.__getitem__, spans)))
        yield from islice(ways, TRIALS)
