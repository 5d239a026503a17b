"""Another reading of the words of a question nothing is found for, of those the index has.

Which mistakes people make is told by `words.guesses`; here their guesses are looked up among the words of a catalogue.
"""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from desktop.catalogue import words
from desktop.catalogue.finding import pieces
from desktop.catalogue.finding.pieces import replaced
from desktop.catalogue.stopping import check
from desktop.catalogue.words import Clause, guesses
from desktop.catalogue.words.guesses import Mistake, mixed
from desktop.catalogue.words.keys import known_among
from desktop.catalogue.words.spelling import lexical
from sync.alphabets import twins

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from desktop.catalogue.finding.leaving_out import Span
    from desktop.catalogue.finding.pieces import Places
    from desktop.catalogue.index.wordsets import Wordsets
    from desktop.catalogue.words.thesaurus import Thesaurus

MOST_DOUBTFUL = 6
"""Words: with more of them nothing that follows is a guess any more."""
READINGS_OF_ONE = 5
READINGS_OF_ALL = 8

SHORTEST_HEARD = 3
HEARD, HEARD_ONLY = 0.5, 1.1
"""What it costs that a word is spelt by ear: one letter less than any slip of a finger, several more."""

_MODEL = re.compile(r"\d[^\W\d_]|[^\W\d_]-?\d")
_SUREST = tuple(Mistake)
_TRANSLIT = Mistake.TRANSLITERATION
_AROUND = " ,.;:!?\"'()«»„“”[]{}"


class _Reading(NamedTuple):
    """One way to read a piece of a question; they are compared by how likely they are."""

    mistake: Mistake
    cost: float
    rarity: int
    text: str

    @property
    def rank(self) -> tuple[int, float, int, str]:
        return (_SUREST.index(self.mistake), self.cost, self.rarity, self.text)


