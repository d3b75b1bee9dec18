"""Everything that the page of one nomination shows: where it stands, verdict, papers, journal."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.dossiers.council.vote_words import result_words
from thidua.apps.dossiers.dossier.checklist import (
    as_asked,
    fitting_documents,
    originals_of,
    paper_rows,
)
from thidua.apps.dossiers.dossier.verdicts import (
    asked_of,
    frozen,
    is_by_hand,
    movement_words,
    verdict_for,
)
from thidua.apps.dossiers.dossier.working_calendar import central_deadline
from thidua.apps.dossiers.guards import findings
from thidua.apps.dossiers.models import Nomination
from thidua.apps.dossiers.pages.acts import PREPARING, next_act, other_acts
from thidua.apps.dossiers.pages.nominations import Clock
from thidua.apps.dossiers.queries import history_told, papers_of
from thidua.apps.eligibility.tracks.wording import in_words
from thidua.apps.organisations.pages.journal import journal_rows
from thidua.apps.organisations.settings.award_names import names_of
from thidua.domain.eligibility import Requirement
from thidua.domain.eligibility_kept import KeptVerdict
from thidua.law.dated import NotInForce
from thidua.law.rule_sets import picking_words

State = Nomination.State
_STEPS = (
    (gettext_lazy("Đề nghị"), (State.PROPOSED, State.RETURNED)),
    (gettext_lazy("Đủ hồ sơ"), (State.COMPLETE,)),
    (gettext_lazy("Gửi"), (State.SENT,)),
    (gettext_lazy("Thẩm định"), (State.RECEIVED,)),
    (gettext_lazy("Hội đồng"), (State.APPRAISED,)),
    (gettext_lazy("Quyết định"), (State.VOTED,)),
    (gettext_lazy("Trao"), (State.DECIDED,)),
)
_ENDS = frozenset({State.REFUSED, State.WITHDRAWN, State.REVOKED})


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the strip above the page."""

    label: str
    status: str  # done | current | coming
    is_current: bool


def steps_of(nomination: Nomination) -> list[Step]:
    """Where it stands; what is over has no current step."""
    place = next(
        (n for n, (_text, states) in enumerate(_STEPS) if nomination.state in states), None
    )
    if place is None:
        is_done = nomination.state == State.PRESENTED
        status = "done" if is_done or nomination.state == State.REVOKED else "coming"
        return [Step(str(text), status, is_current=False) for text, _states in _STEPS]
    return [
        Step(
            str(text),
            "done" if n < place else ("current" if n == place else "coming"),
            is_current=n == place,
        )
        for n, (text, _states) in enumerate(_STEPS)
    ]


def nomination_page(nomination: Nomination, user: User, day: date) -> dict[str, Any]:
    """The page's context."""
    law_day = nomination.received_on or day
    papers = as_asked(nomination, papers_of(nomination), law_day)
    may_prepare = can(user, "dossiers.prepare", nomination)
    may_process = can(user, "dossiers.process", nomination)
    is_editable = may_prepare and nomination.state in PREPARING
    lines = paper_rows(nomination, papers)
    due, look = Clock(day).words(nomination)
    return {
        "nomination": nomination,
        "steps": steps_of(nomination),
        "is_over": nomination.state in _ENDS,
        "due": due,
        "due_look": look,
        "lines": [(line, fitting_documents(line.paper) if is_editable else []) for line in lines],
        "missing": [line for line in lines if line.status == "missing"],
        "originals": originals_of(nomination, law_day),
        "central": central_deadline(nomination, law_day),
        "is_editable": is_editable,
        "verdict": _verdict(nomination, day),
        "findings": findings(nomination, law_day),
        "picking": picking_words(),
        "receptions": list(nomination.receptions.select_related("received_by")),
        "appraisals": list(nomination.appraisals.select_related("appraised_by")),
        "opinions": list(nomination.opinion_requests.all()) if may_process else [],
        "council_votes": [
            (vote, result_words(vote))
            for vote in nomination.council_votes.select_related("meeting")
        ],
        "refusal": getattr(nomination, "refusal", None),
        "next": next_act(nomination, user, lines),
        "others": other_acts(nomination, user),
        "journal": journal_rows(history_told(nomination, to_office=may_process)[:30]),
        "may_process": may_process,
    }


@dataclass(frozen=True, slots=True)
class ShownVerdict:
    """The verdict beside the way it is judged by."""

    kept: KeptVerdict | None  # None: received before any law that the program has
    requirements: tuple[Requirement, ...]
    appraised_on: date | None
    is_by_hand: bool
    movement: str  # the way by a movement, where that of merit is not fulfilled

    @property
    def law(self) -> str:
        """The law in words."""
        return self.kept.law if self.kept else ""


def _verdict(nomination: Nomination, day: date) -> ShownVerdict:
    """Frozen once appraised; until then as it stands today or on the day of reception."""
    row = next((row for row in nomination.appraisals.all() if not row.taken_back_because), None)
    received_on = nomination.received_on or day
    names = names_of(nomination.authority, received_on)
    kept: KeptVerdict | None
    try:
        kept = (
            KeptVerdict.from_mapping(row.verdict)
            if row
            else frozen(verdict_for(nomination, received_on), received_on)
        )
    except NotInForce:
        kept = None
    return ShownVerdict(
        kept=kept,
        requirements=in_words(asked_of(nomination, kept.requirements), names) if kept else (),
        appraised_on=row.appraised_on if row else None,
        is_by_hand=is_by_hand(nomination),
        movement=movement_words(nomination, kept.verdict if kept else None),
    )
