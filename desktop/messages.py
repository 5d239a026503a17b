"""A compiled catalogue of messages in which a message is sought when it is first said.

The reader of the standard library takes in the whole file, and that costs every start 2 ms a language for the hundred
messages of the first picture. What is read here is told in the manual of gettext, “The Format of GNU MO Files”.
"""

from __future__ import annotations

from bisect import bisect_left

END, CONTEXT = b"\0", "\4"


class Messages:
    """The messages of Russian or Belarusian in UTF-8, as hatch_build compiles them on a machine of this byte order."""

    def __init__(self, compiled: bytes) -> None:
        self._bytes = compiled
        words = memoryview(compiled)[: len(compiled) // 4 * 4].cast("I")
        count, ids, texts = words[2], words[3] // 4, words[4] // 4
        self._ids = words[ids + 1 : ids + 2 * count : 2]
        """Where each message begins, in order of its place in the file."""
        self._texts = words[texts : texts + 2 * count]
        """How long its translation is and where that begins."""
        self._known: dict[str, tuple[str, ...]] = {}

    def gettext(self, message: str) -> str:
        """The message itself where it has no translation."""
        forms = self._forms(message)
        return forms[0] if forms else message

    def pgettext(self, context: str, message: str) -> str:
        """The message as it is said in that context."""
        forms = self._forms(context + CONTEXT + message)
        return forms[0] if forms else message

    def ngettext(self, one: str, many: str, count: int) -> str:
        """The message for a whole number of things."""
        forms = self._forms(one)
        if not forms:
            return one if count == 1 else many
        return forms[_form(count)]

    def _forms(self, message: str) -> tuple[str, ...]:
        known = self._known.get(message)
        if known is None:
            known = self._known[message] = self._sought(message)
        return known

    def _sought(self, message: str) -> tuple[str, ...]:
        """All forms of the translation; of a message with a plural the first part is what it is found by."""
        wanted, found = END + message.encode() + END, -1
        while (found := self._bytes.find(wanted, found + 1)) >= 0:
            place = bisect_left(self._ids, found + 1)
            if place < len(self._ids) and self._ids[place] == found + 1:
                length, start = self._texts[2 * place], self._texts[2 * place + 1]
                return tuple(self._bytes[start : start + length].decode().split(END.decode()))
        return ()


def _form(count: int) -> int:
    """Which of the three forms both languages have: 1, 21, 31 … things; 2–4, 22–24 …; all others."""
    last, tens = count % 10, count % 100 // 10
    if tens == 1 or not 1 <= last <= 4:
        return 2
    return 0 if last == 1 else 1
