"""From region to region by the arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.ui.overview.atlas import Region

WAYS = {
    int(Qt.Key.Key_Left): (-1, 0),
    int(Qt.Key.Key_Right): (1, 0),
    int(Qt.Key.Key_Up): (0, -1),
    int(Qt.Key.Key_Down): (0, 1),
}
"""Where each arrow leads; down is south."""


def nearest(here: Region, regions: Iterable[Region], way: QPointF) -> Region | None:
    """The next region in a direction, None where nothing lies there."""
    ahead = [(rated, each) for each in regions if (rated := _rated(here.label, each.label, way)) is not None]
    return min(ahead, key=lambda found: found[0])[1] if ahead else None


def _rated(here: QPointF, there: QPointF, way: QPointF) -> float | None:
    """How far a place lies ahead, and twice how far aside; None for behind or mostly aside."""
    off = there - here
    ahead = off.x() * way.x() + off.y() * way.y()
    aside = abs(off.x() * way.y() - off.y() * way.x())
    return ahead + 2 * aside if ahead > 0 and aside <= 2 * ahead else None
