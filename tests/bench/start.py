"""Start: CPU seconds until the first page of results is painted, beside an empty PySide6 window; memory besides.

    python3 dev.py bench start [--runs N] [--large]

On the sample, and with `--large` also on 100,000 synthetic facilities. Target: at most 1.5 times the empty window,
stretch 1.3; at most 150 MB at 100,000.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.bench.measuring import ROOT, paired

EMPTY = """
import json, os, time
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([]); app.setStyle("Fusion")
class Watch(QObject):
    def eventFilter(self, _thing, event):
        if event.type() is QEvent.Type.Paint:
            cpu = time.process_time()
            import psutil
            print(json.dumps({"cpu": cpu, "rss": psutil.Process().memory_info().rss / 1e6}))
            app.exit()
        return False
window, watch = QMainWindow(), Watch(); window.resize(1440, 900)
window.installEventFilter(watch); window.show(); app.exec(); os._exit(0)
"""

NIVA = """
import json, os, sys, time
from desktop.ui.starting import travel_light
travel_light()
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop.app import application, assemble
from desktop.profile import Profile
from desktop.ui.results.views import ResultsView
app = application([])
paint = ResultsView.paintEvent
def watched(view, event):  # no event filter: asking a view for its viewport makes PySide look at every kind of widget
    paint(view, event)
    if view.model().rowCount():
        QTimer.singleShot(0, tell)
ResultsView.paintEvent = watched
def tell():
    cpu = time.process_time()
    import psutil
    results = whole.window.catalogue.results
    figures = {"cpu": cpu, "rss": psutil.Process().memory_info().rss / 1e6}
    print(json.dumps(figures | {"rows": results.model.rowCount()}))
    sys.stdout.flush(); os._exit(0)
whole = assemble(Profile(Path(sys.argv[1])))
whole.window.show(); app.exec()
"""


def measure(name: str, profile: Path, runs: int) -> None:
    """Prints one line for a profile."""
    empty, niva = paired((EMPTY,), (NIVA, profile), runs)
    ratio = niva.median("cpu") / empty.median("cpu")
    print(
        f"{name}: {niva.median('rows'):.0f} rows; empty window {empty.median('cpu'):.3f} s, "
        f"niva {niva.median('cpu'):.3f} s CPU, ratio {ratio:.2f} (target 1.5, stretch 1.3); "
        f"memory {empty.median('rss'):.0f} and {niva.median('rss'):.0f} MB"
    )


def main() -> None:
    """Measures what was asked for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=7)
    options.add_argument("--large", action="store_true", help="also 100,000 facilities (minutes to prepare)")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        from tests.command_line.calling import niva

        answer = niva("--profile", folder, "sync", ROOT / "resources" / "sample.niva")
        if answer.code:
            sys.exit(answer.err)
        measure("sample", Path(folder), chosen.runs)
    if chosen.large:
        from tests.bench.catalogue_100k import profile_100k

        measure("100,000 facilities", profile_100k(), chosen.runs)


if __name__ == "__main__":
    main()
