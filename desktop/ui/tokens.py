"""The tokens of the design: colours of the two palettes, sizes, and nothing that draws.

Palettes, style sheet, icons, delegates and painted widgets read only this table. Sizes are logical pixels before the
person's zoom; `Theme.px` multiplies them.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec
from PySide6.QtGui import QColor


class Scheme(StrEnum):
    """Which of the palettes is worn."""

    LIGHT = "light"
    DARK = "dark"


class Tokens(msgspec.Struct, frozen=True):
    """One palette. Names say the use, never the hue."""

    window: QColor
    surface: QColor
    sunken: QColor
    hover: QColor
    soft: QColor
    soft_text: QColor
    line: QColor
    border: QColor
    shade: QColor
    text: QColor
    text2: QColor
    disabled: QColor
    accent: QColor
    accent_hover: QColor
    accent_pressed: QColor
    on_accent: QColor
    mark: QColor
    mark_text: QColor
    ok: QColor
    ok_soft: QColor
    warn: QColor
    warn_soft: QColor
    warn_shape: QColor
    err: QColor
    err_soft: QColor
    diff_add: QColor
    diff_del: QColor
    map0: QColor
    map1: QColor
    map2: QColor
    map3: QColor
    map4: QColor
    map5: QColor

    @property
    def shades(self) -> tuple[QColor, ...]:
        """Grounds of the regions of the map, for rising counts."""
        return self.map0, self.map1, self.map2, self.map3, self.map4, self.map5


def _palette(**colours: str) -> Tokens:
    return Tokens(**{name: QColor(value) for name, value in colours.items()})


LIGHT = _palette(
    window="#F5F4F0", surface="#FFFFFF", sunken="#ECEAE4", hover="#EFEDE8", soft="#E4EBF9", soft_text="#1F428F",
    line="#DEDBD3", border="#847E72", shade="#D9D6CE", text="#1C2230", text2="#555C69", disabled="#8F939B",
    accent="#2A56B5", accent_hover="#21479A", accent_pressed="#1B3B82", on_accent="#FFFFFF",
    mark="#FFE9A8", mark_text="#1C2230", ok="#1C7245", ok_soft="#E2F1E7",
    warn="#875500", warn_soft="#FBEFD3", warn_shape="#B97800", err="#AF2419", err_soft="#FBE5E1",
    diff_add="#D3EBDA", diff_del="#F9D9D4",
    map0="#E3E0D8", map1="#D3DDF2", map2="#A9BFEA", map3="#7596DB", map4="#3E68C2", map5="#1F4493",
)  # fmt: skip

DARK = _palette(
    window="#14171C", surface="#1C2027", sunken="#101317", hover="#262B34", soft="#23335A", soft_text="#C6D7FF",
    line="#2F353F", border="#727B89", shade="#3A414D", text="#E8EAEE", text2="#A7AFBC", disabled="#6C7482",
    accent="#8FB1FF", accent_hover="#A9C3FF", accent_pressed="#C6D7FF", on_accent="#0E1A35",
    mark="#5A4A12", mark_text="#FFE9A8", ok="#6FCF97", ok_soft="#17332A",
    warn="#F0B74A", warn_soft="#38290F", warn_shape="#F0B74A", err="#FF9388", err_soft="#42201F",
    diff_add="#1E4534", diff_del="#5A2A2A",
    map0="#2B313B", map1="#2A3B63", map2="#37518C", map3="#4263AA", map4="#7396E6", map5="#A9C3FF",
)  # fmt: skip


def tokens_of(scheme: Scheme) -> Tokens:
    """The palette of a scheme."""
    return DARK if scheme is Scheme.DARK else LIGHT


# Sizes, in logical pixels before zoom.
HEADER, STATUS, MESSAGE = 60, 28, 38
RAIL, RAIL_NARROW = 76, 56
FACETS, FACETS_WIDE = 248, 280
CARD = 120
CONTROL, ROW, SEGMENT = 34, 34, 28
FACET_ROW = 26
RADIUS, RADIUS_CHIP, RADIUS_PANEL = 6, 4, 8
ICON, ICON_RAIL = 18, 22
NARROW, WIDE, WIDEST = 1240, 1680, 2200
"""Widths of the window at which its layout changes."""
