"""What stands between a field and the catalogue: reads what was typed, keeps it at once, or says why not.

What cannot be kept stays as a draft, by record and path: the field shows it again, and no package ever sees it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.catalogue.turns import AnotherIsWriting
from desktop.ui.form.drafts import Draft, Drafts, TypedRow
from sync.ageing import Origin, States, TextState, state, states_of
from sync.bilingual import Lang
from sync.checks import Problem
from sync.errors import Refusal
from sync.registry import Value, plain, value_at, value_of

if TYPE_CHECKING:
    from desktop.catalogue.views import RecordView
    from desktop.ui.work import Work


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
    states: States = field(init=False)
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
        self.states = states_of(self.view.record)

    def value(self, path: str) -> Value:
        """What the catalogue holds at a path."""
        return value_at(self.view.record, path)

    def text_state(self, name: str, lang: Lang) -> TextState:
        """What one language of a text is worth today."""
        return state(getattr(self.view.record, name), self.states, name, lang)

    def dates(self, name: str, lang: Lang) -> tuple[str, str]:
        """When the other language of a text was written and this one last checked; '' where nobody knows."""
        rows = self.states.get((name, lang.other)), self.states.get((name, lang))
        written, checked = (row.checked_on if row else "" for row in rows)
        return written, checked

    def draft(self, path: str) -> Draft | None:
        """What stands in the field and is not kept, None where all is."""
        return self.drafts.get((self.uid, path))

    def wrong(self) -> list[str]:
        """Paths where something was typed that is not kept."""
        return [path for (uid, path), draft in self.drafts.items() if uid == self.uid and not draft.unfinished]

    def read(self, path: str, text: str, value: Callable[[], Value]) -> bool:
        """Keep a typed text by the value it has. True if the record became another.

        Raises a refusal; the text is then a draft.
        """
        with self._held(path, Draft(text)):
            return self.keep(path, value())

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

    def pick(self, path: str, value: Value) -> bool:
        """Keep a value chosen from a list. True if the record became another.

        Raises a refusal; while another is writing the value is then a draft.
        """
        try:
            return self.keep(path, value)
        except AnotherIsWriting as refusal:
            self.drafts[self.uid, path] = Draft(picked=True, value=plain(value), why=refusal)
            raise

    def picked(self, path: str) -> Value:
        """The value that was chosen and waits to be kept."""
        draft = self.draft(path)
        return value_of(self.kind, path, draft.value if draft else None)

    @contextmanager
    def _held(self, path: str, draft: Draft) -> Iterator[None]:
        try:
            yield
        except Refusal as refusal:
            self.drafts[self.uid, path] = replace(draft, why=refusal)
            raise

    def hold(self, path: str, text: str, rows: tuple[TypedRow, ...] = ()) -> None:
        """Hold what somebody is in the middle of: it is read when the field is left, or when the form is opened after
        a crash."""
        self.drafts[self.uid, path] = Draft(text, rows, unfinished=True)

    def copy(self, path: str, text: str) -> None:
        """Keep a copy of the other language: unchecked until somebody says so or changes it. Raises a refusal."""
        self.work.edit(self.uid, {path: text}, self.author(), {path: Origin.MACHINE})
        self._became(path)

    def check(self, path: str) -> None:
        """Somebody has compared this text with the other language and found it good. Raises a refusal."""
        self.work.check_text(self.uid, (path,), self.author())
        self._became(path)

    def forget(self, path: str) -> None:
        """Let what is not kept go."""
        self.drafts.pop((self.uid, path), None)

    def keep(self, path: str, value: Value) -> bool:
        """Keep a value. True if the record became another. Raises a refusal."""
        changed = value != self.value(path)
        if changed:
            self.work.edit(self.uid, {path: value}, self.author())
            self._became(path)
        self.forget(path)
        return changed

    def _became(self, path: str) -> None:
        self.forget(path)
        self.refresh()
        self.saved_at = self.now()

    def found(self, path: str) -> list[Problem]:
        """What is wrong or doubtful about the value the catalogue holds at a path, alone or beside other values."""
        return [each for each in self.view.problems if each.path == path or each.path.startswith(f"{path}[")]
