"""Rules learnt from all known forms: what to do with the end of a word no dictionary has."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

Rule = tuple[int, str]
"""How many letters to cut, and what to put there."""

LONGEST = 6
RARE = 3
"""A suffix of more than two letters seen less often than this teaches nothing."""
MOST, SHARE = 3, 0.1


def learn(ways: Iterable[tuple[str, Rule]]) -> dict[str, tuple[Rule, ...]]:
    """By suffix, the commonest ways from a form to its lemma; a suffix that teaches what a shorter one does is left
    out."""
    seen = _counted(ways)
    kept: dict[str, tuple[Rule, ...]] = {}
    for suffix in sorted(seen, key=lambda suffix: (len(suffix), suffix)):
        counts = seen[suffix]
        total = counts.total()
        if len(suffix) > 2 and total < RARE:
            continue
        ranked = sorted(counts.items(), key=lambda counted: (-counted[1], counted[0]))[:MOST]
        rules = tuple(rule for rule, count in ranked if count / total >= SHARE)
        shorter = (kept[suffix[start:]] for start in range(1, len(suffix) + 1) if suffix[start:] in kept)
        if next(shorter, None) != rules:
            kept[suffix] = rules
    return kept


def _counted(ways: Iterable[tuple[str, Rule]]) -> dict[str, Counter[Rule]]:
    seen: dict[str, Counter[Rule]] = defaultdict(Counter)
    for form, rule in ways:
        size = len(form)
        for start in range(max(2, size - LONGEST), size - rule[0] + 1):
            seen[form[start:]][rule] += 1
    return seen


def difference(form: str, lemma: str) -> Rule:
    """What turns the form into the lemma, behind their common beginning."""
    common = len(lemma)
    while not form.startswith(lemma[:common]):
        common -= 1
    return len(form) - common, lemma[common:]
