"""A price past its time is no number on the command line either."""

from pathlib import Path

from tests.command_line.calling import SAMPLE, niva
from tests.sample.reading import records


def test_an_expired_price_is_told_on_request(tmp_path: Path) -> None:
    assert niva("--profile", tmp_path, "sync", SAMPLE).code == 0
    services = (record for record in records() if record.kind == "service")
    old, price = next((one, row) for one in services for row in one.prices if row.valid_to == "2025-12-31")  # type: ignore[attr-defined]
    said = niva("--profile", tmp_path, "show", old.number)
    assert said.code == 0 and "по запросу" in said.out
    assert price.amount.partition(".")[0] not in next(line for line in said.out.splitlines() if "по запросу" in line)
