"""Rows that a facet counts, as the base keeps them: one set for each value."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desktop.catalogue.query.asked import Rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.catalogue.questions import Facet


def of_codes(facet: Facet, codes: Iterable[str]) -> Rows:
    """Rows that a facet counts under any of these."""
    return Rows(_POSTED, (facet, json.dumps(list(codes), ensure_ascii=False)), packed=True)


_POSTED = "SELECT rows FROM posting WHERE facet = ? AND code IN (SELECT value FROM json_each(?))"
