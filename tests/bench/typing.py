"""Typing into the window over 100,000 facilities: when the first page is painted, and what typing on costs.

    python3 dev.py bench typing [--facilities N] [--profile FOLDER] [--words-only]

A person types «лазерная установка» letter by letter: fast, so that one question is asked at the end; and hesitating, so
that nearly every letter asks one, some of which are typed over. Measured from the end of the pause (the question) to
the first page painted; then the same for filters, orders, languages. Targets: first page within 50 ms, the window's
thread never blocked for longer than that.
"""

import argparse
import os
import random
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop.app import Assembly, application, assemble
from desktop.catalogue.questions import Facet, Order
from desktop.catalogue.stopping import Stopped, Stopping
from desktop.catalogue.towns import shipped_towns
from desktop.profile import Profile
from desktop.settings import Choices, Content, Settings
from desktop.ui.pictures import settle, wait_for
from desktop.ui.results.heading import ORDERS
from sync.bilingual import Lang
from tests.bench.catalogue_100k import profile
from tests.bench.measuring import percentile, verdict
from tests.typing_text import type_text

WORDS = "лазерная установка"
Typed = tuple[list[float], float]
FAST = (0.07, 0.11)
HESITATING = (0.13, 0.26)
"""Seconds between two letters."""
REACH = 1000
"""Milliseconds from the click into the field to the first letter."""
BEAT = 2
"""Milliseconds between two signs of life of the window's thread."""
AIM = 0.05
"""Seconds."""
ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


@dataclass(eq=False)
class Watch(QObject):
    """Hears what the window does. Times are seconds of the wall and of the process."""

    assembly: Assembly
    painted: list[tuple[float, float]] = field(default_factory=list)
    starts: list[float] = field(default_factory=list)
    wasted: float = 0.0
    stopped: int = 0
    longest: float = 0.0
    busiest: float = 0.0
    """The longest time the window's thread did not come round, and the most it worked itself meanwhile: on a machine
    with other work to do only the second says much."""

    def __post_init__(self) -> None:
        super().__init__()
        page = self.assembly.window.catalogue
        self._asked: tuple[float, float] | None = None
        self._shown, self._beat_at, self._beat_cpu = False, time.perf_counter(), time.thread_time()
        page.results.model.modelReset.connect(self._show)
        for view in (page.results.view, page.results.table):
            view.viewport().installEventFilter(self)
        self._elsewhere, page._asking._elsewhere = page._asking._elsewhere, self._watched
        self._beats = QTimer(self, interval=BEAT, timerType=Qt.TimerType.PreciseTimer)
        self._beats.timeout.connect(self._beat)
        self._beats.start()

    def begin(self) -> None:
        """A question is asked now."""
        self._asked, self._shown = (time.perf_counter(), time.process_time()), False

    def forget(self) -> None:
        """What was seen until now does not count."""
        self.painted.clear()
        self.starts.clear()
        self.wasted = self.longest = self.busiest = 0.0
        self.stopped = 0
        self._beat_at, self._beat_cpu = time.perf_counter(), time.thread_time()

    def _show(self) -> None:
        self._shown = True

    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.longest = max(self.longest, now - self._beat_at - BEAT / 1000)
        self.busiest = max(self.busiest, worked - self._beat_cpu)
        self._beat_at, self._beat_cpu = now, worked

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and self._shown and self._asked:
            asked, self._asked = self._asked, None
            QTimer.singleShot(0, self, lambda: self._note(asked))  # after this painting
        return False

    def _note(self, asked: tuple[float, float]) -> None:
        self.painted.append((time.perf_counter() - asked[0], time.process_time() - asked[1]))

    def _watched(self) -> Any:
        return _Shelf(self, self._elsewhere())

    @contextmanager
    def working(self) -> Iterator[None]:
        """What is spent on a question that is typed over is wasted."""
        if self._asked:
            self.starts.append(time.perf_counter() - self._asked[0])
        begun = time.thread_time()
        try:
            yield
        except Stopped:
            self.wasted += time.thread_time() - begun
            self.stopped += 1
            raise


class _Shelf:
    """A catalogue of a worker thread, watched."""

    def __init__(self, watch: Watch, shelf: Any) -> None:
        self._watch, self._shelf = watch, shelf

    @contextmanager
    def until(self, stopping: Stopping) -> Iterator[Any]:
        """As the catalogue's own."""
        with self._watch.working(), self._shelf.until(stopping) as shelf:
            yield shelf


def types(watch: Watch, pauses: tuple[float, float], chance: random.Random) -> None:
    """The words, letter by letter, until the answer to all of them is there."""
    box = watch.assembly.window.header.search
    for letter in WORDS:
        type_text(box, letter)
        settle(round(chance.uniform(*pauses) * 1000))
    finish(watch)


def finish(watch: Watch) -> None:
    """Until nothing is under way."""
    settle(200)
    wait_for(lambda: not watch.assembly.background.busy())
    settle(150)


def figures(seconds: list[float]) -> str:
    """Median and 95th percentile in milliseconds."""
    if len(seconds) < 2:
        return f"{seconds[0] * 1000:6.1f}        " if seconds else "     -        "
    return f"{statistics.median(seconds) * 1000:6.1f} {statistics.quantiles(seconds, n=20)[-1] * 1000:6.1f} "


