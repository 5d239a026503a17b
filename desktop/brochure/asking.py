"""The box at the foot of the first page: whom to ask, where it stands, and the code that leads to the record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from desktop.brochure import styles
from desktop.brochure.figures import CodeFigure, MapFigure, Panel
from desktop.brochure.outline import outline
from desktop.brochure.parts import Block, Side, Stack, Text
from desktop.brochure.plan import NOTHING, ContactLine, Fact, MapPoint, PassportView
from desktop.brochure.structure import Node
from desktop.brochure.type import Style
from desktop.brochure.wording import both, joined, joined_pairs, same
from desktop.brochure.writing import Place, Writer
from sync.bilingual import Bilingual, Lang

_PAD, _GAP = 11.0, 12.0
_CODE, _MAP = 70.0, (132.0, 78.0)
_TALLEST = 165.0
"""Height the contacts may take; the others stand in a list behind."""
_BETWEEN = 10.0
_LINK = replace(styles.CONTACT, colour=styles.LINK)


@dataclass(frozen=True)
class Asking:
    """The box, and how many of the contacts it tells; the others have to stand elsewhere."""

    panel: Panel
    told: int


def asking_box(
    view: PassportView, writer: Writer, langs: tuple[Lang, ...], part: Node, measure: float, map_file: Path | None
) -> Asking | None:
    """The box, or None for a record with nothing to ask and no link."""
    box = _Box(view, writer, langs, Node("Sect", part))
    right = [block for block in (box.map(map_file), box.code()) if block]
    wide = measure - 2 * _PAD
    left, told = box.words(wide - sum(w + _GAP for w, _ in right))
    if not left.blocks and not right:
        return None
    placed: list[tuple[float, Block]] = []
    x = wide
    for w, block in reversed(right):
        x -= w
        placed.insert(0, (x, block))
        x -= _GAP
    return Asking(Panel(inner=Side(blocks=((0.0, left), *placed)), wide=measure, pad=_PAD), told)


def contact_fact(contact: ContactLine) -> Fact:
    """A contact as a row of a list, for those the box has no room for."""
    reached = same(", ".join(text for text in (contact.phone, contact.email) if text))
    return Fact(contact.role or both(lambda t: t.gettext("Contacts")), joined_pairs((contact.unit, reached), ", "))


class _Box:
    """The parts of the box."""

    def __init__(self, view: PassportView, writer: Writer, langs: tuple[Lang, ...], sect: Node) -> None:
        self.view, self.writer, self.langs, self.sect = view, writer, langs, sect

    def words(self, measure: float) -> tuple[Stack, int]:
        """Heading, contacts by role as far as they fit, address; without any of them what the code leads to."""
        made: list[Block] = []
        told = 0
        for contact in self.view.contacts:
            blocks = self._contact(contact, measure)
            if Stack(blocks=(*made, *blocks)).height > _TALLEST:
                break
            made += blocks
            told += 1
        if self.view.address:
            made += self._pair(self.view.address, styles.CONTACT, measure, both(lambda t: t.gettext("Address")))
        if not made:
            return Stack(blocks=tuple(self._identity(measure))), told
        heading = both(lambda t: t.gettext("Contacts"))
        return Stack(blocks=(self._heading(heading, measure), *made)), told

    def _heading(self, pair: Bilingual, measure: float) -> Text:
        said = same(joined(pair, self.langs))
        text = self.writer.line(said, styles.HEADING, Place(self.langs[0], measure, "H2", self.sect), pair)
        return replace(text, after=5.0)

    def _identity(self, measure: float) -> list[Block]:
        """Title and number, so that the box speaks where a record names nobody to ask."""
        if not self.view.link:
            return []
        lines = self._pair(both(lambda t: t.gettext("Record in Niva")), styles.CONTACT_ROLE, measure, NOTHING)
        place = Place(self.langs[0], measure, "P", self.sect)
        return [*lines, self.writer.line(same(self.view.link), styles.CAPTION, place, NOTHING)]

    def _pair(self, pair: Bilingual, style: Style, measure: float, field: Bilingual, after: float = 3.0) -> list[Block]:
        """The text in each language, beside each other where there are two."""
        langs = self.langs if pair.ru != pair.be else self.langs[:1]
        half = (measure - _BETWEEN * (len(langs) - 1)) / len(langs)
        places = [Place(lang, half, "P", self.sect, context=self.langs[0]) for lang in langs]
        texts = [self.writer.line(pair, style, place, field) for place in places]
        return [Side(blocks=tuple((n * (half + _BETWEEN), text) for n, text in enumerate(texts)), after=after)]

    def _contact(self, contact: ContactLine, measure: float) -> list[Block]:
        field = both(lambda t: t.gettext("Contacts"))
        made = self._pair(contact.role, styles.CONTACT_ROLE, measure, field, after=0.0) if contact.role else []
        if contact.unit:
            made += self._pair(contact.unit, styles.CONTACT, measure, field, after=0.0)
        links = [(contact.phone, f"tel:{_dialled(contact.phone)}"), (contact.email, f"mailto:{contact.email}")]
        return [*made, *self._links([(text, url) for text, url in links if text], measure, field)]

    def _links(self, links: list[tuple[str, str]], measure: float, field: Bilingual) -> list[Block]:
        """Telephone and mailbox beside each other where both fit, else below each other; in two languages each has
        them below its own words."""
        half = (measure - _BETWEEN) / 2
        place = Place(self.langs[0], half, "P", self.sect)
        short: list[Text | Stack] = [self.writer.line(same(text), _LINK, place, field, url) for text, url in links]
        if all(isinstance(text, Text) and len(text.lines) == 1 for text in short):
            if len(self.langs) > 1:
                again = [self.writer.line(same(text), _LINK, place, field, url) for text, url in links]
                short = [Stack(blocks=tuple(short)), Stack(blocks=tuple(again))]
            return [Side(blocks=tuple((n * (half + _BETWEEN), text) for n, text in enumerate(short)), after=4.0)]
        whole = [self.writer.line(same(text), _LINK, place.at(measure), field, url) for text, url in links]
        return [Stack(blocks=(text,), after=4.0 if text is whole[-1] else 0.0) for text in whole]

    def map(self, map_file: Path | None) -> tuple[float, Block] | None:
        """The small map with the town's name below."""
        place = self.view.place
        found = outline(map_file, place, *_MAP) if map_file and place else None
        if not found or not place:
            return None
        node = Node("Figure", self.sect, alt=self._map_words(place))
        figure = MapFigure(wide=_MAP[0], tall=_MAP[1], outline=found, node=node, after=3.0)
        caption = self._caption(place.label, _MAP[0])
        return _MAP[0], Stack(blocks=(figure, *caption))

    def _map_words(self, place: MapPoint) -> str:
        said = both(lambda t: t.gettext("Map: {town}"))
        return said.get(self.langs[0]).format(town=place.label.shown(self.langs[0]).text)

    def code(self) -> tuple[float, Block] | None:
        """The QR code of the record."""
        if not self.view.link:
            return None
        alt = both(lambda t: t.gettext("QR code of the record: {link}")).get(self.langs[0]).format(link=self.view.link)
        node = Node("Figure", self.sect, alt=alt)
        figure = CodeFigure(wide=_CODE, tall=_CODE, text=self.view.link, node=node, after=3.0)
        said = both(lambda t: t.gettext("Record in Niva"))
        return _CODE, Stack(blocks=(figure, *self._caption(said, _CODE)))

    def _caption(self, pair: Bilingual, measure: float) -> list[Text]:
        """The words under a picture, each language on its own lines, centred."""
        langs = self.langs if pair.ru != pair.be else self.langs[:1]
        places = (Place(lang, measure, "P", self.sect, context=self.langs[0]) for lang in langs)
        texts = (self.writer.line(pair, styles.CAPTION, place, pair) for place in places if pair)
        return [replace(text, flush=0.0 if text.badge else 0.5) for text in texts]


def _dialled(phone: str) -> str:
    return "".join(character for character in phone if character.isdigit() or character == "+")
