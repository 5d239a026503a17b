"""What stands between a field and the catalogue: reads what was typed, keeps it at once, or says why not.

A text that cannot be kept stays as a draft of this session, by record and path: the field shows it again, and no
package ever sees it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from sync.checks import Problem, parse, problems
from sync.errors import InvalidValue
from sync.registry import Value, value_at

if TYPE_CHECKING:
    from desktop.catalogue.views import RecordView
    from desktop.ui.work import Work

Drafts = dict[tuple[str, str], str]
"""Texts that could not be kept, by uid and path, for as long as the program runs."""


@dataclass
class Keeping:
    """One record being edited. `view` is what the catalogue holds now; `saved_at` is None before the first change."""

    work: Work
    uid: str
    author: str
    today: str
    now: Callable[[], datetime]
    drafts: Drafts
    view: RecordView = field(init=False)
    saved_at: datetime | None = None

    def __post_init__(self) -> None:
        self.refresh()

    @property
    def kind(self) -> str:
        """The kind of the record."""
        return self.view.record.kind

    def refresh(self) -> None:
        """Read the record anew. Raises UnknownRecord."""
        self.view = self.work.record(self.uid)

    def value(self, path: str) -> Value:
        """What the catalogue holds at a path."""
        return value_at(self.view.record, path)

    def draft(self, path: str) -> str | None:
        """A text that could not be kept, None where there is none."""
        return self.drafts.get((self.uid, path))

    def wrong(self) -> list[str]:
        """Paths with such texts."""
        return [path for uid, path in self.drafts if uid == self.uid]

    def read(self, path: str, text: str) -> bool:
        """Keep a typed text. True if the record became another. Raises InvalidValue; the text is then a draft."""
        try:
            return self.keep(path, parse(self.kind, path, text))
        except InvalidValue:
            self.drafts[self.uid, path] = text
            raise

    def keep(self, path: str, value: Value) -> bool:
        """Keep a value. True if the record became another. Raises InvalidValue."""
        if value != self.value(path):
            self.work.edit(self.uid, {path: value}, self.author)
            self.refresh()
            self.saved_at = self.now()
            self.drafts.pop((self.uid, path), None)
            return True
        self.drafts.pop((self.uid, path), None)
        return False

    def found(self, path: str) -> list[Problem]:
        """What is wrong or doubtful about the value the catalogue holds at a path."""
        return list(problems(self.kind, path, self.value(path), self.work.vocabularies, self.today))
