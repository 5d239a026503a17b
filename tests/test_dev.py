"""The set-up itself: its commands answer, its second call is quick, and it compiles the catalogues."""

import gettext
import os
import runpy
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

ROOT = Path(__file__).resolve().parent.parent

HEADER = (
    'msgid ""\nmsgstr ""\n"Language: be\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    '"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14)'
    ' ? 1 : 2);\\n"\n\n'
)
OUR_OWN = HEADER + 'msgid "Search"\nmsgstr "Пошук"\n'
FOR_QT = HEADER + (
    'msgctxt "QPlatformTheme"\nmsgid "&Save"\nmsgstr "&Захаваць"\n\n'
    'msgctxt "QFileDialog"\nmsgid "%n file(s)"\nmsgid_plural "%n file(s)"\n'
    'msgstr[0] "%n файл"\nmsgstr[1] "%n файлы"\nmsgstr[2] "%n файлаў"\n'
)


def _dev(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, str(ROOT / "dev.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


def test_help_names_every_command() -> None:
    answer = _dev("--help")
    assert answer.returncode == 0
    assert all(f"dev.py {name}" in answer.stdout for name in ("run", "test", "check", "lock", "messages", "bench"))


@pytest.mark.parametrize("arguments", [(), ("tset",)])
def test_an_unknown_command_shows_the_known_ones(arguments: tuple[str, ...]) -> None:
    answer = _dev(*arguments)
    assert answer.returncode == 2 and "dev.py test" in answer.stdout


def test_a_bench_without_a_name_names_those_there_are() -> None:
    told = _dev("bench").stderr.rpartition(": ")[2].strip().split(", ")
    assert {"start", "table", "search", "typing", "search-quality", "saved", "passport", "import", "map"} <= set(told)
    assert not {"measuring", "importing", "search_quality"} & set(told)


def test_a_second_set_up_is_quick() -> None:
    """Whatever the first one did, the second has nothing left to do."""
    code = "import dev; dev.set_up('test')"
    quickest = 1000.0
    for _ in range(2):
        began = time.monotonic()
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
        quickest = min(quickest, time.monotonic() - began)
    assert quickest < 3


def test_catalogues_are_compiled_for_gettext_and_for_qt(tmp_path: Path) -> None:
    folder = tmp_path / "locales" / "be" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "niva.po").write_text(OUR_OWN, encoding="utf-8")
    (folder / "qtbase.po").write_text(FOR_QT, encoding="utf-8")
    compile_catalogues = runpy.run_path(str(ROOT / "hatch_build.py"))["compile_catalogues"]
    made = compile_catalogues(tmp_path)
    assert gettext.translation("niva", tmp_path / "locales", ["be"]).gettext("Search") == "Пошук"
    ours = QTranslator()
    assert ours.load("qtbase_be", str(tmp_path / "locales" / "be"))
    assert ours.translate("QPlatformTheme", "&Save") == "&Захаваць"
    forms = [ours.translate("QFileDialog", "%n file(s)", None, count) for count in (1, 3, 11)]
    assert forms == ["%n файл", "%n файлы", "%n файлаў"]
    times = [path.stat().st_mtime_ns for path in made]
    assert [path.stat().st_mtime_ns for path in compile_catalogues(tmp_path)] == times
    os.utime(folder / "niva.po", (time.time() + 5, time.time() + 5))
    assert [path.stat().st_mtime_ns for path in compile_catalogues(tmp_path)] != times


def test_a_checkout_without_catalogues_is_no_error(tmp_path: Path) -> None:
    assert runpy.run_path(str(ROOT / "hatch_build.py"))["compile_catalogues"](tmp_path) == []
