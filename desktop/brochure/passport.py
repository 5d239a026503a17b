"""One record as a sheet: the front with titles, photo, texts and facts above the box that says whom to ask, and what
follows on further pages. Text and photo are first made smaller, then the sheet grows by a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.brochure import styles
from desktop.brochure.asking import Asking, asking_box, contact_fact
from desktop.brochure.columns import GUTTER, Grid
from desktop.brochure.figures import PhotoFigure
from desktop.brochure.images import prepare
from desktop.brochure.page import A4, Page, Placed, Profile, fill
from desktop.brochure.parts import Block, Side, Stack
from desktop.brochure.plan import Gap, GapKind, PassportView, Photo, Section
from desktop.brochure.structure import Node
from desktop.brochure.tables import table_blocks
from desktop.brochure.type import Style
from desktop.brochure.wording import both
from desktop.brochure.writing import Place, Writer
from sync.bilingual import Bilingual, Lang


@dataclass(frozen=True)
class Sheet:
    """One record laid out: its pages, and what could not be printed as it should be."""

    view: PassportView
    pages: tuple[Page, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class _Fit:
    """One try: scale of the texts, height of the photo as a part of its width."""

    scale: float
    photo: float


_HIGHEST_PHOTO = 0.40
_FITS = (_Fit(1.0, 0.40), _Fit(1.0, 0.32), _Fit(0.94, 0.29), _Fit(0.88, 0.27), _Fit(0.83, 0.26))
_SPILLED = _FITS[1]
_HARDLY_BEGUN = 0.35
"""A last page filled up to this part is worth smaller texts, if they save it."""
_BOX_GAP = 14.0
_APART = 18.0


def compose(view: PassportView, langs: tuple[Lang, ...], map_file: Path | None, profile: Profile = A4) -> Sheet:
    """Lays the record out: the largest texts and photo whose front fits the first page.

    Where not even the smallest fit, the facts leave the front; where the texts alone do not, they run on in full size.
    """
    part, writer = Node("Part"), Writer(view)
    asking = asking_box(view, writer, langs, part, profile.measure, map_file)
    desk = _Desk(view, langs, profile, part, writer, asking)
    for with_facts in (True, False):
        smallest = _Composing(desk, _FITS[-1], with_facts)
        if smallest.fits:
            tries = (_Composing(desk, fit, with_facts) for fit in _FITS[:-1])
            return next((attempt for attempt in tries if attempt.fits), smallest).finish()
    return _Composing(desk, _SPILLED, True).finish()


@dataclass(frozen=True)
class _Desk:
    """What every try to lay a record out has in common."""

    view: PassportView
    langs: tuple[Lang, ...]
    profile: Profile
    part: Node
    writer: Writer
    asking: Asking | None


class _Composing:
    """One try to lay a record out: its front, and what follows once the try is taken."""

    def __init__(self, desk: _Desk, fit: _Fit, with_facts: bool) -> None:
        self.view, self.langs, self.profile = desk.view, desk.langs, desk.profile
        self.part, self.writer, self.asking = desk.part, desk.writer, desk.asking
        self.fit, self.with_facts = fit, with_facts
        self.grid = Grid.under(self.part, self.writer, self.langs, self.profile.measure, fit.scale)
        self.behind = self.grid
        facts = self._facts(self.grid) if with_facts else []
        self.front: list[Block] = [*self._titles(), *self._hero(), *self._texts(), *facts]
        self.first = self.profile.room - (self.asking.panel.height + _BOX_GAP if self.asking else 0.0)
        self.spare = self.first - sum(b.height + b.after for b in self.front[:-1]) - self.front[-1].height

    @property
    def fits(self) -> bool:
        """Whether the front stands on the first page."""
        return self.spare >= 0

    def finish(self) -> Sheet:
        """The whole sheet."""
        roomy, tight = (1.0, 0.92) if len(self.langs) == 1 else (0.94, 0.87)
        pages = self._pages(roomy)
        if len(pages) > 2 and _ends(pages[-1], self.profile) < _HARDLY_BEGUN:
            pages = min(pages, self._pages(tight), key=len)
        if self.asking:
            panel = self.asking.panel
            pages[0] = (*pages[0], Placed(self.profile.bottom + panel.height, panel))
        return Sheet(self.view, tuple(pages), self.writer.gaps)

    def _pages(self, scale: float) -> list[Page]:
        """The pages with the texts behind the front in that size."""
        self.behind = replace(self.grid, scale=scale)
        facts = [] if self.with_facts else self._facts(self.behind)
        back = [*facts, *self._back(), *self._more_photos()]
        pages = fill([*self.front, *back], self.profile, self.first) or [()]
        if not self.fits or len(pages) == 1:
            return pages
        parted = self._parted(back)
        return pages if len(pages) < len(parted) else parted

    def _parted(self, back: list[Block]) -> list[Page]:
        """The front alone on its page, its photo as high as there is room, and the rest from the next page on."""
        front = [*_stretched(self.front, self.spare)]
        return [*fill(front, self.profile, self.first), *fill(back, self.profile, self.profile.room)]

    def _titles(self) -> list[Block]:
        field = both(lambda t: t.gettext("Name"))
        style = next((s for s in styles.TITLE if self._lines_of_title(s, field) <= 3), styles.TITLE[-1])

        head = Grid.under(self.part, self.writer, self.langs, self.profile.measure, self.fit.scale)
        above = head.line(self.view.kind_line, styles.KIND, both(lambda t: t.gettext("Kind")), after=2.0)
        below = self.grid.line(self.view.subtitle, styles.SUBTITLE, both(lambda t: t.gettext("Organisation")))
        title = replace(self._title(style, field), after=style.after if below else 12.0)
        return [*above, title, *(replace(block, after=9.0) for block in below)]

    def _title(self, style: Style, field: Bilingual) -> Block:
        """One heading for the record; in two languages its halves are spans of it."""
        two = len(self.langs) > 1
        parent = Node("Span", Node("H1", self.part)) if two else self.part
        places = (
            Place(lang, self.grid.half, "Span" if two else "H1", parent, context=self.langs[0]) for lang in self.langs
        )
        return self.grid.beside([self.writer.line(self.view.title, style, place, field) for place in places])

    def _lines_of_title(self, style: Style, field: Bilingual) -> int:
        probe = Writer(self.view)
        texts = (
            probe.line(self.view.title, style, self.grid.place(number), field) for number in range(len(self.langs))
        )
        return max(len(text.lines) for text in texts)

    def _hero(self) -> list[Block]:
        photo = self.view.photos[0] if self.view.photos else None
        figure = self._picture(photo, self.profile.measure, _HIGHEST_PHOTO) if photo else None
        if not photo or not figure:
            return []
        figure = replace(figure, tall=self.profile.measure * self.fit.photo)
        caption = self._caption(self.grid, photo)
        return [replace(figure, after=3.0 if caption else 9.0), *(replace(block, after=8.0) for block in caption)]

    def _picture(self, photo: Photo, wide: float, part: float) -> PhotoFigure | None:
        """The photo `part` of its width high; None, and a gap, where there is no file or no picture in it."""
        tall = wide * part
        field = both(lambda t: t.gettext("Photos"))
        try:
            jpeg = prepare(photo.path, wide, tall) if photo.path else None
        except OSError:
            jpeg, photo = None, replace(photo, path=None)
        if jpeg is None:
            kind = GapKind.PICTURE_UNREADABLE if photo.path else GapKind.PICTURE_MISSING
            self.writer.tell(kind, field, detail=photo.path.name if photo.path else "")
            return None
        alt = (photo.alt or photo.caption or self.view.title).shown(self.langs[0])
        lang = None if alt.lang is self.langs[0] else alt.lang.value
        return PhotoFigure(wide=wide, tall=tall, whole=tall, jpeg=jpeg, node=Node("Figure", self.part, lang, alt.text))

    def _caption(self, grid: Grid, photo: Photo) -> list[Block]:
        credit = f" · {photo.credit}" if photo.credit else ""
        caption = Bilingual(*(text + credit if text else "" for text in (photo.caption.ru, photo.caption.be)))
        return grid.line(caption, styles.CAPTION, both(lambda t: t.gettext("Caption")))

    def _texts(self) -> list[Block]:
        lead = self.grid.line(self.view.lead, styles.LEAD, both(lambda t: t.gettext("Line for the cover")), after=7.0)
        texts = self.grid.passages(self.view.passages, "H2")
        return [*lead, *texts[:-1], *(replace(block, after=10.0) for block in texts[-1:])]

    def _facts(self, grid: Grid) -> list[Block]:
        found = grid.facts(self.view.facts)
        if not found:
            return []
        label = both(lambda t: t.gettext("Basics"))
        heading = grid.heading(label, "H2", styles.SUBHEADING)
        return [*(replace(block, after=1.0) for block in heading), *found[:-1], replace(found[-1], after=_APART)]

    def _back(self) -> list[Block]:
        rest = self.view.contacts[self.asking.told :] if self.asking else self.view.contacts
        contacts = Section(both(lambda t: t.gettext("Contacts")), facts=tuple(map(contact_fact, rest)))
        found: list[Block] = []
        for section in (*self.view.sections, contacts):
            found += self._section(section)
        return found

    def _section(self, section: Section) -> list[Block]:
        """The heading and all of a section; nothing where it has nothing."""
        inner = [*self.behind.passages(section.passages, "H3"), *self.behind.facts(section.facts)]
        inner[-1:] = [replace(block, after=9.0) for block in inner[-1:]]
        for table in section.tables:
            inner += table_blocks(self.behind, table)
        if not inner:
            return []
        return [*self.behind.heading(section.label), *inner[:-1], replace(inner[-1], after=_APART)]

    def _more_photos(self) -> list[Block]:
        """The other photos, two beside each other."""
        wide = (self.profile.measure - GUTTER) / 2
        grid = Grid(self.writer, self.langs[:1], wide, self.grid.parts)
        made = [self._tile(photo, wide, grid) for photo in self.view.photos[1:]]
        tiles = [tile for tile in made if tile]
        pairs = (tiles[at : at + 2] for at in range(0, len(tiles), 2))
        return [Side(blocks=_spread(pair, wide + GUTTER), after=10.0) for pair in pairs]

    def _tile(self, photo: Photo, wide: float, grid: Grid) -> Block | None:
        figure = self._picture(photo, wide, 0.62)
        return Stack(blocks=(replace(figure, after=3.0), *self._caption(grid, photo))) if figure else None


def _stretched(blocks: Sequence[Block], spare: float) -> Iterator[Block]:
    """The same blocks on one page, its photo as high as the page leaves it room."""
    for block in blocks:
        yield replace(block, tall=min(block.whole, block.tall + spare)) if isinstance(block, PhotoFigure) else block


def _ends(page: Page, profile: Profile) -> float:
    """How much of a page is filled, as a part of its height."""
    low = min((placed.top - placed.block.height for placed in page), default=profile.ceiling)
    return (profile.ceiling - low) / profile.room


def _spread(blocks: Iterable[Block], step: float) -> tuple[tuple[float, Block], ...]:
    return tuple((number * step, block) for number, block in enumerate(blocks))
