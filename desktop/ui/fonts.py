"""The two faces of the window: PT Sans Regular and Bold. Other weights are not loaded, so none can be asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontDatabase

if TYPE_CHECKING:
    from pathlib import Path

FAMILY = "PT Sans"


def load_fonts(folder: Path) -> None:
    """Make the shipped faces known to Qt. Without them the system's own sans serif stands in."""
    for name in ("PTSans-Regular.ttf", "PTSans-Bold.ttf"):
        QFontDatabase.addApplicationFont(str(folder / name))


def font(pixels: int, bold: bool = False) -> QFont:
    """A face of that height. Kerning is off because it pulls ’ into the next letter; hinting is off for one look."""
    face = QFont(FAMILY)
    face.setPixelSize(pixels)
    face.setBold(bold)
    face.setKerning(False)
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return face
