"""The verbs that draw: the window itself and the tour. Only they load Qt, and only when called."""

from __future__ import annotations

import os
import sys
from argparse import Namespace

from desktop.command_line import opening
from desktop.command_line.speaking import say, say_json
from desktop.language import _
from desktop.paths import SAMPLE

NO_SCREEN = 6


def open_window(options: Namespace) -> int:
    """Opens the window on the chosen profile; the demonstration catalogue is taken from the shipped sample."""
    if _sees_no_screen():
        print(
            _(
                "There is no screen here. “niva tour DIR” draws the screens into a folder; “niva --help” names the "
                "verbs that need none."
            ),
            file=sys.stderr,
        )
        return NO_SCREEN
    from desktop.ui.starting import travel_light

    travel_light()
    from desktop.app import run

    return run(opening.profile_of(options), sample=SAMPLE if options.sample else None)


def _sees_no_screen() -> bool:
    """True on a system of X or Wayland without either; a platform asked for by name is the caller's business."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform == "linux" and not any(map(os.environ.get, named))


def tour(options: Namespace) -> int:
    """Draws the screens and sheets of a fresh demonstration catalogue into a folder."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # pictures are drawn, not shown: the same on every machine
    from desktop.tour import run

    files = run(options.folder)
    if options.json:
        say_json({"folder": str(options.folder), "files": [file.name for file in files]})
        return 0
    say(_("Pictures of the screens and sheets: {folder}").format(folder=options.folder.resolve()))
    for file in files:
        say(f"  {file.name}")
    return 0
