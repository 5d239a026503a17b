"""What a person must know at the start."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.language import _
from desktop.ui.news import News
from desktop.ui.shapes import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from desktop.catalogue.views import Broken
    from desktop.settings import Choices

_OWN = "local.db"
"""The file of the person's own work; all others come from the centre."""


def first_news(broken: Iterable[Broken], choices: Choices, read_only: bool) -> Iterator[News]:
    """Files that could not be read and what became of them; a profile another window writes to."""
    for each in broken:
        yield News(State.BAD, partial(_broken_words, each))
    if read_only:
        yield News(State.WARNING, _read_only_words)
    if choices.kept_as is not None:
        yield News(State.WARNING, partial(_settings_words, choices.kept_as))
    if choices.policy_unread is not None:
        yield News(State.BAD, partial(_policy_words, choices.policy_unread))


def _broken_words(broken: Broken) -> str:
    """Whose records were in it: the person's own work, or what the centre gave and can give again."""
    told = (
        _("The file with your changes could not be read. It is kept as {file}; the centre's records are in place.")
        if broken.name == _OWN
        else _("The file with the centre's records could not be read. It is kept as {file}, your changes are in place: "
               "take the bundle once more.")
    )  # fmt: skip
    return told.format(file=broken.kept_as)


def _read_only_words() -> str:
    return _("The catalogue is open in another window of the program. Here it can be read, not changed.")


def _settings_words(kept: Path) -> str:
    told = _("Your settings could not be read: the usual ones apply. The file is kept as {file}.")
    return told.format(file=kept)


def _policy_words(file: Path) -> str:
    return _("The administrator's file could not be read and does not apply: {file}").format(file=file)
