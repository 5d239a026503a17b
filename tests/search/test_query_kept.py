"""What is kept between questions is what a catalogue opened anew would answer, whoever changed the base meanwhile."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.catalogue import Catalogue
from desktop.catalogue.query.asked import Condition, Rows
from desktop.catalogue.query.below import Below
from desktop.catalogue.query.calling import Called, ranked
from desktop.catalogue.query.choosing import possible
from desktop.catalogue.query.holding import Holding
from desktop.catalogue.query.knowing import Known
from desktop.catalogue.query.lasting import Lasting
from desktop.catalogue.query.meanings import Meanings
from desktop.catalogue.query.names import From, Source
from desktop.catalogue.questions import Facet, Question
from tests.catalogue import sample_records
from tests.catalogue.sample_records import equipment, facility, organisation, term


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Catalogue]:
    frequency = [{"parameter": "frequency", "value": "400", "unit": "MHz"}]
    documents = [term("unit", "MHz", "МГц", "МГц"), term("parameter", "frequency", "частота", "частата")]
    documents += [organisation("org-1", "Институт"), facility("fac-1", "Центр"), facility("fac-2", "Другой центр")]
    documents += [
        equipment("eq-1", "Спектрометр", specs=frequency, manufacturer="Луч"),
        equipment("eq-2", "Спектрометр", facilities=("fac-1", "fac-2"), specs=frequency),
    ]
    with sample_records.catalogue(tmp_path, documents) as catalogue:
        yield catalogue


def base_of(catalogue: Catalogue) -> sqlite3.Connection:
    base = catalogue._files.base
    assert base is not None
    return base


def found(catalogue: Catalogue, text: str) -> set[str]:
    return set(catalogue.uids_of(catalogue.search(Question(text)).ids))


def test_an_edit_and_its_undoing_are_seen_by_a_condition_asked_before(made: Catalogue) -> None:
    assert found(made, "производитель:Луч") == {"eq-1", "fac-1"} and not found(made, "производитель:Заря")
    made.edit("eq-1", {"manufacturer": "Заря"}, "я")
    assert found(made, "производитель:Заря") == {"eq-1", "fac-1"} and not found(made, "производитель:Луч")
    made.undo()
    assert found(made, "производитель:Луч") == {"eq-1", "fac-1"}


def test_what_another_thread_has_written_is_seen_too(made: Catalogue) -> None:
    assert found(made, "город:Гродно") == set() != found(made, "частота >= 400 МГц")
    with made.fork() as other:
        other.edit("fac-2", {"locality.ru": "Гродно"}, "я")
    assert found(made, "город:Гродно") == {"fac-2", "eq-2"}


INSTRUMENTS = Condition((Rows("SELECT row FROM card WHERE kind = 'equipment'"),), climbs=True)


def test_facilities_of_many_instruments_are_those_of_few(made: Catalogue) -> None:
    base = base_of(made)
    few, many = (Holding(base, Below(base, Lasting(), limit)).of(INSTRUMENTS) for limit in (100, 0))
    assert few == many and set(made.uids_of(few)) == {"eq-1", "eq-2", "fac-1", "fac-2"}


def test_what_is_done_with_an_answer_changes_no_other(made: Catalogue) -> None:
    kept = Holding(base_of(made), Below(base_of(made), Lasting()))
    first = kept.of(INSTRUMENTS)
    first.clear()
    assert len(kept.of(INSTRUMENTS)) == 4


SAID = ["физика", "лазерная физика", "лазернай фізікі", "опт", "29", "29.33", "29.33.15", "непонятный", "спектр", "хим"]


@pytest.mark.parametrize("said", [*SAID, "", "-", "физика плазмы и лазеров", "ФИЗИКА", "квантовая электроника"])
def test_values_by_their_words_are_those_found_among_all(sample: Catalogue, said: str) -> None:
    known = Known(base_of(sample), Meanings(base_of(sample)))
    every = tuple(possible(known, Source(From.FACET, Facet.BRANCH)))
    assert len(every) > 1000 and Called(every).ranked(said) == ranked(said, every)


def test_an_unknown_value_reads_no_term_again(sample: Catalogue) -> None:
    base = base_of(sample)
    sample.search(Question("код:непонятный"))
    read = list[str]()
    base.set_trace_callback(read.append)
    try:
        assert sample.search(Question("код:загадочный")).count == 0
    finally:
        base.set_trace_callback(None)
    assert not [said for said in read if "kind = 'term'" in said]
