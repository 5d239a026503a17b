"""The person's choices: one frozen value, kept as JSON in the profile; an administrator may lock some.

A file that cannot be read is kept aside under another name and the defaults are used: a choice is worth less than a
start. Values an administrator wrote into a policy file win, and `locked` tells which.
"""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path

import msgspec

from sync.bilingual import Lang


class Theme(StrEnum):
    """Which palette the window takes."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Content(StrEnum):
    """In which language records are shown: one, the other, or both side by side."""

    RU = "ru"
    BE = "be"
    BOTH = "both"


class Settings(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All choices with their defaults. `zoom` and `text` (of texts that are read) are in percent, `layout` holds
    opaque texts of the window by name."""

    language: Lang = Lang.RU
    content: Content = Content.RU
    theme: Theme = Theme.SYSTEM
    zoom: int = 100
    text: int = 100
    source: str = ""
    author: str = ""
    office: str = ""
    results_as_table: bool = False
    layout: dict[str, str] = {}
    recent_sources: tuple[str, ...] = ()


class Choices(msgspec.Struct, frozen=True):
    """Settings as they hold now, and the names an administrator locked."""

    settings: Settings
    locked: frozenset[str] = frozenset()


def load(file: Path, policy: Path | None = None) -> Choices:
    """Reads the person's file and lays the policy over it. Missing files are no error; broken ones are moved aside."""
    own = _read(file)
    if policy is None or not policy.is_file():
        return Choices(own)
    ordered = msgspec.json.decode(policy.read_bytes(), type=dict[str, msgspec.Raw])
    known = {name: raw for name, raw in ordered.items() if name in Settings.__struct_fields__}
    fixed = msgspec.json.decode(b"{" + b",".join(_pair(*item) for item in known.items()) + b"}", type=Settings)
    changes = {name: getattr(fixed, name) for name in known}
    return Choices(msgspec.structs.replace(own, **changes), frozenset(known))


def _pair(name: str, raw: msgspec.Raw) -> bytes:
    return msgspec.json.encode(name) + b":" + bytes(raw)


def _read(file: Path) -> Settings:
    try:
        return msgspec.json.decode(file.read_bytes(), type=Settings)
    except FileNotFoundError:
        return Settings()
    except (msgspec.MsgspecError, UnicodeDecodeError):
        os.replace(file, file.with_suffix(".broken"))
        return Settings()


def save(settings: Settings, file: Path) -> None:
    """Writes the choices whole or not at all. Raises OSError where the folder cannot be written."""
    fresh = file.with_suffix(".new")
    fresh.write_bytes(msgspec.json.format(msgspec.json.encode(settings), indent=2) + b"\n")
    os.replace(fresh, file)
