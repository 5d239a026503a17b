"""What an undo or a redo did, as the message bar tells it: in which record or in how many, and to which fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.language import _, current, ngettext, number_text
from desktop.ui.saved_words import step_words as saved_words
from desktop.ui.value_words import path_words

if TYPE_CHECKING:
    from desktop.catalogue import Catalogue
    from desktop.catalogue.views import Change

MOST_FIELDS = 3
"""So many fields are called by name."""


def step_words(catalogue: Catalogue, change: Change) -> Callable[[], str]:
    """The words of an undo or a redo, to be asked for in whatever language the interface has by then. What was made
    here and is gone again has no name any more: it is only counted."""
    cards = catalogue.cards(catalogue.rows_of(change.uids[:1]))
    card, back, count = next(iter(cards), None), change.verb == "undo", len(change.uids)

    def words() -> str:
        if change.searches:
            return saved_words(change)
        fields = _fields(card.kind, change.paths) if card else ""
        if card and count == 1 and fields:
            one = _("Taken back in {record}: {paths}.") if back else _("Done again in {record}: {paths}.")
            return one.format(record=f"«{card.name.shown(current()).text or card.number}»", paths=fields)
        many = (ngettext("Taken back in {n} record.", "Taken back in {n} records.", count) if back
                else ngettext("Done again in {n} record.", "Done again in {n} records.", count))  # fmt: skip
        return " ".join(filter(None, (many.format(n=number_text(count)), fields and f"{fields}."))).replace("….", "…")

    return words


def _fields(kind: str, paths: tuple[str, ...]) -> str:
    """The first fields by their labels; those of the bookkeeping and of the other language are not named again."""
    labels = list(dict.fromkeys(path_words(kind, path) for path in paths if path != "field_state"))
    told = ", ".join(labels[:MOST_FIELDS])
    return f"{told}…" if len(labels) > MOST_FIELDS else told
