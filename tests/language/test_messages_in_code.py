"""Messages are written so that they can be taken out of the code: literal, and not inside an f-string."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = sorted(path for room in ("desktop", "sync") for path in (ROOT / room).rglob("*.py"))
LOOKUPS = {"_": 1, "N_": 1, "gettext": 1, "ngettext": 2, "pgettext": 2}


def _lookups(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in LOOKUPS and len(node.args) >= LOOKUPS[name]:
                yield node


def _place(path: Path, node: ast.Call) -> str:
    return f"{path.relative_to(ROOT)}:{node.lineno}"


def _is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant)


def test_no_message_hides_in_an_f_string() -> None:
    """Babel takes nothing out of f-strings before Python 3.12, so the message would stay English, unseen."""
    hidden = []
    for path in CODE:
        for outer in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(outer, ast.JoinedStr):
                hidden += [_place(path, call) for call in _lookups(outer) if any(map(_is_literal, call.args))]
    assert not hidden


def test_no_message_is_put_together_before_it_is_looked_up() -> None:
    """`_(f"...")`, `_("..." + x)` and `_("...".format(x))` are in no catalogue: the facts go in afterwards."""
    built = []
    for path in CODE:
        for call in _lookups(ast.parse(path.read_text(encoding="utf-8"))):
            if any(isinstance(part, ast.JoinedStr | ast.BinOp) or _formats(part) for part in call.args):
                built.append(_place(path, call))
    assert not built


def _formats(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format"
