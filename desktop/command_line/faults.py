"""What `niva check` may find, in words; technical details are in its JSON."""

from __future__ import annotations

from desktop.catalogue.checking import Fault, Flaw
from desktop.language import N_, _

_WORDS = {
    Fault.MOVED_ASIDE: N_("The file {name} could not be read; it is kept as {detail}."),
    Fault.UNSOUND_FILE: N_("The file {name} is damaged."),
    Fault.DIGEST: N_("The content is not what the centre signed: its digest is {name}, signed is {detail}."),
    Fault.STALE_CARD: N_("The list does not show what the record says: {name}."),
    Fault.NOT_FOUND_BY_WORDS: N_("Records that cannot be found by words: {detail}."),
    Fault.WRONG_COUNT: N_("The count beside a choice is wrong: {name}."),
    Fault.NO_RECORD: N_("Your edit belongs to a record that is not here: {name}."),
    Fault.NO_CARD: N_("A record you have edited is in no list: {name}."),
}


def flaw_words(flaw: Flaw) -> str:
    """One sentence."""
    return _(_WORDS[flaw.fault]).format(name=flaw.name, detail=flaw.detail)
