"""Words of Russian and Belarusian: one function for index, query and highlighter.

* `spelling`  one spelling for the many ways a word is typed
* `lemmas`    from a form to its lemmas, by dictionaries and learnt rules
* `sound`     one skeleton for the Russian and the Belarusian word of one origin
* `keys`      by what two words are known to mean the same
* `asking`    what the index holds of a text, what a query asks for, and which words of a text answer it
* `guesses`   what a person may have meant by a word nothing is found for
"""

from __future__ import annotations

from desktop.catalogue.words.asking import (
    LONGEST_WORD,
    MOST_WORDS,
    SHORTEST_BEGINNING,
    Another,
    Clause,
    Meant,
    Wanted,
    expression,
    matches,
    told,
    told_of,
)
from desktop.catalogue.words.keys import all_keys, knows, lemma_keys, query_keys, sound_keys
from desktop.catalogue.words.saying import clauses, wanted
from desktop.catalogue.words.spelling import WORD, norm, split

__all__ = ["LONGEST_WORD", "MOST_WORDS", "SHORTEST_BEGINNING", "WORD", "Another", "Clause", "Meant"]
__all__ += [
    "Wanted",
    "all_keys",
    "clauses",
    "expression",
    "knows",
    "lemma_keys",
    "matches",
    "norm",
    "query_keys",
    "sound_keys",
    "split",
    "told",
    "told_of",
    "wanted",
]
