"""Opens the print dialog on records of the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.settings import Content
from desktop.ui.printing.dialog import PrintDialog
from desktop.ui.printing.wishes import Wish

if TYPE_CHECKING:
    from desktop.brochure.plan import PrintRequest
    from desktop.catalogue import Catalogue
    from desktop.ui.desk import Desk


def open_printing(desk: Desk, elsewhere: Callable[[], Catalogue], uids: Sequence[str]) -> PrintDialog:
    """The dialog for these records; `elsewhere` gives a worker thread the catalogue it may use."""
    today = desk.parts.today()

    def gather(wanted: Sequence[str], content: Content) -> PrintRequest:
        from desktop.brochure.requesting import request_for

        return request_for(elsewhere(), wanted, content, today)

    words = (lambda: _("This record")) if len(uids) == 1 else (lambda: _("Chosen records"))
    parent = desk if isinstance(desk, QWidget) else None
    dialog = PrintDialog(desk, [Wish(words, lambda: uids)], gather, parent=parent)
    dialog.show()
    return dialog
