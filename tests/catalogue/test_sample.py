"""The catalogue everybody starts with, from the file that ships: taken, searched and read from end to end."""

from collections.abc import Iterator

import pytest

from desktop.catalogue import Catalogue
from desktop.catalogue.questions import Facet, Order, Question
from desktop.catalogue.views import State
from desktop.catalogue.words import matches, wanted
from desktop.paths import SAMPLE, SAMPLE_ROOT
from desktop.profile import Profile
from sync.bilingual import Lang
from sync.records import Equipment, Service
from sync.registry import value_at
from tests.catalogue.sample_records import clock


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    with Catalogue.open(Profile(tmp_path_factory.mktemp("sample")), clock=clock) as catalogue:
        catalogue.sync(str(SAMPLE), root=SAMPLE_ROOT.read_bytes())
        yield catalogue


def test_it_is_whole_and_fresh(sample: Catalogue) -> None:
    status = sample.status()
    assert status.state is State.FRESH and status.demo and status.records > 500
    assert sample.check().sound


@pytest.mark.parametrize("lang", Lang)
def test_every_record_can_be_listed_and_opened(sample: Catalogue, lang: Lang) -> None:
    found = sample.search(Question(order=Order.NAME, lang=lang))
    cards = sample.cards(found.ids)
    assert len(cards) == found.count > 500
    for card in cards:
        view = sample.record(card.uid)
        assert view.record.kind == card.kind and not view.unknown and not view.withdrawn
        assert all(linked.known or linked.name.ru != linked.uid for linked in view.linked), (card.uid, view.linked)
        assert all(picture.path for picture in view.pictures)


@pytest.mark.parametrize("text", ["лазер", "лазерны", "микроскоп", "мікраскоп", "ўстан", "устан", "універсітэт"])
def test_what_is_found_shows_why(sample: Catalogue, text: str) -> None:
    """Every hit among the facilities holds the word, in its own texts or in those it is found by."""
    hits = sample.cards(sample.search(Question(text, ((Facet.KIND, ("facility",)),))).ids)
    assert hits
    for card in hits:
        view = sample.record(card.uid)
        others = [view.record, *view.near(Equipment), *view.near(Service)]
        names = [str(value_at(other, f"name.{lang}")) for other in others for lang in Lang]
        linked = [linked.name.get(lang) for linked in view.linked for lang in Lang]
        assert any(list(matches(wanted(text), part)) for part in (*names, *linked, repr(view.record))), card.uid


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ("аддитивные технологии", "Принтер лазерного сплавления порошка"),
        ("адытыўныя тэхналогіі", "Принтер лазерного сплавления порошка"),
        ("термический анализ", "Термоанализатор с масс-спектрометром"),
        ("неразрушающий контроль", "Промышленный томограф"),
        ("праверыць трываласць", "Универсальная испытательная машина"),
        ("химический состав", "Рентгенофлуоресцентный спектрометр"),
    ],
)
def test_a_kind_of_what_is_asked_is_found(sample: Catalogue, asked: str, kind: str) -> None:
    names = [card.name.ru for card in sample.cards(sample.search(Question(asked)).ids)]
    assert kind in names


def test_an_edit_goes_round(sample: Catalogue) -> None:
    (card,) = sample.cards(sample.search(Question("лазер", ((Facet.KIND, ("facility",)),))).ids[:1])
    sample.edit(card.uid, {"name.be": "Аб’ект квантавых рэчаў"}, "я")
    (best, *_) = sample.cards(sample.search(Question("аб'ект квантавых")).ids)
    assert best.uid == card.uid
    sample.undo()
    assert not sample.edits() and sample.check().sound


def test_cards_of_calls_and_agreements_tell_their_ends(sample: Catalogue) -> None:
    (call,) = sample.cards(sample.rows_of([sample.find("RU-6002")]))
    assert (call.ends, call.begins) == ("2026-11-30T18:00+03:00", "2026-09-15")
    (agreement,) = sample.cards(sample.rows_of([sample.find("BY-7001")]))
    assert agreement.ends == "2027-01-31"
    (facility,) = sample.cards(sample.rows_of([sample.find("BY-0001")]))
    assert facility.ends == ""


@pytest.mark.parametrize("service", ["2025-12-31"])
def test_an_expired_price_is_a_number_nowhere(sample: Catalogue, service: str) -> None:
    """Not in what search shows, and the words of the index hold no amounts at all."""
    services = sample.cards(sample.search(Question("", ((Facet.KIND, ("service",)),))).ids)
    old = [price for card in services for price in sample.record(card.uid).record.prices if price.valid_to == service]  # type: ignore[attr-defined]
    assert old
    for price in old:
        assert price.shown_amount("2026-11-23") == ""
        assert price.amount not in repr(services)
