"""One standing edit, its form in local.db and in the journal, and a document with edits in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop.catalogue.views import Edit
    from sync.canon import Document


KIND = "kind"
"""The edit at this path makes a record that no bundle has brought yet: its value is the kind."""


class Standing(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One standing edit; values in JSON form. Under conflict `base` is what stood when the person wrote, `centre` what
    the centre says now; otherwise `base` is what the centre says now.

    `state` is the row of `field_state` that goes with a text; without one (edits of an older program) the centre's
    stays. `rev` is the revision a confirmation was given to.
    """

    uid: str = ""
    path: str = ""
    base: Any = None
    value: Any = None
    author: str = ""
    edited_at: str = ""
    conflict: bool = False
    centre: Any = None
    state: dict[str, Any] | None = None
    rev: int | None = None

    @property
    def now(self) -> Any:
        """The centre's value at this path."""
        return self.centre if self.conflict else self.base

    @property
    def only_checked(self) -> bool:
        """Whether the person left the text as it is and said that it is good."""
        return self.state is not None and self.value == self.base


def json_text(value: Any) -> str | None:
    """The column form of a JSON value: NULL for an empty field."""
    return None if value is None else msgspec.json.encode(value).decode()


def json_value(text: str | None) -> Any:
    """The JSON value of a column."""
    return None if text is None else msgspec.json.decode(text)


def standing_text(edit: Standing | None) -> str | None:
    """An edit as the journal keeps it, beside its record and path."""
    return None if edit is None else msgspec.json.encode(msgspec.structs.replace(edit, uid="", path="")).decode()


def read_standing(text: str | None, uid: str, path: str) -> Standing | None:
    """An edit out of the journal."""
    return None if text is None else msgspec.structs.replace(_JOURNAL.decode(text), uid=uid, path=path)


_JOURNAL = msgspec.json.Decoder(Standing)


def born_document(uid: str, kind: str) -> Document:
    """What a record made here stands on."""
    return {"kind": kind, "rev": 0, "uid": uid}


def laid_over(document: Document, edits: Iterable[Standing]) -> Document:
    """The effective document: the centre's with the edits in it. The given one stays as it is."""
    from sync.registry import put

    effective = dict(document)
    states: dict[tuple[str, str], Any] = {}
    for edit in edits:
        put(effective, edit.path, edit.value)
        name, _, lang = edit.path.partition(".")
        if lang and (edit.state is not None or edit.value is None):
            states[name, lang] = edit.state
    if states:
        put_states(effective, states)
    return effective


def put_states(document: Document, states: Mapping[tuple[str, str], Any]) -> None:
    """Writes rows of `field_state` by field and language into a document in place; None takes a row out."""
    had = document.get("field_state") or ()
    rows = {(row.get("field", ""), row.get("lang", "")): row for row in had} | dict(states)
    kept = [row for _, row in sorted(rows.items()) if row is not None]
    document.pop("field_state", None)
    if kept:
        document["field_state"] = kept


def as_view(edit: Standing, kind: str) -> Edit:
    """The edit as it travels. Raises InvalidValue for a path this program does not know."""
    from desktop.catalogue.views import Edit
    from sync.registry import value_of

    if edit.path == KIND:
        return Edit(edit.uid, KIND, None, kind, edit.author, edit.edited_at)
    values = (value_of(kind, edit.path, given) for given in (edit.base, edit.value, edit.centre))
    base, value, centre = values
    told = (edit.author, edit.edited_at, edit.conflict)
    return Edit(edit.uid, edit.path, base, value, *told, centre, edit.only_checked)
