"""A question of many statements is answered as of one moment, whoever writes meanwhile."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from desktop.catalogue import Catalogue
from desktop.catalogue.questions import Facet, Order, Question
from desktop.catalogue.stopping import Stopped, Stopping
from tests.catalogue import sample_records

ASKED = Question("лазер", ((Facet.FACILITY_KIND, ("lab",)),))
"""What the writer writes moves a record into these hits and out of them: by its words, by its facet, in its order."""
STATES = (
    {"name.ru": "Лазер переменный", "name.be": "Лазер зменны", "facility_kind": "lab"},
    {"name.ru": "Атом неделимый", "name.be": "Атам непадзельны", "facility_kind": "unu"},
)
Answer = tuple[object, ...]
NEAR_MINSK = Question("лазер", order=Order.DISTANCE, near="minsk")


@pytest.fixture
def asker(small: Catalogue) -> Iterator[Catalogue]:
    with small.fork() as fork:
        yield fork


def _base_of(catalogue: Catalogue) -> sqlite3.Connection:
    base = catalogue._follow_base()
    assert base is not None
    return base


def _write(catalogue: Catalogue, state: int) -> None:
    catalogue.edit("fac-2", STATES[state], "отдел")


def _answers(catalogue: Catalogue) -> Answer:
    """All a page shows of a question: hits, cards, counts, by which other word."""
    found = catalogue.search(ASKED)
    rows = list(found.ids)
    cards = [(card.uid, card.name, card.type_code) for card in catalogue.cards(rows)]
    by_name = [*catalogue.search(Question("", ASKED.filters, Order.NAME)).ids]
    nearest = [*catalogue.search(NEAR_MINSK).ids]
    return tuple(rows), tuple(cards), catalogue.facets(ASKED), by_name, nearest, catalogue.why(ASKED, rows)


def _one_question(catalogue: Catalogue) -> Answer:
    with catalogue.until(Stopping()) as asked:
        return _answers(asked)


def _meanwhile(base: sqlite3.Connection, after: int, act: Callable[[], None]) -> Callable[[], bool]:
    """Lets `act` happen when so many statements have begun; says whether so many did."""
    left = [after]

    def begun(_sql: str) -> None:
        left[0] -= 1
        if left[0] == 0:
            act()

    base.set_trace_callback(begun)
    return lambda: left[0] <= 0


def test_a_writer_at_any_statement_changes_nothing_in_the_answer(small: Catalogue, asker: Catalogue) -> None:
    _write(small, 0)
    before = _one_question(asker)
    _write(small, 1)
    after = _one_question(asker)
    assert before != after
    for number in range(2, 500):  # the first statement begins the question
        _write(small, 0)
        happened = _meanwhile(_base_of(asker), number, lambda: _write(small, 1))
        answered = _one_question(asker)
        _base_of(asker).set_trace_callback(None)
        assert answered in (before, after), number
        if not happened():
            break
        assert _one_question(asker) == after
    assert number > 10


@pytest.mark.parametrize(
    "ask",
    [
        lambda asked: tuple(asked.search(ASKED).ids),
        lambda asked: asked.facets(ASKED),
        lambda asked: tuple(asked.search(NEAR_MINSK).ids),
        lambda asked: asked.cards(asked.rows_of(["fac-1", "fac-2"])),
        lambda asked: asked.overview(),
    ],
)
def test_so_is_every_single_question(small: Catalogue, asker: Catalogue, ask: Callable[[Catalogue], object]) -> None:
    known = []
    for state in (0, 1):
        _write(small, state)
        known.append(ask(asker))
    for number in range(2, 100):
        _write(small, 0)
        happened = _meanwhile(_base_of(asker), number, lambda: _write(small, 1))
        answered = ask(asker)
        _base_of(asker).set_trace_callback(None)
        assert answered in known, number
        if not happened():
            return


def test_one_writes_while_two_ask(small: Catalogue) -> None:
    known = []
    for state in (1, 0):
        _write(small, state)
        known.append(_one_question(small))

    def asks(_number: int) -> list[Answer]:
        with small.fork() as fork:
            return [_one_question(fork) for _ in range(30)]

    with ThreadPoolExecutor(2) as askers:
        answers = askers.map(asks, range(2))
        for number in range(20):
            _write(small, number % 2)
        assert all(answer in known for found in answers for answer in found)


def test_another_base_becomes_the_active_one_only_after_the_question(small: Catalogue, profile_dir: Path) -> None:
    with small.fork() as fork:
        with fork.until(Stopping()) as asked:
            before = _answers(asked)
            sample_records.install(profile_dir, [sample_records.organisation("only-1", "Одна")], 2)
            assert _answers(asked) == before
        assert not fork.search(Question("лазер")).ids
        assert [card.uid for card in fork.cards(list(fork.search(Question()).ids))] == ["only-1"]


def test_a_question_stopped_at_any_statement_leaves_nothing_half_read(small: Catalogue, asker: Catalogue) -> None:
    """What comes after a stopped question is of its own moment, and the next writer waits for nobody."""
    for number in range(2, 500):
        _write(small, 0)
        stopping = Stopping()
        happened = _meanwhile(_base_of(asker), number, stopping.stop)
        stopped = _stopped(asker, stopping)
        assert stopped is happened()
        _base_of(asker).set_trace_callback(None)
        assert not _base_of(asker).in_transaction
        _write(small, 1)
        assert asker.cards(asker.rows_of(["fac-2"]))[0].type_code == "unu"
        if not stopped:
            return


def _stopped(asker: Catalogue, stopping: Stopping) -> bool:
    try:
        with asker.until(stopping) as asked:
            _answers(asked)
    except Stopped:
        return True
    return False


def test_an_error_within_a_question_leaves_nothing_half_read(small: Catalogue, asker: Catalogue) -> None:
    def reading_half() -> None:
        half = _base_of(asker).execute("SELECT * FROM card")
        half.fetchone()
        _base_of(asker).execute("SELECT * FROM nowhere")

    with pytest.raises(sqlite3.OperationalError, match="no such table") as held, asker.until(Stopping()):
        reading_half()
    assert held.traceback
    assert not _base_of(asker).in_transaction
    _write(small, 1)
    assert asker.cards(asker.rows_of(["fac-2"]))[0].type_code == "unu"
