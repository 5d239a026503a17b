"""Texts that begin with a minus: what asks for records without a word is no option."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

END = "--"
"""Behind it no word is an option."""


def set_apart(words: Sequence[str], options: Mapping[str, bool], texts: frozenset[str]) -> list[str]:
    """The same words of a verb with all that stand alone put behind `--` as one text, if '' is among `texts`: they may
    begin with one minus and need no quotes. What an option of `texts` takes is tied to it by `=` if it begins so.

    `options` are those of the verb: whether each takes a value. An unknown word with two minuses stays a mistake, but
    for minuses alone.
    """
    if END in words:
        return list(words)
    made: list[str] = []
    behind: list[str] = []
    before = ""
    for word in words:
        minus = _begins_so(word) and word not in options
        if minus and before in texts and before in options:
            made[-1] = f"{before}={word}"
        elif (minus or _is_plain(word)) and "" in texts and not options.get(before, False):
            behind.append(word)
        else:
            made.append(word)
        before = word
    return [*made, END, " ".join(behind)] if behind else made


def _begins_so(word: str) -> bool:
    """Whether it begins with one minus and goes on, or is nothing but minuses."""
    return word.startswith("-") and word != "-" and (not word.startswith(END) or not word.strip("-"))


def _is_plain(word: str) -> bool:
    return word == "-" or not word.startswith("-")
