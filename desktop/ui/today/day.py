"""The work of the day of one window: its page, and the dialogs that do many records at once. Each is imported when it
is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.rail import Place
from desktop.ui.today.ways import Ways

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.catalogue import Catalogue
    from desktop.catalogue.views_of_work import Untranslated
    from desktop.ui.bulk.confirming import ConfirmDialog
    from desktop.ui.bulk.dialog import BulkDialog
    from desktop.ui.form import Forms
    from desktop.ui.saved.searches import Searches
    from desktop.ui.today.page import TodayPage
    from desktop.ui.today.translating import TranslateDialog
    from desktop.ui.window import MainWindow


class Day:
    """`fork` gives a worker thread its catalogue; `forms` are those of the window, asked for when one is opened."""

    def __init__(
        self,
        window: MainWindow,
        catalogue: Catalogue,
        fork: Callable[[], Catalogue],
        forms: Callable[[], Forms],
        searches: Callable[[], Searches],
    ) -> None:
        self._window, self._catalogue, self._fork, self._forms = window, catalogue, fork, forms
        self._searches = searches

    def page(self) -> TodayPage:
        """«Today»."""
        from desktop.ui.today.page import TodayPage

        window = self._window
        ways = Ways(
            confirm=lambda uids: self._shown(self.confirming(uids)),
            translate=lambda texts: self._shown(self.translating(texts)),
            edit=lambda uid: self._forms().open(uid),
            show=lambda uids: window.show_rows(self._catalogue.rows_of(uids)),
            changes=lambda: window.go(Place.CHANGES),
            sources=window.open_sources,
            begin=window.new_record,
            load=window.load_table,
            settle=lambda uid: window.preferring.choose("office", uid),
            searches=self._searches,
        )
        return TodayPage(window, self._fork, ways)

    def confirming(self, uids: Sequence[str]) -> ConfirmDialog:
        """The list of these, to be confirmed as they are; the caller shows it."""
        from desktop.ui.bulk.confirming import ConfirmDialog

        return ConfirmDialog(self._window, self._catalogue, self._fork, uids, self._window)

    def confirm_rows(self, rows: Sequence[int]) -> None:
        """The same for rows of the list."""
        self._shown(self.confirming(self._catalogue.uids_of(rows)))

    def translating(self, texts: Sequence[Untranslated]) -> TranslateDialog:
        """The texts one after the other; the caller shows it."""
        from desktop.ui.today.translating import TranslateDialog

        return TranslateDialog(self._window, self._forms().within, texts, self._window)

    def revising(self, uids: Sequence[str]) -> BulkDialog:
        """One field of these records, changed in all of them at once; the caller shows it."""
        from desktop.ui.bulk.dialog import BulkDialog

        return BulkDialog(self._window, self._catalogue, self._fork, self._forms().making, uids, self._window)

    def revise_rows(self, rows: Sequence[int]) -> None:
        """The same for rows of the list."""
        self._shown(self.revising(self._catalogue.uids_of(rows)))

    def _shown(self, dialog: ConfirmDialog | TranslateDialog | BulkDialog) -> None:
        dialog.show()
