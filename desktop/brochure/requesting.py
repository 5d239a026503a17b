"""From chosen records to a print request: the one call of the window and of the command line."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from desktop.brochure.gathering import passport_view
from desktop.brochure.plan import Issue, PrintRequest
from desktop.catalogue import Catalogue
from desktop.paths import RESOURCES
from desktop.settings import Content


def request_for(catalogue: Catalogue, uids: Iterable[str], content: Content, on: date) -> PrintRequest:
    """What to print for these records as they are today. Raises UnknownRecord; reads the catalogue, writes nothing."""
    terms = catalogue.vocabularies
    views = tuple(passport_view(catalogue.record(uid), terms, on.isoformat()) for uid in uids)
    status, map_file = catalogue.status(), RESOURCES / "map.json"
    issued = status.issued.date().isoformat() if status.issued else ""
    return PrintRequest(views, content, Issue(status.seq, issued), map_file=map_file if map_file.is_file() else None)
