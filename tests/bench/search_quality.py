"""Search: how good the order of results is, on questions judged beforehand, beside raw FTS5 over the same text.

    python3 dev.py bench search-quality [--show KIND] [--profile FOLDER | --thesaurus FILE]

The questions and how they were judged: tests/search. Every one is asked of the sample catalogue as the window answers
it: what finds nothing is answered by what is shown instead and told, another reading of its words or the records that
have most of them. The same is asked of a plain FTS5 table (unicode61, bm25 with the title ten times the body): all
words are required, and where no record has them all any of them is enough. Below the table stand the search alone,
which answers only what has all that was asked, and FTS5 with one rule always. The figures, `tests.search.judged`:
nDCG@10 with gains of 2^grade - 1 (Burges et al. 2005, over Jarvelin and Kekalainen 2002);
recall@10 and @50, of all records of grade 2 and 3; precision@10, how many of ten places hold one of them; the share of
questions with a best record first. For each file: all questions, those of either language, those of each kind; and
those that stand in the thesaurus word for word, which flatter where the row was written after the question, beside
those that do not. With `--thesaurus` another one answers: an older revision of it says how much its rows have brought.
"""

from __future__ import annotations

import argparse
import sqlite3
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from operator import attrgetter
from pathlib import Path

from desktop.catalogue import Catalogue, words
from desktop.catalogue.query.names import folded
from desktop.catalogue.questions import Order, Question
from desktop.catalogue.words.thesaurus import SCHEMES
from desktop.profile import Profile
from desktop.ui.results.answers import answer as shown
from sync.bilingual import Bilingual, Lang
from sync.canon import decode, encode
from sync.fields import Field, Search
from sync.records import Record
from sync.registry import document_of, fields_of, typed
from sync.vocabularies import Term, read_terms
from tests.search.judged import (
    DEPTH,
    HELDOUT,
    HELDOUT_SECOND,
    QUESTIONS,
    ROOT,
    SAMPLE,
    Judged,
    best_first,
    good_ones,
    ndcg,
    precision,
    questions,
    recall,
)

Answer = Callable[[Judged], Sequence[str]]
FAR = 50
"""Results a person who pages on has seen."""
MEASURES: dict[str, Callable[[Judged, Sequence[str]], float]] = {
    "nDCG@10": ndcg,
    "recall@10": recall,
    "recall@50": lambda asked, found: recall(asked, found, FAR),
    "precision@10": precision,
    "best first": best_first,
}
THESAURUS = ROOT / "resources" / "vocabularies" / "thesaurus.tsv"
AROUND_FACILITIES = {"equipment": "facility_uids", "service": "facility_uid"}


def now() -> datetime:
    """The clock of this computer."""
    return datetime.now(UTC)


def main() -> None:
    """Prints the table; with `--show` every question of a kind with what was found: of those to learn from only."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--show", metavar="KIND", help="the questions of a kind, or all, one by one")
    other = options.add_mutually_exclusive_group()
    other.add_argument("--profile", type=Path, help="a profile that has the sample already")
    other.add_argument("--thesaurus", type=Path, help="a table of terms, instead of those the sample brings")
    chosen = options.parse_args()
    terms = tuple(read_terms(chosen.thesaurus or THESAURUS))
    with tempfile.TemporaryDirectory() as folder, closing(raw_index()) as raw:
        profile = Profile(chosen.profile or with_sample(Path(folder)))
        if chosen.thesaurus:
            speak(profile, terms)
        with Catalogue.open(profile, clock=now) as catalogue:
            ways: dict[str, Answer] = {"niva": by_niva(catalogue), "raw": by_fts5(raw)}
            apart: dict[str, Answer] = {
                "niva, only what has all that was asked": by_search(catalogue),
                "raw FTS5, all words always": by_words(raw, " "),
                "raw FTS5, any of the words always": by_words(raw, " OR "),
            }
            if chosen.show:
                show([one for one in questions() if chosen.show in ("all", one.kind)], ways["niva"])
            else:
                for file in (QUESTIONS, HELDOUT, HELDOUT_SECOND):
                    tell(questions(file), ways, file.stem, labels(terms))
                    tell_apart(questions(file), apart)


def speak(profile: Profile, terms: Sequence[Term]) -> None:
    """Lets a catalogue know these words that mean the same, and no others."""
    (path,) = profile.bases.glob("*.db")
    with closing(sqlite3.connect(path)) as base, base:
        base.executemany("DELETE FROM record WHERE kind = 'term' AND uid GLOB ?", [(f"{one}:*",) for one in SCHEMES])
        documents = ((term.uid, encode(document_of(term)).decode()) for term in terms)
        base.executemany("INSERT INTO record (uid, kind, rev, doc) VALUES (?, 'term', 1, ?)", documents)


def labels(terms: Sequence[Term]) -> frozenset[str]:
    """All that terms say, as it is compared."""
    said = (text for term in terms for text in (term.label.ru, term.label.be))
    return frozenset(folded(one) for text in said for one in text.split(";"))


def with_sample(folder: Path) -> Path:
    """The folder, made a profile with the sample in it."""
    from tests.command_line.calling import niva

    answer = niva("--profile", folder, "sync", ROOT / "resources" / "sample.niva")
    if answer.code:
        sys.exit(answer.err)
    return folder


def by_niva(catalogue: Catalogue) -> Answer:
    """The whole search, as the window shows it."""

    def answer(asked: Judged) -> Sequence[str]:
        question = Question(asked.text, order=Order.RELEVANCE, lang=asked.lang)
        return catalogue.uids_of(shown(catalogue, question, exact=False).found.ids[:FAR])

    return answer


def by_search(catalogue: Catalogue) -> Answer:
    """The whole search and nothing instead of what it does not find."""

    def answer(asked: Judged) -> Sequence[str]:
        found = catalogue.search(Question(asked.text, order=Order.RELEVANCE, lang=asked.lang))
        return catalogue.uids_of(found.ids[:FAR])

    return answer


def by_fts5(base: sqlite3.Connection) -> Answer:
    """A plain FTS5 table, the words of the question quoted, all of them required; where that finds nothing, any."""
    every, some = by_words(base, " "), by_words(base, " OR ")
    return lambda asked: every(asked) or some(asked)


def by_words(base: sqlite3.Connection, joined: str) -> Answer:
    """A plain FTS5 table, the words of the question quoted and joined so."""
    query = f"SELECT uid FROM raw WHERE raw MATCH ? ORDER BY bm25(raw, 0, 10, 1), rowid LIMIT {FAR}"

    def answer(asked: Judged) -> list[str]:
        spoken = joined.join(f'"{word}"' for word in words.WORD.findall(asked.text))
        return [uid for (uid,) in base.execute(query, (spoken,))]

    return answer


def raw_index() -> sqlite3.Connection:
    """The texts that our index holds, as they are written."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE raw USING fts5 (uid UNINDEXED, title, body, tokenize = 'unicode61')")
    records = [
        typed(decode(line)) for path in sorted(SAMPLE.glob("*.jsonl")) for line in path.read_bytes().splitlines()
    ]
    around = mentions(records)
    for record in records:
        title, body = (texts(record, found) for found in (Search.TITLE, Search.BODY))
        mentioned = around.get(record.uid, [])
        base.execute("INSERT INTO raw VALUES (?, ?, ?)", (record.uid, " ".join(title), " ".join([*body, *mentioned])))
    return base


