"""One run of the TUF client workflow over a carrier, at a time the caller chooses.

Imported only when a journey begins: python-tuf, its cryptography and urllib3 are no part of the program's start.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from tuf.api.exceptions import DownloadError, LengthOrHashMismatchError, RepositoryError
from tuf.api.metadata import Metadata, Root, TargetFile, Targets
from tuf.ngclient import Updater, UpdaterConfig

from sync.bundle.tree import Carrier
from sync.errors import Damaged
from sync.trust.receiving import Receiver

# What ngclient and what it stands on may raise; everything else is a bug.
TUF_ERRORS = (RepositoryError, DownloadError, OSError, ValueError)
_ROLES = ("root", "timestamp", "snapshot", "targets")


class TrustedClient:
    """Verifies metadata into the folder `metadata` and fetches targets; one instance serves one run.

    `root` is the pinned first root; `parts` keeps what a cut download left, None means to keep nothing. Raises
    whatever `TUF_ERRORS` names, and the refusals of the carrier; `refusing.refusal_for` turns the former into refusals.
    """

    def __init__(
        self,
        carrier: Carrier,
        metadata: Path,
        root: bytes,
        at: datetime | None = None,
        parts: Path | None = None,
        tick: Callable[[int], None] = lambda count: None,
        metadata_url: str = "metadata/",
        targets_url: str = "targets/",
    ) -> None:
        self._metadata = metadata
        self.receiver = Receiver(carrier, parts, tick)
        self._updater = Updater(
            str(metadata),
            metadata_url,
            target_base_url=targets_url,
            fetcher=self.receiver,
            config=UpdaterConfig(app_user_agent="niva"),
            bootstrap=root,
        )
        # The one place that reaches behind ngclient: upstream leaves the use of metadata after its expiry to the
        # application and offers no other way to run the whole workflow as of another moment.
        if at is not None:
            self._updater._trusted_set.reference_time = at.astimezone(UTC)

    def refresh(self) -> None:
        """Verify root, timestamp, snapshot and targets."""
        self._updater.refresh()

    @property
    def root_version(self) -> int:
        """Version of the newest trusted root."""
        return self._updater._trusted_set.root.version

    @property
    def expires(self) -> datetime:
        """End of the signed life of the verified timestamp."""
        return self._updater._trusted_set.timestamp.expires

    @property
    def catalog_id(self) -> str:
        """The catalogue the holders of the targets role vouch for, '' if they name none."""
        return str(self._updater._trusted_set.targets.unrecognized_fields.get("x-niva-catalog-id", ""))

    def target(self, name: str, into: Path, cap: int) -> Path | None:
        """The verified file of a target, fetched unless `into` already is that file; None if no role names it.

        A file whose bytes do not match is fetched once more, because a part kept from an earlier day may be spoiled.
        Raises Damaged if it is longer than `cap` bytes.
        """
        info = self._updater.get_targetinfo(name)
        if info is None:
            return None
        if self._updater.find_cached_target(info, str(into)):
            return into
        if info.length > cap:
            raise Damaged(name)
        into.parent.mkdir(parents=True, exist_ok=True)
        try:
            return self._download(info, into)
        except LengthOrHashMismatchError:
            if not self.receiver.resumed:
                raise
            return self._download(info, into)

    def _download(self, info: TargetFile, into: Path) -> Path:
        """Fetch beside `into` and rename, so that a file of that name is always whole."""
        arriving = into.with_name(into.name + ".new")
        try:
            self._updater.download_target(info, str(arriving))
            with arriving.open("rb+") as file:
                os.fsync(file.fileno())
            os.replace(arriving, into)
        finally:
            arriving.unlink(missing_ok=True)
        return into

    def signers(self) -> tuple[str, ...]:
        """Who signed what was used, as `role:key`, roles from the root down, each with its valid keys only."""
        return tuple(self._signers())

    def _signers(self) -> Iterator[str]:
        trusted = self._updater._trusted_set
        delegated = list((trusted.targets.delegations and trusted.targets.delegations.roles) or ())
        for role in (*_ROLES, *delegated):
            path = self._metadata / f"{role}.json"
            if path.is_file():
                signed = Metadata.from_bytes(path.read_bytes())
                parent: Root | Targets = trusted.root if role in _ROLES else trusted.targets
                result = parent.get_verification_result(role, signed.signed_bytes, signed.signatures)
                yield from (f"{role}:{key[:8]}" for key in sorted(result.signed))
