"""The verbs that draw: the window itself and the tour. Only they load Qt, and only when called."""

from __future__ import annotations

from argparse import Namespace

from desktop.command_line import opening
from desktop.command_line.speaking import say, say_json
from desktop.language import _
from desktop.paths import SAMPLE


def open_window(options: Namespace) -> int:
    """Opens the window on the chosen profile; the demonstration catalogue is taken from the shipped sample."""
    from desktop.ui.starting import hold_collector, spare_sources

    hold_collector()
    spare_sources()
    from desktop.app import run

    return run(opening.profile_of(options), sample=SAMPLE if options.sample else None)


def tour(options: Namespace) -> int:
    """Draws the screens and sheets of a fresh demonstration catalogue into a folder."""
    from desktop.tour import run

    files = run(options.folder)
    if options.json:
        say_json({"folder": str(options.folder), "files": [file.name for file in files]})
        return 0
    say(_("Pictures of the screens and sheets: {folder}").format(folder=options.folder.resolve()))
    for file in files:
        say(f"  {file.name}")
    return 0
