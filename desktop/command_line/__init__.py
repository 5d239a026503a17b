"""The command-line twin of the window: the same verbs, no Qt, `--json` on each.

Exit codes, one for each family of refusals, so that a script can tell them apart:

    0  done
    1  a bug: a report is printed
    2  the call itself is wrong
    3  no such record or saved search, or no catalogue in the folder yet
    4  a value was not taken; nothing was changed. `import`: a row stayed out, the good ones went in
    5  not trusted: the copy is foreign, altered, older or expired; the catalogue is unchanged
    6  not reached: the source or the network; the catalogue is unchanged
    7  not understood: no bundle, a broken line, a newer format
    8  no space on the disk
    9  the profile is in use by another process, or cannot be written
    10 `check` found something wrong
"""

from __future__ import annotations

import sys
from argparse import Namespace

from desktop.command_line.speaking import choose_language, take_any_text, tell_refusal
from sync.errors import (
    CannotWrite,
    HeldByAnother,
    InvalidValue,
    NameNotTaken,
    NoCatalogue,
    NoSpace,
    NotReached,
    NotTrusted,
    NotUnderstood,
    Refusal,
    UnknownRecord,
    UnknownSearch,
)

DONE = 0


def run(arguments: list[str]) -> int:
    """Reads the arguments, does the verb, answers with an exit code. Refusals go to stderr in the chosen language."""
    choose_language(arguments)
    take_any_text()
    from desktop.command_line.parsing import parser

    options = parser().parse_args(arguments)
    try:
        return int(options.act(options))
    except Refusal as refusal:
        return _refused(refusal, options)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of a pipe went away: nobody is left to tell
        return DONE
    except KeyboardInterrupt:
        return exit_code(NotReached())


def _refused(refusal: Refusal, options: Namespace) -> int:
    tell_refusal(refusal, as_json=getattr(options, "json", False))
    return exit_code(refusal)


def exit_code(refusal: Refusal) -> int:
    """The exit code of a refusal, by its family."""
    from desktop.catalogue.towns import UnknownTown
    from desktop.profile import ProfileInUse

    families = (
        ((UnknownRecord, UnknownSearch, UnknownTown, NoCatalogue), 3),
        ((InvalidValue, NameNotTaken), 4),
        (NotTrusted, 5),
        (NotReached, 6),
        (NotUnderstood, 7),
        (NoSpace, 8),
        ((ProfileInUse, CannotWrite, HeldByAnother), 9),
    )
    return next((code for family, code in families if isinstance(refusal, family)), 9)
