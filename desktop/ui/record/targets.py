"""Where the links of a record page lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from desktop.language import _
from desktop.ui.news import News
from desktop.ui.shapes import State

if TYPE_CHECKING:
    from desktop.ui.desk import Desk
    from desktop.ui.work import Work


def follow(desk: Desk, work: Work, target: str) -> None:
    """Open a record (`uid:...`), a document that travels with the catalogue (`file:...`), or an address."""
    if target.startswith("uid:"):
        desk.show_record(target.removeprefix("uid:"))
    elif target.startswith("file:"):
        _open_file(desk, work, target.removeprefix("file:"))
    else:
        QDesktopServices.openUrl(QUrl(target))


def _open_file(desk: Desk, work: Work, sha256: str) -> None:
    """In the program the system opens such files with."""
    path = work.media(sha256)
    if path is None:
        desk.say(News(State.WARNING, lambda: _("The file is not on this computer.")))
    else:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
