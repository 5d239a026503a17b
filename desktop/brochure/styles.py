"""How the sheets look: the faces, sizes and colours of every kind of text, in points.

Colours keep a contrast of at least 4.5 to 1 on white and on the soft ground, in a grey rendering as well.
"""

from __future__ import annotations

from desktop.brochure.type import Face, Style

INK, QUIET, ACCENT, BAND, SOFT = "#1c2230", "#4d5462", "#1f4493", "#17325c", "#f3f2ee"

KIND = Style(Face.SANS, 8.6, 12, QUIET, hyphens=False)
TITLE = (
    Style(Face.SANS_BOLD, 20, 24, INK, after=3, hyphens=False),
    Style(Face.SANS_BOLD, 16, 19.5, INK, after=3, hyphens=False),
    Style(Face.SANS_BOLD, 14, 17, INK, after=3, hyphens=False),
    Style(Face.SANS_BOLD, 12, 14.5, INK, after=3, hyphens=False),
)
SUBTITLE = Style(Face.SANS, 9.4, 12.6, QUIET, hyphens=False)
LEAD = Style(Face.SERIF_ITALIC, 11, 14.6, INK)
CAPTION = Style(Face.SANS, 7.4, 9.6, QUIET)
HEADING = Style(Face.SANS_BOLD, 12.5, 16, ACCENT, hyphens=False)
SUBHEADING = Style(Face.SANS_BOLD, 9.2, 12.9, ACCENT)
BODY = Style(Face.SERIF, 9.2, 12.9, INK, after=4)
LABEL = Style(Face.SANS, 8.2, 11.2, QUIET)
VALUE = Style(Face.SANS, 8.6, 11.2, INK)
COLUMN = Style(Face.SANS_BOLD, 7.6, 9.8, QUIET)
CELL = Style(Face.SANS, 8, 10.6, INK)
CELL_LEAD = Style(Face.SANS_BOLD, 8, 10.6, INK)
LINK = ACCENT
BAND_TEXT = Style(Face.SANS_BOLD, 7.6, 10, "#ffffff")
BAND_QUIET = Style(Face.SANS, 7.6, 10, "#ffffff")
DEMO = Style(Face.SANS_BOLD, 8, 10, BAND)
FOOT = Style(Face.SANS, 7.2, 9.4, QUIET)
CONTACT_ROLE = Style(Face.SANS_BOLD, 8.2, 11, INK)
CONTACT = Style(Face.SANS, 8.2, 11, INK)
