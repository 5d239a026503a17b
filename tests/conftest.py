"""What every test can rely on: no screen, no home folder of the developer, a loud word about what is missing."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before PySide6 is imported by anybody

import pytest
from hypothesis import HealthCheck, Phase, settings

ROOT = Path(__file__).resolve().parent.parent
if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):  # hundreds of programs are started: each would compile all modules
    os.environ["PYTHONPYCACHEPREFIX"] = str(ROOT / ".pytest_cache" / "bytecode")

DICTIONARIES = [Path("/usr/share/hunspell", name) for name in ("ru_RU.dic", "be_BY.dic")]

slow_machine = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
told_as_found = tuple(phase for phase in Phase if phase not in (Phase.shrink, Phase.explain))
settings.register_profile("ci", derandomize=True, max_examples=50, phases=told_as_found, **slow_machine)
settings.register_profile("dev", max_examples=50, **slow_machine)
settings.load_profile("ci" if os.environ.get("CI") else "dev")
"""Where nobody waits to look at it a failure is told as it was found: to make an example of many acts small takes
longer than a test may, and derandomized it is found again at the desk, where it is made small."""


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Tests that lean on a foreign program are skipped aloud without it; where CI promises it, they fail."""
    for marker, lacks in MISSING.items():
        if item.get_closest_marker(marker) and lacks:
            (pytest.fail if os.environ.get("CI") else pytest.skip)(lacks)


def _missing_java() -> str:
    if shutil.which("java"):
        return ""
    return "NO JAVA: veraPDF did not look at any page (apt-get install default-jre-headless)"


def _missing_hunspell() -> str:
    if shutil.which("hunspell") and all(path.exists() for path in DICTIONARIES):
        return ""
    return "NO HUNSPELL: nobody checked the spelling (apt-get install hunspell hunspell-ru hunspell-be)"


MISSING = {"verapdf": _missing_java(), "hunspell": _missing_hunspell()}


@pytest.fixture(autouse=True)
def _no_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing a test starts, nor its children, may find or touch the developer's own catalogue and settings."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.delenv("LANGUAGE", raising=False)
    yield


@pytest.fixture
def profile_dir(tmp_path: Path) -> Path:
    """An empty folder for one catalogue; its name has a space and Cyrillic, as names have."""
    folder = tmp_path / "Мой профиль ў"
    folder.mkdir()
    return folder
