"""What every page carries: the band with the catalogue's name and the mark of a demonstration, and the foot with the
date of confirmation, the bundle and the page. All of it is pagination, not content."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.brochure import styles
from desktop.brochure.page import Profile
from desktop.brochure.parts import baseline, colour, draw_ground, draw_rule
from desktop.brochure.plan import Issue, PassportView
from desktop.brochure.tagged import TaggedCanvas
from desktop.brochure.type import Style, covered, runs, width
from desktop.brochure.typography import typeset
from desktop.brochure.wording import both, joined
from desktop.language import date_text, number_text
from sync.bilingual import Bilingual, Lang


@dataclass(frozen=True)
class Running:
    """The words of the running head and foot of one record."""

    profile: Profile
    view: PassportView
    issue: Issue
    langs: tuple[Lang, ...]

    def draw(self, canvas: TaggedCanvas, number: int, count: int) -> None:
        """Head and foot of page `number` of the record's `count`."""
        self._band(canvas, number)
        self._foot(canvas, f"{number} / {count}")

    def _band(self, canvas: TaggedCanvas, number: int) -> None:
        profile = self.profile
        low = profile.tall - profile.band
        draw_ground(canvas, 0, low, profile.wide, profile.band, styles.BAND)
        middle = low + profile.band / 2 + styles.BAND_TEXT.leading / 2
        end = self._demo(canvas, low) - 10 if self.view.demo else profile.wide - profile.right
        first, second = self._heads(number)
        halves = number > 1 and len(self.langs) > 1
        head = shortened(typeset(first), styles.BAND_TEXT, (end - profile.left - 24) / (2 if halves else 1))
        _put(canvas, head, styles.BAND_TEXT, profile.left, middle)
        start = profile.left + width(head, styles.BAND_TEXT.face, styles.BAND_TEXT.size) + 24
        _put(canvas, second, styles.BAND_QUIET, start, middle, end - start, flush=True)

    def _heads(self, number: int) -> tuple[str, str]:
        """What stands left and right: the catalogue, then the record; of two languages each has its side."""
        names = both(lambda t: t.gettext("Catalogue of research infrastructure"))
        one = self.langs[:1]
        if len(self.langs) > 1:
            pair = names if number == 1 else self.view.title
            return joined(pair, one), joined(pair, self.langs[1:])
        return joined(names, one), self.view.number if number == 1 else joined(self.view.title, one)

    def _demo(self, canvas: TaggedCanvas, low: float) -> float:
        """The mark of a demonstration record, at the right of the band; returns its left edge."""
        said = joined(both(lambda t: t.pgettext("demonstration record", "Sample")), self.langs)
        wide = width(said, styles.DEMO.face, styles.DEMO.size) + 14
        tall = 15.0
        left, bottom = self.profile.wide - self.profile.right - wide, low + (self.profile.band - tall) / 2
        with canvas.artifact():
            canvas.setFillColor(colour("#ffffff"))
            canvas.roundRect(left, bottom, wide, tall, 3, stroke=0, fill=1)
        _put(canvas, said, styles.DEMO, left + 7, bottom + tall / 2 + styles.DEMO.leading / 2)
        return left

    def _foot(self, canvas: TaggedCanvas, leaf: str) -> None:
        profile, style = self.profile, styles.FOOT
        line = profile.bottom - 16
        draw_rule(canvas, profile.left, line, profile.measure)
        room = profile.measure - 50
        for number, lang in enumerate(self.langs):
            _put(canvas, self._words(lang), style, profile.left, line - 5 - number * style.leading, room)
        taken = width(leaf, style.face, style.size)
        _put(canvas, leaf, style, profile.wide - profile.right - taken, line - 5)

    def _words(self, lang: Lang) -> str:
        parts = [self.view.number, self._confirmed().get(lang), self._issue().get(lang)]
        if self.view.demo:
            parts.append(both(lambda t: t.gettext("sample, the data are made up")).get(lang))
        return " · ".join(part for part in parts if part)

    def _confirmed(self) -> Bilingual:
        date = date_text(self.view.confirmed_on)
        if not date:
            return both(lambda t: t.gettext("no date of confirmation"))
        return both(lambda t: t.gettext("confirmed {date}").format(date=date))

    def _issue(self) -> Bilingual:
        if not self.issue.number:
            return Bilingual()
        facts = {"number": number_text(self.issue.number), "date": date_text(self.issue.date)}
        return both(lambda t: t.gettext("bundle {number} of {date}").format(**facts))


def _put(
    canvas: TaggedCanvas, text: str, style: Style, x: float, top: float, room: float = 0, flush: bool = False
) -> None:
    """One line of pagination, cut to `room` (0 = as long as it is) and, if `flush`, set against its right end."""
    said, _ = covered("".join(plain for plain, _ in runs(typeset(text.replace("\n", " ")))), style.face)
    said = shortened(said, style, room) if room else said
    if not said:
        return
    x = x + room - width(said, style.face, style.size) if flush else x
    with canvas.artifact("Pagination"):
        canvas.setFillColor(colour(style.colour))
        canvas.setFont(style.face.value, style.size)
        canvas.drawString(x, baseline(style, top), said)


def shortened(text: str, style: Style, room: float) -> str:
    """The text, or as much of it as fits with an ellipsis; '' where nothing fits."""
    if width(text, style.face, style.size) <= room:
        return text
    taken = width("…", style.face, style.size)
    for number, character in enumerate(text):
        taken += width(character, style.face, style.size)
        if taken > room:
            return text[:number].rstrip() + "…" if number else ""
    return text
