"""Makes `../dictionaries/`, known forms and rules for both languages, from `sources/`: about half a minute.

    python resources/lexicography/build.py [DIR]

The same sources give the same bytes. The output is in the repository, because a first run of the program should not
wait for it; `tests/catalogue/test_dictionaries.py` makes it again and compares.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent)]

from affixes import forms, read_entries, read_suffixes  # noqa: E402
from irregular import IRREGULAR  # noqa: E402
from paradigms import belarusian, russian, verb  # noqa: E402
from suffixes import difference, learn  # noqa: E402

from desktop.catalogue.words.spelling import lexical  # noqa: E402
from sync.bilingual import Lang  # noqa: E402


def lemmas(lang: Lang) -> dict[str, set[str]]:
    """By form, its lemmas; both in the spelling of the dictionary (`lexical`)."""
    rules, entries = read_suffixes(HERE / f"sources/{lang}.aff"), read_entries(HERE / f"sources/{lang}.dic")
    joined = belarusian(entries) if lang is Lang.BE else russian(entries)
    found: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        grown = forms(entry, rules)
        own = verb(entry.base, grown) if lang is Lang.BE else entry.base
        words = {lexical(word) for word in joined.get(entry.base, {own})}
        for form in grown:
            found[lexical(form)] |= words
    for word, grown_by_hand in IRREGULAR[lang].items():
        for form in grown_by_hand:
            found[lexical(form)].add(lexical(word))
    return found


def build(folder: Path) -> None:
    """Writes both dictionaries into a folder."""
    import marisa_trie
    import msgspec

    for lang in Lang:
        known = lemmas(lang)
        ways = [(form, difference(form, lemma)) for form in sorted(known) for lemma in sorted(known[form])]
        packed = ((form, _packed(*rule)) for form, rule in ways)
        _put(folder / f"{lang}.marisa", marisa_trie.BytesTrie(packed).tobytes())
        _put(folder / f"{lang}.rules.json", msgspec.json.encode(learn(ways), order="sorted") + b"\n")


def _put(place: Path, content: bytes) -> None:
    """Writes beside the place and renames: a running program maps the file that stands there."""
    part = place.with_name(f".{place.name}.part")
    try:
        part.write_bytes(content)
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)


def _packed(cut: int, add: str) -> bytes:
    """A letter that counts from 0 how many to cut, and what to put there."""
    return (chr(ord("0") + cut) + add).encode()


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent / "dictionaries")
