"""Every bench of the search runs on a few facilities and prints all its lines: figures that go into the README."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.measuring import ROOT

FEW = 120
"""Facilities."""
FIGURE = r"[\d.]+"
VERDICT = "(met|MISSED)"

SEARCH = [
    r"word +24" + f" +{FIGURE}" * 7 + r" +\d+ \d+",
    r"two words +\d+" + f" +{FIGURE}" * 7 + r" +\d+ \d+",
    *(rf"prefix {letters} +\d+" + f" +{FIGURE}" * 7 + r" +\d+ \d+" for letters in (2, 3, 4, 5)),
    *(
        rf"{kind} +\d+" + f" +{FIGURE}" * 5 + r" +\d+ \d+"
        for kind in (
            "filtered",
            "by name",
            "phrase",
            "without",
            "either",
            "condition",
            r"condition \+ word",
            r"word \+ town",
        )
    ),
    *(rf"{kind} +\d+ +{FIGURE} +{FIGURE} +- has none" for kind in ("facets", "facets filtered")),
    *(
        rf"guess: {kind} +\d+ +{FIGURE} +{FIGURE} +- has none +a guess for \d+"
        for kind in ("typo", "layout", "translit", "too many")
    ),
    *(rf"{kind} +\d+ +{FIGURE} +{FIGURE} +- has none +\d+ of (50|12) explained" for kind in ("why", "excerpts")),
    *(rf"{kind}: \d+ of \d+ questions have more than 3000 hits" for kind in ("word", "two words")),
    *(
        rf" +{way} +{FIGURE} +{FIGURE}"
        for way in (
            "ours, all hits listed",
            "ours, however many ranked by bm25",
            "FTS5, all hits best first",
            "FTS5, first 50 by name, number of all",
            "FTS5, all hits as they lie, unsorted",
        )
    ),
    rf"condition, asked again .*: +{FIGURE} +{FIGURE}; first since the base changed: +{FIGURE} +{FIGURE}",
    *(rf"{kind}: p95 {FIGURE} times that of FTS5, aim 1\.\d: {VERDICT}" for kind in ("word", "two words", "filtered")),
    *(rf"{kind}: p95 {FIGURE} ms, aim \d+: {VERDICT}" for kind in ("prefix", "facets")),
    *(
        rf"{kind}: {FIGURE} times tantivy .* p95 {FIGURE} times, aim 3: {VERDICT}"
        for kind in ("word", "two words", "prefix")
    ),
    "first page painted after the pause, aim 50 ms: told by dev.py bench typing",
    rf"memory of a process that searches, .*: \d+ MB at most, aim 250: {VERDICT}",
    rf"memory of the process that built the index: \d+ MB at most, aim 250: {VERDICT}",
    rf"building: \d+ records a second, aim 2000: {VERDICT}; a file of {FIGURE} GB",
    *(
        rf"one edit, {sort}: the index {FIGURE} ms, p95 {FIGURE}, aim 5: {VERDICT}, p95 {VERDICT}; the whole call"
        for sort in ("a description", "a name.*", "a town", "branches.*", "a measured value", "a price")
    ),
    *(rf"one edit, {sort}: the index {FIGURE} ms" for sort in ("the name of an organisation.*", "a new record")),
    rf"one edit reindexed, all of these: {FIGURE} ms, p95 {FIGURE}, aim 5: {VERDICT}, p95 {VERDICT}",
]
QUALITY = [
    *(
        rf"{group} +\d+" + rf" +{FIGURE} +{FIGURE}" * 5
        for group in ("both", "ru", "be", "in the thesaurus", "not in it")
    ),
    "precision@10 can be ",
    *(
        f"{way}: nDCG@10 0"
        for way in (
            "niva, only what has all.*",
            "raw FTS5, all.*",
            "raw FTS5, any.*",
        )
    ),
]
TYPING = [
    *(rf"{way} +\d+ +\d+ +{FIGURE}" for way in ("typed fast, the first question", "typed fast", "typed hesitating")),
    rf"a newer question begins beside an endless one after +{FIGURE}",
    rf"first page painted after the pause, p95: {FIGURE} ms, aim 50: {VERDICT}",
    rf"the same for the first question of a start: {FIGURE} ms, aim 50: {VERDICT}",
]
SAVED = [r"a search of \d+ hits: saved in", "counting what is new: ", "a sync: ", r"told: \d+ new", "looked at: "]
IMPORT = [
    *(
        rf"{what} +\d+ records +{FIGURE} s CPU"
        for what in ("niva import, XLSX", "niva import, JSON Lines", "sqlite-utils insert .*, the same")
    ),
    rf"\d+ new records: local.db of \d+ MB; opening it {FIGURE} s CPU, undo of the load {FIGURE} s, the index",
    rf"ratio of JSON Lines to sqlite-utils: {FIGURE} times",
]
FORMS = "дом\tдом\tNOUN\t-\t1\nдома\tдом\tNOUN\t-\t1\n"
TABLES = {
    "be_few.tsv": f"# remark\n{FORMS}",
    "ru_few.tsv": FORMS,
    "domain_pairs_few.tsv": "лаборатория\tлабараторыя\nускоритель\tпаскаральнік\n",
    "domain_forms_few.tsv": "ru\tлаборатория\tлаборатории лабораторию\n",
}


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the profiles lie that benches make; each takes those of the others."""
    return tmp_path_factory.mktemp("bench")


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        pytest.param(("search", FEW, "--rounds", 1), SEARCH, id="search"),
        pytest.param(("search_quality",), QUALITY, id="search-quality"),
        pytest.param(("typing", "--facilities", FEW, "--rounds", 1, "--words-only"), TYPING, id="typing"),
        pytest.param(("saved", FEW), SAVED, id="saved"),
        pytest.param(("importing", "--rows", 50, "--facilities", 20), IMPORT, id="import"),
    ],
)
def test_a_bench_prints_all_its_lines(cache: Path, arguments: tuple[object, ...], lines: list[str]) -> None:
    told = said(cache, *map(str, arguments))
    assert [line for line in lines if not any(re.match(line, each) for each in told.splitlines())] == [], told


def test_forms_of_words_are_counted(cache: Path, tmp_path: Path) -> None:
    for name, text in TABLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert said(cache, "words", "--data", str(tmp_path)).splitlines() == [
        "be: keys of inflection, 2 words: recall 1.000, precision 1.000, aim 0.95, 0.97: met",
        "ru: keys of inflection, 2 words: recall 1.000, precision 1.000, aim 0.97, 0.96: met",
        "across the languages, 2 pairs in all forms: recall 1.000, precision 1.000, aim 0.95, 0.9: met",
    ]


def said(cache: Path, name: str, *arguments: str) -> str:
    """What a bench prints."""
    environment = os.environ | {"TMPDIR": str(cache), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", f"tests.bench.{name}", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout
