"""Questions that no record answers whole: what has most of their words is shown, and what it lacks is told."""

import csv
import statistics
from pathlib import Path

import pytest

from desktop.catalogue import Catalogue
from desktop.catalogue.finding.most_words import Thing, groups
from desktop.catalogue.index.rowsets import BitMap
from desktop.catalogue.questions import Facet, Question
from desktop.catalogue.stopping import Stopped, Stopping
from desktop.ui.results.answers import answer
from sync.bilingual import Lang
from tests.search.judged import Judged, ndcg, questions

WORDY = Path(__file__).with_name("wordy.tsv")
"""Judged questions as people say them who write a whole sentence: the same records are meant. What most of the words
weigh was set with these, so they are not held out."""
LEAST = 0.78


def wordy() -> list[Judged]:
    judged = {one.name: one for one in questions()}
    with WORDY.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    same = [judged[row["id"]] for row in rows]
    return [Judged(one.name, one.lang, row["question"], one.grades) for one, row in zip(same, rows, strict=True)]


def test_a_whole_sentence_finds_what_is_meant(sample: Catalogue) -> None:
    """The mean was 0.62 when the fewest words were left out, and 0.0 for most of them when nothing was."""
    scores = []
    for one in wordy():
        shown = answer(sample, Question(one.text, lang=one.lang), exact=False)
        scores.append(ndcg(one, sample.uids_of(shown.found.ids[:10])))
    assert statistics.fmean(scores) >= LEAST


@pytest.mark.parametrize(
    ("typed", "meant", "lacking"),
    [
        ("лазерный микроскоп картофеля", "лазерный микроскоп картофеля", "картофеля"),
        ("лаборатория звёзд в Горках", "лаборатория звёзд в Горках", "звёзд"),
        ("калибровка мультиметров", "калибровка мультиметров", "мультиметров"),
        ("каліброўка мультыметраў", "каліброўка мультыметраў", "мультыметраў"),
        ("проверить морозостойкость бетона звёзд", "морозостойкость бетона звёзд", "звёзд"),
        ("ЦКП Томск", "ЦКП Томск", "ЦКП"),
    ],
)
def test_what_has_most_comes_first_and_what_it_lacks_is_told(
    sample: Catalogue, typed: str, meant: str, lacking: str
) -> None:
    guess = sample.guess(Question(typed))
    assert guess is not None and guess.shorter and (guess.text, guess.most) == (meant, True)
    asked = guess.meant(Question(typed))
    rows = sample.search(asked).ids
    assert len(rows) == guess.hits and sample.search(Question(meant)).count == 0
    first, *_ = sample.why(asked, rows[:1])
    assert first is not None and first.lacking == lacking


def test_what_is_told_to_be_lacking_is_nowhere_in_the_record(sample: Catalogue) -> None:
    asked = Question("электронный микроскоп для картофеля и звёзд", most=True)
    rows = sample.search(asked).ids
    for row, why in zip(rows, sample.why(asked, rows), strict=True):
        for words in why.lacking.split(", ") if why and why.lacking else ():
            assert row not in sample.search(Question(f"{words} ")).ids


def test_filters_and_conditions_are_required_all_the_same(sample: Catalogue) -> None:
    question = Question("телескоп картофель страна:BY", ((Facet.KIND, ("facility",)),), most=True)
    cards = sample.cards(sample.search(question).ids)
    assert cards and all((card.kind, card.country) == ("facility", "BY") for card in cards)
    assert not {card.row for card in cards}.intersection(
        sample.search(Question("картофель")).ids
    ) - set(sample.search(Question("картофель страна:BY")).ids)  # fmt: skip


@pytest.mark.parametrize("lang", list(Lang))
def test_the_counts_beside_the_results_are_of_the_same_records(sample: Catalogue, lang: Lang) -> None:
    question = Question("лазерный микроскоп картофеля", lang=lang, most=True)
    counted = sample.facets(question).of(Facet.KIND)
    assert sum(count.count for count in counted) == sample.search(question).count


def test_a_record_with_all_the_words_is_before_all_others(sample: Catalogue) -> None:
    whole = sample.search(Question("лазерная установка")).ids
    most = sample.search(Question("лазерная установка", most=True)).ids
    assert set(whole) <= set(most)
    assert set(most[: len(whole)]) == set(whole)


def test_a_stopped_question_is_not_guessed_at(sample: Catalogue) -> None:
    stopping = Stopping()
    with pytest.raises(Stopped), sample.until(stopping) as shelf:
        stopping.stop()
        shelf.guess(Question("лазерный микроскоп картофеля звёзд"))


def test_more_things_and_rarer_things_are_better() -> None:
    rare, often, named = BitMap([1, 2]), BitMap([1, 3, 4]), BitMap([1, 3])
    things = [Thing(rare, rare, 5.0), Thing(named, often, 4.0)]
    assert groups(things, BitMap(range(10))) == [BitMap([1]), BitMap([2]), BitMap([3])]
    assert groups(things, BitMap([3, 4])) == [BitMap([3]), BitMap([4])]
    assert groups(things, BitMap([7])) == groups([], BitMap([7])) == []
