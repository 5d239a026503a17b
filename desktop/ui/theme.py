"""What the window wears: one palette, one zoom, one style sheet; all widgets are handed the same `Theme`.

A change of palette or zoom is one new QPalette, one new sheet and one `changed` signal; widgets that keep sizes of
their own re-measure themselves on it (`follow`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from desktop.ui.fonts import font
from desktop.ui.icons import Icons
from desktop.ui.sheet import style_sheet
from desktop.ui.tokens import ICON, Scheme, Tokens, tokens_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QIcon

READING = 16
"""Height of record text in logical pixels at 100 %."""


class Theme(QObject):
    """Colours, sizes, faces and icons as they are now. `changed` is emitted after any of them became others."""

    changed = Signal()

    def __init__(self, icons: Path, scheme: Scheme = Scheme.LIGHT, zoom: int = 100, text: int = 100) -> None:
        """`icons` is the folder of SVG files; `zoom` and `text` (size of texts to be read) are in per cent."""
        super().__init__()
        self._icons = Icons(icons)
        self._fonts: dict[tuple[int, bool], QFont] = {}
        self._set(scheme, zoom, text)

    def _set(self, scheme: Scheme, zoom: int, text: int) -> None:
        self.scheme, self.zoom, self.text = scheme, zoom, text
        self.tokens: Tokens = tokens_of(scheme)
        self._fonts.clear()
        self._icons.forget()

    def change(self, scheme: Scheme | None = None, zoom: int | None = None, text: int | None = None) -> None:
        """Wear something else from now on; what is not given stays."""
        wanted = (scheme or self.scheme, zoom or self.zoom, text or self.text)
        if wanted != (self.scheme, self.zoom, self.text):
            self._set(*wanted)
            app = QApplication.instance()
            if isinstance(app, QApplication):
                self.dress(app)
            self.changed.emit()

    def dress(self, app: QApplication) -> None:
        """Put palette, face and sheet on the application."""
        self.dress_first(app)
        app.setStyleSheet(style_sheet(self.tokens, self.px))

    def dress_first(self, app: QApplication) -> None:
        """Palette and face only. What the first picture of the window shows paints itself, and a sheet that is there
        while the window is built doubles the cost of building it; the window puts it on after the first picture."""
        app.setPalette(qt_palette(self.tokens))
        app.setFont(self.font(14))

    def follow(self, measure: Callable[[], None]) -> None:
        """Call `measure`, a method of a widget, now and after each change for as long as the widget lives."""
        measure()
        self.changed.connect(measure)

    def px(self, size: float) -> int:
        """A size of the design in logical pixels of the screen."""
        return round(size * self.zoom / 100)

    def font(self, pixels: float, bold: bool = False) -> QFont:
        """A face of the interface, `pixels` before zoom."""
        key = (self.px(pixels), bold)
        face = self._fonts.get(key)
        if face is None:
            face = self._fonts[key] = font(*key)
        return face

    def pixmap(self, name: str, colour: QColor, size: float = ICON, ratio: float = 1.0) -> QPixmap:
        """A drawn icon; `size` before zoom."""
        return self._icons.pixmap(name, colour, self.px(size), ratio)

    def icon(self, name: str, colour: QColor | None = None, size: float = ICON) -> QIcon:
        """An icon for widgets of Qt."""
        return self._icons.icon(name, colour or self.tokens.text, self.tokens.disabled, self.px(size))


def qt_palette(tokens: Tokens) -> QPalette:
    """The tokens as the palette Fusion draws with."""
    palette, role = QPalette(), QPalette.ColorRole
    for roles, colour in (
        ((role.Window, role.AlternateBase), tokens.window),
        ((role.Base, role.Button, role.ToolTipBase), tokens.surface),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), tokens.text),
        ((role.Highlight, role.Accent, role.Link, role.LinkVisited), tokens.accent),
        ((role.HighlightedText, role.BrightText), tokens.on_accent),
        ((role.PlaceholderText,), tokens.disabled),
        ((role.Light, role.Midlight), tokens.hover),
        ((role.Mid, role.Dark, role.Shadow), tokens.line),
    ):
        for each in roles:
            palette.setColor(each, colour)
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, tokens.disabled)
    return palette