class Respelling:
    """Readings of questions over one connection to a base."""

    def __init__(self, base: sqlite3.Connection, sets: Wordsets, thesaurus: Thesaurus) -> None:
        self._base, self._sets, self._thesaurus = base, sets, thesaurus

    def attempts(
        self, text: str, places: Places, chunks: Sequence[re.Match[str]], doubtful: frozenset[str]
    ) -> Iterator[tuple[Mistake, str]]:
        """Readings of the question, the likeliest first."""
        spans = [chunk.span() for chunk in chunks]
        if 0 < len(chunks) <= MOST_DOUBTFUL:
            read = [self._readings(chunk.group(), doubtful) for chunk in chunks]
            if all(read):
                yield from sorted(_combined(text, spans, read), key=lambda one: one[0] is _TRANSLIT and mixed(one[1]))
        written = pieces.CHUNK.findall(text)
        alone = places == ((0, len(text)),) and not any(map(_is_model, written))
        for whole in guesses.layouts(text) if alone else ():
            made = pieces.CHUNK.findall(whole)
            if all(words.split(new) or not words.split(old) for old, new in zip(written, made, strict=True)):
                yield Mistake.LAYOUT, whole

    def _readings(self, chunk: str, doubtful: frozenset[str]) -> list[_Reading]:
        """What a piece between spaces may mean."""
        check()
        found = dict.fromkeys((*self._on_other_layouts(chunk), *self._respelt(chunk, doubtful)))
        return sorted(found, key=lambda reading: reading.rank)[:READINGS_OF_ONE]

    def _on_other_layouts(self, chunk: str) -> Iterator[_Reading]:
        """The piece with its signs, which are letters of another layout, or else without those around it. A word some
        record has as it is comes before one that only begins another or is a form of it."""
        for around, part in enumerate(() if _is_model(chunk) else dict.fromkeys((chunk, chunk.strip(_AROUND)))):
            for made in guesses.layouts(part):
                if self._all_known(made, by_itself=not part.isascii() and not made.isascii()):
                    records = fewest(self._base, made)
                    yield _Reading(Mistake.LAYOUT, around + 2 * (not records), -records, chunk.replace(part, made))

    def _respelt(self, chunk: str, doubtful: frozenset[str]) -> Iterator[_Reading]:
        """The piece with one of its doubtful words spelt otherwise, the others as is likeliest."""
        matches = [match for match in words.WORD.finditer(chunk) if words.norm(match.group()) in doubtful]
        spans = [match.span() for match in matches]
        options = [self._of_word(match.group()) for match in matches]
        if options and all(options):
            for combined in islice(guesses.surest_first(options), READINGS_OF_ONE):
                worst = max(combined, key=lambda reading: reading.rank)
                yield worst._replace(text=replaced(chunk, spans, [one.text for one in combined]))

    def _of_word(self, word: str) -> list[_Reading]:
        check()
        if len(word) > guesses.LONGEST_GUESSED:
            return []
        read = [_Reading(Mistake.ALPHABET, 0, 0, made) for made in twins(word) if self._all_known(made)]
        read = read or self._transliterated(word)
        if not read and not words.knows(word):  # what is a word is no slip of a finger
            read = self._mistyped(words.norm(word)) or self._inflected(lexical(word))
        return sorted(read, key=lambda reading: reading.rank)[:READINGS_OF_ONE]

    def _transliterated(self, word: str) -> list[_Reading]:
        """Words that sound like what Latin letters may stand for; a form no record has, if a dictionary knows it."""
        read = guesses.readings(word)
        if len(word) < SHORTEST_HEARD or not read:
            return []
        spelt = {words.norm(made) for made in read}
        found = self._heard(map(guesses.folds, read), min(map(len, read)))
        if found:
            return [_Reading(_TRANSLIT, norm not in spelt, -records, shown) for norm, shown, records in found]
        either = (form for made in read for form in (made, guesses.in_belarusian(made)))
        known = (made for made in either if words.knows(made) and self._all_known(f"{made} "))
        return [_Reading(_TRANSLIT, 2, 0, made) for made in islice(known, 1)]

    def _mistyped(self, word: str) -> list[_Reading]:
        if len(word) < guesses.SHORTEST_MISTYPED:
            return []
        heard = {found[0]: found for found in self._heard([guesses.folds(word)], len(word)) if found[0] != word}
        start, end = guesses.halves(word)
        near = self._base.execute(_NEAR, {"start": start, "end": end[::-1], "length": len(word)})
        read = []
        for norm, shown, records in {*near, *heard.values()}:
            cost = guesses.edit_cost(word, norm)
            if norm in heard:
                cost = HEARD if cost else HEARD_ONLY
            if cost is not None:
                read.append(_Reading(Mistake.TYPO, cost, -records, shown))
        return read

    def _inflected(self, word: str) -> list[_Reading]:
        """Forms one edit away that a dictionary has and the index has in another form."""
        forms = known_among(dict.fromkeys(guesses.one_edit_away(word)))
        keys = {form: words.lemma_keys(form) for form in forms}
        found = dict(self._base.execute(_COUNTED, (json.dumps(sorted(set().union(*keys.values()))),)).fetchall())
        read = []
        for form in forms:
            cost, records = guesses.edit_cost(word, form), max((found.get(key, 0) for key in keys[form]), default=0)
            if cost is not None and records:
                read.append(_Reading(Mistake.TYPO, cost, -records, form))
        return read

    def _heard(self, sounds: Iterable[tuple[str, str]], length: int) -> list[tuple[str, str, int]]:
        """Words of the index that sound so in either language, with how they are written and how often; none of less
        than half the length: of one letter held down a word is heard, but not meant."""
        either = zip(*sounds, strict=True)
        found = self._base.execute(_BY_SOUND, [json.dumps(list(dict.fromkeys(one))) for one in either])
        return [each for each in found if 2 * len(each[0]) >= length]

    def _all_known(self, text: str, *, by_itself: bool = False) -> bool:
        """Whether each word of a text is in the index, in some form or `by_itself`: the Cyrillic layouts differ by a
        few letters, and what is one of them proves little."""
        asked = words.wanted(text, self._thesaurus)
        if by_itself:
            asked = tuple(words.Wanted(word.word) for word in asked)
        return bool(asked) and all(self._sets.all_of((Clause(((word,),)),)) for word in asked)


def _is_model(chunk: str) -> bool:
    """Whether a piece has a number or a model in it, in which digits and letters are one word."""
    return _MODEL.search(chunk) is not None


def fewest(base: sqlite3.Connection, text: str) -> int:
    """How many records had the rarest word of a text as it is when the base was built."""
    found = dict(base.execute(_COUNTED, (json.dumps(words.split(text)),)).fetchall())
    return min((found.get(word, 0) for word in words.split(text)), default=0)


def _combined(text: str, spans: Sequence[Span], read: Sequence[Sequence[_Reading]]) -> Iterator[tuple[Mistake, str]]:
    for combined in islice(guesses.surest_first(read), READINGS_OF_ALL):
        least_sure = max((one.mistake for one in combined), key=_SUREST.index)
        yield least_sure, replaced(text, spans, [one.text for one in combined])


_BY_SOUND = """
SELECT word, shown, records FROM spelling WHERE fold_ru IN (SELECT value FROM json_each(?))
UNION
SELECT word, shown, records FROM spelling WHERE fold_be IN (SELECT value FROM json_each(?))
"""
_COUNTED = "SELECT word, records FROM spelling WHERE word IN (SELECT value FROM json_each(?))"
_NEAR = """
SELECT word, shown, records FROM spelling
WHERE word >= :start AND word < :start || char(1114111) AND length(word) BETWEEN :length - 1 AND :length + 1
UNION
SELECT word, shown, records FROM spelling
WHERE backwards >= :end AND backwards < :end || char(1114111) AND length(word) BETWEEN :length - 1 AND :length + 1
"""
