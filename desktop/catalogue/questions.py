"""What can be asked of the catalogue, and what it answers: small frozen values, no rows, no dicts."""

from __future__ import annotations

from array import array
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from sync.bilingual import Bilingual, Lang

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.catalogue.words import Wanted


ROW = "I"
"""Type code of row numbers in an array: 32 bits."""


class Facet(StrEnum):
    """A way to narrow the results. KIND holds kinds of records, FACILITY_KIND kinds of facilities."""

    KIND = "kind"
    FACILITY_KIND = "facility_kind"
    COUNTRY = "country"
    REGION = "region"
    ORGANISATION = "organisation"
    BRANCH = "grnti"
    ACCESS_MODE = "access_mode"
    LIFE_CYCLE = "life_cycle"


class Order(StrEnum):
    """How results are sorted: best match first, by name in the alphabet of the question's language, latest
    confirmed first, longest unconfirmed first (never confirmed before all others), nearest to a town first."""

    RELEVANCE = "relevance"
    NAME = "name"
    CONFIRMED = "confirmed"
    OLDEST = "oldest"
    DISTANCE = "distance"


class Question(msgspec.Struct, frozen=True):
    """Words as typed and what must hold besides. Codes of one facet are alternatives, facets are all required.

    RELEVANCE without words means NAME. `near` is the code of a town of `towns`, from which DISTANCE is measured: a
    code no town has makes it NAME. With `most` a row need not have all plain words: those that have what tells most
    of them come first, by RELEVANCE, and those that have much less are no hits.
    """

    text: str = ""
    filters: tuple[tuple[Facet, tuple[str, ...]], ...] = ()
    order: Order = Order.RELEVANCE
    lang: Lang = Lang.RU
    near: str = ""
    most: bool = False

    def codes(self, facet: Facet) -> tuple[str, ...]:
        """The chosen codes of a facet."""
        return dict(self.filters).get(facet, ())

    def narrowed(self, facet: Facet, codes: tuple[str, ...]) -> Question:
        """The same question with these codes of a facet; none lifts the filter."""
        kept = tuple(item for item in self.filters if item[0] is not facet)
        return replace(self, filters=(*kept, (facet, codes)) if codes else kept)


class Found(msgspec.Struct, frozen=True):
    """Row ids of the hits in order, and the words to mark in them. The rows themselves are fetched when painted."""

    ids: Sequence[int] = msgspec.field(default_factory=lambda: array(ROW))
    marks: tuple[Wanted, ...] = ()

    @property
    def count(self) -> int:
        """How many were found."""
        return len(self.ids)


class FacetCount(msgspec.Struct, frozen=True):
    """How many results one would get by choosing this code of the facet."""

    code: str
    label: Bilingual
    count: int
    chosen: bool = False


class Facets(msgspec.Struct, frozen=True):
    """Counts by facet, most frequent first; chosen codes are always among them, at zero too."""

    counts: tuple[tuple[Facet, tuple[FacetCount, ...]], ...] = ()

    def of(self, facet: Facet) -> tuple[FacetCount, ...]:
        """Counts of one facet."""
        return dict(self.counts).get(facet, ())
