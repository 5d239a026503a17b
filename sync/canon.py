"""Canonical JSON: one text for one record, so that hashes and digests mean the same everywhere.

Canonical form: UTF-8, keys sorted by code point, no spaces, no floats, integers within 64 bits signed. Whoever
publishes makes every string NFC; whoever reads takes strings as they stand. Two programs that agree on this form agree
on the digest of a catalogue.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from typing import Any

import msgspec

Document = dict[str, Any]
"""A record as plain JSON: `{"uid": str, "kind": str, "rev": int, ...}`. It stays inside the package that made it."""

_MODULUS = 1 << 256
_LARGEST = (1 << 63) - 1


def _no_float(text: str) -> float:
    raise ValueError(f"float {text[:40]!r} is not canonical")


_ENCODER = msgspec.json.Encoder(order="sorted")
_DECODER = msgspec.json.Decoder(float_hook=_no_float)


def encode(value: Any) -> bytes:
    """Canonical bytes of a JSON value without floats.

    Raises ValueError for a float, an integer outside 64 bits or a value JSON has no form for.
    """
    _refuse_uncanonical(value)
    return _ENCODER.encode(value)


def decode(line: bytes) -> Any:
    """The value of canonical bytes. Raises ValueError for anything `encode` would not have written.

    Writing the value again and comparing refuses duplicate keys, spaces, other key orders and escapes in one stroke.
    """
    try:
        value = _DECODER.decode(line)
        again = _ENCODER.encode(value)
    except (msgspec.MsgspecError, RecursionError, OverflowError) as error:
        raise ValueError(str(error)) from error
    if again != line:
        raise ValueError("not in canonical form")
    _refuse_uncanonical(value)
    return value


def _refuse_uncanonical(value: Any) -> None:
    if isinstance(value, dict):
        for key, item in value.items():
            if not isinstance(key, str):
                raise ValueError(f"key {key!r} is not text")
            _refuse_uncanonical(item)
    elif isinstance(value, list):
        for item in value:
            _refuse_uncanonical(item)
    elif isinstance(value, float) or (isinstance(value, int) and not -_LARGEST - 1 <= value <= _LARGEST):
        raise ValueError(f"number {value!r} is not canonical")


def nfc(value: Any) -> Any:
    """The same JSON value with every text in Unicode NFC, as the publisher writes it."""
    if isinstance(value, str):
        return value if value.isascii() else unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {key: nfc(item) for key, item in value.items()}
    return [nfc(item) for item in value] if isinstance(value, list) else value


def record_hash(canonical: bytes) -> bytes:
    """SHA-256 of one canonical record, 32 bytes."""
    return hashlib.sha256(canonical).digest()


def state_digest(hashes: Iterable[bytes]) -> str:
    """Digest of a whole catalogue: the sum modulo 2^256 of its live record hashes, as 64 hexadecimal digits.

    Independent of order, so a delta can update it by subtraction and addition. It checks honest data under a
    signature; it is no commitment by itself.
    """
    return f"{sum(int.from_bytes(item, 'big') for item in hashes) % _MODULUS:064x}"
