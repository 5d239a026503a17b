"""A program that is killed in the middle of the work: `python -m tests.journeys.dying PROFILE` edits the first record,
says what it has done and waits for its end."""

import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.app import assemble
from desktop.profile import Profile
from desktop.ui.form.page import EditForm
from tests.journeys.pages import FIRST, clock
from tests.typing_text import type_text


def into(form: EditForm, name: str, text: str) -> QLineEdit:
    """Type into a field and stay in it."""
    line = form.box(name).halves[0].editor.focusProxy()
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    type_text(line, text)
    return line


def main(folder: str) -> None:
    """A kept field, one that cannot be kept, one in the middle of a word."""
    app = QApplication(["niva"])
    app.setStyle("Fusion")
    assembly = assemble(Profile(Path(folder)), clock=clock)
    window = assembly.window
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    assembly.office.forms(window).open(assembly.catalogue.find(FIRST))
    app.processEvents()
    form = window.findChild(EditForm)
    assert form is not None
    into(form, "tagline", "Сохранено").clearFocus()
    into(form, "url", "htp://x").clearFocus()
    into(form, "name", "Не дописа")
    ends = time.monotonic() + 20
    while len(assembly.office.forms(window)._drafts or ()) < 2 and time.monotonic() < ends:
        app.processEvents()
        time.sleep(0.02)
    print("ready", flush=True)
    time.sleep(60)


if __name__ == "__main__":
    main(sys.argv[1])
