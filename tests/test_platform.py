"""The ground the program stands on: Qt counts its references, and the wheel brings all it needs."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

COUNT_NONE = """
import sys
from PySide6.QtCore import QObject
from PySide6.QtGui import QPainterPath
path, thing = QPainterPath(), QObject()
before = sys.getrefcount(None)
for step in range(25_000):
    path.lineTo(step, step)
    thing.setObjectName("x")
print(sys.getrefcount(None) - before)
"""


def test_void_calls_keep_their_references_to_none() -> None:
    """PySide6 6.12.0 loses one on each call and aborts; the child makes an abort a plain failure."""
    child = subprocess.run([sys.executable, "-c", COUNT_NONE], capture_output=True, text=True, check=False)
    assert child.returncode == 0, child.stderr
    assert abs(int(child.stdout)) < 100


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's wheel, built as for a release."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", folder, ROOT]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
    return next(folder.glob("niva-*.whl"))


def test_the_wheel_brings_the_shipped_files(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    catalogues = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("locales/*/LC_MESSAGES/niva.po")}
    assert {f"desktop/_shipped/{path[:-3]}.mo" for path in catalogues} <= names
    resources = [path for path in ROOT.glob("resources/*") if path.is_file()]
    assert {f"desktop/_shipped/resources/{path.name}" for path in resources} <= names
    assert not any(name.startswith(("tests/", "desktop/_shipped/resources/sample/")) for name in names)


def test_the_wheel_runs_in_a_venv_of_its_own(wheel: Path, tmp_path: Path) -> None:
    """Away from the checkout, with the locked packages lent, `niva` starts and finds its shipped files."""
    home = tmp_path / "venv"
    venv.create(home, with_pip=False)
    windows = os.name == "nt"
    scripts = home / ("Scripts" if windows else "bin")
    python = scripts / ("python.exe" if windows else "python")
    install = ["install", "--quiet", "--no-deps", "--no-index", str(wheel)]
    subprocess.run([sys.executable, "-m", "pip", "--python", str(python), *install], check=True)
    _lend_packages(home)
    version = subprocess.check_output([scripts / "niva", "--version"], cwd=tmp_path, text=True)
    assert "0.1.0" in version
    where = subprocess.check_output([python, "-c", "import desktop; print(desktop.__file__)"], cwd=tmp_path, text=True)
    assert where.startswith(str(home))
    sync = [scripts / "niva", "--profile", tmp_path / "p", "sync", ROOT / "resources" / "sample.niva", "--json"]
    assert json.loads(subprocess.check_output(sync, cwd=tmp_path, text=True))


def _lend_packages(home: Path) -> None:
    """A .pth line lends the packages of our own environment; the editable project in it stays behind."""
    variables = {"base": str(home), "platbase": str(home)}
    site_packages = Path(sysconfig.get_path("purelib", vars=variables))
    (site_packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
