"""What may leave the office: the one door of every bundle, submission, export and public page.

A field leaves only if its mark says so; a whole record stays where its own words keep it: an agreement shown to its
parties alone, a person who has not agreed to be public or has taken the consent back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sync.fields import Mark
from sync.records import KINDS
from sync.registry import fields_of

if TYPE_CHECKING:
    from sync.canon import Document

PUBLIC = "public"


def leaves(document: Document) -> bool:
    """Whether anything of a record may leave; a kind no declaration knows was published by the centre and does."""
    match document.get("kind"):
        case "agreement":
            return document.get("visibility") != "parties"
        case "person":
            return document.get("consent_scope") == PUBLIC and not document.get("withdrawn_on")
        case _:
            return True


def public_document(document: Document) -> Document:
    """The document without private fields and private columns of its rows.

    A field no declaration knows was published by the centre and stays. A record that may not leave at all is not made
    harmless by this: ask `leaves` first.
    """
    known = fields_of(document["kind"]) if document.get("kind") in KINDS else {}
    public = {name: _public(known.get(name), value) for name, value in document.items() if _may(known.get(name))}
    if document.get("withdrawn_on"):  # private itself: without it the consent would look as if it still stood
        public.pop("consent_scope", None)
    return public


def _may(field: Any) -> bool:
    return field is None or field.mark is not Mark.PRIVATE


def _public(field: Any, value: Any) -> Any:
    hidden = {column.name for column in field.columns if not column.public} if field else set()
    if not hidden or not isinstance(value, list):
        return value
    return [{name: cell for name, cell in row.items() if name not in hidden} for row in value]
