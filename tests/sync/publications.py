"""A small centre and an office for the tests: what one publishes, the other fetches over any carrier."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from sync.bundle import NewRecord, read_full
from sync.carriers import Carrier, carrier_for
from sync.publish.centre import Centre
from sync.publish.importing import import_file
from sync.publish.keys import SeedKeys
from sync.publish.packing import pack
from sync.publish.publishing import PublishReport, found, publish
from sync.trust import Delivery, Floors, Have, NothingNew, Remembered, fetch

T0 = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 300
KEYS = SeedKeys("tests")


def organisation(number: int, **more: Any) -> dict[str, Any]:
    """A complete record of an invented organisation."""
    return {
        "kind": "organisation",
        "uid": f"11111111-1111-4111-8111-{number:012d}",
        "name": {"ru": f"Институт № {number}", "be": f"Інстытут № {number}"},
        "org_type": "institute",
        "region": "BY-HM",
        "demo": True,
        **more,
    }


class Publisher:
    """A centre with lives of a real one and keys of the tests."""

    def __init__(self, folder: Path, keys: SeedKeys = KEYS, seed: str = "") -> None:
        self.centre, self.keys = Centre.create(folder, seed), keys
        found(self.centre, keys, T0)
        self.inbox = folder / "inbox"
        self.inbox.mkdir()

    @property
    def tree(self) -> Path:
        return self.centre.tree

    @property
    def root(self) -> bytes:
        return (self.tree / "metadata" / "1.root.json").read_bytes()

    def take(self, *records: dict[str, Any], name: str = "orgs", on: str = "2026-03-01") -> None:
        """Import records instead of those imported under the same name before."""
        path = self.inbox / f"{name}.jsonl"
        path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")
        import_file(self.centre, path, on)

    def publish(self, now: datetime = T0) -> PublishReport:
        return publish(self.centre, self.keys, now, level=3)

    def with_picture(self) -> None:
        """One equipment record with a photo, beside the organisations."""
        (self.inbox / "photo.png").write_bytes(PICTURE)
        photo = {"file": "photo.png", "alt": {"ru": "Прибор", "be": "Прыбор"}}
        uid = "22222222-2222-4222-8222-000000000001"
        name = {"ru": "Лазер", "be": "Лазер"}
        tool = {"kind": "equipment", "uid": uid, "name": name, "facility_uids": [uid], "photos": [photo]}
        self.take(tool, name="tools")


def small(folder: Path, records: int = 12, keys: SeedKeys = KEYS, seed: str = "") -> Publisher:
    """A centre with a first publication of organisations and one photo."""
    publisher = Publisher(folder, keys, seed)
    publisher.take(*(organisation(number) for number in range(records)))
    publisher.with_picture()
    publisher.publish()
    return publisher


class Memory:
    """Trust memory that dies with the test."""

    def __init__(self) -> None:
        self.files: tuple[Remembered, ...] = ()
        self.kept = Floors()

    def load(self) -> tuple[Remembered, ...]:
        return self.files

    def save(self, files: tuple[Remembered, ...]) -> None:
        self.files = files

    def floors(self) -> Floors:
        return self.kept

    def raise_floors(self, floors: Floors) -> None:
        self.kept = floors


@dataclass
class Office:
    """One desktop: its folders, its memory, and what it adopted last."""

    folder: Path
    root: bytes
    memory: Memory = field(default_factory=Memory)
    have: Have = field(default_factory=Have)

    def fetch(self, carrier: Carrier | str, now: datetime = T0, **more: Any) -> Delivery | NothingNew:
        """Fetch and, if something came, adopt it."""
        got = fetch(
            carrier_for(carrier) if isinstance(carrier, str) else carrier,
            root=self.root,
            memory=self.memory,
            folder=self.folder / "work",
            media=self.folder / "media",
            have=self.have,
            now=now,
            **more,
        )
        if isinstance(got, Delivery):
            self.have = Have(got.manifest.catalog_id, got.manifest.seq)
        return got


def names(delivery: Delivery | NothingNew) -> list[str]:
    """Russian names of all delivered records, in their order."""
    assert isinstance(delivery, Delivery)
    live = (e for e in read_full(delivery.payload, delivery.manifest.full) if isinstance(e, NewRecord))
    return [json.loads(entry.canonical)["name"]["ru"] for entry in live]


@dataclass
class Faults:
    """What a web server does wrong: applies to paths that hold `where`."""

    where: str = ""
    cut_after: int = -1
    status: int = 0
    body: bytes | None = None
    ignore_range: bool = False
    wrong_range: bool = False
    drip: bool = False


@dataclass
class Server:
    """A running web server over a folder; `asked` lists requests as (path, range), `connections` counts them."""

    url: str
    faults: Faults = field(default_factory=Faults)
    asked: list[tuple[str, str]] = field(default_factory=list)
    connections: int = 0


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """Serve a folder on 127.0.0.1 until the end of the block."""
    server = Server("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def setup(self) -> None:
            server.connections += 1
            super().setup()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

        def do_GET(self) -> None:
            _answer(self, server, folder)

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    server.url = f"http://127.0.0.1:{httpd.server_address[1]}/"
    try:
        yield server
    finally:
        httpd.shutdown()
        httpd.server_close()
        thread.join()


def _answer(request: BaseHTTPRequestHandler, server: Server, folder: Path) -> None:
    wanted = request.headers.get("Range", "")
    server.asked.append((request.path, wanted))
    faults = server.faults if server.faults.where and server.faults.where in request.path else Faults()
    path = folder / request.path.lstrip("/")
    if faults.status or (not path.is_file() and faults.body is None):
        _send(request, faults.status or 404, b"no", {})
        return
    body = faults.body if faults.body is not None else path.read_bytes()
    start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted and not faults.ignore_range else 0
    if start and start >= len(body):
        _send(request, 416, b"", {})
        return
    shown = start + 7 if faults.wrong_range else start
    headers = {"Content-Range": f"bytes {shown}-{len(body) - 1}/{len(body)}"} if start else {}
    _send(request, 206 if start else 200, body[start:], headers, faults)


def _send(
    request: BaseHTTPRequestHandler, status: int, body: bytes, headers: dict[str, str], faults: Faults | None = None
) -> None:
    request.send_response(status)
    for name, value in {**headers, "Content-Length": str(len(body))}.items():
        request.send_header(name, value)
    request.end_headers()
    if faults and faults.cut_after >= 0:
        request.wfile.write(body[: faults.cut_after])
        request.close_connection = True
    elif faults and faults.drip:
        for place in range(len(body)):
            try:
                request.wfile.write(body[place : place + 1])
            except OSError:
                return
            threading.Event().wait(0.01)
    else:
        request.wfile.write(body)


@contextmanager
def offered(kind: str, publisher: Publisher, folder: Path) -> Iterator[str]:
    """The publication as a source of a kind: `web`, `folder` or `file`."""
    if kind == "web":
        with serving(publisher.tree) as server:
            yield server.url
    elif kind == "folder":
        yield str(publisher.tree)
    else:
        out = folder / "bundle.niva"
        pack(publisher.centre, out)
        yield str(out)


CARRIERS = ("web", "folder", "file")


each_carrier = pytest.mark.parametrize("carrier", CARRIERS)
each_offline = pytest.mark.parametrize("carrier", CARRIERS[1:])


def later(publisher: Publisher, number: int = 99, days: int = 1) -> None:
    """One more organisation, published some days later."""
    publisher.take(*(organisation(n) for n in (*range(12), number)))
    publisher.publish(T0 + days * DAY)
