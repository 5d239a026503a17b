"""Moments of an edit are told on the clock of the computer, whatever day it is in Greenwich."""

import time
from collections.abc import Iterator

import pytest

from desktop.catalogue.journal import local_day
from desktop.language import stamp_text


@pytest.fixture
def in_minsk(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(time, "tzset"):
        pytest.skip("this system's clock cannot be moved")
    with monkeypatch.context() as moved:
        moved.setenv("TZ", "Europe/Minsk")
        time.tzset()
        yield
    time.tzset()


def test_what_was_written_before_three_at_night_was_written_today(in_minsk: None) -> None:
    assert stamp_text("2026-11-22T21:30:00+00:00") == "23.11.2026 00:30"
    assert local_day("2026-11-22T21:30:00+00:00") == "2026-11-23"
    assert stamp_text("") == local_day("") == ""
