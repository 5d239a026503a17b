"""The person's choices: one frozen value, kept as JSON in the profile; an administrator may lock some.

A file that cannot be read is kept aside under another name and the defaults are used: a choice is worth less than a
start. Values an administrator wrote into a policy file win, and `locked` tells which.
"""

from __future__ import annotations

import os
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

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


Percent = Annotated[int, msgspec.Meta(ge=50, le=400)]


class Settings(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All choices with their defaults. `zoom` and `text` (of texts that are read) are in percent, `layout` holds
    opaque texts of the window by name."""

    language: Lang = Lang.RU
    content: Content = Content.RU
    theme: Theme = Theme.SYSTEM
    zoom: Percent = 100
    text: Percent = 100
    source: str = ""
    author: str = ""
    office: str = ""
    results_as_table: bool = False
    layout: dict[str, str] = {}
    recent_sources: tuple[str, ...] = ()


_UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, OSError)


class Choices(msgspec.Struct, frozen=True):
    """Settings as they hold now, and the names an administrator locked.

    `kept_as` is where the person's own file stands if it could not be read, `policy_unread` a policy that could not.
    """

    settings: Settings
    locked: frozenset[str] = frozenset()
    kept_as: Path | None = None
    policy_unread: Path | None = None


def load(file: Path, policy: Path | None = None) -> Choices:
    """Reads the person's file and lays the policy over it. Missing files are no error, nor are broken ones: the
    person's is moved aside, the policy does not apply, and the answer tells so."""
    own, kept_as = _read(file)
    if policy is None or not policy.is_file():
        return Choices(own, kept_as=kept_as)
    try:
        orders = _ordered(policy)
    except _UNREADABLE:
        return Choices(own, kept_as=kept_as, policy_unread=policy)
    return Choices(msgspec.structs.replace(own, **orders), frozenset(orders), kept_as)


def _ordered(policy: Path) -> dict[str, Any]:
    """What an administrator fixed, by the names of settings; names of other programs and versions are left alone."""
    written = msgspec.json.decode(policy.read_bytes(), type=dict[str, msgspec.Raw])
    known = {name: raw for name, raw in written.items() if name in Settings.__struct_fields__}
    fixed = msgspec.json.decode(b"{" + b",".join(_pair(*item) for item in known.items()) + b"}", type=Settings)
    return {name: getattr(fixed, name) for name in known}


def _pair(name: str, raw: msgspec.Raw) -> bytes:
    return msgspec.json.encode(name) + b":" + bytes(raw)


def glance(file: Path) -> Settings:
    """The choices as far as they can be read; the file stays where it is."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=Settings)
    except _UNREADABLE:
        return Settings()


def _read(file: Path) -> tuple[Settings, Path | None]:
    try:
        return msgspec.json.decode(file.read_bytes(), type=Settings), None
    except FileNotFoundError:
        return Settings(), None
    except _UNREADABLE:
        aside = file.with_suffix(".broken")
        with suppress(OSError):  # on a disk that takes nothing it stays where it is
            os.replace(file, aside)
        return Settings(), aside if aside.exists() else file


def save(settings: Settings, file: Path) -> None:
    """Writes the choices whole or not at all. Raises OSError where the folder cannot be written."""
    fresh = file.with_suffix(".new")
    fresh.write_bytes(msgspec.json.format(msgspec.json.encode(settings), indent=2) + b"\n")
    os.replace(fresh, file)
