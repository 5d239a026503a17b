"""The screens of the window on a real catalogue. Each is imported when one first goes there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.ui.desk import Desk, RecordPage, Screens

if TYPE_CHECKING:
    from desktop.ui.work import Work


class Office:
    """Builds the screens; `work` is the catalogue of the window's own thread."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def screens(self) -> Screens:
        """What the window is given."""
        return Screens(
            record_page=self._record_page,
            changes_page=self._changes_page,
            update=lambda desk: None,
            stop_update=lambda: None,
            sync=lambda desk: None,
            printing=self._print,
        )

    def _record_page(self, desk: Desk) -> RecordPage:
        from desktop.ui.record import RecordPane

        return RecordPane(desk, self._work, lambda uid: None, lambda uids: self._print(desk, uids), lambda: None)

    def _changes_page(self, desk: Desk) -> QWidget:
        return QWidget()

    def _print(self, desk: Desk, uids: Sequence[str]) -> None:
        return None
