"""The index holds what instruments can do in base units, and follows an edit."""

from pathlib import Path

from desktop.catalogue import Catalogue
from sync.rows import Specification
from tests.catalogue import sample_records
from tests.catalogue.sample_records import TERMS, equipment, facility, organisation

HERTZ = ("frequency", "s-1", 4e8, 4e8)


def measures(opened: Catalogue) -> list[tuple[str, str, float, float]]:
    base = opened._files.base
    assert base is not None
    return base.execute("SELECT parameter, unit, low, high FROM measure ORDER BY row, parameter").fetchall()


def test_one_value_in_three_spellings_is_one_in_the_index(profile_dir: Path) -> None:
    written = (("400", "MHz"), ("0.4", "GHz"), ("400000", "kHz"))
    instruments = [
        equipment(f"eq-{n}", "ЯМР", specs=[{"parameter": "frequency", "value": value, "unit": unit}])
        for n, (value, unit) in enumerate(written)
    ]
    known = [organisation("org-1", "Институт"), facility("fac-1", "Лаборатория"), *TERMS]
    with sample_records.catalogue(profile_dir, [*known, *instruments]) as opened:
        assert measures(opened) == [HERTZ] * 3
        spec = Specification(parameter="temperature", min="-20", unit="Cel")
        opened.edit("eq-0", {"specs": (spec,)}, "Я")
        assert measures(opened) == [("temperature", "K", 253.15, float("inf")), HERTZ, HERTZ]
        opened.undo()
        assert measures(opened) == [HERTZ] * 3
