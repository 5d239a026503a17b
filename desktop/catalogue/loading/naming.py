"""Records found by what people write into a cell: identity, number, exact name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.catalogue.questions import Facet, Question
from sync.bilingual import Lang
from sync.errors import UnknownRecord
from sync.fields import Search
from sync.registry import fields_of

if TYPE_CHECKING:
    from desktop.catalogue.face import Catalogue

PAGE = 500


def folded(name: str) -> str:
    """A name as it is compared: without case and doubled spaces."""
    return " ".join(name.split()).casefold()


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

    def uids(self, text: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
        """Uids of the records of these kinds with this uid, number or exact name; without kinds names say nothing."""
        if (text, kinds) not in self._asked:
            self._asked[text, kinds] = self._found(text, kinds)
        return self._asked[text, kinds]

    def _found(self, text: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
        if uid := self.by_uid_or_number(text, kinds):
            return (uid,)
        return tuple(dict.fromkeys(uid for kind in kinds for uid in self.named(kind, text)))

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
