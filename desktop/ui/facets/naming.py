"""What facets and their values are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.catalogue.questions import Facet, FacetCount
from desktop.language import N_, _
from desktop.ui.wording import capital, kind_words

if TYPE_CHECKING:
    from sync.bilingual import Lang

FACETS = {
    Facet.KIND: N_("What to show"),
    Facet.FACILITY_KIND: N_("Kind of facility"),
    Facet.COUNTRY: N_("Country"),
    Facet.REGION: N_("Region"),
    Facet.ORGANISATION: N_("Organisation"),
    Facet.BRANCH: N_("Subject (GRNTI)"),
    Facet.ACCESS_MODE: N_("Access"),
    Facet.LIFE_CYCLE: N_("Life cycle"),
}


def facet_words(facet: Facet) -> str:
    """The heading of a group."""
    return _(FACETS[facet])


def value_words(facet: Facet, value: FacetCount, lang: Lang) -> str:
    """One value of a facet; a subject shows its code first."""
    if facet is Facet.KIND:
        return kind_words(value.code)
    words = capital(value.label.shown(lang).text) or value.code
    return f"{value.code} {words}" if facet is Facet.BRANCH else words
