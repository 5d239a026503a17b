"""The judged questions are sound, and the score is the one it says it is."""

from collections import Counter
from itertools import combinations
from math import log2
from pathlib import Path

import pytest

from sync.bilingual import Lang
from tests.search.judged import (
    HELDOUT,
    HELDOUT_SECOND,
    QUESTIONS,
    Judged,
    best_first,
    ndcg,
    precision,
    questions,
    recall,
)

MANY = {QUESTIONS: 120, HELDOUT: 80, HELDOUT_SECOND: 80}
UNEVEN = 3
"""Questions of a kind one language may have more: `cross` of the first held-out set, which is not touched any more."""
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


def test_the_best_order_is_of_all_judged_records_and_of_ten_places() -> None:
    """What is not found lowers the score; an eleventh good record could not be shown by anybody."""
    asked = Judged("word-01-ru", Lang.RU, "слово", dict.fromkeys("abcdefghijkl", 3))
    assert ndcg(asked, list("abcdefghij")) == 1.0
    assert ndcg(asked, ["a"]) == pytest.approx(1 / sum(1 / log2(place) for place in range(2, 12)))
    assert recall(asked, list("abcdefghij")) == pytest.approx(10 / 12)


@FILES
def test_every_kind_is_asked_in_either_language_nearly_as_often(file: Path) -> None:
    kinds = Counter((one.kind, one.lang) for one in questions(file))
    uneven = {kind: (kinds[kind, Lang.RU], kinds[kind, Lang.BE]) for kind, _ in kinds}
    assert not {kind: pair for kind, pair in uneven.items() if abs(pair[0] - pair[1]) > UNEVEN}


def test_recall_and_precision_ask_for_good_ones_and_best_first_for_the_best() -> None:
    asked = Judged("word-01-ru", Lang.RU, "слово", {"a": 3, "b": 2, "c": 1})
    assert recall(asked, ["c", "b"]) == 0.5
    assert recall(asked, ["x"] * 10 + ["a", "b"]) == 0
    assert recall(asked, ["x"] * 10 + ["a", "b"], 50) == 1
    assert precision(asked, ["c", "b"]) == 0.1
    assert precision(asked, ["x"] * 9 + ["a", "b"]) == 0.1
    assert best_first(asked, ["a"]) == 1.0
    assert best_first(asked, ["b", "a"]) == 0.0
