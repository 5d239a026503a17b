"""`niva search` and `niva show`."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from desktop.catalogue import Catalogue
from desktop.catalogue.questions import Facet, Order, Question
from desktop.catalogue.views import Card, Linked, RecordView
from desktop.command_line import measuring, opening, understanding
from desktop.command_line import saved as saving
from desktop.command_line.narrowing import Narrowing
from desktop.command_line.saved import NONE, Marks
from desktop.command_line.speaking import say, say_json
from desktop.language import _, current, ngettext, number_text, translation
from desktop.query_words import value_words
from desktop.ui.query import has_words, wordless_words
from desktop.ui.results.emptiness import emptiness, emptiness_words
from desktop.ui.results.ordering import shown_order
from desktop.wording import has_code, plain_text, told_as_one
from sync.bilingual import Bilingual, Lang
from sync.fields import Field, Many, Type
from sync.registry import document_of, fields_of
from sync.rows import Row

if TYPE_CHECKING:
    from desktop.catalogue.finding.explaining import Why
    from desktop.catalogue.finding.guessing import Guess

ORDERS = [order.value for order in Order]


def search(options: Namespace) -> int:
    """Prints the count and the first results; where there are none, those of what was probably meant, and says so."""
    if options.new and not options.saved:
        return saving.wrong_call()
    if options.order == Order.DISTANCE and not (options.near or options.saved):
        return measuring.wrong_call()
    lang = Lang(options.lang) if options.lang else current()
    with saving.opened(options) as catalogue:
        narrowing = Narrowing(catalogue, filters(options.filter))
        question = saving.asked(catalogue, options, narrowing.filters, lang)
        question = replace(question, order=shown_order(question))
        marks = saving.marks(catalogue, options)
        found = _first(catalogue, question, options.limit, marks if options.new else None)
        guess = None if found.count or options.exact or options.saved else catalogue.guess(question)
        guessed = _first(catalogue, replace(question, text=guess.text), options.limit) if guess else None
        understood = catalogue.understood(question.text, lang)
        why = "" if found.count or guess else emptiness_words(emptiness(catalogue, question))
        narrowing.tell_unknown()
    if question.text and found.count and not has_words(question.text):
        print(wordless_words(bool(question.filters)), file=sys.stderr)
    if options.json:
        guessing = {"guess": _guess_json(guess, guessed)} | understanding.understood_json(understood)
        say_json(_found_json(found, marks) | guessing | marks.json() | measuring.origin_json(question))
        return 0
    measuring.tell_origin(question, lang)
    understanding.tell_understood(question.text, understood)
    if guess:
        say(_instead(question.text, guess))
    _tell_found(guessed or found, lang, marks)
    if why:
        say(why)
    if options.save is not None:
        say(_("The search is saved: “niva saved” shows it."))
    return 0


def _instead(query: str, guess: Guess) -> str:
    if guess.shorter:
        return _("No record has all the words; shown are those with «{words}»").format(words=guess.text)
    return _("Nothing is found for «{query}»; shown are the results for «{guess}»").format(
        query=query, guess=guess.text
    )


@dataclass(frozen=True)
class _First:
    """How many there are, the cards of the first, and why each of these is among them if its words do not say it."""

    count: int
    cards: tuple[Card, ...]
    reasons: tuple[Why | None, ...]


def _first(catalogue: Catalogue, question: Question, limit: int, only: Marks | None = None) -> _First:
    """Of all that is found, or only of what is new in it."""
    found = catalogue.search(question).ids
    rows = found if only is None else [row for row in found if only.of(row)]
    first = rows[:limit]
    return _First(len(rows), catalogue.cards(first, measuring.near(question)), catalogue.why(question, first))


def _found_json(found: _First, marks: Marks = NONE) -> dict[str, Any]:
    told = zip(found.cards, found.reasons, strict=True)
    results = [_card_json(card) | marks.one_json(card.row) | {"why": _why_json(why)} for card, why in told]
    return {"count": found.count, "results": results}


def _why_json(why: Why | None) -> dict[str, str] | None:
    return {"typed": why.typed, "said": why.said} | ({"field": why.field} if why.field else {}) if why else None


def _guess_json(guess: Guess | None, found: _First | None) -> dict[str, Any] | None:
    return {"text": guess.text, "mistake": guess.mistake.value} | _found_json(found) if guess and found else None


def _tell_found(found: _First, lang: Lang, marks: Marks) -> None:
    say(ngettext("{count} record", "{count} records", found.count).format(count=found.count))
    for card, why in zip(found.cards, found.reasons, strict=True):
        name, keeper = _marked(card.name, lang), _marked(card.organisation, lang)
        words = (card.number or card.uid, marks.words(card.row), " · ".join(filter(None, (name, keeper))))
        say("  ".join(filter(None, (*words, measuring.away(card)))))
        if why:
            said = _("«{typed}» here is «{said}»").format(typed=why.typed, said=why.said)
            say("    " + (value_words(why) if why.field else said))


def filters(pairs: list[tuple[Facet, str]]) -> tuple[tuple[Facet, tuple[str, ...]], ...]:
    """The same facet twice means either."""
    chosen: dict[Facet, tuple[str, ...]] = {}
    for facet, code in pairs:
        chosen[facet] = (*chosen.get(facet, ()), code)
    return tuple(chosen.items())


def _card_json(card: Card) -> dict[str, Any]:
    texts = {name: _pair(getattr(card, name)) for name in ("name", "organisation", "place")}
    plain = {name: getattr(card, name) for name in ("uid", "kind", "number", "country", "confirmed_on", "demo")}
    told = {"type": card.type_code, "life_cycle": card.life_cycle, "freshness": card.freshness.value}
    return plain | texts | told | measuring.away_json(card)


def _pair(text: Bilingual) -> dict[str, str]:
    return {"ru": text.ru, "be": text.be}


def _marked(text: Bilingual, lang: Lang) -> str:
    shown = text.shown(lang)
    return shown.text if shown.lang is lang or not shown.text else f"[{shown.lang}] {shown.text}"


def show(options: Namespace) -> int:
    """Prints one record: every filled field under its label, or its document in JSON."""
    lang = Lang(options.lang) if options.lang else current()
    with opening.reading(options) as catalogue:
        view = catalogue.record(catalogue.find(options.uid))
        if options.json:
            say_json(_view_json(view))
        else:
            _tell(view, catalogue, lang)
    return 0


def _view_json(view: RecordView) -> dict[str, Any]:
    return {
        "record": document_of(view.record) | dict(view.unknown),
        "freshness": view.freshness.value,
        "edits": [edit.path for edit in view.edits],
        "problems": [{"path": p.path, "check": p.check.value, "given": p.given} for p in view.problems],
        "linked": [_link_json(link) for link in view.linked],
        "relations": [
            {"name": relation.back, "total": relation.total, "members": [_link_json(each) for each in relation.members]}
            for relation in view.relations
        ],
    }


def _link_json(link: Linked) -> dict[str, Any]:
    return {"uid": link.uid, "kind": link.kind, "number": link.number, "name": _pair(link.name)}


def _tell(view: RecordView, catalogue: Catalogue, lang: Lang) -> None:
    """The number, every filled field, and who names the record: its equipment, its services and so on."""
    fields = fields_of(view.record.kind)
    if view.record.number:
        say(f"{_(fields['number'].label)}: {view.record.number}")
    for field in fields.values():
        value = getattr(view.record, field.name)
        if value and not field.derived and field.type is not Type.FILE:
            say(f"{_(field.label)}: {_value_text(field, value, view, catalogue, lang)}")
    for relation in view.relations:
        names = [_linked_text(link, lang) for link in relation.members]
        more = ["…"] if relation.total > len(names) else []
        say(f"{_(relation.back)} ({number_text(relation.total)}): {'; '.join(names + more)}")


def _linked_text(link: Linked, lang: Lang) -> str:
    name = _marked(link.name, lang)
    return f"{name} ({link.number})" if name and link.number else name or link.number or link.uid


def _value_text(field: Field, value: Any, view: RecordView, catalogue: Catalogue, lang: Lang) -> str:
    if field.many is not Many.ONE:
        return "; ".join(_single_text(field, item, view, catalogue, lang) for item in value)
    return _single_text(field, value, view, catalogue, lang)


def _single_text(field: Field, value: Any, view: RecordView, catalogue: Catalogue, lang: Lang) -> str:
    if isinstance(value, Bilingual):
        return _marked(value, lang)
    if isinstance(value, Row):
        return ", ".join(_row_texts(field, value, view, catalogue, lang))
    if field.type is Type.TERM:
        label = _marked(catalogue.vocabularies.label(field.scheme, value), lang)
        return f"{value} {label}" if has_code(field.scheme) and label != value else label
    if field.type is Type.REFERENCE:
        return _marked(view.link(value).name, lang)
    return plain_text(field, value, translation(current()))


def _row_texts(field: Field, row: Row, view: RecordView, catalogue: Catalogue, lang: Lang) -> Iterator[str]:
    """The filled columns of a row in order; a sum or a size as one, a flag as what it says."""
    terms = catalogue.vocabularies
    on = view.asked_at.date().isoformat() if view.asked_at else ""
    one, names = told_as_one(row, lambda code: _marked(terms.label("unit", code), lang), translation(current()), on)
    for column in field.columns:
        cell = getattr(row, column.name)
        if column.name in names:
            yield from (one,) if one else ()
            one = ""
        elif cell and column.type is not Type.FILE:
            yield _(column.label) if column.type is Type.FLAG else _single_text(column, cell, view, catalogue, lang)
