"""How a bundle tree reaches this computer: from the web, from a folder, out of a single `.niva` file.

Guarantees of every carrier:

* it hands over bytes of the tree by their relative path and judges nothing about them: trust is `sync.trust`'s affair;
* it never reads outside its tree and never unpacks an archive onto the disk;
* whatever its medium does (a pulled stick, a cut line, a hostile archive), what leaves it is a `Refusal`;
* a file that is simply not there is an answer (`None`), not a failure.
"""

from __future__ import annotations

from pathlib import Path

from sync.bundle.tree import CHUNK, Cancelling, Carried, Carrier, Chunks, Listener, Progress, Step
from sync.errors import SourceMissing

__all__ = ["CHUNK", "Cancelling", "Carried", "Carrier", "Chunks", "Listener", "Progress", "Step", "carrier_for"]


def carrier_for(source: str) -> Carrier:
    """The carrier for what a person typed, chose or plugged in: an http(s) address, a folder or a file.

    Raises SourceMissing if it is none of them.
    """
    if source.lower().startswith(("http://", "https://")):
        from sync.carriers.web import WebCarrier

        return WebCarrier(source)
    path = Path(source)
    try:
        is_folder, is_file = path.is_dir(), path.is_file()
    except (OSError, ValueError) as error:
        raise SourceMissing(source) from error
    if is_folder:
        from sync.carriers.folder import FolderCarrier

        return FolderCarrier(path)
    if is_file:
        from sync.carriers.archive import FileCarrier

        return FileCarrier(path)
    raise SourceMissing(source)
