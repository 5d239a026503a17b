"""The query in the window: how it may go on while it is typed, what can be typed at all, how it was understood."""

LONGEST_TOLD = 500


def is_told(text: str) -> bool:
    """Whether it is worth telling how a text was understood and why it found what it found: a longer one was pasted,
    and nobody reads its pieces one by one."""
    return 0 < len(text) <= LONGEST_TOLD
