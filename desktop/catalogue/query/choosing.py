"""Which values of a field a person means: by code, by label in either language, by words in any form, by beginnings.

Of all values the nearest are meant: one that is called exactly so leaves those out that merely contain the word.
"""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from desktop.catalogue.query.names import From, Source, folded, values
from desktop.catalogue.questions import Facet
from desktop.catalogue.words import SHORTEST_BEGINNING, WORD, all_keys, lemma_keys, norm
from desktop.kinds import kind_text
from desktop.language import translation
from sync.bilingual import Bilingual, Lang
from sync.fields import Type
from sync.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.catalogue.query.knowing import Known
    from desktop.catalogue.query.names import Asking

NEAREST = 3
MOST_COMPARED = 2000
"""Values: among more of them no misspelt one is looked for."""
_NEVER = 9


class Choice(NamedTuple):
    """One value a field may have: where it was found, its code, what it is called and may be called besides."""

    source: Source
    code: str
    label: Bilingual
    others: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return (self.code, self.label.ru, self.label.be, *self.others)


def chosen(known: Known, asking: Asking, said: str) -> tuple[Choice, ...]:
    """The values of the field that are meant by a text, () for none."""
    for find in (used, possible):
        ranked = [(meant(said, choice.names), choice) for source in asking.sources for choice in find(known, source)]
        best = min((rank for rank, _ in ranked), default=_NEVER)
        if best < _NEVER:
            return tuple(dict.fromkeys(choice for rank, choice in ranked if rank == best))
    return tuple(choice for source in asking.sources for choice in organisations(known, source, said))


def nearest(known: Known, asking: Asking, said: str) -> tuple[Choice, ...]:
    """Up to three values called nearly so, by a whole name or by a word of it."""
    every = [choice for source in asking.sources for choice in possible(known, source)]
    called = {folded(name): choice for choice in every[:MOST_COMPARED] for name in reversed(choice.names) if name}
    parts = {word: choice for name, choice in called.items() for word in name.split()}
    close = get_close_matches(folded(said), list(dict.fromkeys((*called, *parts))), n=NEAREST, cutoff=0.6)
    return tuple(dict.fromkeys(called.get(name) or parts[name] for name in close))


def meant(said: str, names: Iterable[str]) -> int:
    """How surely a value of these names, its code first, is meant: 0 is surest, 9 never.

    Its code; a whole name; all words, in any form; all words, some of them only begun; all words by their sound.
    """
    wanted, exact = _words(said), folded(said)
    code, *labels = names
    if exact == folded(code):
        return 0
    if any(exact == folded(label) for label in labels):
        return 1
    ranks = [_rank(wanted, _words(label)) for label in labels if label]
    return min(ranks, default=_NEVER)


class _Spoken(NamedTuple):
    word: str
    lemmas: frozenset[str]
    keys: frozenset[str]


@lru_cache(maxsize=20_000)
def _words(text: str) -> tuple[_Spoken, ...]:
    found = WORD.findall(text)
    return tuple(_Spoken(norm(word), frozenset(lemma_keys(word)), frozenset(all_keys(word))) for word in found)


def _rank(wanted: tuple[_Spoken, ...], label: tuple[_Spoken, ...]) -> int:
    if not wanted:
        return _NEVER
    return max(min((_alike(word, other) for other in label), default=_NEVER) for word in wanted)


def _alike(word: _Spoken, other: _Spoken) -> int:
    if word.word == other.word or not word.lemmas.isdisjoint(other.lemmas):
        return 2
    if len(word.word) >= SHORTEST_BEGINNING and other.word.startswith(word.word):
        return 3
    return 4 if not word.keys.isdisjoint(other.keys) else _NEVER


def used(known: Known, source: Source) -> Iterator[Choice]:
    """The values records of the catalogue have."""
    if source.kind is From.FACET and source.name != Facet.ORGANISATION:
        yield from _of_facet(known, source)
    elif source.kind is From.TRAIT and source.field and source.field.type is Type.TERM:
        for (code,) in known.ask("SELECT DISTINCT value FROM trait WHERE field = ?", source.name):
            yield Choice(source, code, known.vocabularies.label(source.field.scheme, code))


def _of_facet(known: Known, source: Source) -> Iterator[Choice]:
    for code, ru, be in known.ask(_TALLIED, source.name):
        yield _kind(source, code) if source.name == Facet.KIND else Choice(source, code, Bilingual(ru, be))


def possible(known: Known, source: Source) -> Iterator[Choice]:
    """All values a field may have, also those no record has yet."""
    scheme = ""
    if source.kind is From.FACET:
        scheme = "" if source.name in (Facet.KIND, Facet.ORGANISATION) else source.name
        yield from (_kind(source, kind) for kind in KINDS if source.name == Facet.KIND)
    elif source.field and source.field.type is Type.TERM:
        scheme = source.field.scheme
    elif source.field and source.field.type is Type.FLAG:
        yield from (
            Choice(source, code, Bilingual(names[0], names[1]), names) for code, names in values("flag").items()
        )
    if scheme:
        yield from (Choice(source, term.code, term.label) for term in known.vocabularies.terms(scheme))


def _kind(source: Source, kind: str) -> Choice:
    label = Bilingual(*(kind_text(kind, translation(lang)) for lang in Lang))
    return Choice(source, kind, label, values("kind").get(kind, ()))


def organisations(known: Known, source: Source, said: str) -> Iterator[Choice]:
    """Organisations, or whatever records a reference may name, by their names: those called exactly so before all."""
    if source.kind is not From.LINK and source.name != Facet.ORGANISATION:
        return
    narrowed = "" if source.kind is From.LINK else "AND kind = 'organisation'"
    found = known.ask(_NAMED.format(narrowed=narrowed), known.rows_with(said, "title"))
    exact = [row for row in found if folded(said) in (folded(row[1]), folded(row[2])) or _is_short(said, row[3])]
    yield from (Choice(source, uid, Bilingual(ru, be)) for uid, ru, be, _ in exact or found)


def _is_short(said: str, alias: str) -> bool:
    """Whether a text is one of the short names: a card holds the Russian and the Belarusian one together."""
    return f" {folded(said)} " in f" {folded(alias)} " and len(folded(said)) * 3 > len(folded(alias))


_TALLIED = "SELECT code, label_ru, label_be FROM tally WHERE facet = ? AND total > 0 ORDER BY total DESC, code"
_NAMED = """
SELECT card.record_uid, card.name_ru, card.name_be, card.alias
FROM json_each(?) AS found JOIN card ON card.row = found.value
WHERE NOT card.hidden {narrowed}
ORDER BY card.row LIMIT 200
"""
