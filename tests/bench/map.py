"""What the map costs: CPU milliseconds to draw it, at 1440 × 900, with 100,000 facilities spread over both countries.

    python -m tests.bench.map [FACILITIES]

Three figures: a repaint with the ground as it is (pointing at a region), a repaint with everything drawn anew (a notch
of the wheel), and the work done elsewhere before the map is first seen. Budget of each repaint: one frame, 16 ms.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from array import array

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from desktop.catalogue.views_of_work import Points
from desktop.paths import MAP, RESOURCES
from desktop.ui.fonts import load_fonts
from desktop.ui.overview.atlas import Atlases, read_atlases
from desktop.ui.overview.clusters import Clusters
from desktop.ui.overview.map_view import NEARER, MapView
from desktop.ui.theme import Theme

FRAME = 16.0
RUNS = 31


def points(count: int) -> Points:
    """Facilities in three hundred towns, as they are: many in few."""
    chance = random.Random(1)
    towns = [(chance.uniform(44, 68), chance.uniform(24, 140)) for _ in range(300)]
    weights = [1 / place for place in range(1, len(towns) + 1)]
    chosen = chance.choices(towns, weights, k=count)
    lat = array("d", (lat + chance.gauss(0, 0.05) for lat, _ in chosen))
    lon = array("d", (lon + chance.gauss(0, 0.08) for _, lon in chosen))
    return Points(array("I", range(count)), lat, lon, bytes(count))


def shown(atlases: Atlases, clusters: Clusters) -> MapView:
    """The map at its size, with a count in each region."""
    load_fonts(RESOURCES / "fonts")
    view = MapView(Theme(RESOURCES / "icons"), atlases.whole, named=False)
    view.resize(1440, 900)
    counts = {region.code: 7 * place for place, region in enumerate(atlases.whole.regions)}
    view.show_numbers(counts, clusters, str, str)
    return view


def repaint(view: MapView, anew: bool) -> float:
    """CPU milliseconds of one."""
    canvas = QPixmap(view.size())
    if anew:
        view.repaint_ground()
    begun = time.process_time()
    view.render(canvas)
    return (time.process_time() - begun) * 1000


def main() -> None:
    """Prints the figures; ends with 1 where a repaint is over a frame."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    app = QApplication([])
    begun = time.process_time()
    atlases = read_atlases(MAP, MAP)
    clusters = Clusters(points(count), atlases.whole)
    elsewhere = (time.process_time() - begun) * 1000
    view, worst = shown(atlases, clusters), 0.0
    print(f"before it is seen, in another thread: {elsewhere:.0f} ms CPU for {count} facilities")
    for notches in (0, 6, 12):
        view.show_whole()
        view.zoom(NEARER**notches, QPointF(300, 450))
        for words, anew in (("pointing", False), ("all anew", True)):
            took = statistics.median(repaint(view, anew) for _ in range(RUNS))
            worst = max(worst, took)
            print(f"{view.sight.closer:5.1f} times closer, {words}: {took:.1f} ms CPU (budget {FRAME:.0f} ms)")
    app.quit()
    sys.exit(worst > FRAME)


if __name__ == "__main__":
    main()