def mentions(records: Sequence[Record]) -> dict[str, list[str]]:
    """What else a facility is found by: the names of its instruments, services and host."""
    names = {record.uid: list(texts(record, Search.TITLE)) for record in records}
    around: dict[str, list[str]] = {}
    for record in records:
        if record.kind == "facility":
            around.setdefault(record.uid, []).extend(names.get(record.host_org, ()))
        elif record.kind in AROUND_FACILITIES:
            above = getattr(record, AROUND_FACILITIES[record.kind])
            for uid in (above,) if isinstance(above, str) else above:
                around.setdefault(uid, []).extend(names[record.uid])
    return around


def texts(record: Record, searched: Search) -> Iterator[str]:
    """The texts of the fields of a record that are searched so, those of rows too."""
    for field in fields_of(record.kind).values():
        value = attrgetter(field.name)(record)
        if field.search is searched:
            yield from written(field, value)
        for column in field.columns if searched is Search.BODY else ():
            if column.search is not Search.NOT:
                yield from (text for row in value for text in written(column, attrgetter(column.name)(row)))


def written(field: Field, value: object) -> Iterator[str]:
    """The words of one value."""
    if isinstance(value, Bilingual):
        yield from (value.ru, value.be)
    elif isinstance(value, tuple):
        yield from map(str, value)
    else:
        yield str(value)


def tell(asked: Sequence[Judged], ways: dict[str, Answer], title: str, said: frozenset[str]) -> None:
    """One line for each group of questions: the figures of either way side by side; `said` is what the thesaurus
    says."""
    scores: dict[Judged, dict[str, list[float]]] = {}
    for one in asked:
        found = {way: answer(one) for way, answer in ways.items()}
        scores[one] = {way: [measure(one, uids) for measure in MEASURES.values()] for way, uids in found.items()}
    head = "".join(f"{name:>18}" for name in MEASURES)
    print(f"{title:20}{'':>5}{head}    (niva, raw FTS5)")
    for name, group in groups(asked, said):
        cells = ""
        for place in range(len(MEASURES)):
            niva, raw = (statistics.fmean(scores[one][way][place] for one in group) for way in ways)
            cells += f"{niva:12.3f}{raw:6.3f}"
        print(f"{name:20}{len(group):5}{cells}")
    most = statistics.fmean(min(DEPTH, len(good_ones(one))) for one in asked)
    print(f"precision@10 can be {most / DEPTH:.3f} at most: ten places can show {most:.1f} good records of a question")


def tell_apart(asked: Sequence[Judged], ways: dict[str, Answer]) -> None:
    """One line for each other way to answer: the same figures of all questions."""
    for name, answer in ways.items():
        found = {one: answer(one) for one in asked}
        told = ", ".join(
            f"{measured} {statistics.fmean(measure(one, uids) for one, uids in found.items()):.3f}"
            for measured, measure in MEASURES.items()
        )
        print(f"{name}: {told}")


def groups(asked: Sequence[Judged], said: frozenset[str]) -> Iterator[tuple[str, list[Judged]]]:
    """All, those of a language, those the thesaurus has and has not, those of a kind; an empty one is left out."""
    of_labels = [one for one in asked if folded(one.text) in said]
    found = {"both": list(asked)} | {lang.value: [one for one in asked if one.lang is lang] for lang in Lang}
    found |= {"in the thesaurus": of_labels, "not in it": [one for one in asked if one not in of_labels]}
    found |= {kind: [one for one in asked if one.kind == kind] for kind in dict.fromkeys(one.kind for one in asked)}
    yield from ((name, group) for name, group in found.items() if group)


def show(asked: Sequence[Judged], answer: Answer) -> None:
    """Every question with its score and the grades of what was found, place by place."""
    for one in asked:
        found = answer(one)
        grades = " ".join(str(one.grades.get(uid, 0)) for uid in found)
        print(f"{ndcg(one, found):6.3f}  {one.name:22} {one.text:45} {grades}")


if __name__ == "__main__":
    main()