def line(name: str, watch: Watch) -> None:
    """One line of the table."""
    walls, cpus = [wall for wall, _ in watch.painted], [cpu for _, cpu in watch.painted]
    print(
        f"{name:34} {len(watch.painted):5} {watch.stopped:7}  {figures(walls)} {figures(cpus)}"
        f"{watch.wasted * 1000:8.1f} {watch.longest * 1000:8.1f} {watch.busiest * 1000:7.1f}",
        flush=True,
    )


def typing(watch: Watch, name: str, pauses: tuple[float, float], rounds: int) -> Typed:
    """The same words several times over: until pages were painted, and the most the window's thread worked at once."""
    chance = random.Random(1)
    watch.forget()
    for _ in range(rounds):
        types(watch, pauses, chance)
        watch.assembly.window.wipe_search()
        finish(watch)
    line(name, watch)
    return [wall for wall, _ in watch.painted], watch.busiest


def tell_aims(first: Typed, usual: Sequence[Typed]) -> None:
    """What is met of the aims."""
    walls, busiest = [wall for walls, _ in usual for wall in walls], max(most for _, most in usual)
    for name, seconds in (
        ("first page painted after the pause, p95", percentile(walls, 95)),
        ("the same for the first question of a start", max(first[0])),
        ("the window's thread at work without a break", busiest),
    ):
        print(f"{name}: {seconds * 1000:.1f} ms, aim {AIM * 1000:.0f}: {verdict(seconds <= AIM)}")


def act(watch: Watch, name: str, doing: Callable[[], None], rounds: int = 5) -> None:
    """Something a person does with a list, and back."""
    watch.forget()
    for _ in range(rounds):
        watch.begin()
        doing()
        finish(watch)
    line(name, watch)


def acts(watch: Watch) -> None:
    """Filters, orders, languages."""
    page, choose = watch.assembly.window.catalogue, watch.assembly.window.preferring.choose
    towns = [town.code for town in shipped_towns().beginning("", 5)]
    by_turns = iter([Facet.COUNTRY, Facet.KIND] * 50)

    def narrow() -> None:
        facet = next(by_turns)
        code = "BY" if facet is Facet.COUNTRY else "facility"
        page.ask(page.question.narrowed(facet, () if page.question.codes(facet) else (code,)))

    def order(wanted: Order) -> Callable[[], None]:
        return lambda: page.results.heading.order_chosen.emit(wanted)

    def nearest() -> None:
        towns.append(towns.pop(0))
        page._put_in(page.ordering.with_town(towns[0]))

    act(watch, "a filter set and lifted", narrow, 8)
    for wanted in (each for each in ORDERS if each is not Order.DISTANCE):
        act(watch, f"order: {wanted.value}", order(wanted), 3)
    act(watch, "order: distance, five towns", nearest)
    page.reset_filters()
    finish(watch)
    languages, contents = [Lang.RU, Lang.BE] * 2, [Content.RU, Content.BE] * 2
    act(watch, "language of interface", lambda: choose("language", languages.pop()), 4)
    act(watch, "language of records", lambda: choose("content", contents.pop()), 4)
    act(watch, "cards and table", lambda: page.show_as_table(not page.results.is_table), 4)


def interrupting(watch: Watch) -> None:
    """How long a newer question waits for a slow older one."""
    asking, waits = watch.assembly.window.catalogue._asking, []
    for _ in range(20):
        begun: list[float] = []
        asking.ask(lambda shelf: _endless(shelf), print, "search")
        settle(60)
        asked = time.perf_counter()
        asking.ask(lambda _shelf, begun=begun: begun.append(time.perf_counter()), lambda _none: None, "search")
        wait_for(lambda begun=begun: bool(begun))
        waits.append(begun[0] - asked)
        wait_for(lambda: watch.assembly.background.busy() is False)
    print(f"a newer question begins beside an endless one after {figures(waits)}ms; the endless one has ended")


def _endless(shelf: Any) -> None:
    shelf._follow_base().execute(ENDLESS).fetchone()


def main() -> None:
    """Prints one line for each way to ask."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--facilities", type=int, default=100_000)
    options.add_argument("--profile", type=Path)
    options.add_argument("--rounds", type=int, default=4)
    options.add_argument("--words-only", action="store_true", help="typing, without filters, orders and languages")
    chosen = options.parse_args()
    application([])
    made = Profile(chosen.profile) if chosen.profile else profile(chosen.facilities)
    assembly = assemble(made, choices=Choices(Settings()))
    window = assembly.window
    window.resize(1440, 900)
    window.show()
    settle(1500)
    window.activateWindow()
    window.header.search.setFocus()
    settle(REACH)
    watch = Watch(assembly)
    window.header.search.asked.disconnect(window._search)  # the end of the pause is heard before the page hears it
    window.header.search.asked.connect(lambda _text: watch.begin())
    window.header.search.asked.connect(window._search)
    finish(watch)
    print(f"{'':34} pages stopped  wall p50    p95   CPU p50    p95  wasted  blocked    busy  (ms)")
    first = typing(watch, "typed fast, the first question", FAST, 1)
    usual = [
        typing(watch, "typed fast", FAST, chosen.rounds),
        typing(watch, "typed hesitating", HESITATING, chosen.rounds),
    ]
    if not chosen.words_only:
        acts(watch)
    interrupting(watch)
    tell_aims(first, usual)
    window.close()
    assembly.close()
    app = QApplication.instance()
    assert app
    app.quit()


if __name__ == "__main__":
    main()
