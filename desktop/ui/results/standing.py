"""Where a list stands while its rows become others: at the top for another question, at what one sees for the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.ui.results.model import ResultsModel
    from desktop.ui.results.views import ResultsView


class Standing(msgspec.Struct, frozen=True):
    """Ids in sight, those first by which the list is held, each with how far below the top of the view it is, in
    pixels; none while the list stands at its top."""

    held: Sequence[tuple[int, int]] = ()

    def take(self, view: ResultsView, model: ResultsModel) -> None:
        """Let the first of them that is still there stand where it stood; without any of them the list is at its
        top."""
        for id_, below in self.held:
            row = model.row_of(id_)
            if row >= 0:
                view.stand(row, below)
                return
        view.verticalScrollBar().setValue(0)


TOP = Standing()


def standing_of(view: ResultsView, model: ResultsModel, by_chosen: bool) -> Standing:
    """How the list stands now. It is held by what surrounds the chosen row, which may go elsewhere itself when it is
    edited; with `by_chosen` by that row where one sees it, since all others may go elsewhere."""
    chosen, rows = view.currentIndex().row(), view.rows_in_sight()
    if by_chosen and chosen in rows:
        return Standing(((model.id_at(chosen), view.rowViewportPosition(chosen)),))
    if not view.verticalScrollBar().value():
        return TOP
    around = sorted(rows, key=lambda row: row == chosen)
    return Standing(tuple((model.id_at(row), view.rowViewportPosition(row)) for row in around))
