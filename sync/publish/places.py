"""Where an imported file goes: among the media by its content, or among the sources by its name."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sync.bundle.manifest import MEDIA_SUFFIXES
from sync.publish.refusals import SameName


def is_media(path: Path) -> bool:
    """True for the name of a picture or document."""
    return path.suffix.lower().lstrip(".").replace("jpeg", "jpg") in MEDIA_SUFFIXES


def source_name(path: Path) -> str:
    """Under what name the records of an imported file are kept; a later file of that name replaces them."""
    return f"{path.stem}.jsonl"


def refuse_same_names(paths: Iterable[Path]) -> None:
    """Raises SameName if two of the files would be kept under one name, on whatever disk."""
    places: dict[str, Path] = {}
    for path in paths:
        other = path if is_media(path) else places.setdefault(source_name(path).casefold(), path)
        if other is not path:
            raise SameName(str(other), str(path))
