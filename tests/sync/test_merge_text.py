"""A text and its state merge as one thing: the state follows the text that is effective."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sync.ageing import Origin, TextState, original, state, text_hash
from sync.bilingual import Bilingual, Lang
from sync.merge import Outcome, Text, merge_text
from sync.registry import fields_of
from sync.rows import FieldState

NAME = fields_of("facility")["name"]
WORDS = st.none() | st.sampled_from(["а", "б", "в", " б "])
ROWS = st.none() | st.fixed_dictionaries(
    {"origin": st.sampled_from(list(Origin)), "checked_on": st.sampled_from(["", "2026-01-01", "2026-02-01"])}
)
TEXTS = st.builds(Text, WORDS, ROWS)


@given(WORDS, TEXTS, TEXTS)
def test_the_state_is_that_of_the_text_that_stands(base: str | None, centre: Text, mine: Text) -> None:
    outcome, stands = merge_text(NAME, base, centre, mine)
    assert stands.state in (centre.state, mine.state)
    if stands.text not in (centre.text, None):
        assert stands == mine and outcome is not Outcome.ACCEPTED
    if outcome is Outcome.ACCEPTED:
        assert stands == centre
    if outcome is Outcome.CONFLICT:
        assert stands == mine


@given(st.sampled_from(["а", "б"]), ROWS, ROWS)
def test_of_two_states_of_one_text_the_later_check_stands(text: str, centre: Any, mine: Any) -> None:
    outcome, stands = merge_text(NAME, text, Text(text, centre), Text(text, mine))
    assert stands.text == text
    checked = [(row or {}).get("checked_on", "") for row in (centre, mine)]
    if outcome is Outcome.KEPT:
        assert stands.state == mine and checked[1] >= checked[0]
    else:
        assert stands.state == centre


def test_a_mark_falls_with_the_text_it_was_given_to() -> None:
    mine = Text("было", {"origin": "human", "checked_on": "2026-11-23"})
    assert merge_text(NAME, "было", Text("стало"), mine) == (Outcome.ACCEPTED, Text("стало"))
    assert merge_text(NAME, "было", Text("было"), mine) == (Outcome.KEPT, mine)


def test_ru_of_one_side_and_be_of_the_other_are_an_old_translation() -> None:
    """Each side agreed with itself; together nobody has compared them."""
    compared = {"field": "name", "lang": "be", "origin": "human", "checked_on": "2026-01-01"}
    _, ru = merge_text(NAME, "было", Text("было"), Text("стало", {"field": "name", "lang": "ru", "origin": "original"}))
    theirs = Text("іншае", compared | {"source_hash": text_hash("было")})
    _, be = merge_text(NAME, "было па-беларуску", theirs, Text("было па-беларуску"))
    assert ru.text == "стало" and be == theirs
    rows = {("name", "ru"): FieldState(**(ru.state or {})), ("name", "be"): FieldState(**(be.state or {}))}
    assert state(Bilingual("стало", "іншае"), rows, "name", Lang.BE) is TextState.OUTDATED
    assert state(Bilingual("было", "іншае"), rows, "name", Lang.BE) is TextState.CURRENT


def test_the_other_of_a_translation_is_the_original() -> None:
    rows = {("name", "ru"): FieldState(field="name", lang="ru", origin="human", source_hash=text_hash("б"))}
    assert original(Bilingual("а", "б"), rows, "name") is Lang.BE
    assert original(Bilingual("а", ""), rows, "name") is Lang.RU
    assert original(Bilingual("а", "б"), {}, "name") is Lang.RU
