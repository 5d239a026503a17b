"""From the options of a call to the profile and the catalogue it speaks of."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from desktop.catalogue import Catalogue
from desktop.profile import Profile, default_folder


def now() -> datetime:
    """The clock of this computer, in UTC."""
    return datetime.now(UTC)


def profile_of(options: Namespace) -> Profile:
    """The profile a call means: `--profile`, the demonstration's, or the person's own."""
    if options.profile:
        return Profile(options.profile)
    return Profile(default_folder("sample" if options.sample else "catalogue"))


@contextmanager
def reading(options: Namespace) -> Iterator[Catalogue]:
    """The catalogue for looking only: also while a window writes to it."""
    with Catalogue.open(profile_of(options), clock=now, writing=False) as catalogue:
        yield catalogue


@contextmanager
def writing(options: Namespace) -> Iterator[Catalogue]:
    """The catalogue for changing. Raises ProfileInUse while another process writes."""
    profile = profile_of(options)
    with profile.lock(), Catalogue.open(profile, clock=now) as catalogue:
        yield catalogue
        catalogue.follow()
