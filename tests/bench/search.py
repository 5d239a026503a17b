"""Search: CPU milliseconds of what happens at each keystroke, beside the bare count of the word index.

    python3 dev.py bench search [FACILITIES]

On 100,000 synthetic facilities with all that belongs to them (650,000 records; minutes to prepare the first time).
"""

import argparse
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime

from desktop.catalogue import Catalogue, words
from desktop.catalogue.questions import Facet, Order, Question
from sync.bilingual import Lang
from tests.bench.catalogue_100k import profile

BELARUS = ((Facet.COUNTRY, ("BY",)),)
QUESTIONS = {
    "everything by name": Question(order=Order.NAME, lang=Lang.BE),
    "one country": Question(filters=BELARUS),
    "facilities of one country": Question(filters=(*BELARUS, (Facet.KIND, ("facility",)))),
    **{
        text: Question(text)
        for text in ("лаб", "лазер", "лазернай", "микроскоп", "фемтосекундный лазер", "ўн", "sem-50")
    },
    "лазер, by name, one country": Question("лазер", BELARUS, Order.NAME),
}


def milliseconds(work: Callable[[], object], runs: int = 5) -> float:
    """Median CPU time of some runs."""
    taken = []
    for _ in range(runs):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return statistics.median(taken) * 1000


def main() -> None:
    """Prints one line for each question."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("facilities", nargs="?", type=int, default=100_000)
    place = profile(options.parse_args().facilities)
    with Catalogue.open(place, clock=lambda: datetime.now(UTC)) as catalogue:
        print(f"{'':32} {'hits':>8} {'bare':>8} {'search':>8} {'counts':>8} {'a page':>8}  ms of CPU")
        for name, question in QUESTIONS.items():
            found = catalogue.search(question)
            bare = milliseconds(lambda question=question: _count(catalogue, question.text)) if question.text else 0.0
            search = milliseconds(lambda question=question: catalogue.search(question))
            counts = milliseconds(lambda question=question: catalogue.facets(question))
            page = milliseconds(lambda found=found: catalogue.cards(found.ids[:50]))
            print(f"{name:32} {found.count:8} {bare:8.1f} {search:8.1f} {counts:8.1f} {page:8.1f}")


def _count(catalogue: Catalogue, text: str) -> object:
    query = "SELECT count(*) FROM search WHERE search MATCH ?"
    return catalogue._files.base.execute(query, (words.expression(words.clauses(text)),)).fetchone()


if __name__ == "__main__":
    main()
