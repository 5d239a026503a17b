"""Numbers and days as offices write them: read where only one thing can be meant, refused where not."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop import language
from desktop.catalogue import Catalogue
from desktop.catalogue.loading import RowState
from desktop.ui.table_words import finding_words
from sync.bilingual import Lang
from sync.errors import Check
from tests.catalogue.sample_records import catalogue
from tests.catalogue.tables import planned, sheet
from tests.catalogue.test_loading import found


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Catalogue]:
    with catalogue(tmp_path / "profile") as opened:
        yield opened


@pytest.mark.parametrize(
    ("kind", "path", "text", "value"),
    [
        ("equipment", "made_year", "2015 г.", 2015),
        ("equipment", "made_year", "2015г", 2015),
        ("equipment", "made_year", "2015 год", 2015),
        ("equipment", "quantity", "1 шт.", 1),
        ("equipment", "commissioned", "5 января 2026", "2026-01-05"),
        ("equipment", "commissioned", "«5» студзеня 2026 г.", "2026-01-05"),
        ("equipment", "commissioned", "Сакавік 2026", "2026-03"),
        ("equipment", "commissioned", "2012 г.", "2012"),
        ("call", "amount_min", "120.50 бел. руб.", "120.50"),
        ("call", "amount_min", "₽ 1 200,5", "1200.5"),
    ],
)
def test_the_usual_spellings_are_read(
    here: Catalogue, tmp_path: Path, kind: str, path: str, text: str, value: Any
) -> None:
    plan = planned(here, sheet(tmp_path / "a.xlsx", ["name_ru", path], ["Новое", text]), kind)
    assert {change.path: change.new for change in plan.rows[0].changes}[path] == value


@pytest.mark.parametrize(
    ("path", "text", "check"),
    [
        ("made_year", "в 2015", Check.NOT_WHOLE),
        ("made_year", "2015 шт.", Check.NOT_WHOLE),
        ("quantity", "2–3 шт.", Check.NOT_WHOLE),
        ("quantity", "шт.", Check.NOT_WHOLE),
        ("commissioned", "31 февраля 2026", Check.NOT_A_DATE),
        ("commissioned", "5 янв. 26", Check.NOT_A_DATE),
    ],
)
def test_what_may_mean_two_things_is_not_guessed(
    here: Catalogue, tmp_path: Path, path: str, text: str, check: Check
) -> None:
    plan = planned(here, sheet(tmp_path / "a.xlsx", ["name_ru", path], ["Новое", text]))
    assert plan.rows[0].state is RowState.BAD
    assert ("B2", path, check) in [each[1:] for each in found(plan)]


def test_a_date_that_cannot_be_read_is_told_as_written_and_with_the_form_wanted(
    here: Catalogue, tmp_path: Path
) -> None:
    language.use(Lang.RU)
    plan = planned(here, sheet(tmp_path / "a.xlsx", ["name_ru", "commissioned"], ["Новое", "31 февраля 2026"]))
    told = finding_words(plan.rows[0].findings[0], "equipment", "a.xlsx")
    assert "«31 февраля 2026»" in told and told.endswith("Пишите дату так: 31.12.2026, 12.2026 или 2026")
