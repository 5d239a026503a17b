"""Saved searches at 100,000 facilities: what one that finds them all costs to save, to count, at a sync, in local.db.

    python3 dev.py bench saved [FACILITIES]

The base is that of `tests.bench.catalogue_100k`. The next one is a copy of it in which every tenth record says
something else and every ninety-seventh is another record, so that all three sorts of news are many. A sync compares
the two bases anyway, to tell how many records it brought: that comparison of every sync stands beside.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from desktop.catalogue import Catalogue
from desktop.catalogue.comparing import differences
from desktop.catalogue.connecting import open_file, transaction
from desktop.catalogue.questions import Facet, Question
from desktop.catalogue.saved.kept import Kept
from desktop.catalogue.saved.news import Watching
from desktop.profile import Profile
from tests.bench.catalogue_100k import profile
from tests.bench.measuring import milliseconds

FACILITIES = Question(filters=((Facet.KIND, ("facility",)),))


def main() -> None:
    """Prints milliseconds of CPU and bytes."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("facilities", nargs="?", type=int, default=100_000)
    made = profile(options.parse_args().facilities)
    with tempfile.TemporaryDirectory(dir=made.folder.parent) as scratch:
        _measure(_own(made, Path(scratch) / "own"))


def _own(made: Profile, folder: Path) -> Profile:
    """A profile over the same base, with a local.db of its own."""
    own = Profile(folder).prepare()
    for base in made.bases.glob("base-*.db"):
        os.link(base, own.bases / base.name)
    shutil.copy(made.local, own.local)
    return own


def _measure(own: Profile) -> None:
    with Catalogue.open(own, clock=lambda: datetime.now(UTC)) as catalogue:
        before = _bytes(own)
        saving = milliseconds(lambda: catalogue.save_search(FACILITIES, "facilities"))
        size, quiet = _bytes(own) - before, milliseconds(catalogue.news)
        old = own.bases / catalogue._files.base_name
        fresh = _next(old, own.bases / "base-999999-0001.db")
        usual, watching = _sync(catalogue, old, fresh)
        (news,) = catalogue.news()
        (kept,) = catalogue._files.local.execute(
            "SELECT length(new) + length(changed) + length(gone) FROM saved_search"
        ).fetchone()
        counting, looking = milliseconds(catalogue.news), milliseconds(lambda: catalogue.looked(news.search.id))
    print(f"a search of {news.hits} hits: saved in {saving:.1f} ms, {size} bytes of local.db")
    print(f"counting what is new: {quiet:.0f} ms where nothing is, {counting:.0f} ms")
    print(f"a sync: {watching:.0f} ms beside the {usual:.0f} ms it compares anyway, {watching / usual:.2f} times")
    print(f"told: {len(news.new)} new, {len(news.changed)} changed, {news.gone} gone, kept in {kept} bytes")
    print(f"looked at: {looking:.1f} ms")


def _bytes(own: Profile) -> int:
    """How much of local.db is in use."""
    with closing(sqlite3.connect(own.local)) as local:
        size, pages, free = (
            local.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_size", "page_count", "freelist_count")
        )
        return int(size * (pages - free))


def _next(old: Path, fresh: Path) -> Path:
    """The base of the next bundle."""
    shutil.copy(old, fresh)
    with closing(sqlite3.connect(fresh)) as base, base:
        base.execute("UPDATE record SET digest = randomblob(32) WHERE row % 10 = 0 AND doc IS NOT NULL")
        base.execute("UPDATE record SET uid = 'other:' || uid WHERE row % 97 = 0")
    return fresh


def _sync(catalogue: Catalogue, old: Path, fresh: Path) -> tuple[float, float]:
    """Milliseconds of the comparison every sync makes, and of what the saved search adds."""
    files, edits = catalogue._files, catalogue._edits
    with closing(open_file(fresh, writing=True)) as base:
        usual = milliseconds(lambda: differences(base, old))

        def watch() -> None:
            with transaction(files.local):
                watching = Watching(files.base, old, base, Kept(files.local), datetime.now(UTC))
                watching.begin(edits)
                watching.follow(fresh.name, old.name, edits)
                files.switch(fresh)

        return usual, milliseconds(watch)


if __name__ == "__main__":
    main()
