"""The words of the index as people write them: counted while a base is built, added to by edits.

Counts are of the moment the base was built; a word no record has any more does no harm, for every guess is asked before
it is offered.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from desktop.catalogue.words import norm
from desktop.catalogue.words.guesses import LONGEST_GUESSED, folds
from desktop.catalogue.words.keys import known_lemmas
from desktop.catalogue.words.spelling import APOSTROPHES

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping

Row = tuple[str, str, str, str, str, int]
_MARKS = str.maketrans(dict.fromkeys(APOSTROPHES, "\u2019") | {"\u00ad": None, "\u0301": None})


def write_spellings(base: sqlite3.Connection, spoken: Mapping[str, int]) -> None:
    """Writes all words of a new base, given as written with the number of records that have them."""
    base.executemany(_ADD, sorted(_rows(spoken)))


def add_spellings(base: sqlite3.Connection, spoken: Iterable[str]) -> None:
    """Adds those words of an edited record that no record had; they count as of one."""
    written = {norm(word): word for word in spoken}
    known = {word for (word,) in base.execute(_KNOWN, (json.dumps(list(written)),))}
    base.executemany(_ADD, _rows({word: 1 for spelt, word in written.items() if spelt not in known}))


def _rows(spoken: Mapping[str, int]) -> Iterator[Row]:
    """Each word by its compared spelling, and the lemmas dictionaries have of it: a person may type a form no record
    has. Shown as most write it."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    forms: Counter[str] = Counter()
    for word, records in spoken.items():
        if len(word) <= LONGEST_GUESSED:
            counts[norm(word)][shown(word)] += records
            for lemma in known_lemmas(word):
                forms[lemma] += records
    for lemma, records in forms.items():
        if norm(lemma) not in counts:
            counts[norm(lemma)][lemma] = records
    for word, ways in counts.items():
        written = min(ways, key=lambda way: (-ways[way], way))
        yield word, written, word[::-1], *folds(written), ways.total()


def shown(word: str) -> str:
    """A word as it stands in the middle of a sentence, its apostrophe as books print it."""
    return unicodedata.normalize("NFC", word.casefold()).translate(_MARKS)


_ADD = "INSERT OR IGNORE INTO spelling (word, shown, backwards, fold_ru, fold_be, records) VALUES (?, ?, ?, ?, ?, ?)"
_KNOWN = "SELECT word FROM spelling WHERE word IN (SELECT value FROM json_each(?))"
