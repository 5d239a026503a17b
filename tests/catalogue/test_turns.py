"""While one thread writes a large act: the window's own is told at once and stands still for nobody, workers wait."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from desktop.catalogue import Catalogue
from desktop.catalogue.turns import AnotherIsWriting
from desktop.catalogue.views import NewValues


def held(begun: Event, go_on: Event) -> Iterator[NewValues]:
    """An act in the middle of which somebody else wants to write."""
    yield NewValues("fac-1", {"founded_year": 1999})
    begun.set()
    assert go_on.wait(30)
    yield NewValues("fac-2", {"founded_year": 1999})


def test_the_window_is_refused_at_once_and_a_worker_waits(small: Catalogue) -> None:
    begun, go_on = Event(), Event()
    with ThreadPoolExecutor(2) as workers:
        first, second = small.fork(), small.fork()
        act = workers.submit(lambda: first.write(held(begun, go_on), "отдел"))
        assert begun.wait(30) and small.occupied
        other = workers.submit(lambda: second.edit("fac-3", {"founded_year": 2001}, "отдел"))
        started = time.monotonic()
        with pytest.raises(AnotherIsWriting):
            small.edit("fac-3", {"acronym.ru": "Н"}, "я")
        assert time.monotonic() - started < 5
        go_on.set()
        assert act.result().uids == ("fac-1", "fac-2") and other.result().uids == ("fac-3",)
        first.close()
        second.close()
    assert not small.occupied
    small.edit("fac-3", {"acronym.ru": "Н"}, "я")
    assert {edit.uid for edit in small.edits()} == {"fac-1", "fac-2", "fac-3"} and small.check().sound
