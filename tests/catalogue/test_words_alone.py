"""The words are a library: what their package says of itself is true, and it leans on nothing of the rest."""

import ast
import doctest
import sys
from collections.abc import Iterator
from pathlib import Path

from desktop.catalogue import words

PACKAGE = "desktop.catalogue.words"
BESIDE = {"desktop.paths", "sync.bilingual", "sync.vocabularies"}
"""Where the data stand; the names of the two languages; what a term is."""
LIBRARIES = {"marisa_trie", "msgspec"}


def test_the_examples_of_the_package_are_true() -> None:
    assert doctest.testmod(words).attempted >= 6
    assert not doctest.testmod(words).failed


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."


def test_the_package_leans_on_nothing_of_the_program_but_its_data() -> None:
    known = BESIDE | LIBRARIES
    for path in sorted(Path(words.__file__).parent.glob("*.py")):
        foreign = {
            name
            for name in _imported(path)
            if name not in known and name.split(".")[0] not in sys.stdlib_module_names and not name.startswith(PACKAGE)
        }
        assert not foreign, path.name
