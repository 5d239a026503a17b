"""Chance for the synthetic catalogues: weighted choices, skewed numbers, the damage seen in real data."""

import bisect
import csv
from itertools import accumulate

ACUTE = "\u0301"
LOOK_ALIKES = str.maketrans("аеорсухі", "aeopcyxi")


def table(path):
    """Rows of a TSV with a header."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def subjects(path):
    """Live leaves of the subject tree (code, Russian name) by the codes of both levels above them."""
    found = {}
    for term in table(path):
        code = term["code"]
        if len(code) == 8 and term["status"] != "excluded":
            for end in (5, 2):
                found.setdefault(code[:end], []).append((code, term["label_ru"]))
    return found


class Zipf:
    """Places of a list, the first far more often than the last."""

    def __init__(self, count, power=1.0, shift=2.0):
        self._sums = list(accumulate(1 / (place + shift) ** power for place in range(count)))

    def __call__(self, r):
        return bisect.bisect(self._sums, r.random() * self._sums[-1])


class Weighted:
    """Items as often as their weights say."""

    def __init__(self, items, weights):
        self._items, self._sums = items, list(accumulate(weights))

    def __call__(self, r):
        return self._items[min(bisect.bisect(self._sums, r.random() * self._sums[-1]), len(self._items) - 1)]


def damaged(r, text):
    """Look-alike letters, a stress mark, a no-break space, a stray space, or decomposed й and ў."""
    kind = r.randrange(5)
    if kind == 0:
        place = r.randrange(len(text))
        return text[:place] + text[place : place + 6].translate(LOOK_ALIKES) + text[place + 6 :]
    if kind == 1 and (vowels := [place for place, letter in enumerate(text) if letter in "аеиоуыэюяі"]):
        place = r.choice(vowels)
        return text[: place + 1] + ACUTE + text[place + 1 :]
    if kind == 2:
        return text.replace(" ", "\u00a0", 1)
    if kind == 3:
        return text + " "
    return text.replace("й", "и\u0306").replace("ў", "у\u0306")


def acronym(text):
    """First letters of the words before a bracket."""
    parts = text.split(" (")[0].replace("-", " ").split()
    return "".join(word[0] for word in parts if len(word) > 1 and word[0].isalpha()).upper()[:8]


def moment(r, revision=0):
    """A time of change, later in later revisions."""
    day = r.randrange(900) if not revision else 1000 + revision
    date = f"{2023 + day // 372}-{day % 372 // 31 + 1:02d}-{day % 31 % 28 + 1:02d}"
    return f"{date}T{r.randrange(8, 19):02d}:{r.randrange(60):02d}:00Z"
