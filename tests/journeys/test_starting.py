"""The program as a process of its own: what it has loaded before its first list, and what is left when it is killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop.catalogue import Catalogue
from desktop.profile import Profile
from desktop.settings import Settings, save
from tests.journeys.pages import clock, keeper

ROOT = Path(__file__).resolve().parents[2]
LATE = ("reportlab", "sqlite_utils", "tuf", "babel", "cryptography", "PIL", "PySide6.QtPdf", "PySide6.QtPrintSupport",
        "PySide6.QtSvgWidgets", "securesystemslib", "argparse", "ast", "calendar", "dataclasses", "gettext", "inspect",
        "logging", "shutil", "tempfile", "traceback", "typing_extensions", "shibokensupport.signature.loader",
        "QWizard")  # fmt: skip  # PySide makes every kind of widget once it has to ask which one something is
LATE_OURS = ("desktop.ui.bulk", "desktop.ui.today.page", "desktop.ui.results.several",
             "desktop.ui.form", "desktop.ui.record", "desktop.ui.exchange", "desktop.ui.printing", "desktop.ui.states",
             "desktop.ui.preferences", "desktop.ui.changes_page", "desktop.ui.facets.group", "desktop.ui.results.table",
             "desktop.ui.actions", "desktop.ui.crash", "desktop.catalogue.words",
             "sync.registry", "sync.trust", "sync.carriers")  # fmt: skip

PAINTED = """
import json, sys
from desktop.ui.starting import travel_light
travel_light()
from pathlib import Path
from PySide6 import QtWidgets
from PySide6.QtCore import QEvent, QObject
from desktop.app import application, assemble
from desktop.profile import Profile

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint and view.model().rowCount():
            read = [name for name, module in sys.modules.items() if getattr(module, "__spec__", None)]
            print(json.dumps(read + kinds), flush=True)
            watched.removeEventFilter(self)
            app.quit()
        return False

app = application([])
assembly = assemble(Profile(Path(sys.argv[1])))
kinds = [name for name in vars(QtWidgets) if name.startswith("Q")]
view, watch = assembly.window.catalogue.results.view, Watch()
begun = view.viewport()
if assembly.window.settings.office:
    from desktop.ui.today.page import TodayPage
    begun = assembly.window.findChild(TodayPage)._scroll.page
begun.installEventFilter(watch)
assembly.window.show()
app.exec()
assembly.close()
"""

KEEPING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer, Qt
from PySide6.QtTest import QTest
from desktop.app import application, assemble
from desktop.profile import Profile
from desktop.ui.form.box import Half
from desktop.ui.form.page import EditForm
from tests.typing_text import type_text

app = application([])
assembly = assemble(Profile(Path(sys.argv[1])))
window = assembly.window
window.show()
window.activateWindow()

def edit():
    window.show_record(assembly.catalogue.find("BY-0001"))
    window.edit_record()
    half = next(half for half in window.findChild(EditForm).findChildren(Half) if half.path == "name.be")
    field = half.editor.focusProxy()
    field.setFocus()
    field.selectAll()
    type_text(field, "Захавана адразу")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    print("left", flush=True)

def ready():
    if window.actions_table is not None and window.catalogue.results.model.rowCount():
        looking.stop()
        edit()

looking = QTimer(interval=10)
looking.timeout.connect(ready)
looking.start()
app.exec()
"""

MISFIT = """
import sys
from desktop.ui.starting import catch_up, travel_light
if "light" in sys.argv:
    travel_light()
from PySide6.QtCore import QPoint, qVersion
from PySide6.QtGui import QColor
if "caught up" in sys.argv:
    catch_up()
for call in (lambda: QPoint("x"), lambda: qVersion(1), lambda: QColor(nothing=1), lambda: QPoint().none):
    try:
        call()
    except (TypeError, AttributeError) as error:
        print(error)
print(qVersion.__doc__, QPoint.setX.__doc__)
"""


@contextmanager
def child(script: str, profile: Profile) -> Iterator[subprocess.Popen[str]]:
    """The program in a process of its own, driven from inside; ended at the latest when the test is left."""
    surroundings = os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", script, str(profile.folder)]
    with subprocess.Popen(command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, text=True) as program:
        try:
            yield program
        finally:
            program.kill()


@pytest.mark.timeout(60)
def test_nothing_heavy_is_loaded_before_the_first_list_is_painted(profile: Profile) -> None:
    with child(PAINTED, profile) as program:
        assert program.stdout is not None
        loaded = set(json.loads(program.stdout.readline()))
        assert program.wait(timeout=30) == 0
    assert not {name for name in (*LATE, *LATE_OURS) if name in loaded}
    assert "desktop.ui.results.card" in loaded


@pytest.mark.timeout(60)
def test_nothing_heavy_is_loaded_before_the_page_of_the_day_is_painted(profile: Profile) -> None:
    with Catalogue.open(profile, clock=clock, writing=False) as catalogue:
        save(Settings(office=keeper(catalogue)), profile.settings)
    with child(PAINTED, profile) as program:
        assert program.stdout is not None
        loaded = set(json.loads(program.stdout.readline()))
        assert program.wait(timeout=30) == 0
    late = {*LATE, *LATE_OURS} - {"desktop.ui.today.page"}
    assert not {name for name in late if name in loaded}
    assert "desktop.ui.today.page" in loaded


@pytest.mark.timeout(60)
def test_what_was_kept_outlives_the_killing_of_the_program(profile: Profile) -> None:
    with child(KEEPING, profile) as program:
        assert program.stdout is not None
        assert program.stdout.readline().strip() == "left"
        program.send_signal(signal.SIGKILL)
        program.wait(timeout=30)
    with Catalogue.open(profile, clock=clock) as catalogue:
        assert [edit.value for edit in catalogue.edits()] == ["Захавана адразу"]
        assert catalogue.check().sound and not catalogue.broken
        profile.lock().release()


def explained(*how: str) -> str:
    """What a program that starts like this says to calls that do not fit."""
    done = subprocess.run([sys.executable, "-c", MISFIT, *how], cwd=ROOT, capture_output=True, text=True, timeout=30)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.timeout(60)
@pytest.mark.parametrize("how", [("light",), ("light", "caught up")])
def test_calls_that_do_not_fit_are_explained_as_ever_although_the_start_is_light(how: tuple[str, ...]) -> None:
    assert "QPoint" in explained()
    assert explained(*how) == explained()
