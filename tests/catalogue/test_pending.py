"""A large organisation is edited in a moment; what depends on it follows later and ends as if it had at once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.catalogue import Catalogue
from desktop.catalogue.index.orders import ORDERINGS
from desktop.catalogue.index.rowsets import unpacked
from desktop.catalogue.index.stretches import in_order
from desktop.catalogue.questions import Facet, Question
from desktop.catalogue.views import NewValues
from tests.catalogue import sample_records, word_index
from tests.catalogue.sample_records import clock, equipment, facility, organisation

MANY = 130
REGION = Question(filters=((Facet.REGION, ("RU-MOW",)),))


def large() -> list[dict[str, Any]]:
    """Two organisations; the first has many facilities, each of them an instrument."""
    made = [organisation("org-1", "Институт света", country="BY", region="BY-HM"), organisation("org-2", "Другой")]
    made += [facility(f"fac-{n}", f"Стенд {n}") for n in range(MANY)]
    return made + [equipment(f"eq-{n}", f"Прибор {n}", facilities=(f"fac-{n}",)) for n in range(MANY)]


def index(catalogue: Catalogue) -> list[list[Any]]:
    """All an index knows, but for empty sets."""
    queries = (
        "SELECT facet, code, rows FROM posting JOIN tally USING (facet, code) WHERE total > 0 ORDER BY facet, code",
        "SELECT * FROM tally WHERE total > 0 ORDER BY facet, code",
        "SELECT * FROM ordering ORDER BY name",
        "SELECT * FROM pending",
    )
    base = catalogue._files.base
    assert base is not None
    return [*(base.execute(query).fetchall() for query in queries), sorted(word_index.told(base).items()), orders(base)]


def orders(base: Any) -> dict[str, list[int]]:
    """The orders as they are written; the sets beside have the same rows."""
    found = {name: list(in_order(base, name)) for name in ORDERINGS}
    for rows, members in base.execute("SELECT rows, members FROM stretch"):
        assert sorted(memoryview(rows).cast("I")) == list(unpacked(members))
    return found


def sorted_anew(base: Any) -> dict[str, list[int]]:
    query = "SELECT row FROM card WHERE NOT hidden ORDER BY "
    return {name: [row for (row,) in base.execute(query + by)] for name, by in ORDERINGS.items()}


def test_a_large_organisation_is_renamed_at_once_and_its_facilities_follow(profile_dir: Path) -> None:
    with sample_records.catalogue(profile_dir, large()) as catalogue:
        catalogue.edit("org-1", {"name.ru": "Обсерватория", "country": "RU", "region": "RU-MOW"}, "я")
        assert catalogue.behind and catalogue.check().sound and catalogue.check().pending
        first = catalogue.cards(catalogue.search(Question("обсерватория")).ids)
        assert "org-1" in [card.uid for card in first] and len(first) < MANY
        assert catalogue.cards(catalogue.rows_of(["fac-7"]))[0].organisation.ru == "Обсерватория"
        with catalogue.fork() as elsewhere:
            assert elsewhere.follow() and not elsewhere.follow()
        assert not catalogue.behind and not catalogue.check().pending
        assert catalogue.search(Question("обсерватория")).count == MANY + 1
        assert catalogue.search(REGION).count == 2 * MANY + 1


def test_what_waits_outlives_the_process(profile_dir: Path) -> None:
    with sample_records.catalogue(profile_dir, large()) as catalogue:
        catalogue.edit("org-1", {"country": "RU", "region": "RU-MOW"}, "я")
        assert not catalogue.follow(cancelled=lambda: True) or catalogue.behind
        profile = catalogue._profile
    with Catalogue.open(profile, clock=clock, writing=False) as reader:
        assert reader.behind and not reader.follow()
    with Catalogue.open(profile, clock=clock) as catalogue:
        assert catalogue.follow() and catalogue.search(REGION).count == 2 * MANY + 1


def test_what_is_named_before_its_own_turn_is_linked_and_stands_in_its_order(profile_dir: Path) -> None:
    tools = [
        NewValues(f"made-{n}", {"name.ru": f"Сосуд {n % 13}", "facility_uids": (f"hall-{n % 3}",)}, "equipment")
        for n in range(1000)
    ]
    halls = [NewValues(f"hall-{n}", {"name.ru": f"Зал {n}", "host_org": "org-1"}, "facility") for n in range(3)]
    with sample_records.catalogue(profile_dir, large()) as catalogue:
        catalogue.write([*tools, *halls], "я")
        catalogue.follow()
        minsk = Question("сосуд", ((Facet.REGION, ("BY-HM",)),))
        assert catalogue.search(minsk).count == 1003 and catalogue.check().sound
        assert catalogue.record("hall-1").relations  # type: ignore[attr-defined]
        catalogue.write([NewValues(f"made-{n}", {"name.ru": f"Колба {n % 7}"}) for n in range(0, 1000, 2)], "я")
        catalogue.follow()
        assert catalogue.search(Question("колба")).count == 503 and catalogue.search(Question("сосуд")).count == 503
        assert orders(catalogue._files.base) == sorted_anew(catalogue._files.base)
        catalogue.undo()
        catalogue.undo()
        catalogue.follow()
        assert catalogue.search(Question("сосуд")).count == 0 and catalogue.check().sound


Act = Callable[[Catalogue], object]
ACTS: dict[str, Act] = {
    "moves": lambda it: it.edit("org-1", {"country": "RU", "region": "RU-MOW"}, "я"),
    "moves on": lambda it: it.edit("org-1", {"region": "RU-SPE"}, "я"),
    "renames": lambda it: it.edit("org-1", {"name.ru": "Обсерватория"}, "я"),
    "leaves": lambda it: it.edit(f"fac-{MANY - 1}", {"host_org": "org-2"}, "я"),
    "stands apart": lambda it: it.edit(f"fac-{MANY - 2}", {"country": "RU", "region": "RU-SPE"}, "я"),
    "is carried": lambda it: it.edit(f"eq-{MANY - 3}", {"facility_uids": (f"fac-{MANY - 1}",)}, "я"),
    "is hidden": lambda it: it.edit("org-1", {"status": "retired"}, "я"),
    "undone": lambda it: it.undo(),
}


@pytest.mark.parametrize(
    "acts",
    [
        ("moves", "undone"),
        ("moves", "moves on", "renames", "undone", "undone"),
        ("moves", "leaves", "is carried", "renames"),
        ("moves", "stands apart", "is carried", "undone", "undone", "undone"),
        ("renames", "moves", "leaves", "undone"),
        ("is hidden", "moves", "undone", "undone"),
    ],
)
def test_it_ends_as_if_all_had_followed_at_once(tmp_path: Path, acts: tuple[str, ...]) -> None:
    later = sample_records.catalogue(tmp_path / "later", large())
    at_once = sample_records.catalogue(tmp_path / "at once", large())
    with later, at_once:
        for act in acts:
            ACTS[act](later)
            ACTS[act](at_once)
            at_once.follow()
        later.follow()
        assert index(later) == index(at_once)
        assert later.check().sound


@pytest.mark.parametrize(
    ("path", "value", "written"),
    [
        ("name.ru", "Ягодная лаборатория", {"name_ru", "confirmed", "oldest"}),
        ("name.be", "Ягадная лабараторыя", {"name_be"}),
        ("confirmed_on", "2026-11-01", {"confirmed", "oldest"}),
        ("description.ru", "Другими словами", set()),
    ],
)
def test_only_the_orders_in_which_a_record_moves_are_written(
    small: Catalogue, path: str, value: str, written: set[str]
) -> None:
    base, statements = small._files.base, list[str]()
    assert base is not None
    base.set_trace_callback(statements.append)
    small.edit("fac-1", {path: value}, "я")
    base.set_trace_callback(None)
    found = {name for name in ORDERINGS for said in statements if f"INTO stretch VALUES ('{name}'" in said}
    assert found == written and orders(base) == sorted_anew(base)
