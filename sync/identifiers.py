"""Numbers of registers and the checks they carry; python-stdnum knows most of them."""

from __future__ import annotations

import re
from collections.abc import Callable

_ROR = re.compile(r"(?:https://ror\.org/)?0([0-9a-hj-km-np-tv-z]{6})([0-9]{2})")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:)?10\.\d{4,9}/\S+", re.IGNORECASE)
_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"


def is_valid(scheme: str, number: str) -> bool:
    """True if the number can exist in the register; an unknown register proves nothing against it."""
    check = _SCHEMES.get(scheme)
    return check(number) if check else True


def _ror(number: str) -> bool:
    """ROR: 0, six letters of Crockford's base 32, two digits of ISO/IEC 7064 mod 97-10 (ror.org, "ROR identifier")."""
    match = _ROR.fullmatch(number.strip())
    if not match:
        return False
    value = 0
    for letter in match[1]:
        value = value * 32 + _CROCKFORD.index(letter)
    return 98 - (value * 100) % 97 == int(match[2])


def _isni(number: str) -> bool:
    from stdnum import isni

    return bool(isni.is_valid(number))


def _orcid(number: str) -> bool:
    """ORCID is an ISNI written with hyphens: 16 digits, ISO 7064 mod 11-2."""
    return _isni(number.removeprefix("https://orcid.org/").replace("-", ""))


def _unp(number: str) -> bool:
    from stdnum.by import unp

    return bool(unp.is_valid(number))


def _inn(number: str) -> bool:
    from stdnum.ru import inn

    return bool(inn.is_valid(number))


def _ogrn(number: str) -> bool:
    from stdnum.ru import ogrn

    return bool(ogrn.is_valid(number))


_SCHEMES: dict[str, Callable[[str], bool]] = {
    "ror": _ror,
    "isni": _isni,
    "orcid": _orcid,
    "unp": _unp,
    "inn": _inn,
    "ogrn": _ogrn,
    "doi": lambda number: _DOI.fullmatch(number.strip()) is not None,
}
