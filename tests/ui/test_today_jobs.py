"""What waits becomes the lines of the day: their order, their words, where each of them leads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import language
from desktop.catalogue.index.duties import Ends
from desktop.catalogue.views_of_work import (
    Ages,
    Closing,
    Disputed,
    Ending,
    Incomplete,
    Left,
    Texts,
    ToDo,
    Unconfirmed,
    Untranslated,
    Wrong,
)
from desktop.ui.shapes import State
from desktop.ui.today.jobs import jobs_of
from desktop.ui.today.row import Job
from desktop.ui.today.ways import Ways
from sync.ageing import TextState
from sync.bilingual import Bilingual, Lang
from sync.calls import CallState
from sync.freshness import Freshness

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def russian() -> Iterator[None]:
    language.use(Lang.RU)
    yield
    language.use(Lang.RU)


def chore(kind: Callable[..., Any], place: int, **given: Any) -> Any:
    name = Bilingual(f"Запись {place}", f"Запіс {place}")
    return kind(uid=f"uid-{place}", kind="facility", number=f"BY-{place:04}", name=name, **given)


def ending(place: int, what: Ends, days: int) -> Ending:
    found: Ending = chore(Ending, place, what=what, on=(TODAY + timedelta(days)).isoformat(), days=days)
    return found


class Asked(list[tuple[str, object]]):
    """The ways of the page, with a memory."""

    def ways(self) -> Ways:
        def note(name: str) -> Callable[..., None]:
            return lambda *given: self.append((name, given[0] if given else None))

        return Ways(**{name: note(name) for name in Ways.__struct_fields__})


def jobs(to_do: ToDo, asked: Asked | None = None) -> list[Job]:
    return jobs_of(to_do, TODAY, (Asked() if asked is None else asked).ways())


def test_each_sort_is_one_line_with_words_and_a_way() -> None:
    asked, day = Asked(), TODAY.isoformat()
    whole = ToDo(
        organisation="org",
        ages=Ages(5, 1, 1),
        texts=Texts(90, 80, 2, 1, 1),
        left=Left(confirm=2, incomplete=1, translate=4, ending=2, ended=1, wrong=1, conflicts=1),
        confirm=(chore(Unconfirmed, 1, rev=1, confirmed_on="2024", freshness=Freshness.OLD, old_on="", edited=False),
                 chore(Unconfirmed, 2, rev=1, confirmed_on="2025", freshness=Freshness.DUE, old_on=day, edited=False)),
        incomplete=(chore(Incomplete, 3, fields=("region", "contacts")),),
        translate=(chore(Untranslated, 4, field="name", lang=Lang.BE, state=TextState.OUTDATED),),
        ending=(ending(5, Ends.VERIFICATION, 7), ending(6, Ends.PRICE, -1)),
        calls=(chore(Closing, 7, deadline="2026-12-01", days=8, state=CallState.CLOSING),
               chore(Closing, 8, deadline="2027-01-01", days=39, state=CallState.OPEN)),
        wrong=(chore(Wrong, 9, paths=("contacts[0].email",)),),
        conflicts=(chore(Disputed, 10, paths=("name.ru", "url"), since="2026-11-14T08:00:00+00:00"),),
    )  # fmt: skip
    lines = jobs(whole, asked)
    for line in lines:
        line.act()
    said = {line.icon: line for line in lines}
    assert said["git-merge"].title == "Решить 2 расхождения" and "BY-0010" in said["git-merge"].reason
    assert said["list-check"].reason == "Не хватает: BY-0003 (регион, контакты)"
    assert said["certificate"].title == "Обновить поверку: Запись 5" and said["certificate"].due == "7 дней"
    assert said["report-money"].state is State.BAD and "по запросу" in said["report-money"].reason
    assert said["calendar-event"].reason == "Запись 7: до 01.12.2026"
    assert said["alert-triangle"].reason.endswith("BY-0009 (контакты)")
    assert said["calendar-check"].state is State.BAD
    assert "старше оригинала: 1" in said["language"].reason and "без перевода: 2" in said["language"].reason
    assert ("confirm", ["uid-1", "uid-2"]) in asked and ("edit", "uid-3") in asked and ("edit", "uid-5") in asked
    assert {name for name, _given in asked} == {"confirm", "edit", "show", "changes", "translate"}


def test_several_of_a_sort_are_listed_and_counted() -> None:
    asked = Asked()
    ends = tuple(ending(place, Ends.ACCREDITATION, place) for place in range(20, 25))
    (line,) = jobs(ToDo(organisation="org", left=Left(ending=5), ending=ends), asked)
    line.act()
    assert line.title == "Обновить 5 аккредитаций" and "Первый срок истекает 13.12.2026" in line.reason
    assert asked == [("show", tuple(f"uid-{place}" for place in range(20, 25)))] and line.state is None


def test_nothing_is_no_line() -> None:
    assert jobs(ToDo(organisation="org")) == []


@given(
    st.lists(st.tuples(st.sampled_from([e for e in Ends if e is not Ends.CALL]), st.integers(-400, 90)), max_size=30)
)
def test_the_nearest_deadline_stands_first_and_nothing_is_lost(ends: list[tuple[Ends, int]]) -> None:
    found = sorted((ending(place, what, days) for place, (what, days) in enumerate(ends)), key=lambda end: end.on)
    lines = jobs(ToDo(organisation="org", left=Left(ending=len(found)), ending=tuple(found)))
    assert [line.when for line in lines] == sorted(line.when for line in lines)
    assert len(lines) == len({what for what, _days in ends})


@pytest.mark.parametrize("lang", list(Lang))
def test_no_line_is_left_in_english(lang: Lang) -> None:
    language.use(lang)
    ends = tuple(
        ending(place, what, place - 2) for place, what in enumerate(list(Ends)[:4] * 2) if what is not Ends.CALL
    )
    for line in jobs(ToDo(organisation="org", left=Left(ending=len(ends)), ending=ends)):
        for words in (line.title, line.reason, line.due, line.words):
            assert not any(c.isascii() and c.isalpha() for c in words.replace("BY", "")), words
