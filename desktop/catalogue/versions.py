"""Which shape of base.db this program reads, and which spelling rules its index has to be made with."""

from __future__ import annotations

BASE_VERSION = 13
WORDS_VERSION = 14
"""Rises with every change of spelling rules or of what a record owes: an index made by another version is made anew."""
