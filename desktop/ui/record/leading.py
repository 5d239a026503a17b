"""The facts told at the top of a page, by kind: what a reader of that kind of record asks first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from desktop.language import N_, _, date_text, ngettext, pgettext
from desktop.ui.ending import end_told
from desktop.ui.notices import size_text
from desktop.ui.record.facts import Fact
from desktop.ui.record.reading import Piece, Reading, joined, told
from desktop.ui.record.standing import call_told
from desktop.ui.wording import capital
from desktop.wording import money_text
from sync.fields import Mark
from sync.records import Accreditation, Agreement, Call, Paper
from sync.registry import fields_of

if TYPE_CHECKING:
    from sync.fields import Field

LEADING = {
    "facility": ("order_type", "access_types", "reply_days", "grnti", "locality", "url"),
    "equipment": ("instrument_type", "manufacturer", "model", "made_year", "condition", "quantity"),
    "service": ("unit", "turnaround_days", "grnti", "remote_possible"),
    "organisation": ("locality", "address", "founded_year", "url", "founder_uid"),
    "programme": ("level", "programme_status", "start", "grnti", "url"),
    "call": ("deadline", "opens", "programme_uid", "amount_min", "eligible_countries", "grnti", "url"),
    "agreement": ("agreement_number", "signed", "valid_until", "auto_renew", "party_names", "parties"),
    "accreditation": ("issued", "valid_until", "body_uid", "document_uid"),
    "document": ("lang", "date", "file_hash", "url"),
    "person": ("position", "role", "languages", "email", "phone", "orcid", "latin", "about_uids"),
}
"""What is told at the top, by kind, in this order."""
TOLD_WITH_OTHERS = {"access_modes", "region", "country", "end", "amount_max", "currency", "size"}
"""Fields that stand in the line of another leading one."""

Told = Callable[[Reading], Iterator[Fact]]


def leading_facts(reading: Reading) -> list[Fact]:
    """The facts at the top of the page; fields without a value are left out."""
    kind = reading.record.kind
    fields = fields_of(kind)
    facts = (fact for name in LEADING.get(kind, ()) for fact in _facts(reading, fields[name]))
    return [fact for fact in facts if fact.pieces]


def _facts(reading: Reading, field: Field) -> Iterator[Fact]:
    special = _SPECIAL.get((reading.record.kind, field.name)) or _SPECIAL.get(("", field.name))
    if special is not None:
        yield from special(reading)
    else:
        yield fact_of(reading, field)


def fact_of(reading: Reading, field: Field) -> Fact:
    """A field with its label, what is known of its text, and whether it stays in the office."""
    stays = field.mark is Mark.PRIVATE or not reading.leaves
    hover = reading.provenance(field)
    return Fact(_(field.label), told(reading, field), hover=hover, stays=stays, note=reading.note(field))


def _line(label: str, make: Callable[[Reading], Iterator[Piece]]) -> Told:
    def facts(reading: Reading) -> Iterator[Fact]:
        yield Fact(_(label), tuple(make(reading)), stays=not reading.leaves)

    return facts


def _access(reading: Reading) -> Iterator[Piece]:
    pieces = reading.named("order_type") + reading.named("access_modes")
    if pieces:
        yield joined(pieces)


def _types(reading: Reading) -> Iterator[Piece]:
    if pieces := reading.named("access_types"):
        yield joined(pieces)


def _reply(reading: Reading) -> Iterator[Piece]:
    if days := getattr(reading.record, "reply_days", 0):
        yield Piece(ngettext("up to {n} working day", "up to {n} working days", days).format(n=days))


def _place(reading: Reading) -> Iterator[Piece]:
    town, country, region = (reading.named(name) for name in ("locality", "country", "region"))
    pieces = town + (() if town else region) + country
    if pieces:
        yield joined(pieces)


def _years(reading: Reading) -> Iterator[Piece]:
    start, end = (date_text(getattr(reading.record, name, "")) for name in ("start", "end"))
    if start:
        yield Piece(f"{start} — {end}" if end else _("since {date}").format(date=start))


def _countries(reading: Reading) -> Iterator[Piece]:
    if pieces := reading.named("eligible_countries"):
        yield joined(pieces)


def _amount(reading: Reading) -> Iterator[Piece]:
    record = reading.record
    if not isinstance(record, Call):
        return
    low, high = (money_text(text, record.currency) if text else "" for text in (record.amount_min, record.amount_max))
    if low and high:
        yield Piece(f"{low} — {high}")
    elif low or high:
        yield Piece(_("from {n}").format(n=low) if low else _("up to {n}").format(n=high))


def _call(reading: Reading) -> Iterator[Fact]:
    """The state of a call, and the deadline with whose time it is."""
    assert isinstance(reading.record, Call)
    state, words = call_told(reading.record, reading.now, reading.terms.label)
    yield Fact(pgettext("call", "State"), (Piece(words),), state=state)
    yield fact_of(reading, fields_of("call")["deadline"])


def _ends(reading: Reading) -> Iterator[Fact]:
    record = reading.record
    assert isinstance(record, Agreement | Accreditation)
    if not record.valid_until:
        return
    renewed = isinstance(record, Agreement) and record.auto_renew
    state, words = end_told(record.valid_until, reading.today)
    if renewed:
        state, words = None, date_text(record.valid_until)
    field = fields_of(record.kind)["valid_until"]
    yield Fact(_(field.label), (Piece(words),), state=state, hover=reading.provenance(field), stays=not reading.leaves)


def _certificates(reading: Reading) -> Iterator[Fact]:
    """Certificates of the record itself: scheme and end, as links."""
    for item in reading.view.near(Accreditation):
        if item.holder_uid != reading.record.uid:
            continue
        scheme = capital(reading.term("accreditation_scheme", item.accreditation_scheme).words)
        state, words = end_told(item.valid_until, reading.today) if item.valid_until else (None, "")
        said = " · ".join(filter(None, (scheme, words if state else _until(item.valid_until))))
        yield Fact(_("Accreditation"), (Piece(said, target=f"uid:{item.uid}"),), state=state)


def _until(iso: str) -> str:
    return _("until {date}").format(date=date_text(iso)) if iso else ""


def _grnti(reading: Reading) -> Iterator[Fact]:
    yield fact_of(reading, fields_of("facility")["grnti"])
    yield from _certificates(reading)


def _organisation_year(reading: Reading) -> Iterator[Fact]:
    yield fact_of(reading, fields_of("organisation")["founded_year"])
    yield from _certificates(reading)


def _file(reading: Reading) -> Iterator[Fact]:
    """The file of a document: opened where it is on this computer, its size told in any case."""
    record = reading.record
    assert isinstance(record, Paper)
    if record.file_hash:
        size = size_text(record.size) if record.size else ""
        words = " · ".join(filter(None, (_("Open the file"), size)))
        yield Fact(_("File"), (Piece(words, target=f"file:{record.file_hash}"),))


_SPECIAL: dict[tuple[str, str], Told] = {
    ("", "order_type"): _line(N_("Access"), _access),
    ("", "access_types"): _line(N_("Access type"), _types),
    ("", "reply_days"): _line(N_("Reply to a request"), _reply),
    ("", "locality"): _line(N_("Place"), _place),
    ("", "start"): _line(N_("Years"), _years),
    ("", "amount_min"): _line(N_("Amount"), _amount),
    ("", "eligible_countries"): _line(N_("Open to countries"), _countries),
    ("", "deadline"): _call,
    ("", "valid_until"): _ends,
    ("", "file_hash"): _file,
    ("facility", "grnti"): _grnti,
    ("organisation", "founded_year"): _organisation_year,
}
"""Facts that say more than one field, or say it better; by kind ('' for any) and leading field."""
