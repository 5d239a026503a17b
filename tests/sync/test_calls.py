"""How many days a call stays open."""

from datetime import datetime, timedelta, timezone

import pytest

from sync.calls import UNION_TIME, days_left

DAY = datetime(2026, 11, 23, tzinfo=UNION_TIME)


@pytest.mark.parametrize("hour", [0, 9, 12, 18, 23])
@pytest.mark.parametrize(
    ("deadline", "days"),
    [
        ("2026-11-30", 7),
        ("2026-11-30T18:00", 7),
        ("2026-11-30T18:00+03:00", 7),
        ("2026-12-01T00:00+03:00", 7),
        ("2026-11-30T22:30+00:00", 8),
        ("2026-11-23", 0),
        ("2026-11-20", -3),
    ],
)
def test_the_days_left_are_those_of_the_calendar_at_any_hour(deadline: str, days: int, hour: int) -> None:
    now = DAY + timedelta(hours=hour, minutes=59)
    assert days_left(deadline, now) == days
    assert days_left(deadline, now.astimezone(timezone(timedelta(hours=-8)))) == days, "whatever clock is asked"


def test_without_a_deadline_no_days_are_counted() -> None:
    assert days_left("", DAY) is None and days_left("когда-нибудь", DAY) is None
