"""The tree a bundle travels as, seen by whoever verifies it: what a carrier must do, and how a journey is told of.

Trust knows carriers by these types alone, and carriers know nothing of trust.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Protocol

CHUNK = 2**16
"""Bytes handed over at a time: between two chunks a person can cancel."""


class Step(StrEnum):
    """Where a bundle is on its way into the catalogue."""

    RECEIVING = "receiving"
    VERIFYING = "verifying"
    APPLYING = "applying"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one step is: bytes while receiving, records while applying; `total` 0 is unknown."""

    step: Step
    done: int
    total: int


Listener = Callable[[Progress], None]
"""Told of progress, on the thread that works."""
Cancelling = Callable[[], bool]
"""Asked between two chunks whether the person has stopped it."""


Chunks = Generator[bytes, None, None]
"""The bytes of a file, piece by piece; closing it gives back what it holds."""


class Carried(NamedTuple):
    """The bytes of one file from byte `start` on; `start` is 0 where the medium cannot begin in the middle."""

    start: int
    chunks: Chunks


class Carrier(Protocol):
    """One source of a bundle tree. A carrier serves one journey at a time and may be used again after `close`."""

    @property
    def source(self) -> str:
        """What the person named: an address, a folder, a file."""

    @property
    def offline(self) -> bool:
        """True for a copy somebody carried, which may be taken knowingly after its signed life; never for the web."""

    def read(self, path: str, start: int = 0) -> Carried | None:
        """Bytes of `path` (such as `metadata/timestamp.json`) from `start` on, None if there is no such file.

        Raises a refusal, now or while the chunks are read.
        """

    def close(self) -> None:
        """Give back connections and open files."""
