"""What to say when a form is left while something typed in it is not kept: how many fields, the first one and why."""

from __future__ import annotations

from collections.abc import Callable

from desktop.language import _, ngettext
from desktop.ui.findings import check_words
from desktop.ui.form.keeping import Keeping
from desktop.ui.notices import notice
from desktop.ui.value_words import path_words
from sync.errors import InvalidValue, Refusal

NAMED = 3
"""More fields than these are counted only."""


def unkept_words(count: int) -> str:
    """How many fields are not kept, without a full stop."""
    return ngettext("{n} field is not kept", "{n} fields are not kept", count).format(n=count)


def parting(keeping: Keeping, paths: list[str]) -> Callable[[], str]:
    """How many, which, and of the first one why: as it was when the form was left, in the language of the moment."""
    kind, draft = keeping.kind, keeping.draft(paths[0])
    why = draft.why if draft else None

    def words() -> str:
        names = [path_words(kind, path) for path in paths[:NAMED]]
        fields = ", ".join(names) + (", …" if len(paths) > NAMED else "")
        told = _("{count}: {fields}. {why}.")
        return told.format(count=unkept_words(len(paths)), fields=fields, why=_reason(why))

    return words


def _reason(refusal: Refusal | None) -> str:
    if refusal is None:
        return _("There is an error in it")
    if isinstance(refusal, InvalidValue):
        return check_words(refusal.check, refusal.given, refusal.hint)
    return notice(refusal).sentence.rstrip(".")
