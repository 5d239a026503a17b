"""Texts that begin with a minus: what asks for records without a word is no option."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

END = "--"
"""Behind it no word is an option."""


def set_apart(words: Sequence[str], options: Mapping[str, bool], texts: frozenset[str]) -> list[str]:
    """The same words of a verb with its text put behind `--` where it begins with one minus, and tied by `=` to the
    option that takes it where that is one of `texts`; '' among them is the text that stands alone.

    `options` are those of the verb: whether each takes a value. An unknown word with two minuses stays a mistake.
    """
    if END in words:
        return list(words)
    made: list[str] = []
    behind: list[str] = []
    before = ""
    for word in words:
        is_text = word.startswith("-") and word != "-" and not word.startswith(END) and word not in options
        if is_text and before in texts and before in options:
            made[-1] = f"{before}={word}"
        elif is_text and "" in texts and not options.get(before, False):
            behind.append(word)
        else:
            made.append(word)
        before = word
    return [*made, END, *behind] if behind else made
