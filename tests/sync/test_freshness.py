"""Freshness is a pure function of dates."""

from datetime import date

import pytest

from sync.freshness import Freshness, freshness

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("confirmed", "every", "state"),
    [
        ("2026-11-23", 12, Freshness.FRESH),
        ("2025-11-24", 12, Freshness.FRESH),
        ("2025-11-23", 12, Freshness.DUE),
        ("2025-05-24", 12, Freshness.DUE),
        ("2025-05-23", 12, Freshness.OLD),
        ("2026-10-23", 1, Freshness.DUE),
        ("2026-10", 0, Freshness.FRESH),
        ("2027-01-01", 12, Freshness.FRESH),
        ("2020", 12, Freshness.OLD),
        ("", 12, Freshness.OLD),
        ("soon", 12, Freshness.OLD),
    ],
)
def test_freshness(confirmed: str, every: int, state: Freshness) -> None:
    assert freshness(confirmed, every, TODAY) is state
