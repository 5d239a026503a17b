"""The judged questions beside this module, and how an answer is scored against them."""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sync.bilingual import Lang
from sync.canon import decode

ROOT = Path(__file__).resolve().parent.parent.parent
QUESTIONS = Path(__file__).with_name("questions.tsv")
HELDOUT = Path(__file__).with_name("heldout.tsv")
"""Questions nobody looks at while the search is worked on: what is learnt from the others must hold for these too."""
HELDOUT_SECOND = Path(__file__).with_name("heldout_second.tsv")
"""The same again, by somebody who had seen neither the rows of the thesaurus nor what the search finds."""
SAMPLE = ROOT / "resources" / "sample"
DEPTH = 10
"""Results that count: what a person sees without turning the page."""
GOOD = 2


@dataclass(frozen=True)
class Judged:
    """One question; `grades` by uid: 3 exactly what is meant, 2 good, 1 related; all others are worth nothing."""

    name: str
    lang: Lang
    text: str
    grades: Mapping[str, int] = field(hash=False)

    @property
    def kind(self) -> str:
        """What sort of question it is."""
        return self.name.split("-")[0]


def questions(file_of: Path = QUESTIONS) -> tuple[Judged, ...]:
    """All questions in the order of a file."""
    uids = uids_of_records()
    found: dict[str, Judged] = {}
    with file_of.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            asked = found.setdefault(row["id"], Judged(row["id"], Lang(row["lang"]), row["question"], {}))
            found[row["id"]] = Judged(
                asked.name, asked.lang, asked.text, {**asked.grades, uids[row["record"]]: int(row["grade"])}
            )
    return tuple(found.values())


def uids_of_records() -> dict[str, str]:
    """The uid of every record of the sample by its uid and by its number."""
    uids = {}
    for path in sorted(SAMPLE.glob("*.jsonl")):
        for document in map(decode, path.read_bytes().splitlines()):
            uid = str(document["uid"])
            uids[uid] = uid
            if number := document.get("number"):
                uids[str(number)] = uid
    return uids


def ndcg(asked: Judged, found: Sequence[str]) -> float:
    """Normalised discounted cumulative gain of the first ten, 0 to 1.

    DCG sums (2^grade - 1) / log2(1 + place), places from 1 to 10; it is divided by the DCG of all judged records in the
    best order, of which ten places hold the first ten, whether the search finds them or not. The discount and the
    division are those of Jarvelin and Kekalainen, "Cumulated gain-based evaluation of IR techniques" (ACM TOIS 20,
    2002); the gain is that of Burges et al., "Learning to rank using gradient descent" (ICML 2005).
    """
    best = _dcg(sorted(asked.grades.values(), reverse=True))
    return _dcg([asked.grades.get(uid, 0) for uid in found]) / best


def _dcg(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 1) for place, grade in enumerate(grades[:DEPTH], 1))


def recall(asked: Judged, found: Sequence[str], depth: int = DEPTH) -> float:
    """Of all records of grade 2 and 3, however many, how much is among the first so many."""
    good = good_ones(asked)
    return len(good.intersection(found[:depth])) / len(good)


def precision(asked: Judged, found: Sequence[str]) -> float:
    """How much of ten places holds a record of grade 2 or 3: an empty place, and a record nobody has judged, is a
    wrong one."""
    return len(good_ones(asked).intersection(found[:DEPTH])) / DEPTH


def good_ones(asked: Judged) -> set[str]:
    """Records of grade 2 and 3."""
    return {uid for uid, grade in asked.grades.items() if grade >= GOOD}


def best_first(asked: Judged, found: Sequence[str]) -> float:
    """1 if the first record is of the best grade the question has."""
    return float(bool(found) and asked.grades.get(found[0], 0) == max(asked.grades.values()))
