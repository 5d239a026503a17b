"""The shipped sample is exactly what its sources make."""

import subprocess
import sys
from pathlib import Path

from tests.sample.reading import RESOURCES


def test_sources_build_the_shipped_sample_byte_for_byte(tmp_path: Path) -> None:
    sample, root = tmp_path / "sample.niva", tmp_path / "root.json"
    subprocess.run([sys.executable, RESOURCES / "sample" / "build.py", sample, root], check=True, capture_output=True)
    assert root.read_bytes() == (RESOURCES / "trust" / "sample.root.json").read_bytes()
    assert sample.read_bytes() == (RESOURCES / "sample.niva").read_bytes()
