"""A catalogue in memory that fits what the window asks: a few hundred invented records, found by plain containment."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Self

from desktop.catalogue.finding.excerpting import Excerpt
from desktop.catalogue.finding.explaining import Why
from desktop.catalogue.finding.guessing import Guess
from desktop.catalogue.query.completing import Completion
from desktop.catalogue.query.telling import Nearest, Piece, Sort, Unclear, Understood
from desktop.catalogue.questions import Facet, FacetCount, Facets, Found, Question
from desktop.catalogue.stopping import Stopping
from desktop.catalogue.views import Card, State, Status
from sync.bilingual import Bilingual, Lang
from sync.freshness import Freshness

TODAY = datetime(2026, 11, 23, tzinfo=UTC)

_THEMES = (
    ("Лазерная спектроскопия и фотоника", "Лазерная спектраскапія і фатоніка", "29"),
    ("Фемтосекундный лазерный комплекс «Зарница-Ф» для исследования быстропротекающих процессов в твёрдых телах", "",
     "29"),
    ("Лазерная обработка материалов", "Лазерная апрацоўка матэрыялаў", "55"),
    ("Лазерное зондирование атмосферы", "", "37"),
    ("Испытания лазерной техники и оптики", "Выпрабаванні лазернай тэхнікі і оптыкі", "59"),
    ("Геномика растений", "Геноміка раслін", "34"),
    ("Нейтронный стенд", "Нейтронны стэнд", "58"),
    ("Высокопроизводительные вычисления", "Высокапрадукцыйныя вылічэнні", "50"),
    ("Объект испытаний гидротурбин", "Аб’ект выпрабаванняў гідратурбін", "55"),
)  # fmt: skip
_PLACES = (
    ("BY", "BY-HM", "Минск, Беларусь", "Мінск, Беларусь"),
    ("RU", "RU-NIZ", "Нижний Новгород, Россия", "Ніжні Ноўгарад, Расія"),
    ("BY", "BY-VI", "Витебск, Беларусь", "Віцебск, Беларусь"),
    ("RU", "RU-TOM", "Томск, Россия", "Томск, Расія"),
    ("BY", "BY-HO", "Гомель, Беларусь", "Гомель, Беларусь"),
)
_KINDS = (
    ("ckp", "центр коллективного пользования", "цэнтр калектыўнага карыстання"),
    ("unu", "уникальная научная установка", "унікальная навуковая ўстаноўка"),
    ("lab", "лаборатория", "лабараторыя"),
    ("stand", "стенд", "стэнд"),
)
_MODES = (("request", "по заявке", "па заяўцы"), ("remote", "удалённо", "аддалена"), ("samples", "пересылка образцов",
          "перасылка ўзораў"))  # fmt: skip
_BRANCHES = {
    "29": ("Физика", "Фізіка"), "34": ("Биология", "Біялогія"), "37": ("Геофизика", "Геафізіка"),
    "50": ("Автоматика. Вычислительная техника", "Аўтаматыка. Вылічальная тэхніка"),
    "55": ("Машиностроение", "Машынабудаванне"), "58": ("Ядерная техника", "Ядзерная тэхніка"),
    "59": ("Приборостроение", "Прыборабудаванне"),
}  # fmt: skip
_REGIONS = {
    "BY-HM": ("Минск", "Мінск"), "RU-NIZ": ("Нижегородская область", "Ніжагародская вобласць"),
    "BY-VI": ("Витебская область", "Віцебская вобласць"), "RU-TOM": ("Томская область", "Томская вобласць"),
    "BY-HO": ("Гомельская область", "Гомельская вобласць"),
}  # fmt: skip
_COUNTRIES = {"BY": ("Беларусь", "Беларусь"), "RU": ("Россия", "Расія")}
_CONFIRMED = (
    (Freshness.FRESH, "2026-11-03"),
    (Freshness.DUE, "2025-09-14"),
    (Freshness.FRESH, "2026-09-21"),
    (Freshness.OLD, "2024-10-01"),
)
ORGANISATIONS = 24
ZOND = "Установка для исследования атмосферы с самолётным зондом и двумя приёмниками"


def card(row: int) -> Card:
    """The invented record of a row; the same for ever."""
    (ru, be, _branch), (country, _region, place_ru, place_be) = _THEMES[row % 9], _PLACES[row % 5]
    code, kind_ru, kind_be = _KINDS[row % 4]
    freshness, confirmed = _CONFIRMED[row % 4]
    number = row % ORGANISATIONS + 1
    return Card(
        row=row, uid=f"facility:{row:06}", kind="facility", number=f"{country}-{row + 1:04}",
        name=Bilingual(f"{ru} {row + 1}", f"{be} {row + 1}" if be else ""),
        organisation=Bilingual(f"Институт прикладной оптики № {number}", f"Інстытут прыкладной оптыкі № {number}"),
        place=Bilingual(place_ru, place_be), country=country, type_code=code, type_label=Bilingual(kind_ru, kind_be),
        life_cycle="operating", confirmed_on=confirmed, freshness=freshness, demo=True, edited=False,
    )  # fmt: skip


def _values(row: int) -> dict[Facet, tuple[str, Bilingual]]:
    """What a row counts for, by facet."""
    country, region = _PLACES[row % 5][:2]
    branch, organisation = _THEMES[row % 9][2], row % ORGANISATIONS
    kind, mode = _KINDS[row % 4], _MODES[row % 3]
    return {
        Facet.KIND: ("facility", Bilingual("объект", "аб’ект")),
        Facet.FACILITY_KIND: (kind[0], Bilingual(*kind[1:])),
        Facet.COUNTRY: (country, Bilingual(*_COUNTRIES[country])),
        Facet.REGION: (region, Bilingual(*_REGIONS[region])),
        Facet.ORGANISATION: (f"org:{organisation}", card(organisation).organisation),
        Facet.BRANCH: (branch, Bilingual(*_BRANCHES[branch])),
        Facet.ACCESS_MODE: (mode[0], Bilingual(*mode[1:])),
        Facet.LIFE_CYCLE: ("operating", Bilingual("действует", "працуе")),
    }


class FakeShelf:
    """`rows` records; without words and filters the search costs nothing, whatever their number."""

    def __init__(self, rows: int = 300, demo: bool = True) -> None:
        self._rows, self._demo = rows, demo
        self.fetched: list[tuple[int, ...]] = []

    @contextmanager
    def until(self, stopping: Stopping) -> Iterator[Self]:
        """Nothing here takes long enough to be stopped."""
        stopping.check()
        yield self

    def search(self, question: Question) -> Found:
        """Rows whose names hold the words, in the order of their rows."""
        if not question.text and not question.filters:
            return Found(array("I", range(self._rows)))
        return Found(array("I", (row for row in range(self._rows) if self._fits(row, question))))

    def _fits(self, row: int, question: Question, but: Facet | None = None) -> bool:
        name = card(row).name
        words = question.text.lower() if any(map(str.isalnum, question.text)) else ""
        held = words in f"{name.ru} {name.be}".lower()
        values = _values(row)
        return held and all(values[facet][0] in codes for facet, codes in question.filters if facet is not but)

    def guess(self, question: Question) -> Guess | None:
        """Nobody mistypes here."""
        return None

    def why(self, question: Question, rows: Sequence[int]) -> tuple[Why | None, ...]:
        """Whatever is found by «СЭМ» is found by what that stands for."""
        told = Why("СЭМ", "растровый электронный микроскоп") if question.text == "СЭМ" else None
        return tuple(told if row % 2 else None for row in rows)

    def excerpts(self, question: Question, rows: Sequence[int]) -> tuple[Excerpt | None, ...]:
        """«зонд» stands in the description of every third record, of every sixth in Russian alone."""
        if "зонд" not in question.text:
            return (None,) * len(rows)
        other = (question.lang, Lang.RU)
        return tuple(
            Excerpt("Description", ZOND, ((52, 58),), other[row % 2]) if row % 3 == 0 else None for row in rows
        )

    def facets(self, question: Question) -> Facets:
        """Counts by facet, most frequent first."""
        return Facets(tuple((facet, self._counts(question, facet)) for facet in Facet))

    def _counts(self, question: Question, facet: Facet) -> tuple[FacetCount, ...]:
        found = [_values(row)[facet] for row in range(min(self._rows, 2000)) if self._fits(row, question, facet)]
        counts, labels = Counter(code for code, _label in found), dict(found)
        return tuple(FacetCount(code, labels[code], n) for code, n in counts.most_common())

    def complete(self, text: str, cursor: int, lang: Lang) -> tuple[Completion, ...]:
        """Two fields by their beginnings, and the regions behind the first of them."""
        start = text.rfind(" ", 0, cursor) + 1
        typed = text[start:cursor].lower()
        field, colon, value = typed.partition(":")
        if colon:
            known = sorted(_REGIONS.items()) if field == "регион" else []
            found = [(ru, Bilingual(ru, be), code) for code, (ru, be) in known if ru.lower().startswith(value)]
            return tuple(Completion(f"регион:{text}", start, cursor, label, code, 7) for text, label, code in found)
        fields = [("регион:", Bilingual("регион", "рэгіён")), ("год:", Bilingual("год", "год"))]
        return tuple(Completion(f, start, cursor, label) for f, label in fields if typed and f.startswith(typed))

    def understood(self, text: str, lang: Lang) -> Understood:
        """Each word with a colon is a region, or an unknown field."""
        pieces = []
        for match in re.finditer(r"\S+", text):
            field, colon, value = match.group().partition(":")
            label, near = Bilingual("регион", "рэгіён"), Nearest(Bilingual("регион", "рэгіён"), f"регион:{value}")
            if not colon:
                pieces.append(Piece(start=match.start(), end=match.end()))
            elif field == "регион":
                pieces.append(Piece(start=match.start(), end=match.end(), sort=Sort.FIELD, field="region", label=label,
                                    values=(Bilingual(value, value),)))  # fmt: skip
            else:
                pieces.append(Piece(start=match.start(), end=match.end(), unread=Unclear.FIELD, nearest=(near,)))
        return Understood(tuple(pieces))

    def rows_of(self, uids: Iterable[str]) -> tuple[int, ...]:
        rows = {card(row).uid: row for row in range(self._rows)}
        return tuple(rows[uid] for uid in uids if uid in rows)

    def home(self, uid: str) -> str:
        """Nobody stands anywhere."""
        return ""

    def cards(self, ids: Sequence[int], near: str = "") -> list[Card]:
        """Cards of these rows."""
        self.fetched.append(tuple(ids))
        return [card(row) for row in ids]

    def status(self) -> Status:
        """Bundle 118, nine days old."""
        if not self._rows:
            return Status(State.EMPTY)
        issued = datetime(2026, 11, 14, tzinfo=UTC)
        return Status(State.FRESH, seq=118, issued=issued, records=self._rows, listed=self._rows, demo=self._demo)
