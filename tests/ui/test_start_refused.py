"""A start that is refused: words in a window where there is a screen, on stderr where there is none."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from desktop import language
from desktop.catalogue.views import Broken
from desktop.settings import Choices, Settings
from desktop.ui.first_news import first_news
from desktop.ui.not_started import NotStarted
from desktop.ui.shapes import State
from sync.bilingual import Lang
from sync.errors import CannotWrite
from tests.ui.desks import plain_desk, take_away
from tests.ui.works import MemoryWork

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.timeout(60)
def test_a_folder_that_cannot_be_made_is_told_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    call = [sys.executable, "-m", "desktop", "--language", "be", "--profile", str(tmp_path / "file" / "profile")]
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    told = subprocess.run(call, cwd=ROOT, env=surroundings, capture_output=True, encoding="utf-8", check=False)
    assert told.returncode == 9
    assert str(tmp_path / "file") in told.stderr and "Traceback" not in told.stderr


def test_the_dialog_says_what_prevents_the_start(qapp: QApplication) -> None:
    desk = plain_desk(qapp, MemoryWork())
    dialog = NotStarted(desk.parts.theme, CannotWrite("/stick/niva", "Read-only file system"))
    dialog.show()
    words = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert "/stick/niva" in words and "Read-only file system" in words
    assert dialog.windowTitle() == "Программа не может начать работу"
    take_away(qapp, dialog)
    desk.parts.background.close()


def test_what_was_not_read_is_told_in_both_languages() -> None:
    choices = Choices(Settings(), kept_as=Path("/home/settings.broken"), policy_unread=Path("/niva/policy.json"))
    broken = [Broken("local.db", Path("/home/local.broken.db"), "malformed")]
    told = set()
    for lang in Lang:
        language.use(lang)
        news = list(first_news(broken, choices, read_only=True))
        assert [each.state for each in news] == [State.BAD, State.WARNING, State.WARNING, State.BAD]
        told |= {each.words() for each in news}
    language.use(Lang.RU)
    assert len(told) == 8
