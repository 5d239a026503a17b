"""`niva`: the window by default, or a verb of the command line, which never loads Qt."""

from __future__ import annotations

import sys


def main(arguments: list[str] | None = None) -> int:
    """Runs the program and returns its exit code; see `desktop.command_line` for the verbs and the codes."""
    from desktop.command_line import run

    return run(sys.argv[1:] if arguments is None else arguments)


if __name__ == "__main__":
    sys.exit(main())
