"""What the page of an import says and offers, by its state."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.apps.awards.models import HistoryImport
from thidua.apps.jobs.models import Job

State = HistoryImport.State


@dataclass(frozen=True, slots=True)
class Outcome:
    """Figures in words, and which acts are offered."""

    figures: list[tuple[str, int]]
    is_going_on: bool
    may_accept: bool
    may_discard: bool
    may_undo: bool
    has_nothing: bool


def outcome_of(found: HistoryImport) -> Outcome:
    """The page's facts; a job that ended without writing leaves the preview to be accepted."""
    job = found.job
    is_over = job is None or job.is_over
    failed = is_over and (job is None or job.state != Job.State.DONE)
    waits = found.state == State.PREVIEWED or (found.state == State.WRITING and failed)
    has_new = any(found.counts.get(key) for key in ("awards", "years", "initiatives"))
    return Outcome(
        figures=_figures(found) if found.counts else [],
        is_going_on=found.state in {State.READING, State.WRITING} and not is_over,
        may_accept=waits and has_new,
        may_discard=waits
        or found.state == State.FAULTY
        or (found.state == State.READING and failed),
        may_undo=found.state == State.ACCEPTED,
        has_nothing=waits and not has_new,
    )


def _figures(found: HistoryImport) -> list[tuple[str, int]]:
    counts = found.counts
    named = (
        (_("dòng trong tệp"), "rows"),
        (_("khen thưởng mới"), "awards"),
        (_("số liệu năm mới"), "years"),
        (_("sáng kiến mới"), "initiatives"),
        (_("đã có, bỏ qua"), "doubles"),
        (_("cần xem lại"), "doubts"),
        (_("người được thêm"), "people"),
        (_("quyết định được thêm"), "decisions"),
    )
    return [(words, counts.get(key, 0)) for words, key in named]
