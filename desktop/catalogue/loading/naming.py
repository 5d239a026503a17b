"""Records found by what people write into a cell: identity, number, exact name."""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

from desktop.catalogue.questions import Facet, Question
from desktop.language import current
from sync.bilingual import Lang
from sync.errors import UnknownRecord
from sync.fields import Search
from sync.records import KINDS
from sync.registry import fields_of
from sync.tables import DIVIDER, Called, called, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.catalogue.face import Catalogue

PAGE = 500
NEAREST = 3
_ASKED = 40
"""For so many different unknown names nearest ones are looked for: a wrong column has thousands."""


def title_paths(kind: str) -> tuple[str, ...]:
    """What a record of a kind is called by, one of which it must have: its name or family in each language, else the
    first line it is found by, as the number of a certificate."""
    titles = [field for field in fields_of(kind).values() if field.search is Search.TITLE and not field.derived]
    first = next((field for field in titles if field.required and field.bilingual), titles[0])
    return tuple(f"{first.name}.{lang}" for lang in Lang) if first.bilingual else (first.name,)


class CatalogueNames:
    """Names of one catalogue; of a kind they are read when first asked for."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._asked: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}
        self._named: dict[str, dict[str, tuple[str, ...]]] = {}
        self._near: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}
        self.called = lru_cache(1024)(self._called)

    def _called(self, uid: str) -> Called | None:
        """What a record is called, None where there is no such record."""
        record = next(self._catalogue.records((uid,)), None)
        return called(record) if record is not None else None

    def nearest(self, text: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
        """Labels of up to three records called nearly so, the nearest first; () for any but the first few texts."""
        key = (folded(text.partition(DIVIDER)[0]), kinds)
        if key not in self._near and len(self._near) < _ASKED:
            self._near[key] = tuple(self._labels(*key))
        return self._near.get(key, ())

    def _labels(self, wanted: str, kinds: tuple[str, ...]) -> Iterator[str]:
        for kind in kinds:
            self.named(kind, wanted)
        every = {name: uids for kind in kinds for name, uids in self._named[kind].items()}
        close = get_close_matches(wanted, every, n=NEAREST, cutoff=0.6)
        for uid in list(dict.fromkeys(uid for name in close for uid in every[name]))[:NEAREST]:
            if found := self.called(uid):
                yield found.label(current())

    def uids(self, text: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
        """Uids of the records of these kinds with this uid, number or exact name; of any kind where none is told."""
        if (text, kinds) not in self._asked:
            self._asked[text, kinds] = self._found(text, kinds)
        return self._asked[text, kinds]

    def _found(self, text: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
        if uid := self.by_uid_or_number(text, kinds):
            return (uid,)
        return tuple(dict.fromkeys(uid for kind in kinds or KINDS for uid in self.named(kind, text)))

    def by_uid_or_number(self, text: str, kinds: tuple[str, ...]) -> str:
        """The one record, '' where there is none of these kinds."""
        try:
            uid = self._catalogue.find(text)
        except UnknownRecord:
            return ""
        if not kinds:
            return uid
        record = next(self._catalogue.records((uid,)), None)
        return uid if record is not None and record.kind in kinds else ""

    def named(self, kind: str, name: str) -> tuple[str, ...]:
        """Uids of all records of a kind with this exact name in either language."""
        if kind not in self._named:
            self._named[kind] = self._read(kind)
        return self._named[kind].get(folded(name), ())

    def _read(self, kind: str) -> dict[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for uid, names in self._cards(kind):
            for name in names:
                if name:
                    found.setdefault(folded(name), {})[uid] = None
        return {name: tuple(uids) for name, uids in found.items()}

    def _cards(self, kind: str) -> list[tuple[str, tuple[str, ...]]]:
        ids = self._catalogue.search(Question(filters=((Facet.KIND, (kind,)),))).ids
        pages = (ids[start : start + PAGE] for start in range(0, len(ids), PAGE))
        cards = (card for page in pages for card in self._catalogue.cards(page))
        return [(card.uid, tuple(card.name.get(lang) for lang in Lang)) for card in cards]

    def all(self, kind: str) -> tuple[str, ...]:
        """Every listed record of a kind."""
        return self._catalogue.uids_of(self._catalogue.search(Question(filters=((Facet.KIND, (kind,)),))).ids)
