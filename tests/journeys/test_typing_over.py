"""A question that is typed over by a newer one ends at once and quietly; so does one the window is closed over."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from desktop.catalogue.questions import Question
from desktop.catalogue.stopping import Stopped
from desktop.ui.background import ASKERS, WORKERS
from tests.journeys.conftest import Opens
from tests.journeys.pages import Person

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(heard(i)) FROM n"


class Endless:
    """A question without an end, asked where the questions of the search field are asked."""

    def __init__(self, person: Person) -> None:
        self.begun, self.ended, self.told = threading.Event(), threading.Event(), list[object]()
        self.outcome: BaseException | None = None
        person.window.catalogue._asking.ask(self._ask, self.told.append, "search", failed=self.told.append)
        assert self.begun.wait(30)

    def _ask(self, shelf: Any) -> object:
        base = shelf._follow_base()
        base.create_function("heard", 1, lambda number: self.begun.set() or number)
        try:
            return base.execute(ENDLESS).fetchone()
        except BaseException as error:
            self.outcome = error
            raise
        finally:
            self.ended.set()


def test_what_is_typed_over_stops_and_the_newer_answer_is_shown(person: Person) -> None:
    before = person.news()
    endless = Endless(person)
    person.asks("лазер")
    assert endless.ended.wait(30) and "interrupted" in str(endless.outcome)
    person.waits(lambda: not person.window.parts.background.busy())
    assert not endless.told and person.news() == before
    assert person.told_count() == person.count() == person.catalogue.search(Question("лазер")).count > 0


def test_the_thread_that_was_stopped_answers_the_next_questions(person: Person) -> None:
    """One after another, so that the pool gives the same threads again."""
    for words in ("лазер", "микроскоп", "лаборатория", "спектр"):
        Endless(person)
        person.asks(words)
        assert person.count() == person.catalogue.search(Question(words)).count


def test_a_window_closes_over_a_question_without_an_end(opens: Opens) -> None:
    person = opens(language="ru").settled()
    endless = Endless(person)
    person.window.parts.background.close()
    assert endless.ended.is_set() and not endless.told


def test_facets_and_ways_out_of_an_older_question_stop_with_it(person: Person) -> None:
    stopped: list[str] = []
    begun = {lane: threading.Event() for lane in ("facets", "gains")}

    def waits(lane: str, shelf: Any) -> None:
        base = shelf._follow_base()
        base.create_function("heard", 1, lambda number: begun[lane].set() or number)
        try:
            base.execute(ENDLESS).fetchone()
        except Exception:
            stopped.append(lane)
            raise

    for lane, under_way in begun.items():
        person.window.catalogue._asking.ask(lambda shelf, lane=lane: waits(lane, shelf), print, lane)
        assert under_way.wait(30)
    person.asks("лазер")
    person.waits(lambda: not person.window.parts.background.busy())
    assert sorted(stopped) == ["facets", "gains"]


def test_a_thread_keeps_its_catalogue_from_question_to_question(person: Person) -> None:
    """Else each letter would open the files anew and read the thesaurus again."""
    asked: list[object] = []
    for _ in range(3 * (WORKERS + ASKERS)):
        person.window.catalogue._asking.ask(lambda shelf: shelf, asked.append, "search")
        person.waits(lambda: not person.window.parts.background.busy())
    person.waits(lambda: bool(asked))
    assert len({id(shelf) for shelf in asked}) <= ASKERS


def test_a_stop_is_no_refusal_and_no_answer() -> None:
    """It has no words: nobody is ever told."""
    from sync.refusal import Refusal

    assert not issubclass(Stopped, Refusal)
