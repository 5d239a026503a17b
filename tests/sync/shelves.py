"""Records beside each other, for writers that look around; and a few records of each kind a format is made for."""

import functools
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from sync.bilingual import Bilingual, Lang
from sync.canon import encode
from sync.formats import FORMATS, Asked, Written
from sync.records import Record
from sync.registry import document_of, typed
from sync.vocabularies import Vocabularies, read_terms

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
NOW = datetime(2026, 11, 23, 12, 30, tzinfo=UTC)
ASKED = Asked(NOW, Lang.RU, lambda label: f"«{label}»")


@functools.cache
def vocabularies() -> Vocabularies:
    return Vocabularies(read_terms(RESOURCES / "vocabularies" / "terms.tsv"))


class Shelf:
    """Fits `Lookup`."""

    def __init__(self, documents: Iterable[dict[str, Any]]) -> None:
        self.documents = {document["uid"]: document for document in documents}

    def records(self) -> list[Record]:
        return [typed(document) for document in self.documents.values()]

    def record(self, uid: str) -> Record | None:
        return typed(self.documents[uid]) if uid in self.documents else None

    def canonical(self, uid: str) -> bytes:
        return encode(self.documents[uid]) if uid in self.documents else b""

    def label(self, scheme: str, code: str) -> Bilingual:
        return vocabularies().label(scheme, code)


def given(name: str, documents: Iterable[dict[str, Any]], asked: Asked = ASKED) -> tuple[bytes, Written]:
    """The bytes of a format and what it says of them."""
    shelf, out = Shelf(documents), BytesIO()
    written = FORMATS[name].write(shelf.records(), shelf, out, asked)
    return out.getvalue(), written


@functools.cache
def sample() -> list[dict[str, Any]]:
    """The shipped demonstration records and real organisations."""
    files = sorted((RESOURCES / "sample").glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def uid(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012d}"


def few() -> list[dict[str, Any]]:
    """A university, its centre, an instrument with everything PIDINST asks for, a service, a programme, a call, an
    agreement, a certificate, rules and a person who has agreed to be public."""
    return [document_of(typed(each)) for each in _FEW]


_FEW: list[dict[str, Any]] = [
    {"kind": "organisation", "uid": uid(1), "number": "BY-0001", "org_type": "university", "country": "BY",
     "region": "BY-HM", "name": {"ru": "Университет «Ясень»; Минск", "be": "Універсітэт «Ясень»; Мінск"},
     "short_name": {"ru": "УЯ"}, "locality": {"ru": "Минск", "be": "Мінск"}, "postcode": "220030",
     "address": {"ru": "ул. Световодная, 12", "be": "вул. Святлаводная, 12"}, "lat": "53.9", "lon": "27.56",
     "url": "https://yasen.example/", "role_email": "info@yasen.example", "phone": "+375 17 000 00 01",
     "ror": "https://ror.org/02jx3x895", "isni": "0000000121032683", "unp": "190000019",
     "field_state": [{"field": "name", "lang": "ru", "origin": "original"},
                     {"field": "name", "lang": "be", "origin": "human"}]},
    {"kind": "facility", "uid": uid(2), "host_org": uid(1), "facility_kind": "ckp", "founded_year": 2009,
     "name": {"ru": "Центр лазерной кинетики", "be": "Цэнтр лазернай кінетыкі"}, "grnti": ["29.33.47"],
     "contacts": [{"role": "booking", "unit": {"ru": "Служба заявок", "be": "Служба заявак"},
                   "email": "order@yasen.example", "phone": "+375 17 000 00 11"},
                  {"role": "press", "email": "press@yasen.example"}]},
    {"kind": "equipment", "uid": uid(3), "facility_uids": [uid(2)], "instrument_type": "laser",
     "name": {"ru": "Фемтосекундный лазер <33 & «К»>", "be": "Фемтасекундны лазер"}, "manufacturer": "Лучеграф",
     "manufacturer_ror": "https://ror.org/02jx3x895", "manufacturer_country": "BY", "model": "ЛГ-35У",
     "description": {"ru": "Импульсы до 28 фс.", "be": "Імпульсы да 28 фс."}, "commissioned": "2019-05",
     "measured_variables": ["transmittance"], "doi_or_handle": "10.5072/niva.3",
     "landing_page": "https://yasen.example/3", "metrology_register_no": "РБ 03 17 0001 19",
     "specs": [{"parameter": "wavelength", "value": "800", "unit": "nm"}], "serial_no": "SN-7", "number": "BY-1001"},
    {"kind": "service", "uid": uid(4), "facility_uid": uid(2), "equipment_uids": [uid(3)], "unit": "hour",
     "name": {"ru": "Измерение времён жизни", "be": "Вымярэнне часоў жыцця"},
     "prices": [{"amount": "310.00", "currency": "BYN", "customer_group": "other", "valid_from": "2026-01-01",
                 "valid_to": "2026-12-31", "vat": "included"},
                {"amount": "290.00", "currency": "BYN", "customer_group": "other", "valid_from": "2025-01-01",
                 "valid_to": "2025-12-31"}]},
    {"kind": "programme", "uid": uid(5), "programme_kind": "research", "programme_status": "running",
     "name": {"ru": "Свет-2030", "be": "Святло-2030"}, "acronym": {"ru": "СВЕТ"}, "start": "2026-01-01",
     "end": "2030-12", "customer_coordinator": uid(1), "partners": [{"org_uid": uid(1), "role": "executor"}],
     "goals": {"ru": "Новые лазеры.", "be": "Новыя лазеры."}, "grnti": ["29.33.47"], "reg_numbers": ["2026-17"],
     "budget": [{"amount": "1200000", "currency": "BYN", "source": "union"}]},
    {"kind": "call", "uid": uid(6), "funder_uid": uid(1), "programme_uid": uid(5), "opens": "2026-12-01",
     "deadline": "2026-12-31T18:00+03:00", "url": "https://yasen.example/call", "eligible_countries": ["BY", "RU"],
     "name": {"ru": "Совместные проекты, 2027", "be": "Сумесныя праекты, 2027"},
     "topics": {"ru": "Лазеры; материалы", "be": "Лазеры; матэрыялы"}},
    {"kind": "agreement", "uid": uid(7), "agreement_kind": "access", "visibility": "public",
     "name": {"ru": "О доступе", "be": "Аб доступе"}, "valid_until": "2027-06-30", "parties": [uid(1)]},
    {"kind": "accreditation", "uid": uid(8), "holder_uid": uid(2), "accreditation_scheme": "iso17025",
     "certificate_no": "BY/112 1.0001", "valid_until": "2027-01-31", "body_uid": uid(1)},
    {"kind": "document", "uid": uid(9), "document_kind": "policy", "lang": "ru",
     "name": {"ru": "Правила доступа", "be": "Правілы доступу"}, "url": "https://yasen.example/rules.pdf"},
    {"kind": "person", "uid": uid(10), "org_uid": uid(1), "orcid": "0000-0002-1825-0097", "consent_scope": "public",
     "family": {"ru": "Ясенева", "be": "Ясенева"}, "given": {"ru": "Анна", "be": "Ганна"}, "email": "a@yasen.example",
     "position": {"ru": "заведующая", "be": "загадчыца"}},
]  # fmt: skip
