"""Sets of rows as conditions: those a facet counts, as the base keeps them, and any that are known already."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec

from desktop.catalogue.index.rowsets import packed
from desktop.catalogue.query.asked import Rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyroaring import BitMap

    from desktop.catalogue.questions import Facet


def of_codes(facet: Facet, codes: Iterable[str]) -> Rows:
    """Rows that a facet counts under any of these."""
    return Rows(_POSTED, (facet, json.dumps(list(codes), ensure_ascii=False)), packed=True)


def of_set(rows: BitMap) -> Rows:
    """These rows."""
    return Rows("SELECT ? AS rows", (packed(rows),), packed=True)


def listed(rows: BitMap) -> str:
    """Rows as a list of JSON: a value that a statement reads."""
    return msgspec.json.encode(list(rows)).decode()


_POSTED = "SELECT rows FROM posting WHERE facet = ? AND code IN (SELECT value FROM json_each(?))"
