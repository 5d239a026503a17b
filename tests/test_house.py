"""The plan of the house, proven: who may know whom, how big a room may grow, and what is never written in code."""

import ast
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CODE = sorted(path for room in ("desktop", "sync") for path in (ROOT / room).rglob("*.py"))
TOOLS = [ROOT / "dev.py", ROOT / "hatch_build.py"]
TESTS = sorted((ROOT / "tests").rglob("*.py"))

FORBIDDEN_NAMES = {"utils", "util", "common", "helpers", "helper", "manager", "controller", "misc"}
A_WORD = re.compile("[\u0400-\u052f]{2,}")  # a single letter in a rule about letters is no Russian
NAMES = re.compile("\u0413\u0420\u041d\u0422\u0418")  # the rubricator has no other name

LONG_FILES = {"dev.py": "one file by design: it has to run before anything is installed"}
LONG_FUNCTIONS: dict[str, str] = {}
CYRILLIC_IS_THE_SUBJECT = {
    "sync/alphabets.py": "letters that look alike",
    "sync/publish/importing_ror.py": "knows an academy by its Russian name",
    "desktop/catalogue/words": "rules that fold Russian and Belarusian spelling",
    "desktop/sorting.py": "the two alphabets in their order",
    "desktop/brochure/hyphens.py": "where Russian and Belarusian words break",
}


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def test_nobody_knows_what_stands_above() -> None:
    """The contracts of pyproject.toml: the floors, Qt, reportlab, the centre, no circles."""
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True, no_logo=True))"
    child = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert child.returncode == 0, child.stdout + child.stderr


def test_functions_stay_short() -> None:
    found = {f"{_name(path)}:{f.name}": _length(f) for path in CODE + TOOLS for f in _functions(path)}
    too_long = {name: lines for name, lines in found.items() if lines > 40 and name not in LONG_FUNCTIONS}
    assert not too_long
    assert statistics.median(found.values()) <= 12


def test_files_stay_short() -> None:
    """300 lines for a room; a test may tell one long story."""
    found = {_name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in CODE + TOOLS + TESTS}
    limits = {name: 500 if name.startswith("tests/") else 300 for name in found}
    assert not {name: lines for name, lines in found.items() if lines > limits[name] and name not in LONG_FILES}


def test_modules_are_named_by_their_subject() -> None:
    named = {_name(path): {*path.relative_to(ROOT).with_suffix("").parts} for path in CODE + TESTS}
    assert not [name for name, parts in named.items() if parts & FORBIDDEN_NAMES]


def test_code_is_written_in_english() -> None:
    speaking = [path for path in CODE + TOOLS if not _name(path).startswith(tuple(CYRILLIC_IS_THE_SUBJECT))]
    lines = [
        f"{_name(path)}:{number}: {line.strip()}"
        for path in speaking
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if A_WORD.search(NAMES.sub("", line))
    ]
    assert not lines


def test_typing_in_tests_goes_letter_by_letter() -> None:
    """The Latin-only way of pytest-qt aborts the process (tests/typing_text.py)."""
    latin_only = "key" + "Clicks("
    assert not [_name(path) for path in TESTS if latin_only in path.read_text(encoding="utf-8")]


def test_dev_is_readable_by_old_pythons() -> None:
    """An old Python must hear a sentence, not a syntax error."""
    ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_dev_imports_the_standard_library_only() -> None:
    tree = ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"))
    imported = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    assert imported <= sys.stdlib_module_names
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]


def test_the_lock_names_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock and "--find-links" not in lock and "index" not in lock
    assert all("==" in line for line in lock.splitlines() if line[:1].isalnum())


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["search", "лазер", "--json"], ["check"]], ids=str)
def test_the_command_line_starts_without_qt_and_paper(arguments: list[str], profile_dir: Path) -> None:
    """A verb without a window loads neither Qt nor what only migrations and paper need."""
    code = (
        "import sys\n"
        "from desktop.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'PySide6', 'reportlab', 'tuf'} & {name.partition('.')[0] for name in sys.modules}\n"
        "sys.exit(f'loaded: {heavy}' if heavy else 0)\n"
    )
    command = [sys.executable, "-c", code, "--profile", str(profile_dir), *arguments]
    child = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert child.returncode == 0, child.stderr
