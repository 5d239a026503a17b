"""The command line as a process, the way a person or a script calls it."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLE = ROOT / "resources" / "sample.niva"


@dataclass(frozen=True)
class Answer:
    """What a call left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The JSON on stdout."""
        return json.loads(self.out)


def niva(*arguments: str | Path, language: str = "ru") -> Answer:
    """`niva ARGUMENTS` in a process of its own, in a language."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "desktop", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | {"NIVA_LANGUAGE": language, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    return Answer(done.returncode, done.stdout, done.stderr)
