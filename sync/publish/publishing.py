"""The next publication: gathered, written beside the last one, read back, signed, and only then in force.

Files are laid down in the order an office may meet them: targets, versioned metadata, the timestamp last, each by
rename. Until the timestamp is replaced, everybody sees the publication before.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from sync import canon
from sync.bundle import (
    FORMAT,
    MANIFEST,
    SCHEMA,
    FullEntry,
    Manifest,
    MediaEntry,
    NewRecord,
    Schema,
    Tombstone,
    encode_manifest,
    find_media,
    read_full,
    write_full,
)
from sync.errors import Damaged
from sync.publish.bounds import refuse_oversize
from sync.publish.centre import Centre, State, digest_of, write
from sync.publish.gathering import Counts, Gathering
from sync.publish.keys import Keys
from sync.publish.refusals import TooLarge
from sync.publish.rows import NO_FILE, Finding
from sync.publish.signing import DEMO_LIVES, LIVES, Signing

_KEPT = timedelta(days=30)


class PublishReport(msgspec.Struct, frozen=True, kw_only=True):
    """What was published. `seq` did not rise and `signed_only` is true if nothing had changed.

    `held` records kept their last good version because the current one is bad; `findings` say why. `expires` is the
    last day of each role.
    """

    seq: int
    signed_only: bool
    records: int
    new: int
    changed: int
    unchanged: int
    withdrawn: int
    held: int
    media: int
    bytes: int
    state_digest: str
    expires: dict[str, str]
    findings: tuple[Finding, ...]


def found(centre: Centre, keys: Keys, now: datetime, first: int = 1) -> None:
    """The ceremony of a new centre: its first root and targets. Raises Untrusted if too few keys are here.

    `first` is the number of the first publication. A demonstration built anew from its sources takes a higher one than
    last time, so that an office that has the former build sees a newer one.
    """
    signing = _signing(centre, keys, now, dict.fromkeys(("targets", "catalog", "snapshot", "timestamp"), first - 1))
    signing.found(centre.settings.catalog_id)
    centre.keep(State(seq=first - 1, versions=signing.versions))


def publish(
    centre: Centre, keys: Keys, now: datetime, level: int = 19, allow_incomplete: bool = False
) -> PublishReport:
    """Publish the current records as of an aware time; `level` is zstd's, 19 for anything that travels.

    `allow_incomplete` also publishes records below the minimum. Raises Untrusted if a key is missing, TooLarge for what
    every office would refuse, Damaged if the snapshot does not read back as it was written, OSError if the disk fails:
    then the last publication stays in force.
    """
    state = centre.state
    gathering = Gathering(centre, now.date(), allow_incomplete)
    fresh = centre.tree / "next.jsonl.zst"
    fresh.parent.mkdir(parents=True, exist_ok=True)
    full = write_full(fresh, state.seq + 1, gathering.entries(_previous(centre, state)), level)
    media = tuple(_media(centre, gathering))
    _refuse_oversize(fresh, _manifest(centre, full, media, state.versions["root"], now))
    signing = _signing(centre, keys, now, dict(state.versions))
    signing.renew()
    if _is_same(state, full, media, gathering):
        fresh.unlink()
        _in_force(centre, signing)
        return _report(centre, gathering.counts, tuple(gathering.findings), signing, signed_only=True)
    _prove(fresh, full)
    manifest = _manifest(centre, full, media, signing.versions["root"], now)
    targets, stored = _lay_down(centre, fresh, manifest)
    signing.publish(targets)
    # Before the timestamp: a publication cut off here is in force with the next call, and no number is used twice.
    gone = tuple(gathering.withdrawn)
    centre.keep(State(manifest.seq, signing.versions, full, stored, media, gone, state.checked))
    _in_force(centre, signing)
    _prune(centre, set(targets.values()), now)
    return _report(centre, gathering.counts, tuple(gathering.findings), signing, signed_only=False)


def _signing(centre: Centre, keys: Keys, now: datetime, versions: dict[str, int]) -> Signing:
    return Signing(centre.tree, keys, DEMO_LIVES if centre.settings.seed else LIVES, now, versions)


def _previous(centre: Centre, state: State) -> Iterator[NewRecord | Tombstone]:
    return read_full(centre.tree / state.stored, state.full) if state.full else iter(())


def _media(centre: Centre, gathering: Gathering) -> Iterator[MediaEntry]:
    """Files the published records name and the centre has; the others are told."""
    for digest in sorted(gathering.media):
        path = find_media(centre.media, digest)
        if path is None or not path.stat().st_size:
            gathering.findings.append(Finding(file="media", check=NO_FILE, given=digest, severe=False))
        else:
            yield MediaEntry(path=f"catalog/media/{path.name}", length=path.stat().st_size)


def _refuse_oversize(fresh: Path, manifest: Manifest) -> None:
    try:
        refuse_oversize(manifest)
    except TooLarge:
        fresh.unlink()
        raise


def _is_same(state: State, full: FullEntry, media: tuple[MediaEntry, ...], gathering: Gathering) -> bool:
    before = state.full
    same_records = before is not None and (before.state_digest, before.records) == (full.state_digest, full.records)
    return same_records and state.media == media and set(state.withdrawn) == set(gathering.withdrawn)


def _prove(path: Path, full: FullEntry) -> None:
    """Read the snapshot back as an office will. Raises Damaged if it is not what was meant."""
    live = (entry.digest for entry in read_full(path, full) if isinstance(entry, NewRecord))
    if canon.state_digest(live) != full.state_digest:
        raise Damaged(path.name)


def _manifest(centre: Centre, full: FullEntry, media: tuple[MediaEntry, ...], root: int, now: datetime) -> Manifest:
    return Manifest(
        format=FORMAT,
        catalog_id=centre.settings.catalog_id,
        seq=full.seq,
        issued=now.replace(microsecond=0),
        min_root_version=root,
        schema=Schema(version=SCHEMA, min_reader=SCHEMA),
        records=full.records,
        state_digest=full.state_digest,
        full=full,
        media=media,
    )


def _lay_down(centre: Centre, fresh: Path, manifest: Manifest) -> tuple[dict[str, Path], str]:
    """Targets of a publication in their places, by target path; and the snapshot's place in the tree."""
    snapshot = _stored(centre, manifest.full.path, digest_of(fresh))
    snapshot.parent.mkdir(parents=True, exist_ok=True)
    fresh.replace(snapshot)
    targets = {manifest.full.path: snapshot}
    for entry in manifest.media:
        digest = entry.name.partition(".")[0]
        place = _stored(centre, entry.path, digest)
        if not place.exists():
            write(place, (centre.media / entry.name).read_bytes())
        targets[entry.path] = place
    written = centre.tree / "manifest.new"
    write(written, encode_manifest(manifest))
    targets[MANIFEST] = written.replace(_stored(centre, MANIFEST, digest_of(written)))
    return targets, snapshot.relative_to(centre.tree).as_posix()


