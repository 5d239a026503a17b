"""`niva search` and `niva show`."""

from __future__ import annotations

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
from desktop.command_line.speaking import say, say_json, whisper
from desktop.language import _, current, ngettext, number_text, translation
from desktop.query_words import reason_words
from desktop.ui.results.emptiness import Emptiness, emptiness, emptiness_words
from desktop.ui.results.ordering import shown_order
from desktop.wording import has_code, plain_text, told_as_one
from sync.bilingual import Bilingual, Lang
from sync.fields import Field, Many, Type
from sync.registry import document_of, fields_of
from sync.rows import Row

if TYPE_CHECKING:
    from desktop.catalogue.finding.explaining import Why
    from desktop.catalogue.finding.guessing import Guess
    from desktop.catalogue.query.telling import Understood

ORDERS = [order.value for order in Order]


def search(options: Namespace) -> int:
    """Prints the count and the first results; where there are none, those of what was probably meant, and says so."""
    if code := _wrong_call(options):
        return code
    with saving.opened(options) as catalogue:
        narrowing = Narrowing(catalogue, filters(options.filter))
        if options.save is not None and narrowing.misspelt:
            narrowing.tell_unknown()
            return saving.not_kept()
        lang = Lang(options.lang) if options.lang else current()
        question = saving.asked(catalogue, options, narrowing.filters, lang)
        answer = _answer(catalogue, replace(question, order=shown_order(question)), options)
        narrowing.tell_unknown()
    if answer.marks.told:
        saving.tell_lost(answer.marks.told.search, whisper)
    if answer.found.count:
        understanding.tell_wordless(question, answer.understood)
    if options.json:
        say_json(_answer_json(answer, options))
    else:
        _tell_answer(answer, options)
    return 0


def _wrong_call(options: Namespace) -> int:
    """0, or the exit code of a call that lacks what another of its options needs, which is told."""
    if options.new and not options.saved:
        return saving.wrong_call()
    if options.order == Order.DISTANCE and not (options.near or options.saved):
        return measuring.wrong_call()
    return 0


@dataclass(frozen=True)
class _First:
    """How many there are, the cards of the first, and why each of these is among them if its words do not say it."""

    count: int
    cards: tuple[Card, ...] = ()
    reasons: tuple[Why | None, ...] = ()


@dataclass(frozen=True)
class _Answer:
    """What was found, what is new in it, what was shown instead where that is nothing, and how all was understood."""

    question: Question
    found: _First
    marks: Marks
    guess: Guess | None
    guessed: _First | None
    understood: Understood
    empty: Emptiness


def _answer(catalogue: Catalogue, question: Question, options: Namespace) -> _Answer:
    """Who only counts is told of nothing else."""
    marks = saving.marks(catalogue, options)
    found = _first(catalogue, question, 0 if options.count else options.limit, marks if options.new else None)
    certain = found.count or options.exact or options.saved or options.count
    guess = None if certain else catalogue.guess(question)
    guessed = _first(catalogue, guess.meant(question), options.limit) if guess else None
    told = found.count or guess or options.count or options.new
    empty = Emptiness() if told else emptiness(catalogue, question)
    understood = catalogue.understood(question.text, question.lang)
    return _Answer(question, found, marks, guess, guessed, understood, empty)


def _answer_json(answer: _Answer, options: Namespace) -> dict[str, Any]:
    counted = {"count": answer.found.count}
    told = counted if options.count else _found_json(answer.found, answer.marks)
    guess = {} if options.count else {"guess": _guess_json(answer.guess, answer.guessed), "absent": answer.empty.absent}
    understood = understanding.understood_json(answer.question.text, answer.understood)
    return told | guess | understood | answer.marks.json() | measuring.origin_json(answer.question)


def _tell_answer(answer: _Answer, options: Namespace) -> None:
    """A bare number and nothing else on stdout for who only counts."""
    tell, question = whisper if options.count else say, answer.question
    understanding.tell_understood(question.text, answer.understood, bool(answer.found.count or answer.guess), tell)
    if options.count:
        say(str(answer.found.count))
    else:
        measuring.tell_origin(question, question.lang)
        if answer.guess:
            say(_instead(question.text, answer.guess))
        _tell_found(answer.guessed or answer.found, question.lang, answer.marks)
    if why := emptiness_words(answer.empty):
        say(why)
    if options.save is not None:
        tell(_("The search is saved: “niva saved” shows it."))


def _instead(query: str, guess: Guess) -> str:
    if guess.most:
        return _("No record has all the words; shown are those with most of «{words}»").format(words=guess.text)
    if guess.shorter:
        return _("No record has all the words; shown are those with «{words}»").format(words=guess.text)
    return _("Nothing is found for «{query}»; shown are the results for «{guess}»").format(
        query=query, guess=guess.text
    )


def _first(catalogue: Catalogue, question: Question, limit: int, only: Marks | None = None) -> _First:
    """Of all that is found, or only of what is new in it."""
    found = catalogue.search(question).ids
    rows = found if only is None else [row for row in found if only.of(row)]
    if not limit:
        return _First(len(rows))
    first = rows[:limit]
    return _First(len(rows), catalogue.cards(first, measuring.near(question)), catalogue.why(question, first))


def _found_json(found: _First, marks: Marks = NONE) -> dict[str, Any]:
    told = zip(found.cards, found.reasons, strict=True)
    results = [_card_json(card) | marks.one_json(card.row) | {"why": _why_json(why)} for card, why in told]
    return {"count": found.count, "results": results}


def _why_json(why: Why | None) -> dict[str, str] | None:
    if why is None:
        return None
    more = {name: said for name in ("field", "lacking") if (said := getattr(why, name))}
    return {"typed": why.typed, "said": why.said} | more


def _guess_json(guess: Guess | None, found: _First | None) -> dict[str, Any] | None:
    return {"text": guess.text, "mistake": guess.mistake.value} | _found_json(found) if guess and found else None


def _tell_found(found: _First, lang: Lang, marks: Marks) -> None:
    say(ngettext("{count} record", "{count} records", found.count).format(count=number_text(found.count)))
    for card, why in zip(found.cards, found.reasons, strict=True):
        name, keeper = _marked(card.name, lang), _marked(card.organisation, lang)
        words = (card.number or card.uid, marks.words(card.row), " · ".join(filter(None, (name, keeper))))
        say("  ".join(filter(None, (*words, measuring.away(card)))))
        if why:
            say("    " + reason_words(why, _("«{typed}» here is «{said}»")))


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
