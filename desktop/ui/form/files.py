"""A file in a field: a picture or a document, dropped, chosen or pasted; checked and stored in the background."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QImageReader,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QWidget

from desktop.language import _
from desktop.ui.buttons import Button, Kind
from desktop.ui.folding import Folding
from desktop.ui.form.editors import Editor
from desktop.ui.form.note import Note
from desktop.ui.notices import notice, size_text
from desktop.ui.panes import Column, Label, Row, quiet
from desktop.ui.shapes import State
from desktop.ui.theme import Theme
from desktop.ui.tokens import RADIUS
from sync.errors import Refusal
from sync.registry import Value

if TYPE_CHECKING:
    from desktop.catalogue.media import Media, Taken
    from desktop.ui.background import Background

WIDE, HIGH = 132, 88
_lanes = count(1)


class Thumbnail(QWidget):
    """The picture, a word where there is none, a dashed edge that says: drop it here."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._image: QImage | None = None
        self.words, self.over = "", False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.follow(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(WIDE), self._theme.px(HIGH))

    def show_image(self, image: QImage | None) -> None:
        """Show it, or nothing."""
        self._image = image if image is not None and not image.isNull() else None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens, radius = QPainter(self), self._theme.tokens, self._theme.px(RADIUS)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        path = QPainterPath()
        path.addRoundedRect(box, radius, radius)
        painter.fillPath(path, tokens.soft if self.over else tokens.sunken)
        if self._image is not None:
            painter.setClipPath(path)
            size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2, 0, 0)
            place.setSize(size.toSizeF())
            painter.drawImage(place, self._image)
            return
        painter.setPen(QPen(tokens.accent if self.over else tokens.border, 1, Qt.PenStyle.DashLine))
        painter.drawPath(path)
        painter.setFont(self._theme.font(12))
        painter.setPen(tokens.text2)
        painter.drawText(box.adjusted(8, 4, -8, -4), int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap),
                         self.words)  # fmt: skip


