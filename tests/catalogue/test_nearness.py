"""Records by their distance from a town: as a plain reckoning over all of them has it, also after edits."""

from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from random import Random
from typing import Any

import pytest

from desktop.catalogue import Catalogue
from desktop.catalogue.finding.nearness import EARTH, kilometres
from desktop.catalogue.index.standpoints import spot_at
from desktop.catalogue.questions import Facet, Order, Question
from desktop.catalogue.towns import Town, UnknownTown, shipped_towns
from sync.bilingual import Bilingual, Lang
from tests.catalogue import sample_records as made

GRODNO = shipped_towns().named("Гродно")
TOWNS = ("Минск", "Брест", "Смоленск", "Новосибирск", "Владивосток", "Калининград", "")
Place = tuple[float, float]


def by_angles(one: Place, other: Place) -> float:
    """Kilometres by the haversine formula over angles, as textbooks have it."""
    (lat, lon), (lat2, lon2) = (tuple(map(radians, place)) for place in (one, other))
    inner = sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin((lon2 - lon) / 2) ** 2
    return 2 * EARTH * asin(sqrt(inner))


def grodno() -> Town:
    assert GRODNO
    return GRODNO


def question(near: str = "", **given: Any) -> Question:
    return Question(order=Order.DISTANCE, near=near or grodno().code, **given)


def catalogue_of_places(folder: Path, chance: Random, count: int = 40) -> Catalogue:
    """Organisations and facilities with places of every sort or none, and what belongs to them."""
    documents = [made.organisation(f"org-{number}", f"Институт {number}", **_place(chance)) for number in range(count)]
    for number in range(count):
        host = f"org-{chance.randrange(count)}"
        documents.append(made.facility(f"fac-{number}", f"Центр {number}", host=host, **_place(chance)))
        documents.append(made.equipment(f"eq-{number}", f"Прибор {number}", facilities=[f"fac-{number}"]))
        documents.append(made.service(f"srv-{number}", f"Услуга {number}", of=f"fac-{number}"))
    documents += [made.programme(f"prog-{number}", f"Программа {number}") for number in range(3)]
    return made.catalogue(folder, documents)


def _place(chance: Random) -> dict[str, Any]:
    town = chance.choice(TOWNS)
    place: dict[str, Any] = {"locality": {"ru": town} if town else {}, "country": "", "region": ""}
    if chance.random() < 0.5:
        lat, lon = chance.choice([(53.9, 27.56), (60.0, -179.5), (66.1, 190.0), (53.9, 27.56 + chance.random())])
        place |= {"lat": f"{lat:.5f}", "lon": f"{lon:.5f}"}
    return place


def reckoned(catalogue: Catalogue, origin: Town, lang: Lang) -> list[str]:
    """All uids in the order of a plain reckoning."""
    names = catalogue.uids_of(catalogue.search(Question(order=Order.NAME, lang=lang)).ids)
    places = {uid: standing(catalogue, uid) for uid in names}
    away = {uid: by_angles((origin.lat, origin.lon), place) for uid, place in places.items() if place}
    return sorted(names, key=lambda uid: round(away.get(uid, 1e6), 6))


def standing(catalogue: Catalogue, uid: str) -> Place | None:
    """Where a record stands: asked of the records themselves."""
    record: Any = catalogue.record(uid).record
    if getattr(record, "lat", "") and record.lon:
        return float(record.lat), float(record.lon)
    if (town := getattr(record, "locality", Bilingual()).ru) and (known := shipped_towns().named(town)):
        return known.lat, known.lon
    above = {"facility": "host_org", "service": "facility_uid"}.get(record.kind, "")
    parent = record.facility_uids[0] if record.kind == "equipment" else getattr(record, above) if above else ""
    return standing(catalogue, parent) if parent else None


def found(catalogue: Catalogue, asked: Question) -> list[str]:
    return list(catalogue.uids_of(catalogue.search(asked).ids))


@pytest.mark.parametrize("lang", list(Lang))
def test_the_nearest_come_first_as_a_plain_reckoning_has_them(tmp_path: Path, lang: Lang) -> None:
    with catalogue_of_places(tmp_path, Random(7)) as catalogue:
        for name in ("Гродно", "Владивосток", "Анадырь"):
            town = shipped_towns().named(name)
            assert town and found(catalogue, question(town.code, lang=lang)) == reckoned(catalogue, town, lang)


def test_the_order_follows_edits_and_their_undoing(tmp_path: Path) -> None:
    """Records that move, that lose their place, that take others with them, that are new, that go."""
    chance = Random(11)
    with catalogue_of_places(tmp_path, chance) as catalogue:
        before = found(catalogue, question())
        acts = [
            lambda: catalogue.edit("fac-1", {"lat": "53.7", "lon": "23.8"}, "А"),
            lambda: catalogue.edit("org-2", {"locality.ru": "Брест", "lat": "", "lon": ""}, "А"),
            lambda: catalogue.edit("fac-3", {"lat": "", "lon": "", "locality.ru": "", "locality.be": ""}, "А"),
            lambda: catalogue.edit("eq-4", {"facility_uids": ("fac-9",)}, "А"),
            lambda: catalogue.edit("prog-1", {"name.ru": "Ёлка"}, "А"),
            lambda: catalogue.create("facility", {"name.ru": "Новый", "host_org": "org-2"}, "А"),
            lambda: catalogue.edit("fac-5", {"status": "retired"}, "А"),
        ]
        for act in acts:
            act()
            catalogue.follow()
            for lang in Lang:
                assert found(catalogue, question(lang=lang)) == reckoned(catalogue, grodno(), lang)
        for _ in acts:
            catalogue.undo()
            catalogue.follow()
        assert found(catalogue, question()) == before


