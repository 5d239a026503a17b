"""What stands between a field and the catalogue: reads what was typed, keeps it at once, or says why not.

What cannot be kept stays as a draft of this session, by record and path: the field shows it again, and no package
ever sees it. So does a copy of the Russian text until somebody makes a translation of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from sync.checks import Problem, problems
from sync.errors import Refusal
from sync.parsing import parse
from sync.registry import Value, value_at
from sync.rows import Row

if TYPE_CHECKING:
    from desktop.catalogue.views import RecordView
    from desktop.ui.work import Work


@dataclass(frozen=True, slots=True)
class TypedRow:
    """A row as it stands in the form, and by column (`users`, `title.be`) what was typed and cannot be read."""

    row: Row
    texts: tuple[tuple[str, str], ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return not self.texts and self.row == type(self.row)()


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in a field and not in the catalogue: a text, or rows. `copied` from the other language it waits for
    a translator and is no mistake. `why` it is not kept, None where cells of rows cannot be read."""

    text: str = ""
    rows: tuple[TypedRow, ...] = ()
    copied: bool = False
    why: Refusal | None = field(default=None, compare=False)

    @property
    def unread(self) -> bool:
        """Whether some of its rows hold what cannot be read."""
        return any(row.texts for row in self.rows)


Drafts = dict[tuple[str, str], Draft]
"""By uid and path, for as long as the program runs."""


@dataclass
class Keeping:
    """One record being edited. `view` is what the catalogue holds now; `saved_at` is None before the first change."""

    work: Work
    uid: str
    author: Callable[[], str]
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

    def draft(self, path: str) -> Draft | None:
        """What stands in the field and is not kept, None where all is."""
        return self.drafts.get((self.uid, path))

    def wrong(self) -> list[str]:
        """Paths where something was typed that is not kept."""
        return [path for (uid, path), draft in self.drafts.items() if uid == self.uid and not draft.copied]

    def read(self, path: str, text: str) -> bool:
        """Keep a typed text. True if the record became another. Raises a refusal; the text is then a draft."""
        draft = self.draft(path)
        if draft is not None and draft.copied and draft.text == text:
            return False  # nobody has made a translation of it yet
        with self._held(path, Draft(text)):
            return self.keep(path, parse(self.kind, path, text))

    def read_rows(self, path: str, typed: tuple[TypedRow, ...]) -> bool:
        """Keep typed rows, of cells that cannot be read what stood there before; those texts then are a draft.

        True if the record became another. Raises a refusal; all rows are then a draft.
        """
        draft = Draft(rows=typed)
        with self._held(path, draft):
            changed = self.keep(path, tuple(each.row for each in typed if each.row != type(each.row)()) or None)
        if draft.unread:
            self.drafts[self.uid, path] = draft
        return changed

    @contextmanager
    def _held(self, path: str, draft: Draft) -> Iterator[None]:
        try:
            yield
        except Refusal as refusal:
            self.drafts[self.uid, path] = replace(draft, why=refusal)
            raise

    def copy(self, path: str, text: str) -> None:
        """Hold a copy of the other language until it is changed or `accept`ed; the catalogue knows nothing of it."""
        self.drafts[self.uid, path] = Draft(text, copied=True)

    def accept(self, path: str) -> bool:
        """Keep a copy as it is. True if the record became another. Raises a refusal; the text is then a draft."""
        draft = self.drafts.pop((self.uid, path))
        return self.read(path, draft.text)

    def forget(self, path: str) -> None:
        """Let what is not kept go."""
        self.drafts.pop((self.uid, path), None)

    def keep(self, path: str, value: Value) -> bool:
        """Keep a value. True if the record became another. Raises a refusal."""
        changed = value != self.value(path)
        if changed:
            self.work.edit(self.uid, {path: value}, self.author())
            self.refresh()
            self.saved_at = self.now()
        self.forget(path)
        return changed

    def found(self, path: str) -> list[Problem]:
        """What is wrong or doubtful about the value the catalogue holds at a path."""
        return list(problems(self.kind, path, self.value(path), self.work.vocabularies, self.today))
