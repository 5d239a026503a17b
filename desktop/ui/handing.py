"""What the office gives out of its hands: records on paper, and records as a file for another program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from desktop.brochure.plan import PrintRequest
    from desktop.catalogue import Catalogue
    from desktop.profile import Profile
    from desktop.settings import Content
    from desktop.ui.desk import Desk
    from desktop.ui.giving import GivingDialog
    from desktop.ui.printing import PrintDialog
    from desktop.ui.window import MainWindow

MOST_PRINTED = 500
"""Records one print takes from the list; more is a catalogue, not a handout."""


class Handing:
    """Opens the dialogs of paper and of files over one window."""

    def __init__(
        self, catalogue: Catalogue, fork: Callable[[], Catalogue], now: Callable[[], datetime], profile: Profile
    ) -> None:
        self._catalogue, self._fork, self._now, self._profile = catalogue, fork, now, profile
        self._window: MainWindow | None = None
        self._paper: PrintDialog | None = None
        self._file: GivingDialog | None = None

    def _stop_handing(self) -> None:
        if self._paper is not None:
            self._paper.close()
        if self._file is not None:
            self._file.stop()

    def open_printing(self, desk: Desk, uids: Sequence[str]) -> PrintDialog:
        """The print dialog for these records, for those chosen in the list, or for all that are found."""
        from desktop.ui.printing import PrintDialog, Wish

        picked = self._window.catalogue.results.picked() if self._window else ()
        chosen = self._catalogue.uids_of(picked[:MOST_PRINTED])
        wishes = [
            *([Wish(lambda: _("Chosen in the list"), lambda: chosen, lambda: len(picked))] if picked else []),
            Wish(lambda: _("This record"), lambda: uids),
            Wish(lambda: _("All found"), self._found, self._count_found),
        ]
        dialog = PrintDialog(desk, wishes, self._gather, self._profile.proofs, parent=self._window)
        self._paper = dialog
        dialog.destroyed.connect(lambda: self._forget_paper(dialog))
        dialog.show()
        return dialog

    def open_giving(self, desk: Desk, uids: Sequence[str]) -> GivingDialog:
        """«Save as» for these records, for those chosen in the list, or for all that are found."""
        from desktop.ui.giving import Batch, GivingDialog

        results = self._window.catalogue.results if self._window else None
        rows, picked = (results.model.ids(), results.picked()) if results else ((), ())
        chosen = Batch(lambda: _("Chosen in the list"), len(picked), lambda catalogue: catalogue.uids_of(picked))
        batches = [
            *([chosen] if picked else []),
            Batch(lambda: _("This record"), len(uids), lambda _catalogue: uids),
            Batch(lambda: _("All found"), len(rows), lambda catalogue: catalogue.uids_of(rows)),
        ]
        dialog = GivingDialog(desk, batches, self._fork, self._now, parent=self._window)
        self._file = dialog
        dialog.show()
        return dialog

    def _give(self, desk: Desk, uids: Sequence[str]) -> None:
        self.open_giving(desk, uids)

    def _forget_paper(self, dialog: PrintDialog) -> None:
        if self._paper is dialog:
            self._paper = None

    def _count_found(self) -> int:
        return self._window.catalogue.results.model.rowCount() if self._window else 0

    def _print(self, desk: Desk, uids: Sequence[str]) -> None:
        self.open_printing(desk, uids)

    def _found(self) -> Sequence[str]:
        if self._window is None:
            return ()
        model = self._window.catalogue.results.model
        rows = [model.id_at(row) for row in range(min(model.rowCount(), MOST_PRINTED))]
        return [card.uid for card in self._catalogue.cards(rows)]

    def _gather(self, uids: Sequence[str], content: Content) -> PrintRequest:
        from desktop.brochure.requesting import request_for

        return request_for(self._fork(), uids, content, self._now().astimezone().date())
