"""From the options of a call to the profile and the catalogue it speaks of."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop.catalogue import Catalogue
from desktop.catalogue.views import State
from desktop.language import _, number_text
from desktop.paths import SAMPLE
from desktop.pinning import pinned_root, pinning
from desktop.profile import Profile, default_folder
from sync.errors import NoCatalogue

if TYPE_CHECKING:
    from sync.carriers import Progress


def now() -> datetime:
    """The clock of this computer, in its zone: prices and deadlines are judged by the day of the person."""
    return datetime.now(UTC).astimezone()


def profile_of(options: Namespace) -> Profile:
    """The profile a call means: `--profile`, the demonstration's, or the person's own."""
    if options.profile:
        return Profile(options.profile)
    return Profile(default_folder("sample" if options.sample else "catalogue"))


@contextmanager
def reading(options: Namespace) -> Iterator[Catalogue]:
    """The catalogue for looking only: also while a window writes to it. Raises ProfileInUse where it must first be made
    ready for this version and another process is at it, NoCatalogue where nobody has made one."""
    _fill(options)
    _expect(profile_of(options))
    _renew(profile_of(options))
    with Catalogue.open(profile_of(options), clock=now, writing=False) as catalogue:
        yield catalogue


@contextmanager
def looking_through(options: Namespace) -> Iterator[Catalogue]:
    """The same for verbs that go through the whole catalogue. Raises NoCatalogue also where nothing has been taken."""
    with reading(options) as catalogue:
        if catalogue.status().state is State.EMPTY and not catalogue.broken:
            raise NoCatalogue(str(profile_of(options).folder))
        yield catalogue


@contextmanager
def writing(options: Namespace, making: bool = False) -> Iterator[Catalogue]:
    """The catalogue for changing. Raises ProfileInUse while another process writes; NoCatalogue where there is none,
    unless it is for `making` one: a misspelt folder gets no catalogue by undoing something in it."""
    _fill(options)
    profile = profile_of(options)
    if not making:
        _expect(profile)
    with profile.lock(), Catalogue.open(profile, clock=now, renewing=Telling()) as catalogue:
        yield catalogue
        catalogue.follow()


class Telling:
    """Says once, on stderr, why this call takes longer than others."""

    def __init__(self) -> None:
        self._told = False

    def __call__(self, progress: Progress) -> None:
        if not self._told:
            self._told = True
            told = _("The catalogue is being made ready for this version of the program: records {count}…")
            print(told.format(count=number_text(progress.total)), file=sys.stderr, flush=True)


def _expect(profile: Profile) -> None:
    """Raises NoCatalogue where none was ever made; touches nothing."""
    if not (profile.local.exists() or profile.bases.is_dir()):
        raise NoCatalogue(str(profile.folder))


def _renew(profile: Profile) -> None:
    """An index of another version cannot be read; nothing is touched where there is none."""
    with Catalogue.open(profile, clock=now, writing=False) as catalogue:
        outdated = catalogue.status().state is State.OUTDATED
    if outdated:
        with profile.lock(), Catalogue.open(profile, clock=now, renewing=Telling()):
            pass


def _fill(options: Namespace) -> None:
    """With `--sample` an empty profile takes in the demonstration catalogue first, as the window does."""
    profile = profile_of(options)
    if not options.sample or profile.local.exists():
        return
    root = pinned_root(profile)
    with profile.lock(), Catalogue.open(profile, clock=now) as catalogue, pinning(profile, root):
        catalogue.sync(str(SAMPLE), root=root)
