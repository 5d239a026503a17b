"""The true pages of the PDF: thumbnails at the left, one page in the middle, its number and size above."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QProgressBar,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.language import NBSP, _
from desktop.ui.buttons import Button, Kind
from desktop.ui.keys import sequence
from desktop.ui.panes import Column, Label, Pane, Row
from desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
THUMB = QSize(60, 85)
ZOOMS = (25, 33, 50, 67, 80, 100, 125, 150, 200, 300)


class _Thumbs(QAbstractListModel):
    """Pages as small pictures, rendered when they are first painted."""

    def __init__(self, document: QPdfDocument, ratio: float, parent: QWidget) -> None:
        super().__init__(parent)
        self._document, self._ratio = document, ratio
        self._drawn: dict[int, QImage] = {}
        self._side = THUMB

    def renew(self, side: QSize) -> None:
        """The document became another, or the size of thumbnails."""
        self.beginResetModel()
        self._drawn.clear()
        self._side = side
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  as Qt has it
        return 0 if parent.isValid() else self._document.pageCount()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DecorationRole:
            return self._image(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return str(index.row() + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("Page {n}").format(n=index.row() + 1)
        return None

    def _image(self, page: int) -> QImage:
        image = self._drawn.get(page)
        if image is None:
            size = fitted(self._document, page, self._side)
            image = self._drawn[page] = on_white(self._document, page, size, self._ratio)
        return image


def fitted(document: QPdfDocument, page: int, box: QSize) -> QSize:
    """The size of a page drawn as large as the box allows."""
    return document.pagePointSize(page).toSize().scaled(box, Qt.AspectRatioMode.KeepAspectRatio)


def on_white(document: QPdfDocument, page: int, size: QSize, ratio: float) -> QImage:
    """A page in logical pixels for a screen of that pixel ratio; a PDF has no ground of its own."""
    drawn = document.render(page, size * ratio)
    image = QImage(drawn.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.drawImage(0, 0, drawn)
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


class _ThumbPainter(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._theme.px(84), self._theme.px(THUMB.height() + 30))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, tokens, box = self._theme, self._theme.tokens, QRect(option.rect)
        image: QImage = index.data(Qt.ItemDataRole.DecorationRole)
        size = image.deviceIndependentSize().toSize()
        place = QRect(box.center().x() - size.width() // 2, box.top() + theme.px(4), size.width(), size.height())
        painter.drawImage(place, image)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(QPen(tokens.accent if chosen else tokens.line, 2 if chosen else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(place).adjusted(-1, -1, 1, 1))
        painter.setFont(theme.font(12, chosen))
        painter.setPen(tokens.text if chosen else tokens.text2)
        below = QRect(box.left(), place.bottom() + theme.px(4), box.width(), theme.px(16))
        painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), index.data())


class _Sheet(QWidget):
    """One page, rendered at the pixels of the screen."""

    def __init__(self, theme: Theme, document: QPdfDocument) -> None:
        super().__init__()
        self._theme, self._document = theme, document
        self._image = QImage()
        self.page = 0

    def show_page(self, page: int, percent: int) -> None:
        """Draw that page; 100 per cent is its size on paper at 96 dots an inch."""
        self.page = page
        size = (self._document.pagePointSize(page) * (96 / 72 * percent / 100)).toSize()
        ratio = self.devicePixelRatioF()
        self._image = on_white(self._document, page, size, ratio)
        self.setFixedSize(size + QSize(2, 2))
        self.retranslate()
        self.update()

    def retranslate(self) -> None:
        """All words in the language spoken now."""
        self.setAccessibleName(_("Page {n}").format(n=self.page + 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawImage(1, 1, self._image)
        painter.setPen(self._theme.tokens.line)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class Preview(Pane):
    """What paper will show. `page_shown` tells the number of the page in the middle, from 0."""

    page_shown = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, lambda tokens: tokens.sunken)
        self._document = QPdfDocument(self)
        self._percent = 0  # 0: the whole page in view
        column = Column(theme, self, margins=(0, 0, 0, 0), spacing=0)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(4)
        column.addWidget(self._bar)
        column.addLayout(self._line())
        row = Row(theme, spacing=0)
        row.addWidget(self._strip())
        row.addWidget(self._middle(), 1)
        column.addLayout(row, 1)
        for keys, step in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1)):
            QShortcut(sequence(keys), self, lambda step=step: self.zoom(step))
        theme.changed.connect(self._renew)
        self.retranslate()
        self.wait(0, 0)

    def _line(self) -> Row:
        theme = self.theme
        self._before, self._after = (Button(theme, Kind.QUIET, icon) for icon in ("chevron-left", "chevron-right"))
        self._out, self._in = (Button(theme, Kind.QUIET, icon) for icon in ("zoom-out", "zoom-in"))
        self._number, self._size = Label(theme), Label(theme, 13)
        self._before.clicked.connect(lambda: self.show_page(self.page - 1))
        self._after.clicked.connect(lambda: self.show_page(self.page + 1))
        self._out.clicked.connect(lambda: self.zoom(-1))
        self._in.clicked.connect(lambda: self.zoom(1))
        row = Row(theme, margins=(112, 8, 14, 8), spacing=4)
        row.addStretch(1)
        for part in (self._before, self._number, self._after):
            row.addWidget(part)
        row.addStretch(1)
        for part in (self._out, self._size, self._in):
            row.addWidget(part)
        return row

    def _strip(self) -> QListView:
        theme = self.theme
        self._list = QListView(self)
        self._model = _Thumbs(self._document, self.devicePixelRatioF(), self)
        self._list.setModel(self._model)
        self._list.setItemDelegate(_ThumbPainter(theme, self))
        self._list.setFixedWidth(theme.px(112))
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setStyleSheet("QListView { background: transparent; }")
        self._list.selectionModel().currentChanged.connect(lambda now, _was: self._show(now.row()))
        return self._list

    def _middle(self) -> QScrollArea:
        self._sheet = _Sheet(self.theme, self._document)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._scroll.setStyleSheet("QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }")
        self._scroll.setWidget(self._sheet)
        return self._scroll

    @property
    def page(self) -> int:
        """The page in the middle, from 0."""
        return self._sheet.page

    @property
    def pages(self) -> int:
        """How many there are; 0 before the first file."""
        return self._document.pageCount()

    def open(self, file: Path) -> None:
        """Show another file, at the page that was seen if it has so many."""
        page = self.page
        self._document.load(str(file))
        self._renew()
        self.show_page(min(page, self.pages - 1))

    def _renew(self) -> None:
        self._model.renew(QSize(self.theme.px(THUMB.width()), self.theme.px(THUMB.height())))
        if self.pages:
            self.show_page(self.page)

    def show_page(self, page: int) -> None:
        """Show that page; one that is not there changes nothing."""
        if 0 <= page < self.pages:
            self._list.setCurrentIndex(self._model.index(page, 0))
            self._show(page)

    def _show(self, page: int) -> None:
        if not 0 <= page < self.pages:
            return
        self._sheet.show_page(page, self._percent or self._whole(page))
        self._scroll.verticalScrollBar().setValue(0)
        self._say()
        self.page_shown.emit(page)

    def _whole(self, page: int) -> int:
        """Per cent at which the whole page is seen."""
        room = self._scroll.viewport().size() - QSize(self.theme.px(24), self.theme.px(16))
        points = self._document.pagePointSize(page) * (96 / 72)
        fits = min(room.width() / max(points.width(), 1), room.height() / max(points.height(), 1))
        return max(10, int(fits * 100))

    def zoom(self, step: int) -> None:
        """One size bigger (1) or smaller (-1)."""
        if not self.pages:
            return
        now = self._percent or self._whole(self.page)
        others = [size for size in ZOOMS if (size > now if step > 0 else size < now)]
        if others:
            self._percent = others[0] if step > 0 else others[-1]
            self._show(self.page)

    def wait(self, done: int, total: int) -> None:
        """A thin bar while another file is being made; the old page stays below it. 0 of 0 hides it."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setVisible(total > 0)

    def _say(self) -> None:
        pages = self.pages
        self._number.setText(_("Page {n} of {total}").format(n=self.page + 1, total=pages) if pages else "")
        self._size.setText(f"{self._percent or self._whole(self.page)}{NBSP}%" if pages else "")
        self._before.setEnabled(self.page > 0)
        self._after.setEnabled(self.page < pages - 1)

    def retranslate(self) -> None:
        """All words in the language spoken now."""
        self._before.name(_("Previous page"))
        self._after.name(_("Next page"))
        self._out.name(_("Smaller"))
        self._in.name(_("Bigger"))
        self._list.setAccessibleName(_("Pages"))
        self._sheet.retranslate()
        self._bar.setAccessibleName(_("The preview is being made"))
        self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.pages and not self._percent:
            self._show(self.page)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
