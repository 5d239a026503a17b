"""Where the page of the day leads to; what each of these does is built elsewhere, when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from desktop.catalogue.views_of_work import Untranslated
    from desktop.ui.saved.searches import Searches


class Ways(msgspec.Struct, frozen=True):
    """The acts the page offers."""

    confirm: Callable[[Sequence[str]], None]
    """The list of these uids, to be confirmed as they are."""
    translate: Callable[[Sequence[Untranslated]], None]
    edit: Callable[[str], None]
    show: Callable[[Sequence[str]], None]
    """The catalogue with just these records in the list."""
    changes: Callable[[], None]
    sources: Callable[[], None]
    begin: Callable[[], None]
    """A new record, its kind asked for."""
    load: Callable[[], None]
    """A table of the office into the catalogue."""
    settle: Callable[[str], None]
    """The office of this computer is that organisation from now on."""
    searches: Callable[[], Searches]
    """The saved searches of the window; first asked for after the first picture."""
