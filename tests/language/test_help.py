"""What `-h` prints is in the language asked for: argparse brings sentences of its own, which are ours to translate."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from hatch_build import compile_catalogues
from sync.bilingual import Lang

ROOT = Path(__file__).resolve().parents[2]
TWO_ENGLISH_WORDS = re.compile(r"\b[a-z][a-z']+ [a-z][a-z']+\b")
CALLS = {
    "window": ["desktop", "--language", "{lang}", "-h"],
    "verb": ["desktop", "--language", "{lang}", "search", "-h"],
    "wrong verb": ["desktop", "--language", "{lang}", "dig"],
    "nothing to print": ["desktop", "--language", "{lang}", "print"],
    "centre": ["sync.publish", "--lang", "{lang}", "-h"],
    "verb of the centre": ["sync.publish", "--lang", "{lang}", "init", "-h"],
    "verb of two words": ["sync.publish", "--lang", "{lang}", "thesaurus", "propose", "-h"],
}


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS.keys())
def test_help_is_in_the_language_asked_for(lang: Lang, call: list[str]) -> None:
    compile_catalogues(ROOT)
    command = [sys.executable, "-X", "utf8", "-m", *(part.format(lang=lang) for part in call)]
    told = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False,
        env={**os.environ, "COLUMNS": "200"},
    )  # fmt: skip
    text = re.sub(r"\bniva(-centre)? [a-z]+", "", told.stdout + told.stderr)
    assert ("вызов:" if lang is Lang.RU else "выклік:") in text
    assert not TWO_ENGLISH_WORDS.findall(text)
