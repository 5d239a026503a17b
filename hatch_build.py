"""What is made from source when the project is set up or packed: the message catalogues.

`locales/<language>/LC_MESSAGES/niva.po`    -> `niva.mo` beside it, read by gettext
`locales/<language>/LC_MESSAGES/qtbase.po`  -> `locales/<language>/qtbase_<language>.qm`, read by Qt's QTranslator

Nothing that is already newer than its source is made again, and a catalogue that is not there is not missed.
dev.py runs this file after each set-up; hatchling runs the hook when it builds a wheel, where the shipped files go to
`desktop/_shipped/`.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HERE = Path(__file__).resolve().parent
NOT_SHIPPED = {"sample", "lexicography", "readme"}  # what sample.niva and the dictionaries are made from; pictures


def compile_catalogues(root: Path) -> list[Path]:
    """Every compiled catalogue under `root`/locales; those older than their source are made first."""
    made = []
    for source in sorted(root.glob("locales/*/LC_MESSAGES/*.po")):
        is_qt = source.stem == "qtbase"
        language = source.parent.parent.name
        target = source.parent.parent / f"qtbase_{language}.qm" if is_qt else source.with_suffix(".mo")
        if _is_stale(target, source):
            (_compile_for_qt if is_qt else _compile_for_gettext)(source, target, language)
        made.append(target)
    return made


def _is_stale(target: Path, source: Path) -> bool:
    return not target.exists() or target.stat().st_mtime_ns < source.stat().st_mtime_ns


def _read(source: Path, language: str) -> Any:
    from babel.messages.pofile import read_po

    with source.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def _compile_for_gettext(source: Path, target: Path, language: str) -> None:
    from babel.messages.mofile import write_mo

    fresh = target.with_suffix(".new")
    with fresh.open("wb") as file:
        write_mo(file, _read(source, language))
    fresh.replace(target)


def _compile_for_qt(source: Path, target: Path, language: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ts = Path(folder, f"qtbase_{language}.ts")
        ts.write_bytes(_ts(_read(source, language), language))
        made = Path(folder, target.name)
        subprocess.run([_lrelease(), "-silent", str(ts), "-qm", str(made)], check=True)
        fresh = target.with_suffix(".new")
        fresh.write_bytes(made.read_bytes())
        fresh.replace(target)


def _lrelease() -> str:
    import PySide6

    name = "lrelease.exe" if sys.platform == "win32" else "lrelease"
    return str(Path(PySide6.__path__[0], name))


def _ts(catalogue: Any, language: str) -> bytes:
    """The catalogue as Qt's TS 2.1 XML. A message's gettext context is its Qt context."""
    top = ElementTree.Element("TS", version="2.1", language={"be": "be_BY", "ru": "ru_RU"}.get(language, language))
    contexts: dict[str, ElementTree.Element] = {}
    for message in catalogue:
        if not message.id or message.fuzzy or not any(_forms(message)):
            continue
        name = message.context or ""
        if name not in contexts:
            contexts[name] = ElementTree.SubElement(top, "context")
            ElementTree.SubElement(contexts[name], "name").text = name
        _add_message(contexts[name], message)
    return b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n' + ElementTree.tostring(top, encoding="utf-8")


def _forms(message: Any) -> tuple[str, ...]:
    return message.string if message.pluralizable else (message.string,)


def _add_message(context: ElementTree.Element, message: Any) -> None:
    numerus = {"numerus": "yes"} if message.pluralizable else {}
    element = ElementTree.SubElement(context, "message", numerus)
    ElementTree.SubElement(element, "source").text = message.id[0] if message.pluralizable else message.id
    translation = ElementTree.SubElement(element, "translation")
    if not message.pluralizable:
        translation.text = message.string
        return
    for form in message.string:
        ElementTree.SubElement(translation, "numerusform").text = form


class ShippedFilesHook(BuildHookInterface):
    """Puts resources/ and the compiled catalogues into the wheel; a checkout reads both in place."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        catalogues = compile_catalogues(root)
        if version == "editable" or self.target_name != "wheel":
            return
        resources = [path for path in root.glob("resources/*") if path.name not in NOT_SHIPPED]
        for path in resources + catalogues:
            build_data["force_include"][str(path)] = f"desktop/_shipped/{path.relative_to(root).as_posix()}"


if __name__ == "__main__":
    compile_catalogues(HERE)
