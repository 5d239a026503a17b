"""The verbs that draw: the window itself and the tour. Only they load Qt, and only when called."""

from __future__ import annotations

from argparse import Namespace

from desktop.command_line import opening
from desktop.paths import SAMPLE


def open_window(options: Namespace) -> int:
    """Opens the window on the chosen profile; the demonstration catalogue is taken from the shipped sample."""
    from desktop import app

    return app.run(opening.profile_of(options), sample=SAMPLE if options.sample else None)


def tour(options: Namespace) -> int:
    """Draws the screens and sheets of a fresh demonstration catalogue into a folder."""
    from desktop import tour as drawn

    return drawn.run(options.folder, as_json=options.json)
