"""Persons in foreign tables: a whole name becomes a person, beside other records one who answers for them.

A person of one name and one organisation is one, in however many rows of the table: it answers for the records of all.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from desktop.catalogue.loading.heard import Heard
from sync.bilingual import Lang
from sync.errors import Check
from sync.fields import Many, Type
from sync.registry import fields_of
from sync.tables import FULL_NAME, folded
from sync.tables.persons import PARTS, PATRONYMIC, POST, parted

if TYPE_CHECKING:
    from collections.abc import Collection

    from desktop.catalogue.loading.heard import Planned
    from sync.tables.spoken import Spoken

PERSON = "person"
ANSWERS_FOR, OF = "about_uids", "org_uid"


def take_names(heard: Heard, spoken: Spoken) -> None:
    """Takes whole names apart: into the record where it is a person, else into the person beside it."""
    into = heard.values if heard.kind == PERSON else heard.person
    for lang in Lang:
        path = f"{FULL_NAME}.{lang}"
        if text := heard.values.pop(path, None):
            _take(heard, into, str(text), path, spoken.units.get(PATRONYMIC, ()))
    for lang in Lang:
        path = f"{POST}.{lang}"
        if text := heard.values.pop(path, None):
            into[f"position.{lang}"] = text
            heard.places[f"position.{lang}"] = heard.places[path]
            if not _is_named(into):
                heard.tell(path, Check.NOT_A_NAME, str(text), severe=False)


def _take(heard: Heard, into: dict[str, Any], text: str, path: str, endings: Collection[str]) -> None:
    parts, lang = parted(text, endings), path.rpartition(".")[2]
    if parts is None:
        cell, own = heard.places[path], f"{PARTS[0]}.{lang}"
        heard.places[own] = cell
        heard.tell(own if heard.kind == PERSON else path, Check.NOT_A_NAME, text)
        return
    for name, part in zip(PARTS, parts, strict=True):
        if part and into.setdefault(f"{name}.{lang}", part) == part:
            heard.places.setdefault(f"{name}.{lang}", heard.places[path])


def tell_whose(row: Planned) -> None:
    """A phone or mailbox beside a name may be the person's own, and it would be seen by everybody with the record."""
    if row.heard.kind == PERSON or not _is_named(row.heard.person):
        return
    for path in row.changes:
        field = fields_of(row.heard.kind).get(path)
        if field is not None and any(each.type in (Type.PHONE, Type.EMAIL) for each in (field, *field.columns)):
            row.heard.tell(path, Check.WHOSE_CONTACT, severe=False)


def _is_named(told: dict[str, str]) -> bool:
    return any(f"{PARTS[0]}.{lang}" in told for lang in Lang)


class Persons:
    """Those told beside the records of one source."""

    def __init__(self) -> None:
        self._met: dict[tuple[object, ...], Planned] = {}

    def beside(self, row: Planned) -> Heard | None:
        """Who is told beside a row and has not been met in another of the same organisation."""
        told = row.heard.person
        if not _is_named(told):
            return None
        body = _body(row)
        known = self._met.get(_key(told, body))
        if known is not None:
            answer(known, row.uid)
            return None
        places = {path: cell for path, cell in row.heard.places.items() if path in told}
        values = {**told, OF: body} if body else dict(told)
        heard = Heard(row.heard.sheet, row.heard.line, PERSON, "", values, [], places)
        if body == row.uid:
            heard.missing.append((OF, body))
        return heard

    def met(self, uid: str, row: Planned) -> bool:
        """Whether that record of the catalogue was told already, beside a row of another organisation."""
        known = next((person for person in self._met.values() if uid and person.uid == uid), None)
        if known is not None:
            self.meet(row, known)
        return known is not None

    def meet(self, row: Planned, person: Planned) -> None:
        """This is who was told beside that row."""
        self._met[_key(row.heard.person, _body(row))] = person
        answer(person, row.uid)


def answer(person: Planned, uid: str) -> None:
    """Who answers for one more record."""
    stood = person.document.get(ANSWERS_FOR)
    had, given = person.changes.get(ANSWERS_FOR, (stood, stood))
    if uid not in (given or ()):
        person.changes[ANSWERS_FOR] = (had, [*(given or ()), uid])
        person.heard.missing.append((ANSWERS_FOR, uid))


def _key(told: dict[str, str], body: str) -> tuple[object, ...]:
    return body, *(folded(told.get(f"{part}.{lang}", "")) for lang in Lang for part in PARTS)


def _body(row: Planned) -> str:
    """The organisation of a row: itself, or the one it must name; '' where that is not known yet."""
    if row.heard.kind == "organisation":
        return row.uid
    awaited = {path for path, _ in row.heard.missing}
    for name in _bodies(row.heard.kind):
        if name not in awaited and (found := row.changes.get(name, (None, row.document.get(name)))[1]):
            return str(found)
    return ""


@cache
def _bodies(kind: str) -> tuple[str, ...]:
    """Fields of a kind that must name an organisation."""
    return tuple(
        field.name
        for field in fields_of(kind).values()
        if field.type is Type.REFERENCE and field.many is Many.ONE and field.required
        and field.refers_to == ("organisation",)
    )  # fmt: skip
