"""Filters of a call whose value no record has: told with the nearest there are."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from typing import TYPE_CHECKING

from desktop.catalogue.questions import Question
from desktop.kinds import kind_text
from desktop.language import _, current, translation
from sync.bilingual import Lang

if TYPE_CHECKING:
    from desktop.catalogue import Catalogue
    from desktop.catalogue.questions import Facet, FacetCount

    Filters = tuple[tuple[Facet, tuple[str, ...]], ...]

NEAREST = 5


def meant(catalogue: Catalogue, pairs: Filters) -> Filters:
    """The filters with codes in place of the values that are said in words of either language."""
    from desktop.catalogue.query.telling import Sort

    def codes(facet: Facet, said: str) -> tuple[str, ...]:
        if catalogue.search(Question(filters=((facet, (said,)),))).count:
            return (said,)
        pieces = catalogue.understood(f'{facet.value}:"{said}"', Lang.RU).pieces
        read = {said.casefold()}
        if len(pieces) == 1 and pieces[0].sort is Sort.FIELD and not pieces[0].unread:
            read |= {label.casefold() for value in pieces[0].values for label in (value.ru, value.be)}
        known = catalogue.facets(Question()).of(facet)
        return tuple(one.code for one in known if read & {one.label.ru.casefold(), one.label.be.casefold()}) or (said,)

    return tuple((facet, tuple(code for said in values for code in codes(facet, said))) for facet, values in pairs)


def tell_unknown(catalogue: Catalogue, question: Question) -> None:
    """A sentence on stderr for each value of a filter that no record of the whole catalogue has."""
    for facet, codes in question.filters:
        for code in codes:
            if not catalogue.search(Question(filters=((facet, (code,)),))).count:
                print(_sentence(facet, code, _nearest(catalogue, facet, code)), file=sys.stderr)


def _sentence(facet: Facet, code: str, nearest: str) -> str:
    if nearest:
        told = _("no record has the value “{code}” of the filter “{name}”; the nearest: {nearest}")
    else:
        told = _("no record has the value “{code}” of the filter “{name}”")
    return told.format(code=code, name=facet, nearest=nearest)


def _nearest(catalogue: Catalogue, facet: Facet, code: str) -> str:
    """Values with a code or a label spelled alike, each with both; without any those that most records have."""
    counts = [count for count in catalogue.facets(Question()).of(facet) if count.count]
    known = {text.casefold(): count for count in counts for text in (count.label.be, count.label.ru, count.code)}
    alike = [known[each] for each in get_close_matches(code.casefold(), known, NEAREST)] or counts[:NEAREST]
    return ", ".join(dict.fromkeys(map(_named, alike)))


def _named(count: FacetCount) -> str:
    label = count.label.shown(current()).text
    if label in ("", count.code):
        label = kind_text(count.code, translation(current()))
    return f"{label} ({count.code})" if label != count.code else label
