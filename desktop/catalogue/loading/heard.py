"""What a source says about one record, understood; and the same beside the record it means, while it is compared."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import msgspec

from sync.errors import Check
from sync.tables import Finding


@dataclass(slots=True)
class Heard:
    """Values in JSON form by path, and where they stand. `uid` is as written, '' where nothing is; `whole` is True
    where paths that are not there are meant to be empty; `missing` are references no record was found for, as (path,
    text). `person` is who is told beside the record, by paths of a person."""

    sheet: str
    line: int
    kind: str
    uid: str
    values: dict[str, Any]
    findings: list[Finding]
    places: dict[str, str] = field(default_factory=dict)
    missing: list[tuple[str, str]] = field(default_factory=list)
    whole: bool = False
    person: dict[str, str] = field(default_factory=dict)

    def tell(
        self, path: str, check: Check, given: str = "", hint: str = "", nearest: tuple[str, ...] = (),
        severe: bool = True,
    ) -> None:  # fmt: skip
        """Adds a finding about a path."""
        cell = self.places.get(path.partition("[")[0], self.places.get(path, str(self.line)))
        self.findings.append(Finding(self.sheet, self.line, cell, path, check, given[:200], hint, nearest, severe))

    @property
    def bad(self) -> bool:
        """Whether anything keeps the record out."""
        return any(finding.severe for finding in self.findings)


class Planned(msgspec.Struct):
    """A row being planned: what was heard, the record it means, and what stands there now ({} for a new one)."""

    heard: Heard
    uid: str
    document: dict[str, Any]
    changes: dict[str, tuple[Any, Any]]

    @property
    def new(self) -> bool:
        """Whether the catalogue has no such record."""
        return not self.document
