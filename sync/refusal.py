"""The base of all refusals by itself: those who only have to know one from a bug need not load the others."""

from __future__ import annotations

from typing import ClassVar


class Refusal(Exception):
    """Base of all refusals. Subclasses are dataclasses: their fields are the facts the sentence is made of.

    They are not frozen and compare by identity, because Python itself writes to a travelling exception.
    """

    plain: ClassVar[bool] = False
    """Whether its facts can never be a person's words or a private value, so that a report of a bug may hold them."""

    def __str__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in vars(self).items())})"

    def __reduce__(self) -> tuple[type[Refusal], tuple[object, ...]]:
        """A refusal crosses a process border (printing) with its facts."""
        return type(self), tuple(vars(self).values())
