"""Saved searches as they travel, and a question as it is stored: canonical JSON of all that was asked, with a version.

What a later program adds is left out when it is read and named in `lost`; so is a filter or an order this program does
not know. A stored question is never written anew: it stays as it was asked.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, get_type_hints

import msgspec

from desktop.catalogue.questions import ROW, Facet, Question
from sync.bilingual import Bilingual, sayable
from sync.canon import encode

if TYPE_CHECKING:
    from collections.abc import Sequence

VERSION = 1
LONGEST_NAME = 100


class SavedSearch(msgspec.Struct, frozen=True):
    """A question under a name. `made` and `looked` are moments (ISO, UTC). `lost` are conditions as `facet=code`: those
    this program does not know, so that only the rest is asked, and those no record has any more, so that nothing is
    found; `called` says what the codes of the latter are called, where the catalogue knows it."""

    id: int
    name: str
    question: Question
    made: str = ""
    looked: str = ""
    lost: tuple[str, ...] = ()
    called: tuple[tuple[str, Bilingual], ...] = ()


class SearchNews(msgspec.Struct, frozen=True):
    """What bundles have brought for a search since it was looked at. `hits` are found now; rows of `new` match now and
    did not then, rows of `changed` did both and the centre's revision is another; `gone` matched then and no longer do.
    The rows are those of bundle `seq`. What this person did is in none of them."""

    search: SavedSearch
    hits: int = 0
    new: array[int] = msgspec.field(default_factory=lambda: array(ROW))
    changed: array[int] = msgspec.field(default_factory=lambda: array(ROW))
    gone: int = 0
    seq: int = 0

    @property
    def any(self) -> bool:
        """Whether there is anything to look at."""
        return bool(self.new or self.changed or self.gone)

    def fresh(self) -> Fresh:
        """Its rows as sets."""
        return Fresh(frozenset(self.new), frozenset(self.changed))


class Fresh(msgspec.Struct, frozen=True):
    """Which rows of a list are new or changed."""

    new: frozenset[int] = frozenset()
    changed: frozenset[int] = frozenset()

    def of(self, row: int) -> str:
        """`new`, `changed` or nothing."""
        return "new" if row in self.new else "changed" if row in self.changed else ""

    def first(self, rows: Sequence[int]) -> array[int]:
        """The same rows, those that are new before those that are changed and all others after them."""
        return array(ROW, sorted(rows, key=lambda row: _TURN[self.of(row)]))


_TURN = {"new": 0, "changed": 1, "": 2}


def question_text(question: Question) -> str:
    """The stored form."""
    asked: dict[str, Any] = msgspec.to_builtins(msgspec.structs.replace(question, text=sayable(question.text)))
    return encode({"v": VERSION, **asked}).decode()


def read_question(stored: str) -> tuple[Question, tuple[str, ...]]:
    """The question of a stored form, and what of it this program does not know."""
    asked: dict[str, Any] = msgspec.json.decode(stored)
    asked.pop("v", None)
    lost = list[str]()
    filters = tuple(_known_filters(asked.pop("filters", ()), lost))
    known: dict[str, Any] = {}
    hints = get_type_hints(Question)
    for name, value in asked.items():
        try:
            known[name] = msgspec.convert(value, hints[name])
        except (KeyError, msgspec.ValidationError):
            lost.append(f"{name}={value}")
    return Question(filters=filters, **known), tuple(lost)


def _known_filters(filters: Any, lost: list[str]) -> list[tuple[Facet, tuple[str, ...]]]:
    known = []
    for facet, codes in filters:
        if facet in set(Facet):
            known.append((Facet(facet), tuple(codes)))
        else:
            lost += [f"{facet}={code}" for code in codes]
    return known


def tidy_name(name: str) -> str:
    """A name as it is kept: one line, single spaces."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in sayable(name)).split())


def same_name(name: str) -> str:
    """What two names that a person takes for one have in common."""
    return tidy_name(name).casefold()


def called(name: str, searches: Sequence[SavedSearch]) -> SavedSearch | None:
    """The one of that name, else the one of that number: a name may be a number itself."""
    said = same_name(name)
    by_name = {same_name(each.name): each for each in searches}
    return by_name.get(said) or {str(each.id): each for each in searches}.get(said)


def alike(name: str, searches: Sequence[SavedSearch], most: int = 3) -> tuple[str, ...]:
    """Names nearest to one that nobody has: those that hold it, then those spelt alike; without any the latest."""
    from difflib import get_close_matches

    said, names = same_name(name), {same_name(each.name): each.name for each in reversed(searches)}
    holding = [each for each in names if said and said in each]
    near = [*holding, *get_close_matches(said, names, most)] or list(names)
    return tuple(names[each] for each in dict.fromkeys(near))[:most]
