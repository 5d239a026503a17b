"""A small catalogue in a profile, from records written in the test: the desktop's own builder, no signatures."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from desktop.catalogue import Catalogue
from desktop.catalogue.files import Files
from desktop.catalogue.index.building import Builder, Published
from desktop.profile import Profile
from sync.bundle import new_record
from sync.canon import encode, state_digest

TODAY = datetime(2026, 11, 23, 12, tzinfo=UTC)


def clock() -> datetime:
    """The day the tests are at."""
    return TODAY


def term(scheme: str, code: str, ru: str, be: str, broader: str = "") -> dict[str, Any]:
    """One vocabulary term."""
    extra = {"broader": broader} if broader else {}
    label = {"ru": ru, "be": be}
    return {"uid": f"{scheme}:{code}", "kind": "term", "rev": 1, "scheme": scheme, "code": code, "label": label} | extra


def organisation(uid: str, ru: str, be: str = "", **fields: Any) -> dict[str, Any]:
    """An organisation in Minsk unless the fields say otherwise."""
    place = {"country": "BY", "region": "BY-HM", "locality": {"ru": "Минск", "be": "Мінск"}}
    return _record("organisation", uid, ru, be, place | fields)


def facility(uid: str, ru: str, be: str = "", host: str = "org-1", **fields: Any) -> dict[str, Any]:
    """A facility of a host."""
    said = {"host_org": host, "facility_kind": "lab", "life_cycle": "operational", "grnti": ["29.33.15"]}
    return _record("facility", uid, ru, be, said | {"access_modes": ["paid"]} | fields)


def equipment(uid: str, ru: str, be: str = "", facilities: Iterable[str] = ("fac-1",), **fields: Any) -> dict[str, Any]:
    """An instrument of some facilities."""
    return _record("equipment", uid, ru, be, {"facility_uids": list(facilities)} | fields)


def service(uid: str, ru: str, be: str = "", of: str = "fac-1", **fields: Any) -> dict[str, Any]:
    """A service of a facility."""
    return _record("service", uid, ru, be, {"facility_uid": of} | fields)


def programme(uid: str, ru: str, be: str = "", **fields: Any) -> dict[str, Any]:
    """A programme."""
    return _record("programme", uid, ru, be, fields)


def _record(kind: str, uid: str, ru: str, be: str, fields: dict[str, Any]) -> dict[str, Any]:
    name = {lang: text for lang, text in (("be", be), ("ru", ru)) if text}
    return {"uid": uid, "kind": kind, "rev": 1, "name": name, "status": "published"} | fields


TERMS = [
    term("country", "BY", "Беларусь", "Беларусь"),
    term("country", "RU", "Россия", "Расія"),
    term("region", "BY-HM", "Минск", "Мінск", "BY"),
    term("region", "RU-MOW", "Москва", "Масква", "RU"),
    term("facility_kind", "lab", "лаборатория", "лабараторыя"),
    term("facility_kind", "unu", "уникальная научная установка", "унікальная навуковая ўстаноўка"),
    term("access_mode", "paid", "платно", "платна"),
    term("access_mode", "free", "бесплатно", "бясплатна"),
    term("life_cycle", "operational", "действует", "працуе"),
    term("grnti", "29", "Физика", "Фізіка"),
    term("grnti", "29.33", "Лазерная физика", "Лазерная фізіка", "29"),
    term("grnti", "31", "Химия", "Хімія"),
    term("instrument_type", "microscope", "микроскоп", "мікраскоп"),
]
LATER = {"laser_safety": {"class": "4", "notes": ["глаза"]}}
"""A field of a program to come."""


def records() -> list[dict[str, Any]]:
    """Two organisations, four facilities, two instruments, a service, a programme, terms."""
    return [
        organisation("org-1", "Институт физики", "Інстытут фізікі", short_name={"ru": "ИФ НАН", "be": "ІФ НАН"}),
        organisation(
            "org-2", "Московский университет", country="RU", region="RU-MOW", locality={"ru": "Москва", "be": "Масква"}
        ),
        facility("fac-1", "Лаборатория лазерной физики", "Лабараторыя лазернай фізікі", number="BY-0001", **LATER),
        facility("fac-2", "Ёмкостный стенд", "Ёмістасны стэнд", number="BY-0002", confirmed_on="2026-10-01"),
        facility("fac-3", "Объект «Ўздым»", "Аб’ект «Ўздым»", host="org-2", facility_kind="unu", access_modes=["free"]),
        facility("fac-4", "Старая лаборатория", status="retired"),
        equipment("eq-1", "Сканирующий микроскоп", "Скануючы мікраскоп", model="SEM-500", instrument_type="microscope"),
        equipment("eq-2", "Криостат", "Крыястат", ["fac-3"], specs=[{"parameter": "t", "min": "-190", "max": "20"}]),
        service("svc-1", "Анализ состава", "Аналіз складу"),
        programme("prg-1", "Программа «Луч»", "Праграма «Прамень»", facilities=[{"facility_uid": "fac-1"}]),
        *TERMS,
    ]


def lines(documents: Iterable[dict[str, Any]]) -> list[bytes]:
    """Canonical records in the order of a bundle."""
    return [encode(document) for document in sorted(documents, key=lambda document: document["uid"])]


def install(folder: Path, documents: Iterable[dict[str, Any]], seq: int = 1) -> Profile:
    """Makes a base of these records the active one of a profile."""
    profile = Profile(folder)
    files = Files(profile, clock, True)
    entries = [new_record(line) for line in lines(documents)]
    path = files.fresh_base(seq)
    with Builder(path) as builder:
        for entry in entries:
            builder.add(entry)
        digest = state_digest(entry.digest for entry in entries)
        builder.finish(Published("00000000-0000-4000-8000-000000000000", seq, TODAY, digest))
    files.switch(path)
    files.close()
    return profile


def catalogue(folder: Path, documents: Iterable[dict[str, Any]] | None = None) -> Catalogue:
    """An open catalogue of these records, or of `records()`."""
    profile = install(folder, records() if documents is None else documents)
    return Catalogue.open(profile, clock=clock)
