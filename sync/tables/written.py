"""What became of the records that were to be written."""

from __future__ import annotations

import msgspec


class Written(msgspec.Struct, frozen=True):
    """How many records were written; how many may not leave the office; how many are of a kind the file cannot take."""

    count: int
    stayed: int = 0
    others: int = 0
