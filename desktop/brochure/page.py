"""Pages: their measures as data, and blocks put onto them in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.brochure.parts import Block

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Profile:
    """Measures of a page in points; the head band lies inside the top margin."""

    wide: float
    tall: float
    left: float
    right: float
    top: float
    bottom: float
    band: float

    @property
    def measure(self) -> float:
        """Width of what is printed."""
        return self.wide - self.left - self.right

    @property
    def room(self) -> float:
        """Height of what is printed."""
        return self.tall - self.top - self.bottom

    @property
    def ceiling(self) -> float:
        """Upper edge of what is printed."""
        return self.tall - self.top


A4 = Profile(210 * MM, 297 * MM, 18 * MM, 18 * MM, 22 * MM, 21 * MM, 11 * MM)


@dataclass(frozen=True, slots=True)
class Placed:
    """A block on a page, by its upper edge."""

    top: float
    block: Block


Page = tuple[Placed, ...]


def fill(blocks: Iterable[Block], profile: Profile, first_room: float) -> list[Page]:
    """Puts blocks onto as many pages as they need; on the first one only `first_room` from the top is free."""
    return [tuple(page) for page in _Filling(blocks, profile, first_room).run()]


class _Filling:
    """The pages while they are being filled."""

    def __init__(self, blocks: Iterable[Block], profile: Profile, first_room: float) -> None:
        self.queue = deque(blocks)
        self.profile, self.room = profile, first_room
        self.page: list[Placed] = []
        self.taken = 0.0
        self.begun = False  # something but a repeated heading stands on the page

    def run(self) -> Iterator[list[Placed]]:
        while self.queue:
            block = self.queue.popleft()
            if self._fits(block):
                self._put(block)
                continue
            parts = block.split(self.room - self.taken)
            if parts and not block.keep:
                self._put(parts[0])
                self.queue.appendleft(parts[1])
            elif not self.begun and self.room >= self.profile.room:
                self._put(block)  # taller than any page and may not break: it has its own
                continue
            else:
                self.queue.appendleft(block)
            yield self._turn()
        if self.page:
            yield self.page

    def _fits(self, block: Block) -> bool:
        return self.taken + self._need(block) <= self.room + 0.01

    def _need(self, block: Block) -> float:
        """Height of a block, and of the beginning of the next where they stay together."""
        need = block.height
        for follower in self.queue if block.keep else ():
            need += block.after + (follower.height if follower.keep else follower.least)
            block = follower
            if not follower.keep:
                break
        return need

    def _put(self, block: Block) -> None:
        self.page.append(Placed(self.profile.ceiling - self.taken, block))
        self.taken += block.height + block.after
        self.begun = True

    def _turn(self) -> list[Placed]:
        full, self.page, self.taken, self.begun = self.page, [], 0.0, False
        self.room = self.profile.room
        repeat = self.queue[0].repeat if self.queue else None
        if repeat:
            self._put(repeat)
            self.begun = False
        return full
