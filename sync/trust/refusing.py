"""What went wrong in the TUF workflow, as a refusal: the one boundary no foreign exception passes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tuf.api.exceptions import (
    BadVersionNumberError,
    DownloadError,
    DownloadHTTPError,
    DownloadLengthMismatchError,
    ExpiredMetadataError,
    LengthOrHashMismatchError,
)
from tuf.api.metadata import Metadata
from tuf.api.serialization import DeserializationError

from sync.bundle.tree import Carrier
from sync.disk import disk_refusal
from sync.errors import Damaged, ExpiredCopy, NoConnection, NotABundle, OlderCopy, Refusal, Untrusted
from sync.trust.receiving import Receiver
from sync.trust.values import Floors

_LONGEST_PAST = timedelta(days=400)


def refusal_for(
    error: Exception, carrier: Carrier, receiver: Receiver | None, floors: Floors, at: datetime, folder: Path
) -> Refusal:
    """The refusal that says what `error`, one of `client.TUF_ERRORS`, means to a person.

    `at` is the time the chain was judged at, `folder` where the journey wrote.
    """
    last = receiver.last if receiver else ""
    name = last.rpartition("/")[2]
    match error:
        case OSError():
            return disk_refusal(folder, error)  # ours: carriers have made refusals of the source's failures
        case ExpiredMetadataError() if receiver:
            return _expired_copy(carrier, receiver, floors, at)
        case DownloadHTTPError() if name == "timestamp.json":
            return NotABundle(carrier.source, f"no {last}")
        case DownloadHTTPError() | DownloadLengthMismatchError() | LengthOrHashMismatchError():
            return Damaged(name)
        case DeserializationError() if name:
            return Damaged(name)
        case DownloadError():
            return NoConnection(carrier.source, str(error))
        case BadVersionNumberError() if name == "timestamp.json":
            return OlderCopy(0, floors.seq)
        case BadVersionNumberError():
            return Damaged(name)
    return Untrusted(str(error))


def last_living_moment(receiver: Receiver) -> datetime | None:
    """One second before the offered timestamp expires; None if the source offered none that can be read."""
    stamp = next((data for url, data in receiver.seen.items() if url.endswith("/timestamp.json")), b"")
    ends = _expiry(stamp)
    return ends - timedelta(seconds=1) if ends else None


def _expired_copy(carrier: Carrier, receiver: Receiver, floors: Floors, at: datetime) -> ExpiredCopy:
    """The refusal of metadata whose life is over, and whether a person may take the copy knowingly.

    They may if it was carried here, lived no less long than what we verified last, and died within 400 days.
    """
    moment = last_living_moment(receiver)
    ended = min((end for end in map(_expiry, receiver.seen.values()) if end and end <= at), default=at)
    if moment is None:
        return ExpiredCopy(ended, False)
    known = floors.last_verified or datetime.min.replace(tzinfo=UTC)
    return ExpiredCopy(ended, carrier.offline and known <= moment < at <= moment + _LONGEST_PAST)


def _expiry(data: bytes) -> datetime | None:
    try:
        return Metadata.from_bytes(data).signed.expires
    except DeserializationError:
        return None
