"""The query in the window: how it may go on while it is typed, what can be typed at all, how it was understood."""

from desktop.language import _

LONGEST_TOLD = 500


def is_told(text: str) -> bool:
    """Whether it is worth telling how a text was understood and why it found what it found: a longer one was pasted,
    and nobody reads its pieces one by one."""
    return 0 < len(text) <= LONGEST_TOLD


def has_words(text: str) -> bool:
    """Whether there is anything to look for in a text: signs alone ask for everything."""
    return any(map(str.isalnum, text))


def wordless_words(filtered: bool) -> str:
    """What is said where a text has no words; `filtered` where filters narrow what is shown."""
    if filtered:
        return _("The query has no words to search for; shown is all that passes the filters.")
    return _("The query has no words to search for; all records are shown.")
