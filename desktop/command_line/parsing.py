"""The grammar of the command line. Help is written in the language chosen before."""

from __future__ import annotations

from argparse import Action, ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.command_line import (
    counting,
    exchanging,
    giving,
    loading,
    printing,
    reading,
    saved,
    windows,
    working,
    writing,
)
from desktop.command_line.minus import set_apart
from desktop.command_line.speaking import LANGUAGE
from desktop.command_line.values import above_zero, facet, named, pair, sort, target
from desktop.language import _
from desktop.version import VERSION
from sync.bilingual import Lang
from sync.records import KINDS

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction

    Verbs = _SubParsersAction["_Verb"]


def parser() -> ArgumentParser:
    """The whole grammar: options before the verb, a verb, its own arguments. No verb opens the window."""
    whole = ArgumentParser(
        prog="niva",
        description=_("Catalogue of the research infrastructure of Belarus and Russia."),
        epilog=_exit_codes(),
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    told = _("show program's version number and exit")  # argparse asks for this one untranslated before Python 3.13
    whole.add_argument("--version", action="version", version=f"niva {VERSION}", help=told)
    whole.add_argument("--profile", type=Path, metavar=_("DIR"), help=_("folder of the catalogue on this computer"))
    whole.add_argument("--sample", action="store_true", help=_("use the demonstration catalogue"))
    languages = [lang.value for lang in Lang]
    whole.add_argument(*LANGUAGE, dest="language", choices=languages, help=_("language of the interface"))
    whole.set_defaults(act=windows.open_window, json=False)
    verbs = whole.add_subparsers(metavar=_("VERB"), title=_("verbs"), parser_class=_Verb)
    daily = (_sync, _search, _saved, _show, _edit, _confirm, _undo, _redo, _print)
    for add in (*daily, _import, _template, _export, _stats, _check, _tour):
        add(verbs)
    return whole


def _exit_codes() -> str:
    return _(
        "Exit codes: 0 done, 1 bug, 2 wrong call, 3 no such record or no catalogue, 4 value or row not taken, "
        "5 not trusted, 6 not reached, 7 not understood, 8 no space, 9 profile in use or not writable, "
        "10 check found faults."
    )


class _Verb(ArgumentParser):
    """A verb; `late` gives the end of its help, gathered only when somebody reads it."""

    late: Callable[[], str] = str

    texts: frozenset[str] = frozenset()
    """Its options that take a query, which may begin with a minus; '' is the text that stands alone."""

    def format_help(self) -> str:
        self.epilog = self.late()
        return super().format_help()

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        if args is not None and self.texts:
            options = {name: action.nargs != 0 for name, action in self._option_string_actions.items()}
            args = set_apart(args, options, self.texts)
        return super().parse_known_args(args, namespace)


def _verb(verbs: Verbs, name: str, words: str, act: Callable[[Namespace], int]) -> _Verb:
    verb: _Verb = verbs.add_parser(name, help=words, description=words, allow_abbrev=False)
    verb.set_defaults(act=act)
    verb.add_argument("--json", action="store_true", help=_("answer in JSON"))
    return verb


def _sync(verbs: Verbs) -> None:
    verb = _verb(verbs, "sync", _("take the newest bundle of the centre"), exchanging.sync)
    verb.add_argument("source", metavar=_("SOURCE"), help=_("address, folder or .niva file"))
    verb.add_argument("--root", type=Path, metavar=_("FILE"), help=_("another root of trust (1.root.json)"))
    verb.add_argument("--accept-expired", action="store_true", help=_("knowingly take a copy whose time is over"))


def _search(verbs: Verbs) -> None:
    verb = _verb(verbs, "search", _("find records in both languages"), reading.search)
    verb.texts = frozenset({"", "--saved", "--save"})
    which = verb.add_mutually_exclusive_group()
    which.add_argument("text", metavar=_("TEXT"), nargs="?", default="", help=_("words in Russian or Belarusian"))
    told = _("ask a saved search, by its name or number")
    which.add_argument("--saved", type=named, metavar=_("NAME"), help=told)
    verb.add_argument("--save", default=None, metavar=_("NAME"), help=_("keep this search under a name"))
    verb.add_argument("--lang", choices=[lang.value for lang in Lang], help=_("language of names and order"))
    _narrowing(verb)
    verb.add_argument("--order", choices=reading.ORDERS, help=_("order of the results"))
    verb.add_argument("--near", type=named, metavar=_("TOWN"), help=_("sort by distance from this town"))
    verb.add_argument("--limit", type=above_zero, default=20, metavar=_("NUMBER"), help=_("show at most N results"))
    verb.add_argument("--count", action="store_true", help=_("tell how many there are and nothing else"))
    verb.add_argument("--exact", action="store_true", help=_("do not guess what was meant where nothing is found"))


def _saved(verbs: Verbs) -> None:
    verb = _verb(verbs, "saved", _("saved searches and what is new for each"), saved.saved)
    acts = verb.add_subparsers(metavar=_("VERB"), title=_("verbs"), parser_class=_Verb)
    for name, words, act in (
        ("rename", _("give a saved search another name"), saved.rename),
        ("remove", _("take a saved search away"), saved.remove),
        ("looked", _("count all that a saved search finds as seen"), saved.looked),
    ):
        below = _verb(acts, name, words, act)
        below.add_argument("name", metavar=_("NAME"), help=_("name or number of the saved search"))
        if act is saved.rename:
            below.add_argument("new_name", metavar=_("NEW-NAME"), help=_("its name from now on"))


def _show(verbs: Verbs) -> None:
    verb = _verb(verbs, "show", _("show one record whole"), reading.show)
    verb.add_argument("uid", metavar=_("RECORD"), help=_("identity or number of the record"))
    verb.add_argument("--lang", choices=[lang.value for lang in Lang], help=_("language of the texts"))


def _edit(verbs: Verbs) -> None:
    verb = _verb(verbs, "edit", _("change fields of a record on this computer"), writing.edit)
    verb.add_argument("uid", metavar=_("RECORD"), help=_("identity or number of the record"))
    verb.add_argument("changes", metavar=_("FIELD=VALUE"), nargs="+", action=_Pairs, help=_("for example name.be=…"))
    verb.add_argument("--author", default="", metavar=_("NAME"), help=_("who makes the change"))


def _confirm(verbs: Verbs) -> None:
    verb = _verb(verbs, "confirm", _("confirm that records are still so"), working.confirm)
    which = verb.add_mutually_exclusive_group(required=True)
    which.add_argument("uids", nargs="*", default=[], metavar=_("RECORD"), help=_("identities or numbers of records"))
    which.add_argument("--all-due", action="store_true", help=_("all records whose confirmation is due"))
    told = _("with --all-due: only what this organisation keeps")
    verb.add_argument("--organisation", type=named, metavar=_("ORGANISATION"), help=told)
    verb.add_argument("--author", default="", metavar=_("NAME"), help=_("who makes the change"))
    verb.add_argument("--by", default="", metavar=_("NAME"), help=_("the organisation that confirms"))


def _undo(verbs: Verbs) -> None:
    _verb(verbs, "undo", _("take the last change back"), writing.undo)


def _redo(verbs: Verbs) -> None:
    _verb(verbs, "redo", _("do again what was taken back last"), writing.redo)


def _print(verbs: Verbs) -> None:
    verb = _verb(verbs, "print", _("print records as PDF"), printing.print_records)
    verb.add_argument("--template", choices=["passport"], default="passport", help=_("kind of sheet"))
    verb.add_argument("--lang", choices=["ru", "be", "both"], default="ru", help=_("language of the sheet"))
    _choice(verb)
    verb.add_argument("--limit", type=above_zero, metavar=_("NUMBER"), help=_("print at most N records"))
    verb.add_argument("-o", "--output", type=target, required=True, metavar=_("FILE"), help=_("the PDF to write"))


def _export(verbs: Verbs) -> None:
    verb = _verb(verbs, "export", _("write records into a file for other programs"), giving.export)
    verb.late = giving.sorts_help
    verb.add_argument("--format", type=sort, required=True, metavar=_("NAME"), help=_("sort of the file"))
    _choice(verb)
    verb.add_argument("--lang", choices=[lang.value for lang in Lang], help=_("language of the texts"))
    verb.add_argument("--delimiter", choices=tuple(giving.SIGNS), default=";", help=_("between the cells of CSV"))
    verb.add_argument("-o", "--output", type=target, required=True, metavar=_("FILE"), help=_("the file to write"))


def _choice(verb: _Verb) -> None:
    """Which records a verb takes: some by name, or all that words or a saved search find."""
    verb.texts = frozenset({"--search", "--saved"})
    whose = verb.add_mutually_exclusive_group()
    whose.add_argument("--select", nargs="+", metavar=_("RECORD"), help=_("identities or numbers of records"))
    whose.add_argument("--search", default="", metavar=_("TEXT"), help=_("all records with these words"))
    told = _("all that a saved search finds, by its name or number")
    whose.add_argument("--saved", type=named, metavar=_("NAME"), help=told)
    _narrowing(verb)


def _narrowing(verb: _Verb) -> None:
    """What narrows all that is found."""
    told = _("with --saved: only what is new or changed since it was looked at")
    verb.add_argument("--new", action="store_true", help=told)
    told = _("narrow by a facet, for example country=BY")
    verb.add_argument("--filter", action="append", type=facet, default=[], metavar=_("FILTER=VALUE"), help=told)


def _import(verbs: Verbs) -> None:
    verb = _verb(verbs, "import", _("load records from a table (XLSX, CSV) or from our JSON Lines"), loading.load)
    verb.add_argument("file", type=Path, metavar=_("FILE"), help=_("the table"))
    verb.add_argument("--kind", choices=list(KINDS), help=_("what its records are; tables of this program say it"))
    verb.add_argument("--sheet", default="", metavar=_("NAME"), help=_("the sheet to read"))
    told = _("fill a field from a column, named by its header or letter")
    verb.add_argument("--map", type=pair, action="append", default=[], metavar=_("COLUMN=FIELD"), help=told)
    verb.add_argument("--encoding", default="", metavar=_("NAME"), help=_("encoding of CSV, such as cp1251"))
    told = _("what divides the cells of CSV: {signs}").format(signs=" ".join(loading.SIGNS))
    verb.add_argument("--delimiter", choices=list(loading.SIGNS), metavar=_("SIGN"), help=told)
    verb.add_argument("--dry-run", action="store_true", help=_("tell what would change and write nothing"))
    verb.add_argument("--author", default="", metavar=_("NAME"), help=_("who makes the change"))


def _template(verbs: Verbs) -> None:
    verb = _verb(verbs, "template", _("write an empty table to fill, with drop-down lists"), loading.template)
    verb.add_argument("kind", choices=list(KINDS), help=_("what its records are"))
    verb.add_argument("--lang", choices=[lang.value for lang in Lang], help=_("language of the headers and lists"))
    verb.add_argument("-o", "--output", type=target, required=True, metavar=_("FILE"), help=_("the XLSX to write"))


def _check(verbs: Verbs) -> None:
    _verb(verbs, "check", _("check the catalogue on this computer"), exchanging.check)


def _stats(verbs: Verbs) -> None:
    verb = _verb(verbs, "stats", _("count the catalogue, or what waits for an organisation"), counting.stats)
    told = _("only what this organisation keeps")
    verb.add_argument("--organisation", type=named, metavar=_("ORGANISATION"), help=told)


def _tour(verbs: Verbs) -> None:
    verb = _verb(verbs, "tour", _("draw the screens and sheets of the demonstration catalogue"), windows.tour)
    verb.add_argument("folder", type=Path, metavar=_("DIR"), help=_("where the pictures and PDF files go"))


class _Pairs(Action):
    """`FIELD=VALUE` as (field, value); a word without `=` is a wrong call."""

    def __call__(self, parser: ArgumentParser, namespace: Namespace, values: object, option: str | None = None) -> None:
        assert isinstance(values, list)
        for word in values:
            if "=" not in word:
                parser.error(_("{word}: write FIELD=VALUE").format(word=word))
        setattr(namespace, self.dest, [tuple(word.split("=", 1)) for word in values])
