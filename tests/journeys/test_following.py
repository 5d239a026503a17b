"""An organisation of many facilities is renamed in the window: nobody waits, and soon all are found by the new name."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.app import assemble
from desktop.catalogue.questions import Question
from tests.catalogue.sample_records import clock, install
from tests.catalogue.test_pending import MANY, large


def test_facilities_follow_their_organisation_in_the_background(qtbot: QtBot, profile_dir: Path) -> None:
    assembly = assemble(install(profile_dir, large()), clock=clock)
    try:
        catalogue = assembly.catalogue
        catalogue.edit("org-1", {"name.ru": "Обсерватория"}, "я")
        qtbot.waitUntil(lambda: catalogue.search(Question("обсерватория")).count == MANY + 1)
        qtbot.waitUntil(lambda: not catalogue.behind and not assembly.background.busy())
    finally:
        assembly.close()
