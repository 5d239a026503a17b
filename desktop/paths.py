"""Where shipped files are: beside the package in a checkout, inside it when installed."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    installed = _PACKAGE / "_shipped" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


RESOURCES = _shipped("resources")
LOCALES = _shipped("locales")
MAP = RESOURCES / "map.json"
"""Outlines of the regions; a profile may have its own under the same name."""
SAMPLE = RESOURCES / "sample.niva"
ROOT_OF_TRUST = RESOURCES / "trust" / "1.root.json"
"""The centre's root: not there until a centre builds the program for its offices."""
SAMPLE_ROOT = RESOURCES / "trust" / "sample.root.json"
"""The root of the demonstration catalogue; its keys are published, so it protects nothing."""
