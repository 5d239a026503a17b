"""The faces and what they can draw: registered once, measured through a cache, checked before anything is printed.

The eight faces are the static PT Sans and PT Serif of `resources/fonts` (OFL 1.1). Neither has Greek letters, raised
digits above three or arrows; what is raised or lowered is drawn from the plain digits, what is missing is drawn as a
lozenge and reported, so that no page ever holds an empty glyph.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from reportlab import rl_config
from reportlab.lib import rl_accel
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from desktop.paths import RESOURCES

SUBSTITUTE = "◊"
SMALL = 0.66
"""Size of a raised or lowered character beside its neighbours."""

RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", "0123456789+−=()n", strict=True))
LOWERED = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", "0123456789+−=()", strict=True))
_SHIFTED = frozenset(RAISED) | frozenset(LOWERED)


class Face(StrEnum):
    """One of the shipped faces; the value is its file name."""

    SANS = "PTSans-Regular"
    SANS_BOLD = "PTSans-Bold"
    SERIF = "PTSerif-Regular"
    SERIF_ITALIC = "PTSerif-Italic"


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks: sizes and spaces in points, `colour` as #rrggbb."""

    face: Face
    size: float
    leading: float
    colour: str = "#1c2230"
    after: float = 0.0
    hyphens: bool = True

    def scaled(self, factor: float) -> Style:
        """The same style in another size."""
        size, leading, after = self.size * factor, self.leading * factor, self.after * factor
        return Style(self.face, size, leading, self.colour, after, self.hyphens)


@cache
def register() -> None:
    """Makes the faces known to reportlab and sets what every document of ours needs. Costs 0.1 s, once."""
    assert rl_accel.__name__, "without the accelerator pages take three times as long"
    rl_config.useA85 = 0  # pictures as they are, not blown up to text
    for face in Face:
        pdfmetrics.registerFont(_font(face))


@cache
def _font(face: Face) -> TTFont:
    return TTFont(face.value, str(RESOURCES / "fonts" / f"{face.value}.ttf"))


@cache
def _drawable(face: Face) -> frozenset[str]:
    return frozenset(map(chr, _font(face).face.charToGlyph)) | {"\u00a0"}


@cache
def _widths(face: Face) -> dict[str, float]:
    return {}


def width(text: str, face: Face, size: float) -> float:
    """Points a text takes on one line. Words are measured once per face."""
    known = _widths(face)
    found = known.get(text)
    if found is None:
        found = known[text] = _measure(text, face)
    return found * size / 1000


def _measure(text: str, face: Face) -> float:
    if _SHIFTED.isdisjoint(text):
        return float(_font(face).stringWidth(text, 1000))
    return sum(_measure(part, face) * (SMALL if shift else 1.0) for part, shift in runs(text))


def covered(text: str, face: Face) -> tuple[str, frozenset[str]]:
    """The text with a lozenge for each character the face cannot draw, and those characters."""
    missing = frozenset(text).difference(_drawable(face), _SHIFTED)
    if not missing:
        return text, missing
    return "".join(SUBSTITUTE if character in missing else character for character in text), missing


def runs(text: str) -> list[tuple[str, int]]:
    """The text cut into (plain characters, shift): 1 raised, -1 lowered, 0 on the line."""
    if _SHIFTED.isdisjoint(text):
        return [(text, 0)]
    found: list[tuple[str, int]] = []
    for character in text:
        shift = 1 if character in RAISED else -1 if character in LOWERED else 0
        plain = RAISED.get(character) or LOWERED.get(character) or character
        if found and found[-1][1] == shift:
            found[-1] = (found[-1][0] + plain, shift)
        else:
            found.append((plain, shift))
    return found
