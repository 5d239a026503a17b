"""A bundle tree behind an http(s) address.

One connection is kept for the whole journey. The certificate is judged by the system's own store, where an
administrator adds the company's authority; proxies come from the system's settings. A transfer that stands still or
drips is given up, and one that was cut goes on where it stopped.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from sync.bundle.tree import CHUNK, Carried, Chunks
from sync.errors import NoConnection

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

_ABSENT = {403, 404, 410}
_ERROR_BODY_CAP = 2**16
_PAGE = re.compile(rb"\s*(<!doctype\s+html|<html|<head|<\?xml)", re.IGNORECASE)
_RANGE = re.compile(r"bytes (\d+)-")


class WebCarrier:
    """Reads files below one address.

    `patience` is how long, in seconds, a transfer may stay below `least_rate` bytes a second; `silence` how long
    nothing at all may come; `clock` counts seconds.
    """

    offline = False

    def __init__(
        self,
        address: str,
        silence: float = 30.0,
        patience: float = 120.0,
        least_rate: int = 512,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._base = address if not address or address.endswith("/") else address + "/"
        self._silence, self._patience, self._least_rate, self._clock = silence, patience, least_rate, clock
        self._pool: PoolManager | None = None

    @property
    def source(self) -> str:
        """The address."""
        return self._base

    def read(self, path: str, start: int = 0) -> Carried | None:
        """Bytes of a file; begins at 0 where the server ignores ranges. Raises NoConnection."""
        response = self._request(path if "://" in path else self._base + path, start)
        if response.status in _ABSENT or (response.status == 416 and start):
            self._drop(response)
            return None if response.status in _ABSENT else self.read(path)
        if response.status not in (200, 206):
            self._drop(response)
            raise NoConnection(self.source, f"status {response.status} for {path}")
        begins = _begin(response) if response.status == 206 else 0
        if begins not in (0, start):
            response.close()
            raise NoConnection(self.source, f"wrong range for {path}")
        return Carried(begins, self._chunks(response, path, begins))

    def _request(self, url: str, start: int) -> BaseHTTPResponse:
        from urllib3 import Timeout
        from urllib3.exceptions import HTTPError

        headers = {"Accept-Encoding": "identity", "User-Agent": "niva"}
        if start:
            headers["Range"] = f"bytes={start}-"
        try:
            return self._connections(url).request(
                "GET", url, headers=headers, preload_content=False, timeout=Timeout(self._silence)
            )
        except (HTTPError, OSError, ValueError) as error:
            raise NoConnection(self.source, str(error)) from error

    def _connections(self, url: str) -> PoolManager:
        if self._pool is None:
            self._pool = _pool(url)
        return self._pool

    def _chunks(self, response: BaseHTTPResponse, path: str, begins: int) -> Chunks:
        from urllib3.exceptions import HTTPError

        promised = response.headers.get("Content-Length", "")
        came, started = 0, self._clock()
        try:
            while chunk := response.read1(CHUNK):
                if not came and not begins and _PAGE.match(chunk):
                    raise NoConnection(self.source, f"a web page came instead of {path}")
                came += len(chunk)
                self._refuse_dripping(came, started)
                yield chunk
        except (HTTPError, OSError, ValueError) as error:
            raise NoConnection(self.source, str(error)) from error
        finally:
            response.close() if promised.isdecimal() and came < int(promised) else response.release_conn()
        if promised.isdecimal() and came < int(promised):
            raise NoConnection(self.source, f"{path} ended after {came} of {promised} bytes")

    def _refuse_dripping(self, came: int, started: float) -> None:
        spent = self._clock() - started
        if spent > self._patience and came < spent * self._least_rate:
            raise NoConnection(self.source, f"{came} bytes in {spent:.0f} s")

    def _drop(self, response: BaseHTTPResponse) -> None:
        """Read what little an error says, so that its connection serves the next request."""
        from urllib3.exceptions import HTTPError

        try:
            response.read(_ERROR_BODY_CAP)
        except (HTTPError, OSError, ValueError):
            response.close()
        response.release_conn()

    def close(self) -> None:
        """Close the connection; the next `read` opens another."""
        if self._pool is not None:
            self._pool.clear()
            self._pool = None


def _begin(response: BaseHTTPResponse) -> int:
    found = _RANGE.match(response.headers.get("Content-Range", ""))
    return int(found[1]) if found else -1


def _pool(url: str) -> PoolManager:
    import ssl

    from truststore import SSLContext
    from urllib3 import PoolManager, ProxyManager, Retry

    parts = urlsplit(url)
    context = SSLContext(ssl.PROTOCOL_TLS_CLIENT) if parts.scheme == "https" else None
    retries = Retry(total=4, connect=1, read=0, redirect=3, status=0, raise_on_status=False)
    proxy = None if proxy_bypass(parts.hostname or "") else getproxies().get(parts.scheme)
    if proxy:
        return ProxyManager(proxy, ssl_context=context, retries=retries)
    return PoolManager(ssl_context=context, retries=retries)
