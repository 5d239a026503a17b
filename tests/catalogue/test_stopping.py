"""A question nobody waits for any more ends, wherever it has come to; its connection answers the next one."""

import sqlite3
import threading
from collections.abc import Callable, Iterator

import pytest

from desktop.catalogue import Catalogue
from desktop.catalogue.connecting import open_file
from desktop.catalogue.questions import Question
from desktop.catalogue.stopping import Stopped, Stopping

ENDLESS = """
WITH RECURSIVE counting (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counting)
SELECT sum(heard(n)) FROM counting
"""


@pytest.fixture
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    base = open_file(tmp_path_factory.mktemp("stopping") / "any.db", writing=True)
    base.execute("CREATE TABLE kept (n INTEGER)")
    yield base
    base.close()


def _when_under_way(base: sqlite3.Connection, act: Callable[[], None]) -> None:
    """Lets `act` happen on another thread, to its end, once the endless question has counted a little."""

    def heard(number: int) -> int:
        if number == 1000:
            other = threading.Thread(target=act)
            other.start()
            other.join()
        return number

    base.create_function("heard", 1, heard)


def test_a_running_statement_ends_and_the_connection_is_as_good_as_before(base: sqlite3.Connection) -> None:
    stopping = Stopping()
    _when_under_way(base, stopping.stop)
    with pytest.raises(Stopped), stopping.over(base):
        base.execute(ENDLESS).fetchall()
    base.execute("INSERT INTO kept VALUES (1)")
    assert base.execute("SELECT count(*) FROM kept").fetchone() == (1,)
    with Stopping().over(base):
        assert base.execute("SELECT n FROM kept").fetchall() == [(1,)]


def test_what_is_stopped_between_two_statements_ends_within_the_next(base: sqlite3.Connection) -> None:
    stopping = Stopping()
    _when_under_way(base, lambda: None)
    with pytest.raises(Stopped), stopping.over(base):
        stopping.stop()
        base.execute(ENDLESS).fetchall()


def test_an_answer_that_came_just_too_late_is_none(base: sqlite3.Connection) -> None:
    stopping = Stopping()
    with pytest.raises(Stopped), stopping.over(base):
        stopping.stop()


def test_stopped_before_it_begins_it_never_begins(base: sqlite3.Connection) -> None:
    stopping, begun = Stopping(), []
    stopping.stop()
    with pytest.raises(Stopped), stopping.over(base):
        begun.append("begun")
    assert not begun
    with pytest.raises(Stopped):
        stopping.check()


def test_what_comes_after_the_question_is_not_touched(base: sqlite3.Connection) -> None:
    """The same thread writes next with the same connection: a stop that comes late must not end that."""
    stopping = Stopping()
    with stopping.over(base):
        base.execute("SELECT * FROM kept").fetchall()
    base.create_function("late", 0, lambda: stopping.stop() or 1)
    base.execute("INSERT INTO kept SELECT n + late() FROM (SELECT 1 AS n UNION ALL SELECT 2)")
    assert base.execute("SELECT count(*) FROM kept").fetchone() == (2,)


def test_an_error_of_the_base_is_not_taken_for_a_stop(base: sqlite3.Connection) -> None:
    stopping = Stopping()
    with pytest.raises(sqlite3.OperationalError, match="no such table"), stopping.over(base):
        stopping.stop()
        base.execute("SELECT * FROM nowhere")


def test_a_base_closed_meanwhile_can_be_stopped(tmp_path_factory: pytest.TempPathFactory) -> None:
    stopping = Stopping()
    closed = open_file(tmp_path_factory.mktemp("stopping") / "any.db", writing=True)
    with stopping.over(closed):
        closed.close()
    with pytest.raises(Stopped), stopping.over(None):
        stopping.stop()


def test_a_fork_whose_question_was_stopped_answers_the_next(small: Catalogue) -> None:
    with small.fork() as fork:
        stopping = Stopping()
        stopping.stop()
        with pytest.raises(Stopped), fork.until(stopping) as asked:
            asked.search(Question("лазер"))
        with fork.until(Stopping()) as asked:
            assert asked.search(Question("лазер")) == small.search(Question("лазер"))


def test_typed_over_in_the_middle_of_a_search(small: Catalogue) -> None:
    """The search itself is stopped from within, at the first statement its connection runs."""
    with small.fork() as fork:
        stopping, base = Stopping(), _base_of(fork)
        base.set_trace_callback(lambda _sql: stopping.stop())
        with pytest.raises(Stopped), fork.until(stopping) as asked:
            asked.search(Question("лазер"))
        base.set_trace_callback(None)
        assert fork.search(Question("лазер")).count == small.search(Question("лазер")).count


def _base_of(fork: Catalogue) -> sqlite3.Connection:
    base = fork._follow_base()
    assert base is not None
    return base
