"""Filters of a call whose value no record has: told with the nearest there are."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from typing import TYPE_CHECKING

from desktop.catalogue.questions import Question
from desktop.language import _

if TYPE_CHECKING:
    from desktop.catalogue import Catalogue
    from desktop.catalogue.questions import Facet

NEAREST = 5


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
    """Values spelled alike; without any those that most records have."""
    known = {count.code.casefold(): count.code for count in catalogue.facets(Question()).of(facet) if count.count}
    alike = get_close_matches(code.casefold(), known, NEAREST) or list(known)[:NEAREST]
    return ", ".join(known[each] for each in alike)
