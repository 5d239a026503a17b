"""The overview: every number leads to its list, the map is seen closer, walked by keys and read without eyes."""

from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop import language
from desktop.catalogue.questions import Facet, FacetCount
from desktop.catalogue.views import Card
from desktop.catalogue.views_of_work import Ages, Closing, Keeper, Overview, Points, Texts
from desktop.paths import MAP
from desktop.ui.overview import OverviewPage
from desktop.ui.overview.atlas import read_atlases
from desktop.ui.overview.bars import Bar
from desktop.ui.overview.clusters import Clusters
from desktop.ui.overview.map_view import MapView
from desktop.ui.overview.sight import MOST
from desktop.ui.tokens import Scheme
from sync.bilingual import Bilingual, Lang
from sync.calls import CallState
from tests.ui.desks import PlainDesk, plain_desk, take_away
from tests.ui.fakes import card

MINSK, GRODNO, TOMSK = (53.9, 27.56), (53.68, 23.83), (56.48, 84.95)
REGIONS = (("RU-TOM", "Томская область", 31), ("BY-HM", "Минск", 148), ("BY-HR", "Гродненская область", 33))


def _count(code: str, ru: str, count: int) -> FacetCount:
    return FacetCount(code, Bilingual(ru, ru), count)


def overview() -> Overview:
    """A small whole: three regions, four facilities, one call."""
    places = (MINSK, MINSK, GRODNO, TOMSK)
    points = Points(
        array("I", range(4)), array("d", (lat for lat, _ in places)), array("d", (lon for _, lon in places)), bytes(4)
    )
    call = Closing(uid="call-1", kind="call", number="", name=Bilingual("Фотоника"), deadline="2026-12-02", days=9,
                   state=CallState.CLOSING)  # fmt: skip
    return Overview(
        records=212,
        by_kind=(_count("facility", "facility", 200), _count("call", "call", 12)),
        by_country=(_count("BY", "Беларусь", 181), _count("RU", "Россия", 31)),
        by_region=tuple(_count(*region) for region in REGIONS),
        by_branch=(_count("29", "Физика", 100),),
        ages=Ages(200, 10, 2),
        region_ages=(("RU-TOM", Ages(27, 4, 0)),),
        keepers=(Keeper("org-1", Bilingual("Институт"), Ages(1, 2, 3)),),
        texts=Texts(97, 61, 12, 184, 0),
        calls=(call,),
        points=points,
    )


class Counted:
    """A catalogue that knows its numbers."""

    def __init__(self, numbers: Overview) -> None:
        self.numbers, self.asked = numbers, 0

    def overview(self) -> Overview:
        self.asked += 1
        return self.numbers

    def cards(self, rows: Sequence[int]) -> list[Card]:
        return [card(row) for row in rows]


class Seen:
    """The page on a plain desk, its numbers there."""

    def __init__(self, app: QApplication, numbers: Overview, scheme: Scheme = Scheme.LIGHT, own: Path = MAP) -> None:
        self.work = Counted(numbers)
        self.desk: PlainDesk = plain_desk(app, self.work, scheme)
        self.page = OverviewPage(self.desk, lambda: self.work, (own, MAP))
        self.page.resize(1364, 812)
        self.page.show()

    def bar(self, words: str) -> Bar:
        (found,) = (bar for bar in self.page.findChildren(Bar) if bar.text() == words)
        return found

    def lines(self) -> list[str]:
        return [bar.text() for bar in self.page.findChildren(Bar)]

    @property
    def map(self) -> MapView:
        assert self.page.panel is not None
        return self.page.panel.whole


@pytest.fixture
def seen(qapp: QApplication, qtbot: object) -> Iterator[Seen]:
    made = Seen(qapp, overview())
    yield from shown(made, qapp, qtbot)


def shown(made: Seen, app: QApplication, qtbot: object) -> Iterator[Seen]:
    qtbot.waitUntil(lambda: made.page.panel is not None)  # type: ignore[attr-defined]
    QTest.qWait(20)
    yield made
    take_away(app, made.page)
    made.desk.parts.background.close()
    language.use(Lang.RU)


@pytest.mark.parametrize(
    ("words", "facet", "code"),
    [
        ("Объект", Facet.KIND, "facility"),
        ("Беларусь", Facet.COUNTRY, "BY"),
        ("Томская область", Facet.REGION, "RU-TOM"),
        ("29 Физика", Facet.BRANCH, "29"),
        ("Институт", Facet.ORGANISATION, "org-1"),
    ],
)
def test_a_bar_is_the_way_to_its_list(seen: Seen, words: str, facet: Facet, code: str) -> None:
    seen.bar(words).click()
    assert seen.desk.asked[-1].filters == ((facet, (code,)),)


def test_every_region_is_in_the_list_with_its_words(seen: Seen) -> None:
    regions = {bar.code for bar in seen.page.findChildren(Bar)}
    assert {region.code for region in read_atlases(MAP, MAP).whole.regions} <= regions
    tomsk = seen.bar("Томская область")
    assert tomsk.accessibleName() == "Томская область, 31"
    assert tomsk.accessibleDescription() == (
        "Томская область: 31 запись. Подтверждено: 27 · Пора подтвердить: 4 · Устарело: 0"
    )


def test_a_region_is_pressed_on_the_map(seen: Seen) -> None:
    region = read_atlases(MAP, MAP).whole.region("RU-SA")
    assert region is not None
    QTest.mouseClick(seen.map, Qt.MouseButton.LeftButton, pos=seen.map.sight.pixel(region.label).toPoint())
    assert seen.desk.asked[-1].filters == ((Facet.REGION, ("RU-SA",)),)