def test_words_and_filters_keep_the_order(tmp_path: Path) -> None:
    with catalogue_of_places(tmp_path, Random(3)) as catalogue:
        whole = found(catalogue, question())
        centres = found(catalogue, question(text="центр", filters=((Facet.KIND, ("facility",)),)))
        assert len(centres) == 40 and centres == [uid for uid in whole if uid.startswith("fac-")]
        both = found(catalogue, question(filters=((Facet.KIND, ("facility", "equipment")),)))
        assert len(both) == 80 and both == [uid for uid in whole if uid.startswith(("fac-", "eq-"))]


def test_distances_are_those_of_the_order_and_none_where_nothing_stands(tmp_path: Path) -> None:
    with catalogue_of_places(tmp_path, Random(5)) as catalogue:
        rows = list(catalogue.search(question()).ids)
        away = [card.away for card in catalogue.cards(rows, grodno().code)]
        known = [each for each in away if each is not None]
        assert away == known + [None] * (len(rows) - len(known)) and known == sorted(known)
        place = standing(catalogue, catalogue.uids_of(rows[:1])[0])
        assert place and known[0] == pytest.approx(by_angles((grodno().lat, grodno().lon), place), abs=1e-6)
        assert not any(card.away for card in catalogue.cards(rows, "no town") + catalogue.cards(rows))


def test_a_town_nobody_knows_leaves_the_order_of_names(tmp_path: Path) -> None:
    with catalogue_of_places(tmp_path, Random(5)) as catalogue:
        by_name = found(catalogue, Question(order=Order.NAME))
        assert found(catalogue, Question(order=Order.DISTANCE)) == by_name == found(catalogue, question("no town"))


def test_an_empty_catalogue_has_no_distances(tmp_path: Path) -> None:
    with made.catalogue(tmp_path, []) as catalogue:
        assert (
            not catalogue.search(question()).count
            and not catalogue.cards([1], grodno().code)
            and not catalogue.home("x")
        )


@pytest.mark.parametrize(
    ("one", "other", "away"),
    [
        ((53.9002, 27.5665), (53.9002, 27.5665), 0.0),
        ((53.9002, 27.5665), (55.7522, 37.6156), 675.0),  # Minsk, Moscow
        ((55.0, 82.9), (-55.0, -97.1), 20015.1),  # the other side of the earth
        ((64.7, 177.5), (64.7, -177.5), 237.6),  # over the date line
    ],
)
def test_kilometres_along_the_earth(one: Place, other: Place, away: float) -> None:
    assert kilometres(spot_at(*one), spot_at(*other)) == pytest.approx(away, abs=1)


@pytest.mark.parametrize(
    ("said", "town"),
    [
        *[(name, "Гродно") for name in ("Гродно", "Гродна", "гродно ", "ГРОДНА", "627904")],
        *[(name, "Нижний Новгород") for name in ("Нижний Новгород", "Ніжні Ноўгарад", "Нижнем Новгороде")],
        *[(name, "Могилёв") for name in ("Могилев", "Магілёў", "Магілёве")],
        *[(name, "Санкт-Петербург") for name in ("Санкт-Петербург", "санкт петербург", "Санкт-Пецярбург")],
    ],
)
def test_a_town_is_found_however_it_is_spelt(said: str, town: str) -> None:
    found = shipped_towns().named(said)
    assert found and found.name.ru == town


@pytest.mark.parametrize("said", ["", " ", "№", "ъъъ", "Атлантида", "\x00", "9" * 10_000, "я" * 1000])
def test_what_is_no_town_is_none(said: str) -> None:
    assert shipped_towns().named(said) is None


def test_a_mistyped_town_is_offered_rightly_spelt() -> None:
    assert "Минск" in [town.name.ru for town in shipped_towns().alike("Минкс")]
    assert not shipped_towns().alike("")


def test_the_beginning_of_a_name_offers_the_largest_first() -> None:
    towns = shipped_towns()
    assert [town.name.ru for town in towns.beginning("", 3)] == ["Москва", "Санкт-Петербург", "Минск"]
    assert towns.beginning("новг", 9)[0].name.ru == "Нижний Новгород"
    assert towns.beginning("Ноўгарад", 9) and not towns.beginning("qwx", 9)


def test_the_town_of_an_office_is_the_nearest_to_where_it_stands(tmp_path: Path) -> None:
    documents = [
        made.organisation("org-1", "Институт", lat="53.69", lon="23.81"),
        made.facility("fac-1", "Центр", host="org-1"),
        made.organisation("org-2", "Отдел", locality={"ru": "Брест"}),
        made.programme("prog-1", "Программа"),
    ]
    with made.catalogue(tmp_path, documents) as catalogue:
        homes = [shipped_towns().of(catalogue.home(uid)) for uid in ("org-1", "fac-1", "org-2", "prog-1", "nobody")]
        assert [home and home.name.ru for home in homes] == ["Гродно", "Гродно", "Брест", None, None]


def test_an_unknown_town_is_refused_with_the_nearest_names() -> None:
    with pytest.raises(UnknownTown) as refused:
        shipped_towns().asked("Грондо")
    assert refused.value.name == "Грондо" and Bilingual("Гродно", "Гродна") in refused.value.nearest


def test_homonyms_are_told_apart_by_where_they_lie() -> None:
    lie = {town.lies.ru for town in shipped_towns() if town.name.ru == "Кировск"}
    assert lie == {"Ленинградская область, Россия", "Мурманская область, Россия", "Могилёвская область, Беларусь"}
