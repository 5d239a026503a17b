"""Three-way merge: nobody's value is lost, nobody wins silently."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sync.merge import Outcome, merge
from sync.registry import fields_of
from tests.sync.strategies import documents, values

FACILITY = fields_of("facility")
TEXT = st.none() | st.sampled_from(["а", "б", "в", "а б", " а  б "])
CODES = st.none() | st.lists(st.sampled_from("abcde"), min_size=1, unique=True)
ROWS = st.none() | st.lists(
    st.fixed_dictionaries({"year": st.integers(2023, 2025), "users": st.integers(1, 3)}),
    min_size=1,
    unique_by=lambda row: row["year"],
)


@given(TEXT, TEXT)
def test_what_the_centre_left_alone_stays_mine(base: Any, mine: Any) -> None:
    merged = merge(FACILITY["name"], base, base, mine)
    assert merged.value == mine or merged.outcome is Outcome.ACCEPTED


@given(TEXT, TEXT)
def test_what_the_centre_says_too_is_accepted(base: Any, same: Any) -> None:
    assert merge(FACILITY["name"], base, same, same).outcome is Outcome.ACCEPTED


@given(TEXT, TEXT, TEXT)
def test_two_different_texts_are_a_question(base: Any, centre: Any, mine: Any) -> None:
    merged = merge(FACILITY["name"], base, centre, mine)
    if merged.outcome is Outcome.CONFLICT:
        assert merged.value == mine
        assert centre != mine != base != centre
    else:
        assert merged.value in (mine, centre)


def test_a_retyped_space_is_no_question() -> None:
    assert merge(FACILITY["name"], "а б", "а  б", "в").outcome is Outcome.KEPT
    assert merge(FACILITY["name"], "\u0438\u0306", "\u0439", "в").outcome is Outcome.KEPT


@given(CODES, CODES, CODES)
def test_sets_merge_member_by_member(base: Any, centre: Any, mine: Any) -> None:
    merged = merge(FACILITY["grnti"], base, centre, mine)
    was, now, own = (set(codes or ()) for codes in (base, centre, mine))
    assert merged.outcome is not Outcome.CONFLICT
    assert set(merged.value or ()) == (now | (own - was)) - (was - own)


@given(ROWS, ROWS, ROWS)
def test_rows_merge_by_their_key(base: Any, centre: Any, mine: Any) -> None:
    merged = merge(FACILITY["load"], base, centre, mine)
    if merged.outcome is Outcome.CONFLICT:
        assert merged.value == mine
        return
    was, now, own, got = ({row["year"]: row for row in rows or ()} for rows in (base, centre, mine, merged.value))
    for year in own.keys() | now.keys():
        if own.get(year) != was.get(year):
            assert got.get(year) == own.get(year)
        elif now.get(year) != was.get(year):
            assert got.get(year) == now.get(year)


def test_two_orders_of_one_list_are_a_question() -> None:
    photos = [{"hash": name} for name in "abc"]
    a, b, c = photos
    assert merge(FACILITY["photos"], [a, b, c], [b, a, c], [c, b, a]).outcome is Outcome.CONFLICT
    assert merge(FACILITY["photos"], [a, b, c], [a, b, c, {"hash": "d"}], [c, b, a]).value == [c, b, a, {"hash": "d"}]


@given(st.data())
def test_any_field_merges_without_an_exception(data: st.DataObject) -> None:
    document = data.draw(documents())
    for name, field in fields_of(document["kind"]).items():
        if field.bilingual or name not in document:
            continue
        centre, mine = data.draw(values(field)), data.draw(values(field))
        merged = merge(field, document[name], centre, mine)
        assert merged.outcome in Outcome
