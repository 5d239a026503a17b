"""Pictures of a record: cut to their frame, with caption and author; words stand where the file is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImageReader, QPainter, QPainterPath, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.language import _
from desktop.ui.folding import Pliant
from desktop.ui.panes import Column, quiet
from desktop.ui.record.prose import Words
from desktop.ui.record.reading import Piece, Reading
from desktop.ui.theme import Theme
from desktop.ui.tokens import RADIUS

if TYPE_CHECKING:
    from desktop.catalogue.views import Picture

PICTURE = QSize(270, 150)


class Photo(QWidget):
    """A picture cut to its frame; where the file is not on this computer its words stand in a quiet box."""

    def __init__(self, theme: Theme, picture: Picture, words: Piece) -> None:
        super().__init__()
        self._theme, self._picture, self._words = theme, picture, words.words
        self._drawn = QPixmap()
        self.setMaximumWidth(theme.px(PICTURE.width()))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(words.words)
        self.setToolTip(words.words)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(PICTURE.width()), self._theme.px(PICTURE.height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)

    def heightForWidth(self, width: int) -> int:
        return min(width, self.maximumWidth()) * PICTURE.height() // PICTURE.width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._drawn = QPixmap()
        super().resizeEvent(event)

    def _pixmap(self) -> QPixmap:
        if self._drawn.isNull() and self._picture.path is not None:
            reader = QImageReader(str(self._picture.path))
            reader.setAutoTransform(True)
            wanted = self.size() * self.devicePixelRatioF()
            if reader.size().isValid():
                reader.setScaledSize(reader.size().scaled(wanted, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
            self._drawn = QPixmap.fromImage(reader.read())
        return self._drawn

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        frame = QPainterPath()
        frame.addRoundedRect(box, self._theme.px(RADIUS), self._theme.px(RADIUS))
        painter.setClipPath(frame)
        drawn = self._pixmap()
        if drawn.isNull():
            painter.fillRect(box, self._theme.tokens.sunken)
            painter.setPen(self._theme.tokens.text2)
            painter.setFont(self._theme.font(13))
            inner = box.adjusted(12, 8, -12, -8)
            words = _("The picture is not on this computer") + "\n" + self._words
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), words)
            return
        whole = QRectF(drawn.rect())
        shown = QRectF(box)
        shown.setSize(box.size().scaled(whole.size(), Qt.AspectRatioMode.KeepAspectRatio))
        shown.moveCenter(whole.center())
        painter.drawPixmap(box, drawn, shown)


class Under(Words):
    """Words under a picture, no wider than that."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, 12, ink=quiet)
        self.setMaximumWidth(theme.px(PICTURE.width()))

    def heightForWidth(self, width: int) -> int:
        """A layout offers the whole width of the page; the lines do not take it."""
        return super().heightForWidth(min(width, self.maximumWidth()))


def photo_block(theme: Theme, picture: Picture, reading: Reading) -> QWidget:
    """A picture with its caption and author below."""
    box = Pliant()
    column = Column(theme, box, spacing=4)
    column.addWidget(Photo(theme, picture, reading.text(picture.alt)))
    caption = ". ".join(part for part in (reading.text(picture.caption).words, picture.credit) if part)
    if caption:
        column.addWidget(Under(theme).say(caption))
    column.addStretch(1)
    box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
    return box