class FileEditor(Editor):
    """`picture` says what may be put in. `named` tells the name the file came under, before `chosen` its hash;
    `failed` why it was not taken."""

    named = Signal(str)
    failed = Signal(object)

    def __init__(self, theme: Theme, media: Media, background: Background, picture: bool) -> None:
        super().__init__(theme)
        self._media, self._background, self._picture = media, background, picture
        self._lane = f"file {next(_lanes)}"
        self._hash = ""
        self.thumbnail = Thumbnail(theme)
        self._words, self._note = Label(theme, 13, ink=quiet).wrapped(), Note(theme)
        self.choose = Button(theme, Kind.PLAIN, "folder")
        self._empty = Button(theme, Kind.QUIET, "trash")
        self.setFocusProxy(self.choose)
        self.setAcceptDrops(True)
        row = Row(theme, spacing=12)
        row.addWidget(self.thumbnail)
        side, acts = Column(theme, spacing=4), Row(theme, spacing=4)
        acts.addWidget(self.choose)
        acts.addWidget(self._empty)
        acts.addStretch(1)
        side.addLayout(acts)
        side.addWidget(self._words)
        side.addWidget(self._note)
        side.addStretch(1)
        row.addLayout(side, 1)
        self.box.addLayout(row)
        self._folding = Folding(theme, row, self, 420)
        self.choose.clicked.connect(self._ask)
        self._empty.clicked.connect(lambda: self._became("", ""))
        self.retranslate()

    def minimumSizeHint(self) -> QSize:
        """Folds where there is no room."""
        return QSize(1, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._folding.fit()

    # What is put in

    def _ask(self) -> None:
        filters = _("Pictures (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.gif *.bmp)") if self._picture else ""
        asking = QFileDialog(self, _("Choose a picture") if self._picture else _("Choose a file"), "", filters)
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.setFileMode(QFileDialog.FileMode.ExistingFile)
        asking.fileSelected.connect(lambda name: self.take(Path(name)))
        asking.open()

    def take(self, path: Path) -> None:
        """Take a file from the disk."""
        from desktop.catalogue.media import read

        self._store(path.name, lambda: read(path))

    def take_image(self, image: QImage) -> None:
        """Take a picture that has no file: a piece of the screen, of another program."""
        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        data = bytes(buffer.data().data())
        self._store(_("Picture") + ".png", lambda: data)

    def _store(self, name: str, read: Callable[[], bytes]) -> None:
        self._note.clear()
        self._words.setText(_("Is being checked…"))
        take = self._media.take_picture if self._picture else self._media.take_file
        self._background.run(lambda: take(name, read()), self._taken, self._lane, self._refused, owner=self)

    def _taken(self, taken: Taken) -> None:
        self._became(taken.sha256, taken.name)

    def _became(self, digest: str, name: str) -> None:
        self._note.clear()
        self.show_value(digest)
        if name:
            self.named.emit(name)
        self.chosen.emit(digest or None)

    def _refused(self, refusal: Refusal) -> None:
        self.show_value(self._hash)
        self._note.say(State.BAD, lambda: notice(refusal).sentence)
        self.failed.emit(refusal)

    # What is shown

    def show_value(self, value: Value) -> None:
        self._hash = str(value or "")
        self.thumbnail.show_image(None)
        self.retranslate()
        path = self._media.find(self._hash)
        if path is not None and path.suffix in (".jpg", ".png"):
            size = self.thumbnail.sizeHint() * self.devicePixelRatioF()
            self._background.run(partial(_small, path, size), self.thumbnail.show_image, f"{self._lane} seen",
                                 owner=self.thumbnail)  # fmt: skip

    def value(self) -> Value:
        return self._hash or None

    def retranslate(self) -> None:
        full = bool(self._hash)
        ask = _("Choose a picture…") if self._picture else _("Choose a file…")
        self.choose.setText(_("Choose another…") if full else ask)
        self._empty.name(_("Take the file out"))
        self._empty.setVisible(full)
        self.thumbnail.words = (
            self._lacking() if full else _("Drop a picture here") if self._picture else _("Drop a file here")
        )
        self._words.setText(self._facts() if full else _("or paste it: Ctrl+V"))
        self._note.retranslate()
        self.thumbnail.update()

    def _lacking(self) -> str:
        path = self._media.find(self._hash)
        return path.suffix[1:].upper() if path is not None else _("The file is not on this computer")

    def _facts(self) -> str:
        from desktop.catalogue.media import travels

        path = self._media.find(self._hash)
        if path is None:
            return _("It comes with the next update")
        facts = f"{path.suffix[1:].upper()}, {size_text(path.stat().st_size)}"
        stays = _("{facts}. Stays on this computer: only PDF, JPG and PNG up to 4 MB are published")
        return facts if travels(path) else stays.format(facts=facts)

    def name(self, words: str) -> None:
        self.choose.setAccessibleName(words)
        self.thumbnail.setAccessibleName(words)

    # Dropping and pasting

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (event.matches(QKeySequence.StandardKey.Paste) and self.put(QGuiApplication.clipboard().mimeData())):
            super().keyPressEvent(event)

    def put(self, data: QMimeData) -> bool:
        """Take the first file or picture there is; False where there is none."""
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if files:
            self.take(files[0])
        elif self._picture and data.hasImage():
            self.take_image(QImage(data.imageData()))
        return bool(files) or (self._picture and data.hasImage())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()
            self._hover(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hover(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._hover(False)
        if self.put(event.mimeData()):
            event.acceptProposedAction()

    def _hover(self, over: bool) -> None:
        self.thumbnail.over = over
        self.thumbnail.update()


def _small(path: Path, room: QSize) -> QImage:
    """Read no larger than it is shown."""
    reader = QImageReader(str(path))
    reader.setScaledSize(reader.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
