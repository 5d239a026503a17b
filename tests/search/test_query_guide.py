"""The guide in the README is true: every query it shows is understood and finds something in the sample."""

import re
from pathlib import Path

import pytest

from desktop.catalogue import Catalogue
from desktop.catalogue.questions import Question
from desktop.language import current, use
from desktop.ui.query.guide import examples
from sync.bilingual import Lang

README = Path(__file__).resolve().parents[2] / "README.md"


def guide() -> list[str]:
    """The rows of the table of queries."""
    section = README.read_text(encoding="utf-8").partition("## Searching\n")[2].partition("\n## ")[0]
    return [line for line in section.splitlines() if line.startswith("| `")]


def quoted(cell: str) -> list[str]:
    return [query for query in re.findall(r"`([^`]+)`", cell) if "…" not in query]


@pytest.mark.parametrize("query", [quoted(row.split(" | ")[0])[0] for row in guide()])
def test_a_query_of_the_guide_finds_something(sample: Catalogue, query: str) -> None:
    assert not sample.understood(query, Lang.RU).unread
    assert sample.search(Question(query)).count > 0


@pytest.mark.parametrize("query", [query for row in guide() for query in quoted(row.partition(" | ")[2])])
def test_other_ways_to_say_it_are_understood_too(sample: Catalogue, query: str) -> None:
    assert not sample.understood(query, Lang.RU).unread


def test_the_guide_is_there() -> None:
    assert len(guide()) >= 10


@pytest.mark.parametrize("lang", Lang)
def test_the_examples_of_the_window_are_understood_and_find_something(sample: Catalogue, lang: Lang) -> None:
    before = current()
    use(lang)
    try:
        asked = [text for text, _ in examples()]
    finally:
        use(before)
    for text in asked:
        assert not sample.understood(text, lang).unread, text
        assert sample.search(Question(text)).count > 0, text
