"""What the command line says, and in which language it says it."""

from __future__ import annotations

import gettext
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import msgspec

from desktop import language
from desktop.language import N_, _
from desktop.paths import LOCALES
from sync.bilingual import Lang
from sync.errors import InvalidValue, Refusal

LANGUAGE = ("--language", "--lang")
"""Before the verb both choose the language of the interface; behind it `--lang` is that of the texts."""
ARGPARSE_WORDS = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("one of the arguments %s is required"),
    N_("not allowed with argument %s"),
    N_("expected at least one argument"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
    N_("show program's version number and exit"),
)
"""Texts of argparse itself, which asks gettext for them by these ids."""


LONGEST = 100
"""Letters of what was typed that a sentence repeats."""
_WITH_VALUE = {*LANGUAGE, "--profile"}


def choose_language(arguments: Sequence[str]) -> Lang:
    """Sets the language before the arguments are read, because their help is written in it.

    The first that says something wins: `--language` before the verb, the profile's settings, NIVA_LANGUAGE, the
    system's locale; otherwise Russian.
    """
    told = (_argument(arguments, *LANGUAGE), _from_profile(arguments), os.environ.get("NIVA_LANGUAGE"), _system())
    chosen = next((Lang(text) for text in told if text in set(Lang)), Lang.RU)
    language.use(chosen)
    gettext.bindtextdomain("niva", str(LOCALES))
    gettext.textdomain("niva")
    os.environ["LANGUAGE"] = chosen.value
    return chosen


def _argument(arguments: Sequence[str], *names: str) -> str | None:
    """The last value of an option before the verb, as argparse takes it."""
    found, waiting = None, iter(arguments)
    for argument in waiting:
        name, sign, value = argument.partition("=")
        if not name.startswith("-"):
            break
        if not sign and name in _WITH_VALUE:
            value = next(waiting, "")
        found = value if name in names else found
    return found


def _from_profile(arguments: Sequence[str]) -> str | None:
    folder = _argument(arguments, "--profile")
    file = Path(folder) / "settings.json" if folder else None
    if file is None or not file.is_file():
        return None
    from desktop.settings import glance

    return glance(file).language.value


def _system() -> str:
    return (os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or "")[:2]


def take_any_text() -> None:
    """A stdout of few letters, as a file or a pipe may be on Windows, gets “?” for what it lacks and stops nothing."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def shortened(text: str) -> str:
    """As much of a text as anybody reads in a sentence."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def say(text: str = "") -> None:
    """One line for a person on stdout."""
    print(text)


def whisper(text: str) -> None:
    """One line on stderr, beside what a script reads from stdout."""
    print(text, file=sys.stderr)


def say_json(value: Any) -> None:
    """One JSON value on stdout, readable, keys sorted, UTF-8."""
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(value, order="sorted"), indent=2) + b"\n")
    sys.stdout.flush()


def tell_refusal(refusal: Refusal, as_json: bool) -> None:
    """The refusal on stderr: as sentences, or as JSON with its type and facts."""
    sentences = _sentences(refusal)
    if as_json:
        facts = {"refusal": type(refusal).__name__, "text": sentences, "facts": _plain(vars(refusal))}
        print(msgspec.json.encode(facts).decode(), file=sys.stderr)
    else:
        print("\n".join(dict.fromkeys(sentences)), file=sys.stderr)


def _sentences(refusal: Refusal) -> list[str]:
    from desktop.ui.findings import check_words
    from desktop.ui.notices import notice

    if isinstance(refusal, InvalidValue):  # the window speaks of a field that keeps what was typed: here is none
        told = check_words(refusal.check, refusal.given, refusal.hint)
        given = f" «{refusal.given}»" if refusal.given and refusal.given not in told else ""
        return [f"{refusal.field}: {told}{given}", _("Nothing was changed.")]
    words = notice(refusal)
    return [text for text in (words.title, words.happened, words.kept, words.remedy) if text]


def _plain(facts: dict[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in facts.items()}