def _stored(centre: Centre, target: str, digest: str) -> Path:
    """Where a target stands in a consistent snapshot: its hash before its name."""
    folder, _, name = target.rpartition("/")
    return centre.tree / "targets" / folder / f"{digest}.{name}"


def _in_force(centre: Centre, signing: Signing) -> None:
    """A new timestamp over the newest snapshot: from here on offices see it."""
    signing.still_alive()
    centre.keep(msgspec.structs.replace(centre.state, versions=signing.versions))


def _prune(centre: Centre, current: set[Path], now: datetime) -> None:
    """Drop targets of former publications once nobody can be in the middle of fetching them."""
    oldest = (now - _KEPT).timestamp()
    for path in centre.tree.glob("targets/**/*"):
        if path.is_file() and path not in current and path.stat().st_mtime < oldest:
            path.unlink()


def _report(
    centre: Centre, counts: Counts, findings: tuple[Finding, ...], signing: Signing, signed_only: bool
) -> PublishReport:
    state = centre.state
    full = state.full
    return PublishReport(
        seq=state.seq,
        signed_only=signed_only,
        records=full.records if full else 0,
        new=counts.new,
        changed=counts.changed,
        unchanged=counts.unchanged,
        withdrawn=counts.withdrawn,
        held=counts.held,
        media=len(state.media),
        bytes=(full.length if full else 0) + sum(entry.length for entry in state.media),
        state_digest=full.state_digest if full else "",
        expires=signing.expires(),
        findings=findings,
    )
