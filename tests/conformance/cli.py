"""The client a TUF conformance suite drives: the same class the desktop uses, over HTTP, by the clock of the system.

    cli.py --metadata-dir D init ROOTFILE
    cli.py --metadata-dir D --metadata-url U refresh
    cli.py --metadata-dir D --metadata-url U --target-name T [--target-name T2 ...]
           --target-base-url B --target-dir TD download

Exit 0 if all went well, 1 for any refusal. An expired copy is never taken here. The folder D keeps verified metadata
between calls and plays the part of the office's memory.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from sync.carriers.web import WebCarrier  # noqa: E402
from sync.errors import Refusal, Untrusted  # noqa: E402
from sync.trust.client import TUF_ERRORS, TrustedClient  # noqa: E402

_PINNED = "pinned.root"  # not a .json: the suite reads those
_CAP = 2**30


def main(arguments: list[str] | None = None) -> int:
    """Run one command of the suite."""
    asked = _grammar().parse_args(arguments)
    metadata = Path(asked.metadata_dir)
    if asked.command == "init":
        return _init(metadata, Path(asked.root))
    carrier = WebCarrier("")
    try:
        _run(asked, metadata, carrier)
    except (Refusal, *TUF_ERRORS) as error:
        print(repr(error), file=sys.stderr)
        return 1
    finally:
        carrier.close()
    return 0


def _grammar() -> ArgumentParser:
    grammar = ArgumentParser()
    grammar.add_argument("--metadata-dir", required=True)
    grammar.add_argument("--metadata-url", default="")
    grammar.add_argument("--target-name", action="append", default=[])
    grammar.add_argument("--target-base-url", default="")
    grammar.add_argument("--target-dir", default="")
    commands = grammar.add_subparsers(dest="command", required=True)
    commands.add_parser("init").add_argument("root")
    commands.add_parser("refresh")
    commands.add_parser("download")
    return grammar


def _init(metadata: Path, root: Path) -> int:
    metadata.mkdir(parents=True, exist_ok=True)
    (metadata / _PINNED).write_bytes(root.read_bytes())
    (metadata / "root.json").write_bytes(root.read_bytes())
    return 0


def _run(asked: Namespace, metadata: Path, carrier: WebCarrier) -> None:
    client = TrustedClient(
        carrier,
        metadata,
        (metadata / _PINNED).read_bytes(),
        metadata_url=_folder(asked.metadata_url),
        targets_url=_folder(asked.target_base_url),
    )
    client.refresh()
    for name in asked.target_name if asked.command == "download" else ():
        if client.target(name, Path(asked.target_dir) / quote(name, ""), _CAP) is None:
            raise Untrusted(f"no role names {name}")


def _folder(url: str) -> str:
    return url if url.endswith("/") else url + "/"


if __name__ == "__main__":
    sys.exit(main())
