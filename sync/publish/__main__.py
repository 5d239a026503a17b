"""`niva-centre`: the publisher's command line.

Exit codes: 0 done; 2 wrong call; 4 done, but some rows or records were not taken; 5 keys; 6 something is not there;
7 not understood; 8 the disk.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from sync.errors import NoSpace, NotReached, NotTrusted, NotUnderstood, Refusal, SourceMissing
from sync.fields import N_
from sync.publish.centre import Centre
from sync.publish.refusals import EmptyPassphrase, SameName
from sync.publish.rows import Finding
from sync.publish.words import LANGUAGES, Words

if TYPE_CHECKING:
    from sync.publish.importing import ImportReport
    from sync.publish.keys import Keys

    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

_EXIT: tuple[tuple[type[Refusal], int], ...] = (
    (SameName, 2),
    (NotTrusted, 5),
    (NotReached, 6),
    (NotUnderstood, 7),
    (NoSpace, 8),
)
_SOME_NOT_TAKEN = 4
_LANGUAGE = ("--language", "--lang")
_LEVELS = range(1, 20)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    words = Words(_language(given))
    asked = _grammar(words).parse_args(given)
    act: Callable[[argparse.Namespace, Words], int] = asked.act
    try:
        return act(asked, words)
    except Refusal as refusal:
        return _refused(asked, words, refusal)
    except FileNotFoundError as error:
        return _refused(asked, words, SourceMissing(str(error.filename)))
    except BrokenPipeError:
        sys.stderr.close()  # the reader of a pipe went away: nobody is left to tell
        return 0
    except OSError as error:
        return _refused(asked, words, NoSpace(str(error.filename or asked.folder), 0, 0))


def _refused(asked: argparse.Namespace, words: Words, refusal: Refusal) -> int:
    if asked.json:
        _answer({"refusal": type(refusal).__name__, "reason": str(refusal)})
    print(words.refusal(refusal), file=sys.stderr)
    return next((code for family, code in _EXIT if isinstance(refusal, family)), 1)


def _language(given: list[str]) -> str:
    """The first that says something wins: the option, NIVA_LANGUAGE; otherwise Russian."""
    after = (given[place + 1] for place, word in enumerate(given[:-1]) if word in _LANGUAGE)
    joined = (word.partition("=")[2] for word in given if word.partition("=")[0] in _LANGUAGE)
    told = (*after, *joined, os.environ.get("NIVA_LANGUAGE"))
    return next((word for word in told if word in LANGUAGES), LANGUAGES[0])


def _grammar(words: Words) -> argparse.ArgumentParser:
    whole = argparse.ArgumentParser(
        prog="niva-centre",
        description=words(N_("Publishes the catalogue: takes records in, signs them, packs them.")),
        allow_abbrev=False,
    )
    whole.add_argument(*_LANGUAGE, choices=LANGUAGES, help=words(N_("language of the interface")))
    verbs = whole.add_subparsers(required=True, metavar=words(N_("VERB")), title=words(N_("verbs")))
    _init_grammar(verbs, words)
    _import_grammar(verbs, words)
    _publish_grammar(verbs, words)
    verb = _verb(verbs, words, "pack", N_("put the publication into one file"), _pack)
    verb.add_argument("out", type=Path, metavar=words(N_("FILE")), help=words(N_("the file to write")))
    _thesaurus_grammar(verbs, words)
    return whole


def _verb(
    verbs: Verbs, words: Words, name: str, told: str, act: Callable[[argparse.Namespace, Words], int]
) -> argparse.ArgumentParser:
    verb: argparse.ArgumentParser = verbs.add_parser(
        name, help=words(told), description=words(told), allow_abbrev=False
    )
    verb.set_defaults(act=act)
    verb.add_argument("--json", action="store_true", help=words(N_("answer in JSON")))
    verb.add_argument("folder", type=Path, metavar=words(N_("DIR")), help=words(N_("folder of the centre")))
    return verb


def _init_grammar(verbs: Verbs, words: Words) -> None:
    verb = _verb(verbs, words, "init", N_("begin a catalogue: its keys and its root of trust"), _init)
    told = N_("make keys anybody can make again: FOR DEMONSTRATION ONLY, they protect nothing")
    verb.add_argument("--seed", default="", help=words(told))
    verb.add_argument(
        "--first", type=int, default=1, metavar=words(N_("NUMBER")), help=words(N_("number of the first publication"))
    )
    _key_options(verb, words)


def _import_grammar(verbs: Verbs, words: Words) -> None:
    verb = _verb(verbs, words, "import", N_("take files of records, vocabularies and pictures in"), _import)
    verb.add_argument("files", type=Path, nargs="+", metavar=words(N_("FILE")), help=words(N_("a file to take in")))
    verb.add_argument(
        "--towns", type=Path, metavar=words(N_("FILE")), help=words(N_("table of towns for the registry"))
    )
    verb.add_argument(
        "--kinds", default="", metavar=words(N_("KINDS")), help=words(N_("take only these kinds of records"))
    )
    _now_option(verb, words)


def _publish_grammar(verbs: Verbs, words: Words) -> None:
    verb = _verb(verbs, words, "publish", N_("check, sign and publish the current records"), _publish)
    verb.add_argument("--level", type=_level(words), default=19, help=words(N_("compression, 1 to 19")))
    told = N_("publish records below the minimum too")
    verb.add_argument("--allow-incomplete", action="store_true", help=words(told))
    _key_options(verb, words)


def _thesaurus_grammar(verbs: Verbs, words: Words) -> None:
    told = N_("what search knows of words of one meaning")
    whole: argparse.ArgumentParser = verbs.add_parser(
        "thesaurus", help=words(told), description=words(told), allow_abbrev=False
    )
    inner = whole.add_subparsers(required=True, metavar=words(N_("VERB")), title=words(N_("verbs")))
    told = N_("find words that may mean the same in texts told in both languages")
    verb: argparse.ArgumentParser = inner.add_parser(
        "propose", help=words(told), description=words(told), allow_abbrev=False
    )
    verb.set_defaults(act=_propose, folder=Path())
    verb.add_argument("--json", action="store_true", help=words(N_("answer in JSON")))
    told = N_("a file of records or terms, or the folder of a centre; without any, this folder")
    verb.add_argument("files", type=Path, nargs="*", metavar=words(N_("FILE")), help=words(told))


def _level(words: Words) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not text.isdecimal() or int(text) not in _LEVELS:
            told = words(N_("a whole number from {low} to {high} is needed"), low=_LEVELS[0], high=_LEVELS[-1])
            raise argparse.ArgumentTypeError(told)
        return int(text)

    return read


def _key_options(verb: argparse.ArgumentParser, words: Words) -> None:
    verb.add_argument("--keys", type=Path, metavar=words(N_("DIR")), help=words(N_("folder of the keys")))
    told = N_("file whose first line opens the keys")
    verb.add_argument("--passphrase-file", type=Path, metavar=words(N_("FILE")), help=words(told))
    _now_option(verb, words)


def _now_option(verb: argparse.ArgumentParser, words: Words) -> None:
    verb.add_argument(
        "--now", type=_moment, metavar=words(N_("TIME")), help=words(N_("time of the work instead of the clock's"))
    )


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _init(asked: argparse.Namespace, words: Words) -> int:
    from sync.publish.keys import FolderKeys
    from sync.publish.publishing import found

    secret = _secret(asked)
    Centre(asked.folder).refuse_begun()
    if not asked.seed:
        FolderKeys(asked.keys or Centre(asked.folder).keys).refuse_existing()
    centre = Centre.create(asked.folder, asked.seed)
    keys = _keys(centre, asked, secret)
    if isinstance(keys, FolderKeys):
        keys.make()
    found(centre, keys, asked.now or datetime.now(UTC), asked.first)
    if asked.json:
        _answer({"catalog_id": centre.settings.catalog_id, "root": str(centre.tree / "metadata" / "1.root.json")})
    else:
        print(words(N_("The catalogue has begun. Its root of trust: {path}"), path="tree/metadata/1.root.json"))
    if asked.seed:
        print(words(N_("ITS KEYS ARE PUBLIC: it is a demonstration and protects nothing.")), file=sys.stderr)
    return 0


def _secret(asked: argparse.Namespace) -> bytes | None:
    """What opens the keys, None where nothing does. Raises EmptyPassphrase: a blank one would leave new keys open."""
    if asked.passphrase_file is None:
        return None
    with asked.passphrase_file.open("rb") as file:
        secret: bytes = file.readline().rstrip(b"\r\n")
    if not secret:
        raise EmptyPassphrase(str(asked.passphrase_file))
    return secret


def _keys(centre: Centre, asked: argparse.Namespace, secret: bytes | None) -> Keys:
    from sync.publish.keys import FolderKeys, SeedKeys

    if centre.settings.seed:
        return SeedKeys(centre.settings.seed)
    return FolderKeys(asked.keys or centre.keys, secret)


def _import(asked: argparse.Namespace, words: Words) -> int:
    from sync.publish.importing import import_file
    from sync.publish.places import refuse_same_names

    centre = Centre.open(asked.folder)
    today = (asked.now or datetime.now(UTC)).date().isoformat()
    kinds = frozenset(filter(None, asked.kinds.split(",")))
    refuse_same_names(asked.files)
    reports = [import_file(centre, path, today, kinds, asked.towns) for path in asked.files]
    if asked.json:
        _answer([{**msgspec.to_builtins(report), "refused": report.refused} for report in reports])
    for report in () if asked.json else reports:
        print(f"{report.file}: {_import_in_words(report, words)}")
    return _tell([finding for report in reports for finding in report.findings], words)


def _import_in_words(report: ImportReport, words: Words) -> str:
    taken = words.ngettext("{count} record taken", "{count} records taken", report.taken)
    kept = words.ngettext("{count} kept as it was", "{count} kept as they were", report.kept)
    refused = words.ngettext("{count} row not taken", "{count} rows not taken", report.refused)
    return f"{taken}; {kept}; {refused}"


def _publish(asked: argparse.Namespace, words: Words) -> int:
    from sync.publish.publishing import publish

    centre = Centre.open(asked.folder)
    now = asked.now or datetime.now(UTC)
    report = publish(centre, _keys(centre, asked, _secret(asked)), now, asked.level, asked.allow_incomplete)
    if asked.json:
        _answer(msgspec.to_builtins(report))
    else:
        told = N_("Publication {seq}: {new} new, {changed} changed, {withdrawn} withdrawn, {held} kept as they were")
        print(words(told, **{name: getattr(report, name) for name in report.__struct_fields__}))
    return _tell(list(report.findings), words)


def _pack(asked: argparse.Namespace, words: Words) -> int:
    from sync.publish.packing import pack

    size = pack(Centre.open(asked.folder), asked.out)
    if asked.json:
        _answer({"file": str(asked.out), "bytes": size})
    else:
        print(words(N_("Packed: {path}"), path=asked.out))
    return 0


def _propose(asked: argparse.Namespace, words: Words) -> int:
    from desktop.catalogue.words import keys
    from sync.publish.proposing import Speech, as_table, propose, told_twice

    speech = Speech(keys.lemma_in, keys.all_keys, keys.query_keys)
    found = propose((text for path in asked.files or [asked.folder] for text in told_twice(path)), speech)
    if asked.json:
        _answer(msgspec.to_builtins(found))
    else:
        print(as_table(found), end="")
    return 0


def _tell(findings: list[Finding], words: Words) -> int:
    for finding in findings:
        print(words.finding(finding), file=sys.stderr)
    return _SOME_NOT_TAKEN if any(finding.severe for finding in findings) else 0


def _answer(value: object) -> None:
    print(msgspec.json.encode(value).decode())


if __name__ == "__main__":
    sys.exit(main())
