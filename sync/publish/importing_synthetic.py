"""Large invented catalogues, from the generator's raw lines to records: for scale, search and sync.

Fields of the generator are not ours. An organisation or facility waits for the contact lines that follow it; a facility
without one is reached through its organisation. Names of parameters and units become codes where a vocabulary knows
their Russian label and stay as they are where none does. Identities are uuid5 of the generator's ids, so a later
revision of the same catalogue meets the same records.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

from sync.bilingual import Bilingual
from sync.publish.importing_ror import NAMESPACE, clean
from sync.records import Equipment, Facility, Organisation, Programme, Record, Service
from sync.rows import AltId, Budget, Contact, FacilityLink, Partner, Price, Specification
from sync.vocabularies import Vocabularies

Raw = dict[str, Any]
"""One line of the generator."""

_LIFE_CYCLES = {
    "active": "operational",
    "planned": "under_construction",
    "maintenance": "being_upgraded",
    "closed": "retired",
}
_ACCESS = {
    "open": ("free", "open_access"),
    "request": ("free_conditionally", "order_required"),
    "contract": ("paid", "order_required"),
    "joint": ("free_conditionally", "order_required"),
    "internal": ("other", "other"),
}
_SCHEME = "synthetic"


def synthetic_uid(identifier: str) -> str:
    """Identity of a record by the generator's id."""
    return str(uuid.uuid5(NAMESPACE, identifier))


class SyntheticReader:
    """Turns the generator's lines, in their order, into records."""

    def __init__(self, terms: Vocabularies) -> None:
        self._parameters = _codes(terms, "parameter")
        self._units = _codes(terms, "unit")
        self._instruments = {term.code for term in terms.terms("instrument_type")}
        self._by_org: dict[str, Contact] = {}
        self._waiting: list[Raw] = []

    def read(self, raw: Raw) -> Iterator[Record]:
        """Records completed by one more line. Raises KeyError or TypeError for a line of another shape."""
        kind = raw["kind"]
        if kind == "contact":
            self._waiting.append(raw)
            return
        yield from self.rest()
        if kind in ("organisation", "facility"):
            self._waiting = [raw]
        elif kind == "equipment":
            yield self._equipment(raw)
        elif kind == "programme":
            yield _programme(raw)

    def rest(self) -> Iterator[Record]:
        """Records that wait for no more lines."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        first, contacts = waiting[0], [_contact(raw) for raw in waiting[1:]]
        if first["kind"] == "organisation":
            self._by_org.update((first["id"], contact) for contact in contacts)
            yield _organisation(first, contacts)
        elif first["kind"] == "facility":
            yield _facility(first, contacts or [c for c in (self._by_org.get(first["org_id"]),) if c])
            yield from _services(first)

    def _equipment(self, raw: Raw) -> Equipment:
        instrument = raw["model"].partition("-")[0].lower()
        return Equipment(
            **_register(raw),
            name=_both(raw, "name"),
            manufacturer=raw["maker"],
            model=raw["model"],
            instrument_type=instrument if instrument in self._instruments else "",
            made_year=raw["year"],
            quantity=raw["qty"],
            facility_uids=(synthetic_uid(raw["facility_id"]),),
            condition="working",
            specs=tuple(self._specification(row) for row in raw["specs"]),
            inventory_no=raw["inv"],
        )

    def _specification(self, row: Raw) -> Specification:
        return Specification(
            parameter=self._parameters.get(str(row["name_ru"]).casefold(), str(row["name_ru"])),
            value=_decimal(row["value"]),
            unit=self._units.get(str(row["unit"]), str(row["unit"])),
        )


def _codes(terms: Vocabularies, scheme: str) -> dict[str, str]:
    """Codes by Russian label; the label of a unit keeps its case (м, М), that of a parameter does not."""
    found = reversed(terms.terms(scheme))
    return {term.label.ru if scheme == "unit" else term.label.ru.casefold(): term.code for term in found}


def _register(raw: Raw) -> dict[str, Any]:
    return {
        "uid": synthetic_uid(raw["id"]),
        "status": "published",
        "source": _SCHEME,
        "alt_ids": (AltId(scheme=_SCHEME, value=raw["id"]),),
        "confirmed_on": (raw.get("updated_at") or "")[:10],
        "demo": True,
    }


def _placed(raw: Raw) -> dict[str, Any]:
    return {
        "country": raw["country"],
        "region": raw["region"],
        "locality": _both(raw, "city"),
        "lat": _decimal(raw["lat"]),
        "lon": _decimal(raw["lon"]),
    }


def _both(raw: Raw, name: str) -> Bilingual:
    return Bilingual(clean(raw.get(f"{name}_ru") or ""), clean(raw.get(f"{name}_be") or ""))


def _decimal(value: float | int) -> str:
    return f"{value:.5f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def _contact(raw: Raw) -> Contact:
    return Contact(role="contact", unit=_both(raw, "unit"), email=raw["email"], phone=raw["phone"])


def _organisation(raw: Raw, contacts: list[Contact]) -> Organisation:
    reached = contacts[0] if contacts else Contact()
    return Organisation(
        **_register(raw),
        **_placed(raw),
        name=_both(raw, "name"),
        short_name=Bilingual(raw["acronym"] or "", raw["acronym_be"] or ""),
        org_type=raw["type"],
        founded_year=raw["established"],
        url=raw["website"],
        role_email=reached.email,
        phone=reached.phone,
    )


def _facility(raw: Raw, contacts: list[Contact]) -> Facility:
    mode, order = _ACCESS[raw["access"]]
    org = synthetic_uid(raw["org_id"])
    return Facility(
        **_register(raw),
        **_placed(raw),
        owner_org=org,
        host_org=org,
        name=_both(raw, "name"),
        facility_kind=raw["type"],
        description=_both(raw, "description"),
        founded_year=raw["year"],
        life_cycle=_LIFE_CYCLES[raw["status"]],
        grnti=tuple(raw["grnti"]),
        ford=tuple(raw["ford"]),
        keywords=Bilingual("; ".join(raw["keywords_ru"])),
        access_modes=(mode,),
        access_types=("physical",),
        order_type=order,
        contacts=tuple(contacts),
    )


def _services(raw: Raw) -> Iterator[Service]:
    belarusian = raw["services_be"] or [""] * len(raw["services_ru"])
    price = raw["price_byn_hour"]
    rows = (Price(amount=_decimal(price), currency="BYN", valid_from=raw["updated_at"][:10]),) if price else ()
    for place, (ru, be) in enumerate(zip(raw["services_ru"], belarusian, strict=True)):
        yield Service(
            uid=synthetic_uid(f"{raw['id']}-service-{place}"),
            status="published",
            source=_SCHEME,
            demo=True,
            name=Bilingual(ru, be),
            facility_uid=synthetic_uid(raw["id"]),
            unit="hour",
            prices=rows,
        )


def _programme(raw: Raw) -> Programme:
    return Programme(
        **_register(raw),
        name=_both(raw, "title"),
        goals=_both(raw, "description"),
        programme_kind="research",
        start=str(raw["start"]),
        end=str(raw["end"]),
        grnti=tuple(raw["grnti"]),
        partners=tuple(Partner(org_uid=synthetic_uid(item), role="executor") for item in raw["partners"]),
        facilities=tuple(FacilityLink(facility_uid=synthetic_uid(item), role="user") for item in raw["facilities"]),
        budget=(Budget(amount=str(round(raw["budget_mln"] * 1_000_000)), currency=raw["currency"], source="union"),),
    )
