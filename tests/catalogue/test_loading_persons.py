"""Persons in foreign tables: a whole name becomes a person who answers for the record, and consent is asked after."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop import language
from desktop.catalogue import Catalogue
from desktop.catalogue.loading import Plan, RowState, read_source
from desktop.ui.loading.opened import likely_kind
from desktop.ui.table_words import column_words, finding_words
from sync.bilingual import Bilingual, Lang
from sync.errors import Check
from tests.catalogue.sample_records import catalogue
from tests.catalogue.tables import planned, sheet


@pytest.fixture(autouse=True)
def _in_russian() -> None:
    language.use(Lang.RU)


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Catalogue]:
    with catalogue(tmp_path / "profile") as opened:
        yield opened


def persons(here: Catalogue, plan: Plan) -> list[Any]:
    return list(here.records([row.uid for row in plan.rows if row.kind == "person"]))


HEAD = ["Наименование", "Организация", "Контактное лицо", "Телефон", "E-mail", "Должность"]


def test_a_table_of_centres_brings_those_who_answer_for_them(here: Catalogue, tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "центры.xlsx",
        HEAD,
        [
            "Центр плазмы",
            "Институт физики",
            "Янушкевич Анна Петровна",
            "+375 17 2345678",
            "plasma@example.org",
            "заведующий",
        ],
        ["Центр оптики", "Институт физики", "Анна Петровна Янушкевич", None, None],
        ["Стенд", "Московский университет", "А.П. Янушкевич", None, None],
        ["Вышка", "Институт физики", None, None, None],
    )
    plan = planned(here, path, "facility")
    assert [(row.kind, row.state, row.line) for row in plan.rows] == [
        ("facility", RowState.NEW, 2), ("person", RowState.NEW, 2), ("facility", RowState.NEW, 3),
        ("facility", RowState.NEW, 4), ("person", RowState.NEW, 4), ("facility", RowState.NEW, 5),
    ]  # fmt: skip
    told = [(each.line, each.path, each.check, each.severe) for each in plan.findings()]
    consents = [(line, "consent_scope", Check.NO_CONSENT, False) for line in (2, 4)]
    assert told == [(2, "contacts", Check.WHOSE_CONTACT, False), *consents]
    assert all("строка 2" in finding_words(each, "facility", path.name) for each in list(plan.findings())[:2])
    here.write(plan.good(), "Анна")
    first, second = persons(here, plan)
    plasma, optics, stand = (row.uid for row in plan.rows if row.kind == "facility" and row.line < 5)
    assert (first.name, first.org_uid, first.about_uids) == (
        Bilingual("Янушкевич Анна Петровна"), "org-1", (plasma, optics),
    )  # fmt: skip
    assert (first.position.ru, second.position.ru) == ("заведующий", "")
    assert (second.name.ru, second.org_uid, second.about_uids) == ("Янушкевич А. П.", "org-2", (stand,))
    assert next(here.records([plasma])).contacts[0].email == "plasma@example.org"  # type: ignore[attr-defined]
    again = planned(here, path, "facility")
    assert {row.state for row in again.rows} == {RowState.SAME} and not list(again.findings())
    here.undo()
    assert here.status().edits == 0


def test_whoever_is_here_already_answers_for_one_more(here: Catalogue, tmp_path: Path) -> None:
    uid = here.create("person", {"family.ru": "Ясень", "given.ru": "Олег", "about_uids": ("fac-2",)}, "Анна").uids[0]
    path = sheet(tmp_path / "a.xlsx", ["number", "Ответственный"], ["BY-0001", "Ясень Олег"], ["BY-0002", "Ясень Олег"])
    plan = planned(here, path, "facility")
    person = next(row for row in plan.rows if row.kind == "person")
    assert not [each for each in plan.findings() if each.severe]
    assert (person.uid, person.state, len(plan.rows)) == (uid, RowState.CHANGED, 3)
    assert [(change.path, change.new) for change in person.changes if change.path != "org_uid"] == [
        ("about_uids", ("fac-2", "fac-1"))
    ]


@pytest.mark.parametrize(
    ("head", "text", "name"),
    [
        ("ФИО", "Иванов Иван Иванович", Bilingual("Иванов Иван Иванович")),
        ("Ф.И.О.", "иван", None),
        ("Фамилия, имя, отчество", "Салтыкова-Щедрина  Ольга", Bilingual("Салтыкова-Щедрина Ольга")),
        ("ПІБ", "Дар'я Іванаўна Ясеневіч", Bilingual("", "Ясеневіч Дар’я Іванаўна")),
        ("Прозвішча, імя, імя па бацьку", "Іваноў І.І.", Bilingual("", "Іваноў І. І.")),
        ("ФИО", "Иванов И.И., Петров П.П.", None),
        ("ФИО", "Иванов 2-34-56", None),
    ],
)
def test_a_table_of_persons_takes_whole_names_apart(
    here: Catalogue, tmp_path: Path, head: str, text: str, name: Bilingual | None
) -> None:
    path = sheet(
        tmp_path / "a.xlsx", ["№ п/п", head, "Должность", "Телефон", "E-mail"], [1, text, "инженер", None, "a@b.by"]
    )
    source = read_source(path)
    assert likely_kind(source, here) == "person"
    plan = planned(here, path, "person")
    if name is None:
        assert plan.rows[0].state is RowState.BAD
        assert [(each.cell, each.check) for each in plan.findings() if each.severe] == [("B2", Check.NOT_A_NAME)]
        assert all(text in finding_words(each, "person", "a.xlsx") for each in plan.findings() if each.severe)
        return
    assert [(each.check, each.severe) for each in plan.findings()] == [(Check.NO_CONSENT, False)]
    here.write(plan.good(), "Анна")
    assert persons(here, plan)[0].name == name


def test_a_position_of_nobody_is_told(here: Catalogue, tmp_path: Path) -> None:
    path = sheet(tmp_path / "a.xlsx", ["Наименование", "ФИО", "Должность"], ["Стенд", None, "инженер"])
    plan = planned(here, path, "facility")
    assert [(row.kind, row.state) for row in plan.rows] == [("facility", RowState.NEW)]
    assert [(each.cell, each.check, each.severe) for each in plan.findings()] == [("C2", Check.NOT_A_NAME, False)]


def test_who_answers_for_a_bad_row_stays_out_with_it(here: Catalogue, tmp_path: Path) -> None:
    path = sheet(tmp_path / "a.xlsx", ["Наименование", "Год основания", "ФИО"], ["Стенд", "давно", "Иванов Иван"])
    plan = planned(here, path, "facility")
    assert [row.state for row in plan.rows] == [RowState.BAD] * 2
    assert plan.rows[1].findings[-1].given == "Стенд"


def test_the_column_has_a_name_in_both_languages(here: Catalogue, tmp_path: Path) -> None:
    for lang in Lang:
        language.use(lang)
        assert column_words("facility", "full_name.be").endswith("(be)")
        assert "full" not in column_words("facility", "full_name.be")
