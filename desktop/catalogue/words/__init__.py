"""Words of Russian and Belarusian: a form finds its other forms, its translation, what it was mistyped for.

The package knows nothing of what it is used for. It needs its dictionaries (`resources/dictionaries`, built by
`resources/lexicography`), `marisa_trie` and `msgspec`, and gives sets of short texts, keys, that any index can hold:

* of a text, the words and keys to write down:

    >>> list(told("Лазерная ўстаноўка"))
    ['лазерная', 'xблазерн', 'xрлазерн', 'лазерны', 'лазерныи', 'устаноука', 'xбустанавк']

* of a query, what has to be among them: for each thing asked for the ways to say it, and for each way its words, each
  found by a beginning or by one of its keys:

    >>> (installation,) = clauses("установкам ")
    >>> ((wanted,),) = installation.ways
    >>> wanted.word, "установка" in wanted.keys, not wanted.keys.isdisjoint(told("устаноўкай"))
    ('установкам', True, True)

* and which words of a text to mark as found:

    >>> text = "Унікальная ўстаноўка"
    >>> [text[start:end] for start, end in matches([wanted], text)]
    ['ўстаноўка']

What is said otherwise in the other language, or in letters, is asked of a thesaurus; one is shipped, and a catalogue
may bring its own:

    >>> (shared,) = clauses("ЦКП")
    >>> [other.text for meant in shared.meant for other in meant.others][:2]
    ['центр коллективного пользования', 'ЦКК']

A word is asked in all languages at once: nobody says in which one it is. A key of inflection is a lemma, others
begin with a Latin x (`keys`, `sounding`). Keys are no format: they change with the rules, and an index is made anew
then.

* `spelling`   one spelling for the many ways a word is typed
* `lemmas`     from a form to its lemmas, by dictionaries and learnt rules
* `sound`      one skeleton for the Russian and the Belarusian word of one origin; `sounding` makes keys of it
* `keys`       by what a word is written down and by what it is sought
* `thesaurus`  words that mean the same
* `friends`    words that only sound alike
* `binding`    words that only bind others
* `asking`     what the index holds of a text, and which words of a text answer a query
* `saying`     from a query to what it asks for, in all the ways to say it
* `wishing`    words for what a person wants to do with what is sought
* `of_places`  the adjective of a town by its name
* `guesses`    what a person may have meant by a word nothing is found for
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
    matches,
    told,
    told_of,
)
from desktop.catalogue.words.keys import all_keys, knows, lemma_keys, query_keys, sound_keys
from desktop.catalogue.words.saying import clauses, wanted
from desktop.catalogue.words.sounding import code_key
from desktop.catalogue.words.spelling import WORD, norm, split

__all__ = ["LONGEST_WORD", "MOST_WORDS", "SHORTEST_BEGINNING", "WORD", "Another", "Clause", "Meant"]
__all__ += [
    "Wanted",
    "all_keys",
    "clauses",
    "code_key",
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
