"""An office that takes what a small centre publishes, a day at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from desktop.catalogue import Catalogue
from desktop.catalogue.views import SyncOutcome
from desktop.profile import Profile
from tests.sync.publications import DAY, T0, Publisher, organisation


class Office:
    """A catalogue over a profile, and the centre it listens to. `now` is the time of both."""

    def __init__(self, folder: Path) -> None:
        self.now = T0
        self.publisher = Publisher(folder / "centre")
        self.profile = Profile(folder / "profile")
        self.catalogue = Catalogue.open(self.profile, clock=lambda: self.now)

    def publish(self, *records: dict[str, Any]) -> SyncOutcome:
        """The centre says these instead of what it said before, a day later; the office takes them."""
        self.now += DAY
        self.publisher.take(*records, on=self.now.date().isoformat())
        self.publisher.publish(self.now)
        return self.catalogue.sync(str(self.publisher.tree), root=self.publisher.root)


@contextmanager
def office(folder: Path, *records: dict[str, Any]) -> Iterator[Office]:
    """An office that has taken these records, or the organisations 0 to 2."""
    made = Office(folder)
    made.publish(*(records or map(organisation, range(3))))
    with made.catalogue:
        yield made


def uid(number: int) -> str:
    """The identity of that organisation."""
    return str(organisation(number)["uid"])
