"""The real organisations and 5,000 instruments of a foreign table go in, are edited and confirmed, go out in every form
we read, and come back with zero differences."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter

from desktop import language
from desktop.catalogue import Catalogue
from desktop.catalogue.giving import Manner
from desktop.catalogue.loading import Plan, RowState, guess_mapping, kinds_in, make_plan, read_source
from desktop.catalogue.views import NewValues
from sync.bilingual import Lang
from sync.formats import Asked
from sync.registry import document_of
from sync.vocabularies import read_terms
from tests.catalogue.sample_records import TODAY, catalogue

ROOT = Path(__file__).resolve().parent.parent.parent
ORGANISATIONS = ROOT / "resources" / "sample" / "organisations_ror.jsonl"
TABLES = ("terms.tsv", "countries.tsv", "regions.tsv", "grnti.tsv", "ford.tsv")
HEAD = ("№ п/п", "Наименование", "Назва", "Марка", "Изготовитель", "Страна-изготовитель", "Год выпуска")
HEAD += ("Дата ввода в эксплуатацию", "Кол-во", "Лаборатория", "Инв. №", "Назначение", "specs[1].value", "Состояние")
ROWS = 5000


def fresh(folder: Path) -> Catalogue:
    terms = [term for name in TABLES for term in read_terms(ROOT / "resources" / "vocabularies" / name)]
    return catalogue(folder, [document_of(term) for term in terms])


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Catalogue]:
    with fresh(tmp_path / "здесь") as opened:
        yield opened


def foreign_table(path: Path) -> Path:
    """What a university keeps: a title above, numbers as text, dates of all sorts, codes with zeros in front."""
    chance = random.Random(7)
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        page = book.add_worksheet("Приборы")
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        page.write_string(0, 0, "Перечень научного оборудования")
        page.write_row(2, 0, HEAD)
        for n in range(1, ROWS + 1):
            made = chance.randint(1995, 2025)
            page.write_row(n + 2, 0, [n, f"Спектрометр {n}", f"Спектраметр {n}", f"=С-{n % 97}", "Планар", "Беларусь"])
            page.write_string(n + 2, 3, f"=С-{n % 97}")
            page.write(n + 2, 6, str(made) if n % 2 else made)
            if n % 3:
                page.write_datetime(n + 2, 7, TODAY.replace(year=made, tzinfo=None), day)
            else:
                page.write_string(n + 2, 7, f"15.03.{made}")
            page.write_row(n + 2, 8, [float(chance.randint(1, 4)), "Общая лаборатория"])
            page.write_string(n + 2, 10, f"{n:08}")
            page.write_row(n + 2, 11, [f"Измеряет спектры; образец № {n}", chance.choice([0.1, 400, 2.5]), "исправно"])
    return path


def planned(here: Catalogue, path: Path, kind: str = "") -> Plan:
    source = read_source(path)
    kinds = (kind,) if kind else kinds_in(source)
    return make_plan(here, source, *(guess_mapping(source, each) for each in kinds), today="2026-11-23")


def uids(plan: Plan) -> list[str]:
    return [row.uid for row in plan.rows]


def test_the_whole_way_of_an_office(here: Catalogue, tmp_path: Path) -> None:
    bodies = planned(here, ORGANISATIONS)
    assert bodies.counts == {RowState.NEW: 431, RowState.CHANGED: 0, RowState.SAME: 0, RowState.BAD: 0}
    here.write(bodies.good(), "Анна")
    lab = here.create("facility", {"name.ru": "Общая лаборатория", "host_org": bodies.rows[0].uid}, "Анна").uids[0]

    tools = planned(here, foreign_table(tmp_path / "приборы.xlsx"), "equipment")
    assert not list(tools.findings())
    assert tools.counts[RowState.NEW] == ROWS
    here.write(tools.good(), "Анна")
    first = next(here.records(uids(tools)))
    assert document_of(first) == {
        "uid": first.uid, "kind": "equipment", "rev": 0, "name": {"ru": "Спектрометр 1", "be": "Спектраметр 1"},
        "model": "=С-1", "manufacturer": "Планар", "manufacturer_country": "BY", "made_year": first.made_year,
        "commissioned": f"{first.made_year}-11-23", "quantity": first.quantity, "facility_uids": [lab],
        "inventory_no": "00000001", "description": {"ru": "Измеряет спектры; образец № 1"},
        "specs": [{"value": first.specs[0].value}], "condition": "working",
        "field_state": document_of(first)["field_state"],
    }  # fmt: skip

    works = [
        NewValues(uid, {"name.be": f"Прыбор {place}", "room": "12"}) for place, uid in enumerate(uids(tools)[:300])
    ]
    here.write(works, "Анна")
    everything = [*uids(bodies), lab, *uids(tools)]
    seen = {record.uid: record.rev for record in here.records(everything)}
    assert not here.confirm(seen, "Анна").dropped

    before = [document_of(record) for record in here.records(everything)]
    for name, kinds in (("xlsx", ("",)), ("jsonl", ("",)), ("csv", ("organisation", "equipment"))):
        for kind in kinds:
            back = planned(here, _given(here, name, kind, everything, tmp_path / f"{kind}.{name}"))
            assert not list(back.findings())
            assert not [row for row in back.rows if row.state is not RowState.SAME][:3]
            assert len(back.rows) == (len(everything) if not kind else sum(each["kind"] == kind for each in before))
    assert [document_of(record) for record in here.records(everything)] == before

    _elsewhere(here, everything, tmp_path)


def _given(here: Catalogue, name: str, kind: str, everything: list[str], path: Path) -> Path:
    asked = Asked(TODAY, Lang.RU, language.translation(Lang.RU).gettext)
    chosen = [record.uid for record in here.records(everything) if kind in ("", record.kind)]
    assert here.give(name, chosen, path, Manner(asked)).count == len(chosen)
    return path


def _elsewhere(here: Catalogue, everything: list[str], tmp_path: Path) -> None:
    """Another office takes the lines: every public word arrives."""
    with fresh(tmp_path / "там") as there:
        plan = planned(there, tmp_path / ".jsonl")
        assert plan.counts[RowState.NEW] == len(everything)
        there.write(plan.good(), "Алесь")
        mine, theirs = ([public(record) for record in each.records(everything)] for each in (here, there))
        assert mine == theirs


def public(record: object) -> dict[str, object]:
    """What a table carries: not what stays in the office, nor who compared which text when."""
    from sync.leaving import public_document

    document = public_document(document_of(record))  # type: ignore[arg-type]
    document.pop("field_state", None)
    return document
