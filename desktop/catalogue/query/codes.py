"""Codes of branches of science as papers have them: digits with dots, alone or behind the name of the classifier."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.catalogue.query import scanning
from desktop.catalogue.query.names import field_named, fields, folded, names_of
from desktop.catalogue.query.parts import Part, turned
from desktop.catalogue.query.telling import Piece, Sort
from desktop.catalogue.questions import Facet

if TYPE_CHECKING:
    from desktop.catalogue.query.knowing import Known

_CODE = re.compile(r"\d\d(?:\.\d\d){1,2}(?![\w.]*\d)(?![^\W_])")
_BEHIND_NAME = re.compile(r"[ \u00a0]+(?P<code>\d\d(?:\.\d\d){0,2})(?![\w.]*\d)(?![^\W_])")


def code_at(text: str, at: int, known: Known) -> Part | None:
    """A code the vocabulary of branches has. Two digits alone are one only behind the name of the classifier."""
    without = scanning.minus_at(text, at)
    start = at + without
    if found := _code_at(text, start):
        begin, end = found
        code = text[begin:end]
        asking = fields()["branch"]
        if term := known.vocabularies.find(Facet.BRANCH, code):
            values = (term.label,)
            piece = Piece(start=start, end=end, sort=Sort.FIELD, field=asking.code, label=asking.label, values=values)
            part = Part(piece, filters=((Facet.BRANCH, (code,)),))
            return turned(part, at) if without else part
    return None


def _code_at(text: str, at: int) -> tuple[int, int] | None:
    """Where what looks like a code begins and ends, a name before it not counted."""
    if found := _CODE.match(text, at):
        return found.span()
    branch = fields()["branch"]
    for end, name in scanning.names_at(text, at):
        found = _BEHIND_NAME.match(text, end)
        asking = field_named(name) if found else None
        if found and asking and asking.code == branch.code:
            begin, end = found.span("code")
            return (begin, end) if end - begin > _SECTION or _is_classifier(name) else None
    return None


def _is_classifier(name: str) -> bool:
    """Whether it is what the classifier itself is called, in letters for its words, and not just a subject."""
    return folded(name) in {folded(known) for known in names_of("branch") if known.isupper()}


_SECTION = 2
"""Digits of a code of the highest level: they may as well be a number."""
