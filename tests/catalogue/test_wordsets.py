"""The word index answers as a plain FTS5 table over the same words would, whatever was edited before it is asked."""

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyroaring import BitMap

from desktop.catalogue import Catalogue, words
from desktop.catalogue.finding.crossing import Crossing
from desktop.catalogue.index.rowsets import packed, unpacked
from desktop.catalogue.index.wordsets import Wordsets
from desktop.catalogue.query.asked import Asked, Condition, Rows
from desktop.catalogue.query.below import Below
from desktop.catalogue.query.holding import Holding
from desktop.catalogue.query.lasting import Lasting
from desktop.catalogue.questions import Facet, Question
from desktop.catalogue.views import NewValues
from desktop.catalogue.words import Clause, Wanted
from tests.catalogue import sample_records, word_index
from tests.catalogue.sample_records import equipment, facility, organisation

SPOKEN = ("лазер", "лазерная", "лазернай", "лаборатория", "лабараторыя", "микроскоп", "СЭМ-50", "нагрев", "нагреў", "x")
MADE = 12
TEXTS = st.lists(st.sampled_from(SPOKEN), min_size=1, max_size=4).map(" ".join)
ASKED = st.sampled_from(
    ("ла", "лаз", "лазе", "лазер", "лазерная", "микр", "сэ", "сэм", "50", "x", "наг", "нагрев", "ш")
)


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    """A catalogue some of whose records change between two questions."""
    made = [organisation("org-1", "Институт лазера"), organisation("org-2", "Другой")]
    made += [facility(f"fac-{n}", f"{SPOKEN[n % 5]} {SPOKEN[n % 7]}", SPOKEN[n % 10]) for n in range(MADE)]
    made += [equipment(f"eq-{n}", SPOKEN[-n % 10], facilities=(f"fac-{n}",)) for n in range(MADE)]
    with sample_records.catalogue(tmp_path_factory.mktemp("edited"), made) as catalogue:
        yield catalogue


def base_of(catalogue: Catalogue) -> sqlite3.Connection:
    base = catalogue._files.base
    assert base is not None
    return base


def plain_table(base: sqlite3.Connection) -> sqlite3.Connection:
    plain = sqlite3.connect(":memory:")
    plain.execute("CREATE VIRTUAL TABLE plain USING fts5 (title, body, tokenize = 'ascii')")
    told = ((row, " ".join(title), " ".join(body)) for row, (title, body) in word_index.told(base).items())
    plain.executemany("INSERT INTO plain (rowid, title, body) VALUES (?, ?, ?)", told)
    return plain


def plainly(plain: sqlite3.Connection, asked: Sequence[Wanted], column: str) -> set[int]:
    """Each word as FTS5 is asked for it: what begins so, from two letters on, or any of its keys."""
    each = []
    for word in asked:
        begun = f'"{word.word}"{"*" if len(word.word) > 1 else ""}'
        each.append("(" + " OR ".join([begun, *(f'"{key}"' for key in word.keys)]) + ")")
    expression = f"{f'{column} : ' if column else ''}({' AND '.join(each)})"
    return {row for (row,) in plain.execute("SELECT rowid FROM plain WHERE plain MATCH ?", (expression,))}


@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_sets_of_words_are_what_fts5_finds_after_any_edits(edited: Catalogue, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(0, 2))):
        uid = data.draw(st.sampled_from([f"{kind}-{n}" for kind in ("fac", "eq") for n in range(MADE)]))
        changes = {"name.ru": data.draw(TEXTS), "status": data.draw(st.sampled_from(["published", "retired"]))}
        edited.write([NewValues(uid, changes)], "я")
    edited.follow()
    base = base_of(edited)
    texts = data.draw(st.lists(ASKED, min_size=1, max_size=2))
    asked = [word for text in texts for word in words.wanted(f"{text} ") or (Wanted(text),)]
    plain = plain_table(base)
    for column in ("", "title", "body"):
        within = set(Wordsets(base).all_of([Clause(((word,),)) for word in asked], column))
        assert within == plainly(plain, asked, column)
    assert edited.check().sound


def test_a_phrase_stands_in_one_text_and_in_order(profile_dir: Path) -> None:
    made = [
        organisation("org-1", "Институт"),
        facility("fac-1", "Лазерная установка новая", "Лазерная"),
        facility("fac-2", "Установка лазерная"),
        facility("fac-3", "Лазерная", "Установка"),
        facility("fac-4", "Стенд", description={"ru": "Есть лазерная установка, лазерная установка и лазер."}),
        equipment("eq-1", "Лазерная установка", facilities=("fac-2",)),
    ]
    phrase = ("лазерная", "установка")
    with sample_records.catalogue(profile_dir, made) as catalogue:
        assert _of_phrase(catalogue, phrase) == {"fac-1", "fac-2", "fac-4", "eq-1"}
        catalogue.edit("fac-1", {"name.ru": "Установка"}, "я")
        catalogue.edit("fac-3", {"name.be": "Лазерная установка"}, "я")
        catalogue.edit("eq-1", {"name.ru": "Установка лазерная"}, "я")
        catalogue.follow()
        assert _of_phrase(catalogue, phrase) == {"fac-3", "fac-4"}
        assert _of_phrase(catalogue, ("лазер",)) == {"fac-4"}


def _of_phrase(catalogue: Catalogue, phrase: tuple[str, ...]) -> set[str]:
    return _holding(catalogue, Asked(phrases=(phrase,)))


def _holding(catalogue: Catalogue, asked: Asked, question: Question = Question()) -> set[str]:  # noqa: B008
    base = base_of(catalogue)
    holding = Holding(base, Below(base, Lasting()))
    return set(catalogue.uids_of(Crossing(base, question, asked, Wordsets(base), holding.of).rows()))


def test_all_that_may_be_asked_holds_together(profile_dir: Path) -> None:
    laser, two = Clause(((Wanted("лазер"),),)), Clause(((Wanted("криостат"),), (Wanted("скан"), Wanted("микроскоп"))))
    number = Condition((Rows("SELECT row FROM card WHERE number = ?", ("BY-0001",)),))
    kept = ((Facet.KIND, ("facility",)),)
    with sample_records.catalogue(profile_dir) as catalogue:
        everything = _holding(catalogue, Asked())
        assert "fac-4" not in everything and len(everything) == 9
        assert _holding(catalogue, Asked(clauses=(two,))) >= {"eq-1", "eq-2"}
        assert _holding(catalogue, Asked(clauses=(laser,), filters=kept)) == {"fac-1"}
        assert _holding(catalogue, Asked(conditions=(number,))) == {"fac-1"}
        assert _holding(catalogue, Asked(without=(laser,))) == everything - _holding(catalogue, Asked(clauses=(laser,)))
        assert _holding(catalogue, Asked(without_phrases=(("ёмкостный",),), without_filters=kept)) < everything
        assert _holding(catalogue, Asked(filters=kept, without_conditions=(number,))) == {"fac-2", "fac-3"}
        assert _holding(catalogue, Asked(clauses=(laser,), without=(laser,))) == set()
        hidden = Condition((Rows("SELECT row FROM card"),))
        assert _holding(catalogue, Asked(conditions=(hidden,))) == everything


@given(st.sets(st.integers(0, 200_000)), st.sets(st.integers(0, 200_000)))
def test_equal_sets_are_equal_bytes_however_they_came_about(rows: set[int], others: set[int]) -> None:
    made = (BitMap(rows | others) - BitMap(others - rows)) | BitMap(rows)
    assert packed(made) == packed(sorted(rows)) and set(unpacked(packed(rows))) == rows
