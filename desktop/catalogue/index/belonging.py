"""What records take over from those they belong to.

A facility without a place of its own stands where its host stands; an instrument or a service is in the region, of the
organisation and of the branches of its facilities, and as open as they are. A facility is found by the names of its
host, its instruments and its services.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from desktop.catalogue.questions import Facet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.catalogue.index.describing import Code

HOST = "host_org"
OF_FACILITY = ("facility_uids", "facility_uid")
UPWARDS = (HOST, *OF_FACILITY)
"""References along which anything is taken over."""

_PLACE = (Facet.COUNTRY, Facet.REGION)
_FROM_FACILITY = (*_PLACE, Facet.ORGANISATION, Facet.BRANCH, Facet.ACCESS_MODE)


def with_inherited(kind: str, own: tuple[Code, ...], parents: Iterable[tuple[Code, ...]]) -> tuple[Code, ...]:
    """All facet codes of a record: its own, and where those are silent its parents' (a host's place, a facility's
    place, organisation, branches and access)."""
    if not own:
        return ()  # hidden
    wanted = _PLACE if kind == "facility" else _FROM_FACILITY
    silent = set(wanted).difference(facet for facet, _ in own)
    taken = (code for codes in parents for code in codes if code[0] in silent)
    return tuple(dict.fromkeys((*own, *taken)))


def quoted(fields: Iterable[str]) -> str:
    """Names of references as a list in SQL."""
    return ", ".join(f"'{field}'" for field in fields)


def written(codes: Iterable[Code]) -> str:
    """Codes as kept on a card."""
    return "\n".join(f"{facet}={code}" for facet, code in codes)


def read_codes(text: str) -> tuple[Code, ...]:
    """Codes as read from a card; equal codes are one object, since a build holds a million of them."""
    return tuple(map(_code, text.split("\n"))) if text else ()


@cache
def _code(line: str) -> Code:
    facet, _, code = line.partition("=")
    return Facet(facet), code
