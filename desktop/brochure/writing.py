"""Pairs of languages into set text: the side that is asked for, or the other one with a mark, and a list of gaps."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import quote

from desktop.brochure.parts import BADGE_ROOM, Text
from desktop.brochure.plan import Gap, GapKind, PassportView
from desktop.brochure.setting import lines
from desktop.brochure.structure import Node
from desktop.brochure.type import Style, covered
from desktop.brochure.typography import paragraphs, typeset
from sync.bilingual import Bilingual, Lang, Shown

_FOLLOWED = ("https://", "http://", "mailto:", "tel:")
_URL_SIGNS = ":/?#[]@!$&'()*+,;=%~"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text goes: the language asked for, the width in points, its role and parent in the structure.

    `context` is the language its parent speaks, where that is another one.
    """

    lang: Lang
    measure: float
    role: str = "P"
    parent: Node | None = None
    scope: str | None = None
    context: Lang | None = None

    def at(self, measure: float, role: str = "P", parent: Node | None = None) -> Place:
        """Another role or width in the same language."""
        return Place(self.lang, measure, role, parent or self.parent)


class Writer:
    """Sets the texts of one record and remembers what could not be printed as it should be."""

    def __init__(self, view: PassportView) -> None:
        self._view = view
        self._gaps: dict[Gap, None] = {}

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What was found so far, each once, in the order of the page."""
        return tuple(self._gaps)

    def tell(self, kind: GapKind, field: Bilingual, lang: Lang | None = None, detail: str = "") -> None:
        """Remembers one gap."""
        self._gaps[Gap(kind, self._view.uid, self._view.title, field, lang, detail)] = None

    def line(self, pair: Bilingual, style: Style, place: Place, field: Bilingual, url: str = "") -> Text:
        """One paragraph, all in one; an empty pair gives a text of no lines."""
        shown = self._shown(pair, place.lang, field)
        return self._set(typeset(shown.text.replace("\n", " ")), shown, style, place, field, url)

    def texts(self, pair: Bilingual, style: Style, place: Place, field: Bilingual) -> list[Text]:
        """Paragraphs; a stand-in is marked at the first."""
        shown = self._shown(pair, place.lang, field)
        found = [self._set(text, shown, style, place, field) for text in paragraphs(shown.text)]
        return [replace(text, badge="") if number else text for number, text in enumerate(found)]

    def _shown(self, pair: Bilingual, lang: Lang, field: Bilingual) -> Shown:
        shown = pair.shown(lang)
        if shown.text and shown.lang is not lang:
            self.tell(GapKind.TRANSLATION, field, lang)
        return shown

    def _set(self, text: str, shown: Shown, style: Style, place: Place, field: Bilingual, url: str = "") -> Text:
        clean, missing = covered(text, style.face)
        url = quote(url, safe=_URL_SIGNS) if url.startswith(_FOLLOWED) else ""
        if missing:
            self.tell(GapKind.CHARACTERS, field, shown.lang, "".join(sorted(missing)))
        foreign = shown.lang is not place.lang and bool(text)
        spoken = shown.lang.value if shown.lang is not (place.context or place.lang) else None
        node = Node(place.role, place.parent, spoken, scope=place.scope)
        return Text(
            lines=lines(clean, style, place.measure, shown.lang, BADGE_ROOM if foreign else 0.0),
            style=style,
            node=Node("Link", node, alt=clean) if url else node,
            badge=shown.lang.value if foreign else "",
            url=url,
            after=style.after,
            measure=place.measure,
        )
