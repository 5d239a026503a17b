"""Words the dictionaries hold in pieces, put together: by entry, the bases of the entries it is a form of.

Spelling dictionaries need no lemmas, so they file an irregular plural, an oblique stem with another vowel or a first
person apart from the word they belong to. Each rule here joins what one general pattern explains; the few words no
pattern explains stand in SUPPLETIVE or, with their forms, in `irregular`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from affixes import Entry

from desktop.catalogue.words.sound import fold, skeleton
from desktop.catalogue.words.spelling import lexical
from sync.bilingual import Lang

Joined = dict[str, set[str]]
"""By base of an entry, the bases whose word it belongs to."""

VOWELS = "аеёиоуыэюя"

_SINGULAR, _PLURAL = set("DEHUTO"), set("PFGQ")
_PREFIXES = set("uA")
_FLEETING = re.compile("[аеиу](?=[^аеиу]+$)")
_KNOWN = _SINGULAR | _PLURAL | _PREFIXES | set("obL")
_LOSE_VA = ("даю", "стаю", "знаю")
"""First persons of verbs in -ваць that lose it in the present."""
_COMPARATIVE = ("ей", "ай", "эй")

_RU_ENDINGS = re.findall(r"\w+", "ами ями ах ях ов ев ей ам ям ом ем ой ою ею у ю а я ы и е о ь")
_RU_BASES = ("", "ь", "а", "о", "я", "е", "й", "ы", "и")
SUPPLETIVE = {
    "матери": "мать",
    "дочери": "дочь",
    "уши": "ухо",
    "друзья": "друг",
    "люди": "человек",
    "дети": "ребенок",
    "суда": "судно",
    "небеса": "небо",
    "лучше": "хороший",
    "хуже": "плохой",
    "больше": "большой",
    "меньше": "маленький",
    "ближе": "близкий",
    "выше": "высокий",
    "ниже": "низкий",
    "людьми": "человек",
    "детьми": "ребенок",
}
"""Russian bases of another root, or changed beyond any pattern, and the word they belong to."""


def verb(base: str, grown: Iterable[str]) -> str:
    """The infinitive of a Belarusian verb, which the dictionary files under its first person; else the base."""
    grown = list(grown)
    if base[-1:] not in "юу" or len(grown) <= 6:
        return base
    found = [form for form in grown if form.endswith(("ць", "ці", "чы")) and not form.endswith(("юць", "уць", "іце"))]
    if not found and base.endswith(_LOSE_VA):
        return base[:-1] + "ваць"
    return max(found, key=lambda form: (len(form), form)) if found else base


def belarusian(entries: list[Entry]) -> Joined:
    """Plurals joined to singulars (гарады to горад), oblique stems to their nominative (жніўня to жнівень)."""
    joined: Joined = defaultdict(set)
    for family in _families(entries).values():
        singular, both = family["singular"], family["both"]
        for plural in family["plural"]:
            if plural[-1] in "ыіаея":
                joined[plural].update(word for word in singular if _near(plural, word))
        oblique = [word for word in singular + both + ([] if singular else family["plural"]) if word[-1] in "ая"]
        for nominative in family["nominative"]:
            for word in oblique:
                if _declines(nominative, word):
                    joined[word].add(nominative)
    return {base: set(_followed(joined, base)) for base, found in list(joined.items()) if found}


def _families(entries: list[Entry]) -> dict[str, dict[str, list[str]]]:
    """Bases by skeleton and by what their flags say of their number."""
    strange = {entry.base for entry in entries if set(entry.flags) - _KNOWN}
    families: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for entry in entries:
        base = entry.base
        if base == base.lower() and base not in strange and (number := _number(entry)):
            families[skeleton(lexical(base), Lang.BE)][number].append(base)
    return families


def _number(entry: Entry) -> str:
    flags = set(entry.flags) - _PREFIXES
    if not flags:
        base = entry.base
        ends = len(base) > 3 and base[-1] not in "аеёіоуыэюяў'" and not base.endswith(_COMPARATIVE)
        return "nominative" if ends else ""
    one, more = bool(flags & _SINGULAR), bool(flags & _PLURAL)
    return "both" if one and more else "singular" if one else "plural" if more else ""


def _near(plural: str, singular: str) -> bool:
    """Two short words may share a skeleton by chance; of those the beginnings must agree as well."""
    if ("'" in plural) != ("'" in singular):
        return False
    first, second = fold(lexical(plural), Lang.BE), fold(lexical(singular), Lang.BE)
    return len(skeleton(lexical(plural), Lang.BE)) > 2 or first[:2] == second[:2]


def _declines(nominative: str, oblique: str) -> bool:
    """Whether a stem is that of the nominative without its fleeting vowel. With the same vowel they would stand in one
    entry: such a pair are words of their own, as сярод and серада are."""
    return fold(lexical(oblique), Lang.BE).rstrip("аеиу") == _FLEETING.sub("", fold(lexical(nominative), Lang.BE))


def _followed(joined: Joined, base: str, seen: tuple[str, ...] = ()) -> Iterator[str]:
    if base not in joined or not joined[base] or base in seen:
        yield base
        return
    for above in joined[base]:
        yield from _followed(joined, above, (*seen, base))


def russian(entries: list[Entry]) -> Joined:
    """Entries without a paradigm joined to those that have one (ветра and ветер to ветры, путей to пути), plurals in
    -ья to their singular; the entry itself stays a lemma of its own."""
    flags: dict[str, str] = defaultdict(str)
    for entry in entries:
        flags[entry.base] += entry.flags
    declined = {base for base, found in flags.items() if found}
    joined: Joined = defaultdict(set)
    for base, found in flags.items():
        if base != base.lower():
            continue
        if not found:
            joined[base] = {other for other in _kin(base) if other != base and other in declined}
        elif found == "O" and base.endswith("ья"):
            joined[base] = {other for end in ("", "о", "ь") if (other := base[:-2] + end) in declined}
    for base, word in SUPPLETIVE.items():
        joined[base].add(word)
    near = {base: {base, *found} for base, found in joined.items() if found}
    return {base: found.union(*(near.get(other, ()) for other in found)) for base, found in near.items()}


def _kin(base: str) -> Iterator[str]:
    """Bases a bare form may belong to, most of which no dictionary has."""
    for ending in (*_RU_ENDINGS, ""):
        if not base.endswith(ending) or len(stem := base[: len(base) - len(ending)]) < 2:
            continue
        yield from (other + end for other in _stems(stem) for end in _RU_BASES)
        if stem.endswith("ен"):
            yield stem[:-2] + "я"
        if ending == "о":
            yield from (stem + "ый", stem + "ий")
    if base.endswith("ей"):
        yield from (base[:-2] + end for end in ("ья", "ье", "ьи"))
    if base.endswith("мя"):
        yield from (base[:-1] + end for end in ("ени", "ена"))


def _stems(stem: str) -> Iterator[str]:
    """A stem as it is, and with a fleeting е or о put in or taken out."""
    yield stem
    head, before, last = stem[:-2], stem[-2], stem[-1]
    if before in "ео" and last not in VOWELS and head:
        yield head + last
        yield head + ("й" if head[-1] in VOWELS else "ь") + last
    if last not in VOWELS + "ьй" and before not in VOWELS:
        for vowel in "ео":
            yield stem[:-1] + vowel + last
            if before in "ьй":
                yield head + vowel + last
