"""A long list of hits is what an array of them would be."""

from __future__ import annotations

from array import array
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from desktop.catalogue.finding.listing import Listed, Piece
from desktop.catalogue.finding.search import RANKED
from desktop.catalogue.questions import ROW, Order, Question
from tests.catalogue import sample_records
from tests.catalogue.sample_records import equipment

ORDER = array(ROW, [9, 4, 7, 1, 0, 8, 2, 6, 3, 5])
PLACES = st.integers(-12, 12) | st.none()


def listed(order: array[int], *groups: BitMap) -> Listed:
    stretches = [order[start : start + 3] for start in range(0, len(order), 3)]
    return Listed(Piece(BitMap(rows) & group, rows.tobytes()) for group in groups for rows in stretches)


@given(st.permutations(range(12)), st.sets(st.integers(0, 11)), st.sets(st.integers(0, 11)), PLACES, PLACES)
def test_it_is_counted_sliced_and_walked_like_an_array(
    order: list[int], rows: set[int], first: set[int], start: int | None, stop: int | None
) -> None:
    groups = BitMap(rows & first), BitMap(rows - first)
    expected = [row for group in groups for row in order if row in group]
    found = listed(array(ROW, order), *groups)
    assert len(found) == len(expected) and found[start:stop].tolist() == expected[start:stop]
    assert found[start:stop:2].tolist() == expected[start:stop:2] and list(found) == expected
    assert [found[place] for place in range(-len(found), len(found))] == expected + expected
    assert all(found.index(row) == expected.index(row) for row in expected)
    assert all((row in found) == (row in expected) for row in range(12)) and "x" not in found
    assert found == expected and found != [*expected, 1]


def test_what_is_not_there_is_told() -> None:
    found = listed(ORDER, BitMap([1, 2]))
    with pytest.raises(IndexError):
        found[2]
    with pytest.raises(ValueError):
        found.index(3)


def test_of_many_hits_those_come_first_that_are_called_so(profile_dir: Path) -> None:
    made = list(map(_lamp, range(RANKED + 20)))
    with sample_records.catalogue(profile_dir, made) as catalogue:
        found = catalogue.search(Question("лазер"))
        names = [card.name.ru for card in catalogue.cards(found.ids)]
        called = [name for name in names if name.startswith("Лазер")]
        assert found.count == len(names) == RANKED + 20 and len(called) == len(names) // 2
        assert names == sorted(called) + sorted(set(names).difference(called))
        by_name = catalogue.search(Question("лазер", order=Order.NAME)).ids
        assert by_name[:] == array(ROW, sorted(found.ids, key=dict(zip(found.ids, names, strict=True)).__getitem__))


def _lamp(number: int) -> dict[str, Any]:
    name = f"Лазер {number:04}" if number % 2 else f"Стенд {number:04}"
    return equipment(f"eq-{number}", name, facilities=(), description={"ru": "лазер"})
