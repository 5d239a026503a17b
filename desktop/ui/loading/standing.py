"""Where a load stands, in words: its steps, what is under way, what its one filled button would do."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from desktop.language import N_, _
from desktop.ui.loading.load import Job
from desktop.ui.loading.words import load_words
from desktop.ui.notices import notice
from sync.errors import Cancelled

if TYPE_CHECKING:
    from desktop.ui.loading.load import Load


class Step(Enum):
    """Where one is; in this order."""

    FILE = N_("the file")
    COLUMNS = N_("columns")
    PREVIEW = N_("what will change")
    DONE = N_("done")


_BUSY = {
    Job.READING: N_("The file is being looked into…"),
    Job.MAPPING: N_("The columns are being recognised…"),
    Job.PLANNING: N_("The rows are being compared with the catalogue…"),
    Job.WRITING: N_("The rows are going into the catalogue…"),
    Job.SAVING: N_("The file is being written…"),
}


def busy_words(job: Job) -> str:
    """What is under way."""
    return _(_BUSY[job])


def step_words(step: Step) -> str:
    """Which step of how many."""
    place = tuple(Step).index(step) + 1
    return _("Step {n} of {total}: {name}").format(n=place, total=len(Step), name=_(step.value))


def next_words(step: Step, good: int) -> str:
    """What the filled button does now."""
    if step is Step.PREVIEW:
        return load_words(good) if good else _("Load")
    return _("Close") if step is Step.DONE else _("Next")


def facts_words(load: Load, step: Step, ready: bool) -> str:
    """What is to be said beside the buttons; `ready` tells whether one can go on."""
    if load.job is not Job.NOTHING:
        return busy_words(load.job)
    if load.refusal is not None and (step is not Step.FILE or isinstance(load.refusal, Cancelled)):
        told = notice(load.refusal)
        return f"{told.title} {told.remedy}".strip()
    if step is Step.PREVIEW:
        return _("Nothing is written yet.") if ready else _("No row of this table would change anything.")
    if load.opened is None or ready:
        return ""
    return _("No column fills a field yet.") if load.kind else _("Choose the kind of the records.")
