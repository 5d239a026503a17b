"""A text is kept with its state: who wrote it, when it was compared with its other language, what has aged since."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.catalogue import Catalogue
from sync.ageing import Origin, TextState, states_of, text_hash, text_states
from sync.bilingual import Lang
from sync.errors import Check, InvalidValue
from tests.catalogue.offices import office, uid
from tests.sync.publications import organisation

RU, BE = Lang.RU, Lang.BE


def state(catalogue: Catalogue, of: str, lang: Lang, field: str = "name") -> TextState:
    record = catalogue.record(of).record
    return {(name, tongue): found for name, tongue, found in text_states(record)}[field, lang]


def row(field: str, lang: str, origin: str, on: str = "2026-01-01", source: str = "") -> dict[str, str]:
    """One row of field_state as a centre publishes it."""
    said = {"field": field, "lang": lang, "origin": origin, "checked_on": on, "checked_by": "центр"}
    return said | ({"source_hash": text_hash(source)} if source else {})


def translated(number: int, ru: str, be: str, compared_with: str, **more: Any) -> dict[str, Any]:
    """An organisation whose Belarusian name was compared with that Russian one."""
    states = [row("name", "be", "human", source=compared_with), row("name", "ru", "original")]
    return organisation(number, name={"ru": ru, "be": be}, field_state=states, **more)


def test_a_new_original_ages_its_translation(small: Catalogue) -> None:
    assert state(small, "fac-1", BE) is TextState.CURRENT
    small.edit("fac-1", {"name.ru": "Лаборатория света"}, "отдел")
    assert (state(small, "fac-1", RU), state(small, "fac-1", BE)) == (TextState.ORIGINAL, TextState.OUTDATED)
    kept = states_of(small.record("fac-1").record)["name", "ru"]
    assert (kept.origin, kept.checked_by, kept.checked_on) == ("original", "отдел", "2026-11-23")
    small.edit("fac-1", {"name.be": "Лабараторыя святла"}, "отдел")
    assert state(small, "fac-1", BE) is TextState.CURRENT
    small.undo()
    assert state(small, "fac-1", BE) is TextState.OUTDATED
    small.undo()
    assert state(small, "fac-1", BE) is TextState.CURRENT and not small.record("fac-1").record.field_state


def test_both_languages_written_at_once_agree(small: Catalogue) -> None:
    small.edit("fac-1", {"name.be": "Стэнд", "name.ru": "Стенд", "tagline.be": "Радок"}, "я")
    states = {tongue: state(small, "fac-1", tongue) for tongue in Lang}
    assert states == {RU: TextState.ORIGINAL, BE: TextState.CURRENT}
    assert state(small, "fac-1", BE, "tagline") is TextState.ORIGINAL
    small.edit("fac-1", {"tagline.ru": "Строка"}, "я")
    assert state(small, "fac-1", RU, "tagline") is TextState.CURRENT
    small.edit("fac-1", {"tagline.ru": None}, "я")
    assert state(small, "fac-1", RU, "tagline") is TextState.MISSING
    assert ("tagline", "ru") not in states_of(small.record("fac-1").record)


def test_what_stood_alone_was_first(small: Catalogue) -> None:
    """A record of the centre with one language and no states: the other, written here, is its translation."""
    small.edit("fac-4", {"name.be": "Старая лабараторыя"}, "я")
    assert (state(small, "fac-4", RU), state(small, "fac-4", BE)) == (TextState.ORIGINAL, TextState.CURRENT)


def test_a_copied_text_waits_for_a_reader(small: Catalogue) -> None:
    small.edit("fac-4", {"name.be": "Старая лаборатория"}, "я", origins={"name.be": Origin.MACHINE})
    assert state(small, "fac-4", BE) is TextState.MACHINE
    change = small.check_text("fac-4", ["name.be", "name.ru", "tagline.ru"], "чытач")
    assert change.paths == ("name.be",) and state(small, "fac-4", BE) is TextState.CURRENT
    kept = states_of(small.record("fac-4").record)["name", "be"]
    assert (kept.origin, kept.checked_by, kept.checked_on) == ("machine", "чытач", "2026-11-23")
    assert not small.check_text("fac-4", ["name.be"], "чытач").uids
    small.undo()
    assert state(small, "fac-4", BE) is TextState.MACHINE
    with pytest.raises(InvalidValue) as told:
        small.check_text("fac-4", ["url"], "я")
    assert told.value.check is Check.UNKNOWN_FIELD


def test_found_good_is_told_as_such(tmp_path: Path) -> None:
    with office(tmp_path, translated(0, "Новое", "Старое", compared_with="Прежнее")) as made:
        catalogue = made.catalogue
        assert state(catalogue, uid(0), BE) is TextState.OUTDATED
        catalogue.check_text(uid(0), ["name.be"], "я")
        (edit,) = catalogue.edits()
        assert edit.checked and edit.base == edit.value == "Старое" and catalogue.record(uid(0)).edits == (edit,)
        assert [entry.checked for entry in catalogue.history(uid(0))] == [True]
        assert not catalogue.edit(uid(0), {"name.be": "Старое"}, "я").uids  # saved again as it was: still good
        assert state(catalogue, uid(0), BE) is TextState.CURRENT and catalogue.check().sound
        outcome = made.publish(translated(0, "Новое", "Старое", compared_with="Прежнее", url="https://a.by"))
        assert outcome.edits_kept == 1 and state(catalogue, uid(0), BE) is TextState.CURRENT
        later = translated(0, "Новое", "Старое", compared_with="Новое")
        later["field_state"][0]["checked_on"] = "2026-12-01"
        assert made.publish(later).accepted == 1 and not catalogue.edits()
        catalogue.revert(uid(0), "name.be")


def test_an_edit_of_one_side_over_a_text_of_the_other_is_an_old_translation(tmp_path: Path) -> None:
    """Russian from the office and Belarusian from the centre, and the other way round: nobody compared the two."""
    both = [translated(n, "Было", "Было па-беларуску", "Было") for n in (0, 1)]
    with office(tmp_path, *both) as made:
        made.catalogue.edit(uid(0), {"name.ru": "Стало"}, "я")
        made.catalogue.edit(uid(1), {"name.be": "Стала"}, "я")
        made.publish(
            translated(0, "Было", "Іншае", compared_with="Было"),
            translated(1, "Иное", "Было па-беларуску", compared_with="Было"),
        )
        ours, theirs = (made.catalogue.record(uid(n)).record for n in (0, 1))
        assert (ours.name.ru, ours.name.be) == ("Стало", "Іншае")  # type: ignore[attr-defined]
        assert (theirs.name.ru, theirs.name.be) == ("Иное", "Стала")  # type: ignore[attr-defined]
        for number in (0, 1):
            assert state(made.catalogue, uid(number), BE) is TextState.OUTDATED
            assert state(made.catalogue, uid(number), RU) is TextState.ORIGINAL
        assert not made.catalogue.status().conflicts and made.catalogue.check().sound


WORDS = st.sampled_from(["а", "б", "в"])


@settings(max_examples=12, deadline=None)
@given(mine=st.fixed_dictionaries({}, optional={"ru": WORDS, "be": WORDS}), theirs=st.tuples(WORDS, WORDS, WORDS))
def test_a_translation_is_current_only_beside_the_text_it_was_compared_with(
    tmp_path_factory: pytest.TempPathFactory, mine: dict[str, str], theirs: tuple[str, str, str]
) -> None:
    """Whatever the office and the centre wrote, the merged record never calls a pair good that nobody compared."""
    with office(tmp_path_factory.mktemp("office"), translated(0, "а", "а", "а")) as made:
        made.catalogue.edit(uid(0), {f"name.{lang}": text for lang, text in mine.items()}, "я")
        here = made.catalogue.record(uid(0)).record
        compared = {("а", "а")} | {(here.name.ru, here.name.be)} if "be" in mine else {("а", "а")}  # type: ignore[attr-defined]
        ru, be, source = theirs
        compared |= {(source, be)}
        made.publish(translated(0, ru, be, compared_with=source))
        merged = made.catalogue.record(uid(0)).record
        good = state(made.catalogue, uid(0), BE) is TextState.CURRENT
        pair = (merged.name.ru, merged.name.be)  # type: ignore[attr-defined]
        assert not good or pair in compared
        assert made.catalogue.check().sound
