"""What one edit costs the index at 100,000 facilities, by what it touches."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace

from desktop.catalogue import Catalogue
from desktop.catalogue.views import NewValues
from desktop.profile import Profile
from tests.bench.measuring import percentile, verdict

AIM = 5.0
"""Milliseconds of CPU of the index."""
EACH = 40

Making = Callable[[Any, int], Mapping[str, Any]]
_KINDS: tuple[tuple[str, str, Making], ...] = (
    ("a description", "facility", lambda _record, n: {"description.ru": f"Измеряет спектры, образец {n}"}),
    ("a name, which moves in three lists", "facility", lambda _record, n: {"name.ru": f"Установка новая {n}"}),
    ("a town", "facility", lambda _record, n: {"locality.ru": f"Новый город {n % 7}"}),
    (
        "branches, counted for all it has",
        "facility",
        lambda record, _n: {"grnti": record.grnti[1:] or ("29.33",)},
    ),
    ("a measured value", "equipment", lambda record, n: {"specs": _last(record.specs, value=str(n + 1))}),
    ("a price", "service", lambda record, n: {"prices": _last(record.prices, amount=str(n + 1))}),
    ("the name of an organisation, said by all it hosts", "organisation", lambda _record, n: {"name.be": f"Дом {n}"}),
)


class Taken(NamedTuple):
    """Milliseconds of CPU of an edit as the window asks for it, and of them those of the index."""

    whole: float
    index: float


def _last(rows: tuple[Any, ...], **values: str) -> tuple[Any, ...]:
    """The rows with other values in the last of them."""
    return (*rows[:-1], replace(rows[-1], **values)) if rows else rows


def tell_edits(place: Profile) -> None:
    """Single edits of a copy, a line for each sort of them."""
    with tempfile.TemporaryDirectory(dir=place.folder.parent) as folder:
        copy = Profile(Path(shutil.copytree(place.folder, Path(folder) / "copy")))
        with Catalogue.open(copy, clock=lambda: datetime.now(UTC)) as catalogue:
            print(f"first edit of a start, which loads the dictionaries: {_first(catalogue):.0f} ms")
            every = [taken for kind in _KINDS for taken in _tell(kind[0], _edits(catalogue, *kind[1:]))]
            every += _tell("a new record", _births(catalogue))
    medians = percentile([one.index for one in every], 50), percentile([one.index for one in every], 95)
    print(f"one edit reindexed, all of these: {_figures(*medians)}")


def _tell(name: str, taken: list[Taken]) -> list[Taken]:
    index, whole = ([getattr(one, part) for one in taken] for part in ("index", "whole"))
    print(f"one edit, {name}: the index {_figures(percentile(index, 50), percentile(index, 95))}; "
          f"the whole call {percentile(whole, 50):.1f} ms, p95 {percentile(whole, 95):.1f}")  # fmt: skip
    return taken


def _figures(median: float, most: float) -> str:
    return f"{median:.1f} ms, p95 {most:.1f}, aim {AIM:.0f}: {verdict(median <= AIM)}, p95 {verdict(most <= AIM)}"


def _edits(catalogue: Catalogue, kind: str, values: Making) -> list[Taken]:
    uids = [uid for (uid,) in catalogue._files.base.execute(_EDITED, (kind, EACH, kind, EACH))]
    works = [
        (uid, values(record, n)) for n, (uid, record) in enumerate(zip(uids, catalogue.records(uids), strict=True))
    ]
    return [_edit(catalogue, NewValues(uid, changes)) for uid, changes in works if all(changes.values())]


def _births(catalogue: Catalogue) -> list[Taken]:
    (facility,) = catalogue._files.base.execute("SELECT min(uid) FROM record WHERE kind = 'facility'").fetchone()
    changes = {"name.ru": "Прибор новый", "facility_uids": (facility,)}
    return [_edit(catalogue, NewValues("", changes, "equipment")) for _ in range(EACH)]


def _first(catalogue: Catalogue) -> float:
    (uid,) = catalogue._files.base.execute("SELECT max(uid) FROM record WHERE kind = 'facility'").fetchone()
    return _edit(catalogue, NewValues(uid, {"description.ru": "Измеряет спектры"})).whole


def _edit(catalogue: Catalogue, work: NewValues) -> Taken:
    began = time.process_time()
    with catalogue._writing_edits() as editing:
        verb = "create" if work.kind else "edit"
        change = editing.write([work], catalogue._composing("bench"), catalogue._new_uid, verb)
    written = time.process_time()
    catalogue._follow_edits(change.uids)
    done = time.process_time()
    return Taken((done - began) * 1000, (done - written) * 1000)


_EDITED = """
SELECT uid FROM record WHERE kind = ?
AND row % (SELECT max(1, count(*) / ?) FROM record WHERE kind = ?) = 0 LIMIT ?
"""
