"""What facets and their values are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.catalogue.questions import Facet, FacetCount
from desktop.ui.wording import capital, kind_words

if TYPE_CHECKING:
    from sync.bilingual import Lang


def value_words(facet: Facet, value: FacetCount, lang: Lang) -> str:
    """One value of a facet; a subject shows its code first."""
    if facet is Facet.KIND:
        return kind_words(value.code)
    words = capital(value.label.shown(lang).text) or value.code
    return f"{value.code} {words}" if facet is Facet.BRANCH else words
