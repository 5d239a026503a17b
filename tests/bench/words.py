"""Keys of words: how many forms of a word are found by each other, and how much else, on texts people have annotated.

    python3 dev.py bench words --data FOLDER

The folder holds, `#` before remarks, tables without a header:

* `be_*.tsv`, `ru_*.tsv`   form, lemma, part of speech, `Part` for participles: of treebanks (UD_Belarusian-HSE; both
                           UD_Russian-GSD and -Taiga), which are not shipped
* `domain_pairs_*.tsv`     a Russian word of laboratories and the Belarusian one that means the same
* `domain_forms_*.tsv`     language, such a word, its forms with spaces between

Of each noun and adjective all other words of the table are asked for that share a key of inflection. Recall is how many
forms of the same lemma do, the mean over the words; precision how many of all that do are forms of the same lemma.
Across the languages every form of a pair is asked for every form of the other, as a query with the thesaurus asks the
index, in both directions; precision there is of base forms, among all pairs.
"""

from __future__ import annotations

import argparse
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from itertools import product
from pathlib import Path
from typing import NamedTuple

from desktop.catalogue.words import all_keys, lemma_keys, query_keys
from sync.bilingual import Lang
from tests.bench.measuring import verdict

NAMES = frozenset({"NOUN", "ADJ", "PROPN"})
AIMS = {Lang.BE: (0.95, 0.97), Lang.RU: (0.97, 0.96)}
AIM_ACROSS = 0.95, 0.90
_SIGNS = str.maketrans({"ё": "е", "ґ": "г"} | dict.fromkeys("'’ʼ‘`´ʹ′\u0301\u00ad"))

Keys = Callable[[str], Set[str]]


class Score(NamedTuple):
    """How much of what should be found is, and how much of what is found should be."""

    recall: float
    precision: float


def main() -> None:
    """Prints a line for each language and one for both."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True, help="the folder of the tables")
    data = options.parse_args().data
    for lang, aim in AIMS.items():
        lemmas = lemmas_of(table(data, f"{lang.value}_*.tsv"))
        tell(f"{lang.value}: keys of inflection, {len(lemmas)} words", inflected(lemmas, lemma_keys), aim)
    pairs = [(ru, be) for ru, be, *_ in table(data, "domain_pairs_*.tsv")]
    forms = {(lang, word): said.split() for lang, word, said in table(data, "domain_forms_*.tsv")}
    tell(f"across the languages, {len(pairs)} pairs in all forms", across(pairs, forms), AIM_ACROSS)


def table(folder: Path, pattern: str) -> Iterator[list[str]]:
    """The rows of the one table that is called so."""
    (path,) = folder.glob(pattern)
    lines = path.read_text("utf-8").splitlines()
    return (line.split("\t") for line in lines if line and not line.startswith("#"))


def lemmas_of(rows: Iterable[list[str]]) -> dict[str, set[str]]:
    """The lemmas each word may be a form of; a lemma is a word too."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for form, lemma, part, participle, *_ in rows:
        if part in NAMES and participle != "Part":
            same = lemma.casefold().translate(_SIGNS)
            for word in (form, same):
                found[word].add(same)
    return dict(found)


def inflected(lemmas: Mapping[str, Set[str]], keys: Keys) -> Score:
    """Of a language."""
    by_lemma = _others(lemmas)
    by_key = _others({word: keys(word) for word in lemmas})
    common = {word: len(by_lemma[word] & by_key[word]) for word in lemmas}
    shares = [common[word] / len(others) for word, others in by_lemma.items() if others]
    return Score(statistics.fmean(shares), sum(common.values()) / max(1, sum(map(len, by_key.values()))))


def _others(told: Mapping[str, Set[str]]) -> dict[str, set[str]]:
    """For each word the others of which something like it is told."""
    having: defaultdict[str, set[str]] = defaultdict(set)
    for word, said in told.items():
        for one in said:
            having[one].add(word)
    return {word: set().union(*(having[one] for one in said)) - {word} for word, said in told.items()}


def across(pairs: list[tuple[str, str]], forms: Mapping[tuple[str, str], list[str]]) -> Score:
    """Of both languages."""
    asked = [couple for ru, be in pairs for couple in product(forms.get(("ru", ru), [ru]), forms.get(("be", be), [be]))]
    found = [finds(*couple) + finds(*reversed(couple)) for couple in asked]
    base = [*product(dict.fromkeys(ru for ru, _ in pairs), dict.fromkeys(be for _, be in pairs))]
    met = {couple: finds(*couple) + finds(*reversed(couple)) for couple in base}
    right = sum(met[couple] for couple in dict.fromkeys(pairs))
    return Score(sum(found) / (2 * len(found)), right / max(1, sum(met.values())))


def finds(asked: str, held: str) -> bool:
    """Whether a word of a query finds a word of the index."""
    return not _asked(asked).isdisjoint(_held(held))


def tell(name: str, score: Score, aim: tuple[float, float]) -> None:
    """One line."""
    met = verdict(score.recall >= aim[0] and score.precision >= aim[1])
    print(f"{name}: recall {score.recall:.3f}, precision {score.precision:.3f}, aim {aim[0]}, {aim[1]}: {met}")


def _kept(keys: Keys) -> Keys:
    known: dict[str, Set[str]] = {}
    return lambda word: known[word] if word in known else known.setdefault(word, keys(word))


_asked, _held = _kept(query_keys), _kept(all_keys)


if __name__ == "__main__":
    main()
