"""The judged questions are sound, and the score is the one it says it is."""

from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

from sync.bilingual import Lang
from tests.search.judged import HELDOUT, HELDOUT_SECOND, QUESTIONS, Judged, best_first, ndcg, questions, recall

MANY = {QUESTIONS: 120, HELDOUT: 80, HELDOUT_SECOND: 80}
FILES = pytest.mark.parametrize("file", list(MANY), ids=lambda file: file.stem)


@pytest.mark.parametrize(("file", "many"), list(MANY.items()), ids=lambda given: Path(str(given)).stem)
def test_there_are_as_many_questions_in_either_language_each_asked_once(file: Path, many: int) -> None:
    asked = questions(file)
    langs = Counter(one.lang for one in asked)
    assert len(asked) >= many
    assert abs(langs[Lang.RU] - langs[Lang.BE]) <= len(asked) // 20
    assert len({(one.lang, one.text) for one in asked}) == len(asked)


@pytest.mark.parametrize(("one", "other"), list(combinations(MANY, 2)), ids=lambda file: file.stem)
def test_no_question_is_asked_in_two_files(one: Path, other: Path) -> None:
    asked, held = ({(given.lang, given.text.casefold()) for given in questions(file)} for file in (one, other))
    assert not asked & held


@FILES
def test_every_question_has_a_best_answer_and_says_its_language(file: Path) -> None:
    for one in questions(file):
        assert set(one.grades.values()) <= {1, 2, 3}, one
        assert max(one.grades.values()) == 3, one
        assert one.name.split("-")[2:] == [one.lang.value], one


@FILES
def test_rows_stand_in_their_order(file: Path) -> None:
    rows = [line.split("\t") for line in file.read_text("utf-8").splitlines()[1:]]
    assert all(len(row) == 5 for row in rows)
    judged = [(name, record) for name, _lang, _text, record, _grade in rows]
    assert len(set(judged)) == len(judged)
    for name in dict.fromkeys(row[0] for row in rows):
        graded = [(-int(grade), record) for one, _lang, _text, record, grade in rows if one == name]
        assert graded == sorted(graded), name


@pytest.mark.parametrize(
    ("found", "score"),
    [
        (["a", "b", "c"], 1.0),
        (["a", "x", "b"], (7 + 3 / 2) / (7 + 3 / 1.584962500721156 + 0.5)),
        (["x"] * 10 + ["a"], 0.0),
        ([], 0.0),
    ],
)
def test_the_score_is_by_the_formula(found: list[str], score: float) -> None:
    asked = Judged("word-01-ru", Lang.RU, "слово", {"a": 3, "b": 2, "c": 1})
    assert ndcg(asked, found) == pytest.approx(score)


def test_recall_asks_for_good_ones_and_best_first_for_the_best() -> None:
    asked = Judged("word-01-ru", Lang.RU, "слово", {"a": 3, "b": 2, "c": 1})
    assert recall(asked, ["c", "b"]) == 0.5
    assert best_first(asked, ["a"]) == 1.0
    assert best_first(asked, ["b", "a"]) == 0.0
