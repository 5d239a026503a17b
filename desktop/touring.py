"""What is done in the window for each picture of the tour."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop.app import Assembly
from desktop.catalogue import Catalogue
from desktop.catalogue.questions import Facet, Question
from desktop.language import _, pgettext
from desktop.ui.bulk.planning import Action
from desktop.ui.dialog import Dialog
from desktop.ui.pictures import draw, settle, wait_for
from desktop.ui.rail import Place

Act = Callable[[Assembly, Path], None]
SHOWN = "BY-0001"
"""The record the tour opens: the demonstration's first."""


def _search(assembly: Assembly, words: str, uid: str = "") -> None:
    window = assembly.window
    window.header.search.setText(words)
    window.header.search.ask()
    settle()
    wait_for(lambda: not assembly.background.busy())
    settle()
    if uid:
        window.show_record(uid)
    settle(400)


def query(assembly: Assembly, file: Path) -> None:
    """A condition beside a word: what was read of it, what is marked."""
    words = " ".join((_("laser"), pgettext("search example", "region:Minsk")))
    _search(assembly, words, shown(assembly.catalogue))
    for _step in range(2):
        assembly.window.step_marks(1)
    settle(200)
    draw(assembly.window, file)


def typing(assembly: Assembly, file: Path) -> None:
    """A field begun in the search: its values are offered."""
    box = assembly.window.header.search
    assembly.window.activateWindow()
    box.setFocus()
    box.insert(pgettext("search example", "region:Minsk").partition(":")[0] + ":")
    settle()
    wait_for(lambda: not assembly.background.busy())
    settle(400)
    draw(assembly.window, file)


def shown(catalogue: Catalogue) -> str:
    """The uid of the record the tour opens."""
    return catalogue.find(SHOWN)


def results(assembly: Assembly, file: Path) -> None:
    """Facilities found by a word, one of them open."""
    _ask_facilities(assembly)
    _search(assembly, _("laser"), shown(assembly.catalogue))
    draw(assembly.window, file)


def _ask_facilities(assembly: Assembly) -> None:
    page = assembly.window.catalogue
    page.ask(page.question.narrowed(Facet.KIND, ("facility",)))


def table(assembly: Assembly, file: Path) -> None:
    """The same list as a table."""
    assembly.window.catalogue.show_as_table(True)
    _search(assembly, "", shown(assembly.catalogue))
    draw(assembly.window, file)


def of_kind(kind: str, number: str) -> Act:
    """The list of one kind, '' for all, with one of its records open."""

    def act(assembly: Assembly, file: Path) -> None:
        page = assembly.window.catalogue
        page.ask(page.question.narrowed(Facet.KIND, (kind,) if kind else ()))
        _search(assembly, "", assembly.catalogue.find(number))
        draw(assembly.window, file)

    return act


def form(assembly: Assembly, file: Path) -> None:
    """The record in its form."""
    _search(assembly, "", shown(assembly.catalogue))
    assembly.window.edit_record()
    settle(400)
    draw(assembly.window, file)


def paper(assembly: Assembly, file: Path) -> None:
    """The print dialog with its sheet."""
    uid = shown(assembly.catalogue)
    _search(assembly, "", uid)
    dialog = assembly.office.open_printing(assembly.window, [uid])
    wait_for(lambda: not dialog.proof.busy)
    settle(400)
    draw(assembly.window, file, over=dialog)
    dialog.close()


def give(assembly: Assembly, file: Path) -> None:
    """«Save as» of one record."""
    uid = shown(assembly.catalogue)
    _ask_facilities(assembly)
    _search(assembly, "", uid)
    dialog = assembly.office.open_giving(assembly.window, [uid])
    dialog.sorts.choose("vcard")
    settle(400)
    draw(assembly.window, file, over=dialog)
    dialog.close()


def changes(assembly: Assembly, file: Path) -> None:
    """What was changed here."""
    uid = shown(assembly.catalogue)
    assembly.catalogue.edit(uid, {"tagline.ru": _("A line typed on the tour"), "founded_year": 2013}, author="")
    assembly.window.go(Place.CHANGES)
    settle(400)
    draw(assembly.window, file)
    assembly.catalogue.undo()


def overview(assembly: Assembly, file: Path) -> None:
    """The whole catalogue in figures and on the map."""
    assembly.window.go(Place.OVERVIEW)
    settle()
    wait_for(lambda: not assembly.background.busy())
    settle(400)
    draw(assembly.window, file)


def today(assembly: Assembly, file: Path) -> None:
    """The day of the organisation that has most to confirm."""
    assembly.window.preferring.choose("office", assembly.catalogue.overview().keepers[0].uid)
    assembly.window.go(Place.TODAY)
    settle(200)
    wait_for(lambda: not assembly.background.busy())
    settle(400)
    draw(assembly.window, file)


def confirm(assembly: Assembly, file: Path) -> None:
    """Records to be confirmed as they are."""
    uids = list(assembly.catalogue.to_confirm(assembly.catalogue.overview().keepers[0].uid))
    _over(assembly, assembly.office.day(assembly.window).confirming(uids), file)


def translate(assembly: Assembly, file: Path) -> None:
    """Texts that wait for a translator."""
    texts = assembly.catalogue.to_do("").translate
    _over(assembly, assembly.office.day(assembly.window).translating(texts), file)


def revise(assembly: Assembly, file: Path) -> None:
    """One field of many records."""
    rows = assembly.catalogue.rows_kept_by(assembly.catalogue.overview().keepers[0].uid)
    dialog = assembly.office.day(assembly.window).revising(assembly.catalogue.uids_of(rows))
    dialog.show()
    wait_for(lambda: dialog.asking.fields.count() > 0)
    dialog.asking.choose_field("contacts")
    dialog.asking.choose_action(Action.REMOVE)
    _over(assembly, dialog, file)


def _over(assembly: Assembly, dialog: Dialog, file: Path) -> None:
    dialog.show()
    settle()
    wait_for(lambda: not assembly.background.busy())
    settle(500)
    draw(assembly.window, file, over=dialog)
    dialog.close()


def settings(assembly: Assembly, file: Path) -> None:
    """The person's choices."""
    assembly.window.go(Place.SETTINGS)
    settle()
    draw(assembly.window, file)


def about(assembly: Assembly, file: Path) -> None:
    """Version and root of trust."""
    dialog = assembly.office.open_about(assembly.window)
    dialog.open()
    settle(400)
    draw(assembly.window, file, over=dialog)
    dialog.close()


def saved(assembly: Assembly, file: Path) -> None:
    """The list of saved searches, the present one among them."""
    words, searches = _("laser"), assembly.office.searches(assembly.window)
    assembly.catalogue.save_search(Question(words), words)
    wait_for(lambda: bool(searches.news))
    _ask_facilities(assembly)
    _search(assembly, words, shown(assembly.catalogue))
    popover = searches.open()
    draw(assembly.window, file, over=popover)
    popover.close()
    assembly.catalogue.undo()


def nothing(assembly: Assembly, file: Path) -> None:
    """What is said where nothing is found."""
    assembly.window.catalogue.ask(Question(lang=assembly.window.catalogue.question.lang))
    _search(assembly, "xyz")
    draw(assembly.window, file)
