"""Our reader of compiled messages says what the reader of the standard library says."""

from __future__ import annotations

from gettext import GNUTranslations

import pytest

from desktop.messages import Messages
from desktop.paths import LOCALES


@pytest.mark.parametrize("lang", ["ru", "be"])
def test_every_message_is_found_as_the_standard_library_finds_it(lang: str) -> None:
    file = LOCALES / lang / "LC_MESSAGES" / "niva.mo"
    ours = Messages(file.read_bytes())
    with file.open("rb") as opened:
        theirs = GNUTranslations(opened)
    known = [key for key in theirs._catalog if key]  # type: ignore[attr-defined]
    singles = [key for key in known if isinstance(key, str)]
    assert len(singles) > 500
    for message in singles:
        context, _mark, said = message.rpartition("\4")
        assert ours.gettext(message) == theirs.gettext(message)
        assert not context or ours.pgettext(context, said) == theirs.pgettext(context, said)
    plurals = {key[0] for key in known if isinstance(key, tuple)}
    assert plurals
    for one in plurals:
        for count in range(130):
            assert ours.ngettext(one, "", count) == theirs.ngettext(one, "", count)


@pytest.mark.parametrize("lang", ["ru", "be"])
def test_what_is_not_translated_is_said_as_it_stands(lang: str) -> None:
    ours = Messages((LOCALES / lang / "LC_MESSAGES" / "niva.mo").read_bytes())
    assert ours.gettext("No such message") == "No such message"
    assert ours.gettext("such") == "such"
    assert ours.pgettext("no such context", "LANG") == "LANG"
    assert [ours.ngettext("{n} none", "{n} nones", count) for count in (1, 2)] == ["{n} none", "{n} nones"]
