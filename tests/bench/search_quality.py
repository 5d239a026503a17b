"""Search: how good the order of results is, on questions judged beforehand, beside raw FTS5 over the same text.

    python3 dev.py bench search-quality [--show KIND] [--profile FOLDER]

The questions and how they were judged: tests/search. Every one is asked of the sample catalogue through the whole
search, and of a plain FTS5 table (unicode61, all words required, bm25 with the title ten times the body). The figures,
`tests.search.judged`: nDCG@10 with gains of 2^grade - 1 (Burges et al. 2005, over Jarvelin and Kekalainen 2002),
recall@10 of records of grade 2 and 3, the share of questions with a best record first.
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
from desktop.catalogue.questions import Order, Question
from desktop.profile import Profile
from sync.bilingual import Bilingual, Lang
from sync.canon import decode
from sync.fields import Field, Search
from sync.records import Record
from sync.registry import fields_of, typed
from tests.search.judged import (
    DEPTH,
    HELDOUT,
    HELDOUT_SECOND,
    QUESTIONS,
    ROOT,
    SAMPLE,
    Judged,
    best_first,
    ndcg,
    questions,
    recall,
)

Answer = Callable[[Judged], Sequence[str]]
MEASURES = {"nDCG@10": ndcg, "recall@10": recall, "best first": best_first}
AROUND_FACILITIES = {"equipment": "facility_uids", "service": "facility_uid"}


def now() -> datetime:
    """The clock of this computer."""
    return datetime.now(UTC)


def main() -> None:
    """Prints the table; with `--show` every question of a kind with what was found: of those to learn from only."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--show", metavar="KIND", help="the questions of a kind, or all, one by one")
    options.add_argument("--profile", type=Path, help="a profile that has the sample already")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder, closing(raw_index()) as raw:
        profile = Profile(chosen.profile or with_sample(Path(folder)))
        with Catalogue.open(profile, clock=now) as catalogue:
            ways: dict[str, Answer] = {"niva": by_niva(catalogue), "raw": by_fts5(raw)}
            if chosen.show:
                show([one for one in questions() if chosen.show in ("all", one.kind)], ways["niva"])
            else:
                for file in (QUESTIONS, HELDOUT, HELDOUT_SECOND):
                    tell(questions(file), ways, file.stem)


def with_sample(folder: Path) -> Path:
    """The folder, made a profile with the sample in it."""
    from tests.command_line.calling import niva

    answer = niva("--profile", folder, "sync", ROOT / "resources" / "sample.niva")
    if answer.code:
        sys.exit(answer.err)
    return folder


def by_niva(catalogue: Catalogue) -> Answer:
    """The whole search, as the window calls it."""

    def answer(asked: Judged) -> list[str]:
        found = catalogue.search(Question(asked.text, order=Order.RELEVANCE, lang=asked.lang))
        return [card.uid for card in catalogue.cards(found.ids[:DEPTH])]

    return answer


def by_fts5(base: sqlite3.Connection) -> Answer:
    """A plain FTS5 table, the words of the question quoted and all required."""

    def answer(asked: Judged) -> list[str]:
        spoken = " ".join(f'"{word}"' for word in words.WORD.findall(asked.text))
        query = f"SELECT uid FROM raw WHERE raw MATCH ? ORDER BY bm25(raw, 0, 10, 1), rowid LIMIT {DEPTH}"
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


def tell(asked: Sequence[Judged], ways: dict[str, Answer], title: str) -> None:
    """One line for each group of questions: the figures of either way side by side."""
    scores: dict[Judged, dict[str, list[float]]] = {}
    for one in asked:
        found = {way: answer(one) for way, answer in ways.items()}
        scores[one] = {way: [measure(one, uids) for measure in MEASURES.values()] for way, uids in found.items()}
    head = "".join(f"{name:>18}" for name in MEASURES)
    print(f"{title:14}{'':>5}{head}    (niva, raw FTS5)")
    groups = {"both": asked} | {lang.value: [one for one in asked if one.lang is lang] for lang in Lang}
    groups |= {kind: [one for one in asked if one.kind == kind] for kind in dict.fromkeys(one.kind for one in asked)}
    for name, group in groups.items():
        cells = ""
        for place in range(len(MEASURES)):
            niva, raw = (statistics.fmean(scores[one][way][place] for one in group) for way in ways)
            cells += f"{niva:12.3f}{raw:6.3f}"
        print(f"{name:14}{len(group):5}{cells}")


def show(asked: Sequence[Judged], answer: Answer) -> None:
    """Every question with its score and the grades of what was found, place by place."""
    for one in asked:
        found = answer(one)
        grades = " ".join(str(one.grades.get(uid, 0)) for uid in found)
        print(f"{ndcg(one, found):6.3f}  {one.name:22} {one.text:45} {grades}")


if __name__ == "__main__":
    main()