def test_a_facility_is_opened_from_the_map(seen: Seen) -> None:
    atlas = read_atlases(MAP, MAP).whole
    place = seen.map.sight.pixel(QPointF(*atlas.flat.project(*TOMSK)))
    assert "Институт прикладной оптики" in seen.map.words_at(place)
    QTest.mouseClick(seen.map, Qt.MouseButton.LeftButton, pos=place.toPoint())
    assert seen.desk.opened == [card(3).uid]


def test_facilities_of_one_place_come_closer_and_then_as_a_list(seen: Seen) -> None:
    atlas = read_atlases(MAP, MAP).whole
    for _ in range(6):
        place = seen.map.sight.pixel(QPointF(*atlas.flat.project(*MINSK)))
        QTest.mouseClick(seen.map, Qt.MouseButton.LeftButton, pos=place.toPoint())
    assert seen.map.sight.closer == MOST
    assert seen.desk.listed[-1] == (0, 1)


def test_the_wheel_keeps_what_is_under_it(seen: Seen) -> None:
    view, at = seen.map, QPointF(300, 200)
    before = view.sight.place(at)
    _turn(view, at, 120 * 6)
    after = view.sight.place(at)
    assert view.sight.closer == pytest.approx(1.25**6)
    assert (after.x(), after.y()) == pytest.approx((before.x(), before.y()), abs=0.02)
    _turn(view, at, -120 * 20)
    assert view.sight.closer == 1


def _turn(view: MapView, at: QPointF, angle: int) -> None:
    event = QWheelEvent(at, view.mapToGlobal(at), QPoint(), QPoint(0, angle), Qt.MouseButton.NoButton,
                        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
    QApplication.sendEvent(view, event)


def test_the_map_is_dragged_without_pressing_anything(seen: Seen) -> None:
    view = seen.map
    view.zoom(8)
    before = view.sight.place(QPointF(0, 0)).x()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    QTest.mouseMove(view, QPoint(200, 200))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    assert view.sight.place(QPointF(0, 0)).x() > before
    assert seen.desk.asked == []


def test_the_map_is_walked_by_keys(seen: Seen) -> None:
    view, told = seen.map, list[str]()
    view.pointed.connect(told.append)
    view.point_at("RU-TOM")
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert told[0] == "RU-TOM" and len(set(told)) >= 2
    assert view.accessibleDescription()
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.sight.closer == 1.25
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.sight.closer == 1
    view.point_at("RU-TOM")
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert seen.desk.asked[-1].filters == ((Facet.REGION, ("RU-TOM",)),)


def test_a_line_of_the_list_points_at_its_region(seen: Seen) -> None:
    told: list[str] = []
    seen.map.pointed.connect(told.append)
    seen.bar("Минск").setFocus()
    seen.bar("Томская область").setFocus()
    assert told == ["BY-HM", "", "RU-TOM"]


def test_numbers_are_asked_anew_and_words_follow_the_language(seen: Seen, qtbot: object) -> None:
    seen.page.hide()
    seen.work.numbers = Overview(records=1, by_kind=(_count("person", "person", 1),))
    seen.page.show()
    qtbot.waitUntil(lambda: "Человек" in seen.lines())  # type: ignore[attr-defined]
    seen.desk.parts.tongue.speak(Lang.BE)
    qtbot.waitUntil(lambda: "Чалавек" in seen.lines())  # type: ignore[attr-defined]


def test_a_broken_map_of_ones_own_gives_way_to_the_shipped_one(tmp_path: Path) -> None:
    own = tmp_path / "map.json"
    assert len(read_atlases(own, MAP).whole.regions) == 90
    own.write_text('{"scale": 0, "regions": [{"id": "X"}]}')
    assert len(read_atlases(own, MAP).whole.regions) == 90
    own.write_text(
        '{"scale": 1, "regions": [{"id": "BY-HM", "country": "BY", "name_ru": "Минск", "name_be": "Мінск",'
        ' "label": [1, 1], "rings": [[0, 0, 2, 0, 2, 2]]}]}'
    )
    assert [region.code for region in read_atlases(own, MAP).home.regions] == ["BY-HM"]


def test_towns_are_found_within_their_regions() -> None:
    atlas = read_atlases(MAP, MAP).whole
    for (lat, lon), code in ((MINSK, "BY-HM"), (GRODNO, "BY-HR"), (TOMSK, "RU-TOM"), ((66.5, 172.0), "RU-CHU")):
        found = atlas.at(QPointF(*atlas.flat.project(lat, lon)))
        assert found is not None and found.code == code
    east, beyond = atlas.flat.project(66, 190), atlas.flat.project(66, -170)
    assert east == pytest.approx(beyond)


def test_clusters_hold_every_facility_at_every_scale() -> None:
    atlases = read_atlases(MAP, MAP)
    clusters = Clusters(overview().points, atlases.whole)
    for scale in (100.0, 1000.0, 20_000.0):
        found = clusters.at(scale)
        rows = sorted(row for each in found for row in clusters.rows_of(each, scale))
        assert rows == [0, 1, 2, 3]
        assert sum(each.many for each in found) == 4
    inside = Clusters(overview().points, atlases.home, inside=True)
    assert sum(each.many for each in inside.at(1000.0)) == 3


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize("size", [(1364, 812), (1044, 612)])
def test_the_page_is_drawn_in_both_palettes_and_sizes(
    qapp: QApplication, qtbot: object, scheme: Scheme, size: tuple[int, int]
) -> None:
    for made in shown(Seen(qapp, overview(), scheme), qapp, qtbot):
        made.page.resize(*size)
        QTest.qWait(30)
        image = made.page.grab().toImage()
        assert image.width() >= size[0]
        assert made.page.panel is not None and made.page.panel.width() <= size[0]
