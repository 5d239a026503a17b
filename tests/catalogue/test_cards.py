"""Cards of a list: what they take over from those above is never older than the file."""

from pathlib import Path

import pytest

from desktop.catalogue import Catalogue
from sync.bilingual import Lang
from tests.catalogue import sample_records
from tests.catalogue.sample_records import clock, equipment, facility, organisation

RECORDS = [
    organisation("org-1", "Институт света", country="BY", locality={"ru": "Гомель", "be": "Гомель"}),
    facility("fac-1", "Стенд"),
    equipment("eq-1", "Прибор", facilities=("fac-1",)),
]


def seen(catalogue: Catalogue) -> list[tuple[str, str]]:
    """Organisation and place of the facility and of its instrument."""
    cards = catalogue.cards(catalogue.rows_of(["fac-1", "eq-1"]))
    return [(card.organisation.shown(Lang.RU).text, card.place.shown(Lang.RU).text.split(",")[0]) for card in cards]


@pytest.mark.parametrize("writing", [True, False], ids=["same process", "other process"])
def test_a_card_seen_before_names_its_organisation_anew(profile_dir: Path, writing: bool) -> None:
    with (
        sample_records.catalogue(profile_dir, RECORDS) as catalogue,
        catalogue.fork() if writing else Catalogue.open(catalogue._profile, clock=clock, writing=False) as other,
    ):
        for reader in (catalogue, other):
            assert seen(reader) == [("Институт света", "Гомель"), ("Стенд", "Гомель")]
        catalogue.edit("org-1", {"name.ru": "Обсерватория", "locality.ru": "Минск"}, "я")
        catalogue.edit("fac-1", {"name.ru": "Станция"}, "я")
        for reader in (catalogue, other):
            assert seen(reader) == [("Обсерватория", "Минск"), ("Станция", "Минск")]


def test_a_record_without_anybody_above_has_a_card(profile_dir: Path) -> None:
    with sample_records.catalogue(profile_dir, [facility("fac-9", "Сам по себе", host="org-unknown")]) as catalogue:
        (card,) = catalogue.cards([*catalogue.rows_of(["fac-9"]), 77_777])
        assert card.name.ru == "Сам по себе" and not card.organisation and not card.place
