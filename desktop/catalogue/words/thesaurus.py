"""Which words of Russian and Belarusian mean the same though they do not sound alike.

Three schemes of terms say so; a label holds one word or phrase or several, divided by semicolons:

* `thesaurus`     what a word is in the other language
* `synonym`       the same, and words on one side stand for each other too: abbreviations beside their full names
* `false_friend`  words of one sound that mean different things (`friends`)

A synonym under another (`broader`) is a kind of it: who asks for what stands above is answered by it too, and not the
other way round.

Terms of any other scheme may be taken too, as what their labels name: a record that has the code of one is what the
label says, though it does not say so.

A thesaurus is asked for the words of a query only, so another one needs no new index. Reading 3,000 terms takes some
milliseconds: words are brought to their lemmas when a word of the same beginning is first asked for.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from desktop.catalogue.words.binding import without_binding
from desktop.catalogue.words.friends import FalseFriends
from desktop.catalogue.words.sounding import abbreviated, code_key, sound_of_abbreviation, sounding
from desktop.catalogue.words.spelling import APOSTROPHES, WORD, lexical, norm
from sync.bilingual import Lang

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from desktop.catalogue.words.lemmas import Lemmas
    from sync.vocabularies import Term

SCHEMES = TRANSLATIONS, SYNONYMS, FALSE_FRIENDS = "thesaurus", "synonym", "false_friend"
_ALIKE = str.maketrans({"й": "и", "ў": "у", "ґ": "г"} | dict.fromkeys("оеёэяы", "а") | dict.fromkeys(APOSTROPHES))
"""Letters that change between a lemma and its forms."""
_LANGS = tuple(Lang)
LONGEST_SPELT_LARGE = 2
"""Letters: an abbreviation of no more of them is meant only where it is typed in capitals."""

SHORTEST_SOUND = 7
"""Signs of a key of sound, two of them for the language: shorter ones are those of many words."""


class Said(NamedTuple):
    """Another way to say something. `words` holds for each of its words in order the lemma keys of any of its forms;
    with a `key` it is what a code means, and the records that have the code are found by that."""

    text: str
    lang: Lang
    words: tuple[frozenset[str], ...]
    key: str = ""


class Reading(NamedTuple):
    """The words from `start` up to `end` of a query, as `text` says it, may also be said in the `others`."""

    start: int
    end: int
    text: str
    lang: Lang
    others: tuple[Said, ...]


class _Meaning(NamedTuple):
    """Texts that say the same; `beside` each other on one side too, or only `across`; `kinds` of it are said for it,
    not it for them."""

    texts: tuple[tuple[str, Lang], ...]
    beside: bool = False
    across: bool = True
    kinds: tuple[tuple[str, Lang], ...] = ()

    def others(self, text: str, lang: Lang) -> Iterator[tuple[str, Lang]]:
        """What else is said for a text."""
        for other in self.texts:
            if other[0] != text and (self.beside if other[1] is lang else self.across):
                yield other
        yield from (kind for kind in self.kinds if kind[0] != text)


class Thesaurus:
    """Terms of one catalogue, or those the program ships."""

    def __init__(self, terms: Iterable[Term], lemmas: Lemmas, named: Iterable[Term] = ()) -> None:
        told = tuple(terms)
        self.friends = FalseFriends((term for term in told if term.scheme == FALSE_FRIENDS), lemmas)
        self._lemmas = lemmas
        self._texts: dict[tuple[Lang, str], list[tuple[str, _Meaning]]] = {}
        self._first: dict[tuple[Lang, str], dict[str, list[tuple[str, _Meaning]]]] = {}
        self._kept: dict[tuple[str, Lang], Said] = {}
        for meaning in _meanings(told):
            self._take(meaning)
        self._codes: dict[str, list[Term]] = {}
        for term in named:
            texts = tuple(_texts(term))
            self._take(_Meaning(texts, across=False))
            for text, _ in texts:
                self._codes.setdefault(text.casefold(), []).append(term)

    def _take(self, meaning: _Meaning) -> None:
        for text, lang in meaning.texts:
            self._texts.setdefault((lang, _beginning(text)), []).append((text, meaning))

    def has(self, word: str) -> bool:
        """Whether there is another way to say a word."""
        return bool(self.readings((word,)))

    def begins(self, word: str) -> bool:
        """Whether anything that is said here begins with a word."""
        return any(key in self._near(key, lang) for lang in _LANGS for key in self._keys(word, lang))

    def abbreviates(self, word: str) -> bool:
        """Whether a word is an abbreviation here: in capitals, or in small letters if it is no form of another word."""
        alone = all(norm(lemma.word) == norm(word) for lemma in self._lemmas.of(word)) or not self._lemmas.knows(word)
        if not abbreviated(word) and not (alone and len(word) > LONGEST_SPELT_LARGE):
            return False
        return any(abbreviated(reading.text) for reading in self.readings((word,)))

    def others(self, word: str) -> frozenset[str]:
        """Keys by which the single words are sought that say the same."""
        found = (said for reading in self.readings((word,)) for said in reading.others)
        return frozenset(key for said in found if len(said.words) == 1 for key in self.sought(said)[0])

    def sought(self, said: Said) -> tuple[frozenset[str], ...]:
        """The keys by which each word of another way to say something is sought.

        A word of a dictionary is found by its lemmas; of others not all forms may be guessed to be of one lemma, and
        long ones are found by their sound too. An abbreviation is found as such: in small letters it may be a form of
        any word.
        """
        return said.words if said.key else tuple(self._sought(word, said.lang) for word in _spoken(said.text))

    def _sought(self, word: str, lang: Lang) -> frozenset[str]:
        if abbreviated(word):
            return frozenset((norm(word) if word.isascii() else sound_of_abbreviation(word),))
        keys = self._meant(word, lang)
        if keys & self.friends.spelt_alike and (lexical(word), lang) in self._lemmas.of(word):
            return frozenset((sounding((lexical(word), lang), lang),))
        return keys if self._lemmas.knows(word) else keys | self._sounds(word, lang)

    def _sounds(self, text: str, lang: Lang) -> frozenset[str]:
        own = (lemma.word for lemma in self._lemmas.of(text) if lemma.lang is lang)
        found = (sounding((word, lang), lang) for word in own if (word, lang) not in self.friends.alone)
        return frozenset(key for key in found if len(key) >= SHORTEST_SOUND)

    def readings(self, words: Sequence[str]) -> tuple[Reading, ...]:
        """What the words of a query, as `WORD` finds them, may also be called, the longest first.

        A word may be read in both languages, and be a part of a longer reading too. Words that stand together are read
        in any order.
        """
        found = [reading for place in range(len(words)) for lang in _LANGS for reading in self._at(words, place, lang)]
        return tuple(sorted(dict.fromkeys(found), key=lambda reading: (reading.start - reading.end, reading.start)))

    def _at(self, words: Sequence[str], place: int, lang: Lang) -> Iterator[Reading]:
        """What is said with the word at a place as its first."""
        for key in sorted(self._keys(words[place], lang)):
            for text, meaning in self._near(key, lang).get(key, ()):
                said = self._said(text, lang)
                for start, end in self._spans(said, words, place):
                    others = (self._said(*other) for other in meaning.others(said.text, lang))
                    yield Reading(start, end, said.text, lang, (*others, *self._coded(meaning, said)))

    def _spans(self, said: Said, words: Sequence[str], place: int) -> Iterator[tuple[int, int]]:
        """Where around a place words are all that is said."""
        length = len(said.words)
        for start in range(max(0, place - length + 1), min(place, len(words) - length) + 1):
            if self._says(said, words[start : start + length]):
                yield start, start + length

    def _coded(self, meaning: _Meaning, said: Said) -> tuple[Said, ...]:
        """The codes of which a label is one of the texts of a meaning: by what is said if that is a label of it, else
        by one of the same language if there is."""
        found: dict[str, Said] = {}
        labels = sorted(meaning.texts, key=lambda one: (one[0] != said.text, one[1] is not said.lang))
        for text, lang in labels:
            for term in self._codes.get(text.casefold(), ()):
                key = code_key(term.scheme, term.code)
                found.setdefault(key, Said(text, lang, (frozenset((key,)),), key))
        return tuple(found.values())

    def _says(self, said: Said, words: Sequence[str]) -> bool:
        """Whether words are what is said, in any form and order."""
        if len(words) == 1 and abbreviated(said.text):
            return self._may_be(words[0], said.text)
        return _paired(said.words, [self._keys(word, said.lang) for word in words])

    def _may_be(self, word: str, abbreviation: str) -> bool:
        """In capitals just that abbreviation: РФА is no form of РФ. In small letters what is no form of another word,
        and of two of them anything may begin so."""
        if word.isupper():
            return norm(word) == norm(abbreviation)
        own = any(norm(lemma.word) == norm(word) for lemma in self._lemmas.of(word))
        return len(word) > LONGEST_SPELT_LARGE and (own or not self._lemmas.knows(word))

    def _keys(self, word: str, lang: Lang) -> frozenset[str]:
        """What a word of a query may be in a language: its lemmas, and itself for an abbreviation."""
        return frozenset((norm(word), *(norm(lemma.word) for lemma in self._lemmas.of(word) if lemma.lang is lang)))

    def _near(self, key: str, lang: Lang) -> dict[str, list[tuple[str, _Meaning]]]:
        """Terms of one beginning, by the keys of their first words."""
        place = lang, _beginning(key)
        if place not in self._first:
            found: dict[str, list[tuple[str, _Meaning]]] = {}
            for text, meaning in self._texts.get(place, ()):
                for first in self._meant(spoken[0], lang) if (spoken := _spoken(text)) else ():
                    found.setdefault(first, []).append((text, meaning))
            self._first[place] = found
        return self._first[place]

    def _said(self, text: str, lang: Lang) -> Said:
        if (text, lang) not in self._kept:
            self._kept[text, lang] = Said(text, lang, tuple(self._meant(word, lang) for word in _spoken(text)))
        return self._kept[text, lang]

    def _meant(self, word: str, lang: Lang) -> frozenset[str]:
        """The keys of a word of a term: itself if it is a lemma or an abbreviation, otherwise all it is a form of."""
        spelt = norm(word)
        keys = frozenset(norm(lemma.word) for lemma in self._lemmas.of(word) if lemma.lang is lang)
        return keys if keys and spelt not in keys and not abbreviated(word) else frozenset((spelt,))


def _meanings(terms: Sequence[Term]) -> Iterator[_Meaning]:
    """What the translations and synonyms among some terms say."""
    below: dict[str, list[Term]] = {}
    for term in terms:
        if term.scheme == SYNONYMS and term.broader:
            below.setdefault(term.broader, []).append(term)
    for term in terms:
        if term.scheme == TRANSLATIONS:
            yield _Meaning(tuple(_texts(term)))
        elif term.scheme == SYNONYMS:
            kinds = (text for kind in _kinds(term, below) for text in _texts(kind))
            yield _Meaning(tuple(_texts(term)), beside=True, kinds=tuple(dict.fromkeys(kinds)))


def _kinds(term: Term, below: Mapping[str, Sequence[Term]]) -> Iterator[Term]:
    """The terms under a term, the nearest first, each once though a catalogue lets them stand in a circle."""
    met, found = {term.code}, [term]
    for above in found:
        kinds = [kind for kind in below.get(above.code, ()) if kind.code not in met]
        met.update(kind.code for kind in kinds)
        found.extend(kinds)
        yield from kinds


def _texts(term: Term) -> list[tuple[str, Lang]]:
    said = ((term.label.ru, Lang.RU), (term.label.be, Lang.BE))
    return [(spelt, lang) for label, lang in said for text in label.split(";") if (spelt := text.strip())]


def _paired(said: Sequence[frozenset[str]], words: Sequence[frozenset[str]]) -> bool:
    """Whether each of the words said is another one of the words typed."""
    return not said or any(
        not said[0].isdisjoint(word) and _paired(said[1:], (*words[:place], *words[place + 1 :]))
        for place, word in enumerate(words)
    )


def _spoken(text: str) -> list[str]:
    """The words of a term that a query keeps."""
    return WORD.findall(without_binding(text))


def _beginning(word: str) -> str:
    """What a lemma has in common with all its forms."""
    return _begun(word[:3])


@lru_cache(10_000)
def _begun(letters: str) -> str:
    return letters.partition("-")[0].casefold().translate(_ALIKE)[:2]
