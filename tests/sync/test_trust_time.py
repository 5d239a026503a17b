"""The signed chain and time: expired copies, wrong clocks, years between two visits."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from sync.errors import ClockWrong, ExpiredCopy
from sync.trust import Delivery
from tests.sync.publications import (
    DAY,
    T0,
    Office,
    Publisher,
    each_carrier,
    each_offline,
    later,
    offered,
    organisation,
    serving,
)


def test_a_chain_of_expired_roots_still_starts_an_old_program(publisher: Publisher, office: Office) -> None:
    for days in (700, 1500, 2300):
        publisher.take(organisation(days))
        publisher.publish(T0 + days * DAY)
    got = office.fetch(str(publisher.tree), T0 + 2300 * DAY)
    assert isinstance(got, Delivery) and got.manifest.min_root_version == 4


@each_carrier
@pytest.mark.parametrize("days", [0, 20, 44])
def test_within_its_signed_life_a_copy_is_taken(
    carrier: str, days: int, publisher: Publisher, office: Office, tmp_path: Path
) -> None:
    with offered(carrier, publisher, tmp_path) as source:
        assert isinstance(office.fetch(source, T0 + days * DAY), Delivery)


@each_offline
@pytest.mark.parametrize(("days", "may"), [(46, True), (400, True), (444, True), (801, False), (1200, False)])
def test_a_carried_copy_past_its_life_is_taken_only_knowingly(
    carrier: str, days: int, may: bool, publisher: Publisher, office: Office, tmp_path: Path
) -> None:
    now = T0 + days * DAY
    with offered(carrier, publisher, tmp_path) as source:
        with pytest.raises(ExpiredCopy) as refused:
            office.fetch(source, now)
        assert refused.value.may_confirm is may and refused.value.expired <= now
        if not may:
            with pytest.raises(ExpiredCopy):
                office.fetch(source, now, accept_expired=True)
            return
        got = office.fetch(source, now, accept_expired=True)
    assert isinstance(got, Delivery) and got.stale and got.verified_at < got.expires <= now
    later(publisher, days=days)
    with offered(carrier, publisher, tmp_path) as source:
        fresh = office.fetch(source, now)
    assert isinstance(fresh, Delivery) and not fresh.stale


def test_the_web_never_serves_an_expired_copy(publisher: Publisher, office: Office) -> None:
    with serving(publisher.tree) as server, pytest.raises(ExpiredCopy) as refused:
        office.fetch(server.url, T0 + 46 * DAY, accept_expired=True)
    assert refused.value.may_confirm is False


def test_an_expired_copy_older_than_what_was_verified_is_no_choice(publisher: Publisher, office: Office) -> None:
    office.fetch(str(publisher.tree), T0 + 44 * DAY)
    later(publisher, days=44)
    office.fetch(str(publisher.tree), T0 + 80 * DAY)
    with pytest.raises(ExpiredCopy) as refused:
        office.fetch(str(publisher.tree), T0 + 200 * DAY)
    assert refused.value.may_confirm is True
    office.memory.kept = msgspec.structs.replace(office.memory.kept, last_verified=T0 + 150 * DAY)
    with pytest.raises(ExpiredCopy) as refused:
        office.fetch(str(publisher.tree), T0 + 200 * DAY)
    assert refused.value.may_confirm is False


@pytest.mark.parametrize("off", [timedelta(days=-3650), timedelta(hours=-25)])
def test_a_clock_behind_signed_dates_is_named(off: timedelta, publisher: Publisher, office: Office) -> None:
    with pytest.raises(ClockWrong) as refused:
        office.fetch(str(publisher.tree), T0 + off)
    assert (refused.value.now, refused.value.known) == (T0 + off, T0)
    assert isinstance(office.fetch(str(publisher.tree), T0 - timedelta(hours=23)), Delivery)


def test_a_clock_behind_the_last_journey_is_named(publisher: Publisher, office: Office) -> None:
    office.fetch(str(publisher.tree), T0 + 10 * DAY)
    with pytest.raises(ClockWrong) as refused:
        office.fetch(str(publisher.tree), T0 + 8 * DAY)
    assert refused.value.known == T0 + 10 * DAY
