"""What a ruler at the window finds: words that do not fit their widget, and parts that stick out sideways."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QWidget,
)

from desktop.ui.chips import FilterChip

SLACK = 1
"""A pixel is lost to rounding."""


def _visible(root: QWidget) -> Iterator[QWidget]:
    yield from (each for each in root.findChildren(QWidget) if each.isVisible() and not _inside_a_view(each))


def _inside_a_view(widget: QWidget) -> bool:
    """Parts of lists, of fields and of bars are Qt's affair."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        if isinstance(above, QAbstractScrollArea | QComboBox | QLineEdit | QScrollBar):
            return True
        above = above.parentWidget()
    return isinstance(widget, QScrollBar)


def _elides(widget: QWidget) -> bool:
    """It shortens its words by itself and tells them in full elsewhere, or has none."""
    takes_any = widget.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Ignored
    return takes_any or isinstance(widget, FilterChip) or not getattr(widget, "text", str)()


def clipped(root: QWidget) -> list[str]:
    """Buttons and labels whose words need more room than they have."""
    found = []
    for widget in _visible(root):
        if not isinstance(widget, QAbstractButton | QLabel) or _elides(widget):
            continue
        wanted, wraps = widget.sizeHint(), isinstance(widget, QLabel) and widget.wordWrap()
        high = widget.heightForWidth(widget.width()) if wraps else wanted.height()
        wide = 0 if wraps else wanted.width()
        if wide > widget.width() + SLACK or high > widget.height() + SLACK:
            need, have = f"{wide}x{high}", f"{widget.width()}x{widget.height()}"
            found.append(f"{type(widget).__name__} {widget.text()[:40]!r} needs {need}, has {have}")
    return found


def sticking_out(root: QWidget) -> list[str]:
    """Widgets that begin left of their parent or end right of it, and pages wider than what scrolls them."""
    found = []
    for widget in _visible(root):
        parent = widget.parentWidget()
        if parent is None or widget.isWindow() or not parent.isVisible():
            continue
        box = widget.geometry()
        if box.left() < -SLACK or box.right() > parent.width() - 1 + SLACK:
            words = str(getattr(widget, "text", str)())[:30]
            found.append(f"{type(widget).__name__} {words!r} {box.left()}..{box.right()} in "
                         f"{type(parent).__name__} of {parent.width()}")  # fmt: skip
    return found
