"""Canonical JSON: what is written is read back, and nothing else is accepted."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.canon import decode, encode, nfc, record_hash, state_digest

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)


@given(JSON)
def test_written_is_read_back(value: object) -> None:
    assert decode(encode(value)) == value


@given(JSON)
def test_one_value_has_one_form(value: object) -> None:
    assert encode(decode(encode(value))) == encode(value)


@pytest.mark.parametrize(
    "line",
    [
        b'{"a":1,"a":1}',
        b'{"a": 1}',
        b'{"b":1,"a":1}',
        b'{"a":1.5}',
        b'{"a":1e3}',
        b'{"a":NaN}',
        b'{"a":18446744073709551615}',
        b'{"a":' + b"9" * 5000 + b"}",
        b'"\\ud800"',
        b'"\\u0061"',
        b"[" * 100_000,
        b"\xff",
        b"",
    ],
)
def test_anything_else_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError):
        decode(line)


@pytest.mark.parametrize("value", [1.0, 2**63, {1: 2}, [float("nan")]])
def test_what_has_no_form_is_not_written(value: object) -> None:
    with pytest.raises(ValueError, match=r"canonical|not text"):
        encode(value)


def test_the_publisher_composes_letters() -> None:
    assert nfc({"name": ["\u0438\u0306", "\u0443\u0306"]}) == {"name": ["\u0439", "\u045e"]}


def test_the_digest_does_not_depend_on_order_and_can_be_updated() -> None:
    hashes = [record_hash(text) for text in (b"one", b"two", b"three")]
    assert state_digest(hashes) == state_digest(reversed(hashes))
    assert state_digest([]) == "0" * 64
    grown = int(state_digest(hashes[:2]), 16) + int(hashlib.sha256(b"three").hexdigest(), 16)
    assert state_digest(hashes) == f"{grown % 2**256:064x}"
