"""What a decision's page of certificates shows: how many wait, what was printed."""

from dataclasses import dataclass

from thidua.apps.accounts.models import User
from thidua.apps.awards.models import Decision
from thidua.apps.certificates.models import PrintRun
from thidua.apps.certificates.queries import awards_of, runs_visible_to, standing_sheets


@dataclass(frozen=True, slots=True)
class RunRow:
    """One run: how many of its sheets are good and wait to be fetched."""

    run: PrintRun
    waiting: int


@dataclass(frozen=True, slots=True)
class Printing:
    """How far the printing of a decision is."""

    given: int
    printed: int
    handed: int
    runs: list[RunRow]

    @property
    def waiting(self) -> int:
        """Awards without a certificate."""
        return self.given - self.printed


def printing_of(decision: Decision, user: User) -> Printing:
    """The figures and the runs of a decision; three queries."""
    sheets = list(standing_sheets(decision).values_list("run", "handed_on"))
    waits: dict[int, int] = {}
    for run, handed_on in sheets:
        waits[run] = waits.get(run, 0) + (handed_on is None)
    runs = runs_visible_to(user).filter(decision=decision)
    return Printing(
        given=awards_of(decision).count(),
        printed=len(sheets),
        handed=sum(handed_on is not None for _run, handed_on in sheets),
        runs=[RunRow(run, waits.get(run.pk, 0)) for run in runs],
    )
