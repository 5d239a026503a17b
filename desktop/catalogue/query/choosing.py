"""Which values of a field a person means: by code, by label in either language, by words in any form, by beginnings.

Of all values the nearest are meant: one that is called exactly so leaves those out that merely contain the word.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from desktop.catalogue.query.calling import NEVER, Called, Used, meant, ranked
from desktop.catalogue.query.names import Choice, From, Source, folded, values
from desktop.catalogue.query.posted import listed
from desktop.catalogue.questions import Facet
from desktop.catalogue.towns import shipped_towns
from desktop.kinds import kind_text
from desktop.language import translation
from sync.bilingual import Bilingual, Lang
from sync.fields import Type
from sync.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.catalogue.query.calling import Ranked
    from desktop.catalogue.query.knowing import Known
    from desktop.catalogue.query.names import Asking

LONGEST = 200
"""Letters: no value is called by more."""
NEAREST = 3
ALIKE = 0.7
"""Names less alike than this (difflib's ratio) are not offered instead."""
MOST_COMPARED = 2000
"""Values: among more of them no misspelt one is looked for."""
_SURE = 2
"""Of a value called so no other is looked for among those nobody has."""


def chosen(known: Known, asking: Asking, said: str) -> tuple[Choice, ...]:
    """The values of the field that are meant by a text, or by an abbreviation in full; () for none."""
    if len(said) > LONGEST:
        return ()
    found = (_chosen(known, asking, one) for one in (said, *known.said_otherwise(said)))
    return next(filter(None, found), ())


def _chosen(known: Known, asking: Asking, said: str) -> tuple[Choice, ...]:
    others = _called(known, asking).ranked(said)
    had = _among_used(known, asking, said, others)
    if min(had, default=NEVER) > _SURE:
        had = others if min(others, default=NEVER) < min(had, default=NEVER) else had
    best = min(had, default=NEVER)
    if best < NEVER:
        return tuple(had[best])
    return tuple(choice for source in asking.sources for choice in _further(known, source, said))


def _called(known: Known, asking: Asking) -> Called:
    """All values the field may have, by what they are called: terms, which no edit changes."""
    called = known.meanings.called
    if asking.code not in called:
        called[asking.code] = Called(choice for source in asking.sources for choice in possible(known, source))
    return called[asking.code]


def _among_used(known: Known, asking: Asking, said: str, others: Ranked) -> Ranked:
    """Those records have of these, the most frequent first, and of the values nobody has described."""
    kept, called = known.meanings.used, _called(known, asking)
    if asking.code not in kept:
        every = [choice for source in asking.sources for choice in used(known, source)]
        kept[asking.code] = Used({choice.key: (place, choice) for place, choice in enumerate(every)}, tuple(
            choice for choice in every if choice.key not in called.keys
        ))  # fmt: skip
    places, strange = kept[asking.code]
    found = ranked(said, strange)
    for rank, choices in others.items():
        those = sorted(places[choice.key] for choice in choices if choice.key in places)
        if those:
            found[rank] = [choice for _, choice in those] + found.get(rank, [])
    return found


def _further(known: Known, source: Source, said: str) -> Iterator[Choice]:
    """Values that no label names: organisations, records a reference names, the region of a town."""
    if source.kind is From.LINK or source.name == Facet.ORGANISATION:
        yield from named(known, source, said)
    elif source.name == Facet.REGION and (town := shipped_towns().named(said)):
        yield Choice(source, town.region, known.vocabularies.label("region", town.region))


def nearest(known: Known, asking: Asking, said: str) -> tuple[Choice, ...]:
    """Up to three values called nearly so, by a whole name or by a word of it."""
    if len(said) > LONGEST:
        return ()
    every = [choice for source in asking.sources for choice in possible(known, source)]
    every += [choice for source in asking.sources for choice in written(known, source)]
    called = {folded(name): choice for choice in every[:MOST_COMPARED] for name in reversed(choice.names) if name}
    begun = {word[: len(said) + 1]: choice for name, choice in called.items() for word in name.split()}
    close = get_close_matches(folded(said), list(dict.fromkeys((*called, *begun))), n=NEAREST, cutoff=ALIKE)
    return tuple(dict.fromkeys(called.get(name) or begun[name] for name in close))


def written(known: Known, source: Source) -> Iterator[Choice]:
    """The different lines records have in a field of no vocabulary."""
    if source.kind is From.TRAIT and source.field and source.field.type is Type.LINE:
        found = known.ask("SELECT DISTINCT value FROM trait WHERE field = ? LIMIT ?", source.name, MOST_COMPARED)
        yield from (Choice(source, text, Bilingual(text, text)) for (text,) in found)


def used(known: Known, source: Source) -> Iterator[Choice]:
    """The values records of the catalogue have."""
    if source.kind is From.FACET and source.name != Facet.ORGANISATION:
        yield from _of_facet(known, source)
    elif source.kind is From.TRAIT and source.field and source.field.type is Type.TERM:
        for (code,) in known.ask(_DIFFERENT, source.name, source.name):
            yield Choice(source, code, known.vocabularies.label(source.field.scheme, code))


def _of_facet(known: Known, source: Source) -> Iterator[Choice]:
    for code, ru, be in known.ask(_TALLIED, source.name):
        others = values(source.name).get(code, ())
        yield _kind(source, code) if source.name == Facet.KIND else Choice(source, code, Bilingual(ru, be), others)


def possible(known: Known, source: Source) -> Iterator[Choice]:
    """All values a field may have, also those no record has yet."""
    scheme = ""
    if source.kind is From.FACET:
        scheme = "" if source.name in (Facet.KIND, Facet.ORGANISATION) else source.name
        yield from (_kind(source, kind) for kind in KINDS if source.name == Facet.KIND)
    elif source.kind is From.CALL_STATE:
        scheme = source.kind
    elif source.field and source.field.type is Type.TERM:
        scheme = source.field.scheme
    elif source.field and source.field.type is Type.FLAG:
        yield from (
            Choice(source, code, Bilingual(names[0], names[1]), names) for code, names in values("flag").items()
        )
    if scheme:
        others = values(scheme)
        terms = known.vocabularies.terms(scheme)
        yield from (Choice(source, term.code, term.label, others.get(term.code, ())) for term in terms)


def _kind(source: Source, kind: str) -> Choice:
    label = Bilingual(*(kind_text(kind, translation(lang)) for lang in Lang))
    return Choice(source, kind, label, values("kind").get(kind, ()))


def named(known: Known, source: Source, said: str) -> Iterator[Choice]:
    """Organisations, or whatever records a reference may name, by their names, short names and abbreviations: those
    called exactly so before all."""
    linked = source.kind is From.LINK
    narrowed, values = (_NAMED_BY, [source.name]) if linked else ("kind = 'organisation'", [])
    found = known.ask(_NAMED.format(narrowed=narrowed), listed(known.rows_with(said, "title")), *values)
    asked = (said, *known.said_otherwise(said))
    ranked = [(_rank_of(asked, row), Choice(source, row[0], Bilingual(row[1], row[2]))) for row in found]
    best = min((rank for rank, _ in ranked), default=NEVER)
    yield from (choice for rank, choice in ranked if rank == best)


def _rank_of(asked: tuple[str, ...], row: tuple[str, ...]) -> int:
    uid, ru, be, alias = row
    return min(1 if _is_short(said, alias) else meant(said, (uid, ru, be)) for said in asked)


def _is_short(said: str, alias: str) -> bool:
    """Whether a text is one of the short names: a card holds the Russian and the Belarusian one together."""
    return f" {folded(said)} " in f" {folded(alias)} " and len(folded(said)) * 3 > len(folded(alias))


_TALLIED = "SELECT code, label_ru, label_be FROM tally WHERE facet = ? AND total > 0 ORDER BY total DESC, code"
_DIFFERENT = """
WITH RECURSIVE here (value) AS (
    SELECT min(value) FROM trait WHERE field = ?
    UNION ALL
    SELECT (SELECT min(value) FROM trait WHERE field = ? AND value > here.value) FROM here WHERE value IS NOT NULL
)
SELECT value FROM here WHERE value IS NOT NULL
"""
_NAMED_BY = "EXISTS (SELECT 1 FROM link WHERE target = card.row AND field = ?)"
_NAMED = """
SELECT card.record_uid, card.name_ru, card.name_be, card.alias
FROM json_each(?) AS found JOIN card ON card.row = found.value
WHERE NOT card.hidden AND {narrowed}
ORDER BY card.row LIMIT 200
"""
