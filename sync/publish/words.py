"""What `niva-centre` says, in Russian or Belarusian: from facts to sentences.

The catalogues are those of the desktop program; nothing of the desktop is imported to find them.
"""

from __future__ import annotations

import gettext
import os
from pathlib import Path
from typing import Any

from sync import errors
from sync.errors import Check, Refusal
from sync.fields import N_
from sync.findings import FINDINGS
from sync.publish import refusals
from sync.publish.rows import NO_FILE, NOT_DECLARED, TOO_LARGE, Finding

_SYNC = Path(__file__).resolve().parents[1]
_HOMES = (_SYNC.parent / "desktop" / "_shipped" / "locales", _SYNC.parent / "locales")
LANGUAGES = ("ru", "be")

_CHECKS: dict[str, str] = {
    **FINDINGS,
    NO_FILE: N_("There is no file “{given}”"),
    NOT_DECLARED: N_("No record has such a field; it was left out"),
    TOO_LARGE: N_("The record is too large: at most {hint} bytes"),
}
_REFUSALS: dict[type[Refusal], str] = {
    errors.SourceMissing: N_("Not found: {source}"),
    errors.NotABundle: N_("This cannot be done with {source}"),
    errors.MalformedRecord: N_("The file {where} is not accepted: it cannot be read."),
    errors.Untrusted: N_("The keys needed for the signature are not here or do not open"),
    errors.Damaged: N_("The file {name} was not written whole; the last publication stays in force"),
    refusals.KeysExist: N_("A private key is here already; nothing was written over it: {path}"),
    refusals.EmptyPassphrase: N_("The first line of the file is empty, so it opens no keys: {path}"),
    refusals.SameName: N_("Of two files of one name only the last would stay; rename one: {one}, {other}"),
    refusals.TooLarge: N_("Too large for any office, so it is not published: {name}, {size} bytes of at most {limit}"),
    refusals.TooMany: N_("Too many files for any office, so it is not packed: {name}, {count} of at most {limit}"),
    errors.NoSpace: N_("The disk cannot be written to: {folder}"),
    Refusal: N_("The work was not done; nothing has changed"),
}


class Words:
    """The words of one language."""

    def __init__(self, language: str) -> None:
        home = next((str(path) for path in _HOMES if path.is_dir()), None)
        self._words = gettext.translation("niva", home, languages=[language], fallback=True)
        # argparse asks gettext itself, in the language of the environment.
        gettext.bindtextdomain("niva", home)
        gettext.textdomain("niva")
        os.environ["LANGUAGE"] = language

    def __call__(self, message: str, **facts: Any) -> str:
        """The sentence of a message id with its facts."""
        return self._words.gettext(message).format(**facts) if message else ""

    def ngettext(self, one: str, many: str, number: int, **facts: Any) -> str:
        """The sentence for a number of things."""
        return self._words.ngettext(one, many, number).format(count=number, **facts)

    def finding(self, finding: Finding) -> str:
        """One bad or doubtful row: file, line, field, what is wrong."""
        place = [finding.file]
        if finding.line:
            place.append(self(N_("line {line}"), line=finding.line))
        if finding.field:
            place.append(self(N_("field {field}"), field=finding.field))
        wrong = self(_CHECKS.get(finding.check, _CHECKS[Check.WRONG_SHAPE]), given=finding.given, hint=finding.reason)
        return f"{', '.join(place)}: {wrong}"

    def refusal(self, refusal: Refusal) -> str:
        """What was refused; technical facts behind it in brackets, for a letter to whoever can help."""
        family = next(kind for kind in type(refusal).__mro__ if kind in _REFUSALS)
        return self(_REFUSALS[family], **vars(refusal))
