"""One facet: a heading that folds, its most frequent values, and a way to all of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.catalogue.questions import Facet, FacetCount
from desktop.language import _, number_text
from desktop.ui.buttons import Button, Kind
from desktop.ui.facets.naming import value_words
from desktop.ui.facets.row import FacetRow
from desktop.ui.panes import Column, Rule
from desktop.ui.theme import Theme
from desktop.ui.tokens import RADIUS_CHIP
from desktop.ui.wording import facet_words
from sync.bilingual import Lang

SHOWN = 5
"""Values shown as rows when there are more than can be shown at once."""
FEW = 7
"""So many are shown all."""
_WHOLE = {Facet.KIND}
"""Shown whole however many there are: what one looks for is asked first, and there are no more than ten kinds."""


class _Fold(QAbstractButton):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.follow(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, tokens, painter, side = self._theme, self._theme.tokens, QPainter(self), self._theme.px(16)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(tokens.accent, 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS_CHIP, RADIUS_CHIP)
        painter.setFont(theme.font(13, bold=True))
        painter.setPen(tokens.text2)
        box = QRect(theme.px(2), 0, self.width() - side, self.height())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        icon = "chevron-down" if self.isChecked() else "chevron-right"
        painter.drawPixmap(self.width() - side - theme.px(1), (self.height() - side) // 2,
                           theme.pixmap(icon, tokens.text2, 16, self.devicePixelRatioF()))  # fmt: skip


class FacetGroup(QWidget):
    """Rows stay where they are while one types: only counts change. Only where not all values can be shown, one that
    gives nothing makes room for the next that does."""

    toggled_value = Signal(object, str)
    all_wanted = Signal(object)

    def __init__(self, theme: Theme, facet: Facet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.facet = theme, facet
        self._known: dict[str, FacetCount] = {}
        self._stale = False
        self._rows: list[FacetRow] = []
        column = Column(theme, self, margins=(0, 6, 0, 0), spacing=2)
        self._fold = _Fold(theme, self)
        column.addWidget(self._fold)
        self._body = QWidget(self)
        self._lines = Column(theme, self._body, spacing=0)

        self._more = Button(theme, Kind.LINK, parent=self._body)
        self._more.clicked.connect(lambda: self.all_wanted.emit(self.facet))
        self._lines.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._body)
        column.addSpacing(theme.px(6))
        column.addWidget(Rule(theme, self))
        self._fold.toggled.connect(self._body.setVisible)
        self.hide()

    def values(self) -> tuple[FacetCount, ...]:
        """All values with their counts of now, those that give something first."""
        return tuple(sorted(self._known.values(), key=lambda value: not value.count))

    def more_button(self) -> QWidget:
        """Beside which the popover of all values opens."""
        return self._more

    def forget(self) -> None:
        """The catalogue became another: take its values in their new order next time."""
        self._stale = True

    def show_counts(self, counts: Sequence[FacetCount], chosen: Sequence[str], lang: Lang) -> None:
        """Counts of now; a value not among them would give nothing."""
        fresh = {each.code: each for each in counts}
        if self._stale:  # until the new counts are here the old rows stay and keep their words
            self._known, self._stale = {}, False
        for code, old in self._known.items():
            self._known[code] = fresh.pop(code, FacetCount(code, old.label, 0))
        self._known.update(fresh)
        self._place_rows(self._shown_codes(chosen))
        self.show_words(chosen, lang)
        self.setVisible(bool(self._known))

    def _shown_codes(self, chosen: Sequence[str]) -> tuple[str, ...]:
        codes = tuple(self._known)
        whole = len(codes) <= FEW or self.facet in _WHOLE
        first = codes if whole else tuple(value.code for value in self.values())[:SHOWN]
        return first + tuple(code for code in chosen if code in self._known and code not in first)

    def _place_rows(self, codes: tuple[str, ...]) -> None:
        """Rows of exactly these values; they are kept where they already are so."""
        if tuple(row.code for row in self._rows) == codes:
            return
        for old in self._rows:
            self._lines.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = [FacetRow(self._theme, code, self._body) for code in codes]
        for place, row in enumerate(self._rows):
            row.clicked.connect(lambda _checked=False, code=row.code: self.toggled_value.emit(self.facet, code))
            self._lines.insertWidget(place, row)

    def show_words(self, chosen: Sequence[str], lang: Lang) -> None:
        """Words of the rows in that language."""
        self._fold.setText(facet_words(self.facet))
        for row in self._rows:
            value = self._known[row.code]
            row.show_value(value_words(self.facet, value, lang), value.count, row.code in chosen)
        hidden = len(self._known) - len(self._rows)
        self._more.setVisible(hidden > 0)
        self._more.setText(_("{n} more…").format(n=number_text(hidden)))
        self._more.setAccessibleName(f"{facet_words(self.facet)}: {self._more.text()}")
