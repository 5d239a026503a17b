"""The whole name of a person in one column, as foreign tables have it.

A table of persons fills family name, given name and patronymic from it. Beside other records it names a person of their
own, whom nobody sees outside the office before there is a consent.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from sync import fields as f
from sync.fields import N_

FULL_NAME = "full_name"
POST = "person_position"
FIELDS = {
    FULL_NAME: replace(f.line(N_("Person (family name, given name, patronymic)")).private(), name=FULL_NAME),
    POST: replace(f.line(N_("Position of the person")).private(), name=POST),
}
"""What foreign tables have and no field stands behind; of a person the second is a field of its own."""
PATRONYMIC = "patronymic"
PARTS = ("family", "given", PATRONYMIC)
"""Fields of a person a whole name fills."""
_WORD = re.compile(r"[^\W\d_]+(?:[-’][^\W\d_]+)*\.?")
_MOST_WORDS = 5


def parted(text: str, endings: Collection[str]) -> tuple[str, str, str] | None:
    """Family name, given name and patronymic, '' for what is not there; None where this is not one name of one person.

    The family name stands first unless initials do, or the second word is a patronymic by one of these endings.
    """
    words = text.replace(".", ". ").split()
    if not 1 <= len(words) <= _MOST_WORDS or not all(map(_WORD.fullmatch, words)) or not words[0][0].isupper():
        return None
    family = [word for word in words if not word.endswith(".")]
    if words[0].endswith("."):
        words = family + [word for word in words if word.endswith(".")]
    elif len(words) == 3 and words[1].casefold().endswith(tuple(endings)) and not words[2].endswith("."):
        words = [words[2], *words[:2]]
    return (words[0], " ".join(words[1:2]), " ".join(words[2:])) if family else None
