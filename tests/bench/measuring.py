"""Measuring two things in one run: alternated, in processes of their own, told as a ratio.

CPU seconds (user + system) of the child are what counts: wall time on a busy machine says little.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Measured:
    """Medians of what the children printed: `{"cpu": seconds, "rss": MB}` and whatever else."""

    runs: tuple[Mapping[str, float], ...]

    def median(self, name: str) -> float:
        """The median of one figure."""
        return statistics.median(run[name] for run in self.runs)


_BYTECODE = Path(tempfile.gettempdir()) / "niva-bench-bytecode"


def _environment() -> dict[str, str]:
    """As an installed program has it: compiled modules are kept, whatever this machine says."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(_BYTECODE)}


def child(code: str, *arguments: str | int | Path, seconds: int = 600) -> Mapping[str, float]:
    """Runs code in a fresh interpreter, offscreen; the last line it prints is JSON."""
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        env=_environment(),
        capture_output=True,
        text=True,
        timeout=seconds,
    )
    if done.returncode != 0:
        raise SystemExit(done.stderr[-3000:])
    figures: Mapping[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return figures


def peak_rss() -> float:
    """Megabytes this process has held at most, as Linux counts them since the program began; 0 elsewhere."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1000


def paired(first: Sequence[str | Path], second: Sequence[str | Path], runs: int = 7) -> tuple[Measured, Measured]:
    """Two children, one after the other, `runs` times; the first pair warms the disk and is thrown away."""
    pairs = [(child(*map(str, first)), child(*map(str, second))) for _ in range(runs + 1)][1:]
    return Measured(tuple(one for one, _ in pairs)), Measured(tuple(other for _, other in pairs))


def percentile(figures: Sequence[float], percent: int) -> float:
    """One of the hundredths of some figures, between two of them where it falls there."""
    return statistics.quantiles(figures, n=100, method="inclusive")[percent - 1] if len(figures) > 1 else figures[0]


def milliseconds(work: Callable[[], object]) -> float:
    """CPU time of one call."""
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def verdict(met: bool) -> str:
    """Whether an aim is met, as every bench says it."""
    return "met" if met else "MISSED"
