"""Everything that the page of one nomination shows: where it stands, verdict, papers, next act."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.audit.queries import history_of
from thidua.apps.dossiers.council.vote_shares import CouncilRules
from thidua.apps.dossiers.council.vote_words import result_words
from thidua.apps.dossiers.dossier.checklist import (
    PaperLine,
    as_asked,
    fitting_documents,
    lines_of,
    originals_of,
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
from thidua.apps.dossiers.pages.nominations import Clock
from thidua.apps.dossiers.queries import papers_of
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
_PREPARE = (State.PROPOSED, State.RETURNED)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the strip above the page."""

    label: str
    status: str  # done | current | coming
    is_current: bool


@dataclass(frozen=True, slots=True)
class ActLink:
    """One act that the user may do now."""

    text: str
    url: str
    look: str = ""


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
    is_editable = may_prepare and nomination.state in _PREPARE
    lines = lines_of(nomination, papers)
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
        "council_votes": [
            (vote, result_words(vote))
            for vote in nomination.council_votes.select_related("meeting")
        ],
        "refusal": getattr(nomination, "refusal", None),
        "next": next_act(nomination, user, lines),
        "others": other_acts(nomination, user),
        "journal": journal_rows(history_of(nomination)[:30]),
        "may_process": can(user, "dossiers.process", nomination),
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


def _act(nomination: Nomination, text: str, slug: str, look: str = "") -> ActLink:
    return ActLink(text, reverse("dossiers:act", args=[nomination.pk, slug]), look)


def next_act(nomination: Nomination, user: User, lines: list[PaperLine]) -> ActLink | None:
    """The one act that moves it on, when it is this user's."""
    state = nomination.state
    office = can(user, "dossiers.process", nomination)
    if state in _PREPARE and can(user, "dossiers.prepare", nomination):
        if any(line.status == "missing" for line in lines):
            return None
        return _act(nomination, _("Hoàn thành hồ sơ"), "complete")
    if state == State.COMPLETE and can(user, "dossiers.send", nomination):
        return ActLink(_("Gửi hồ sơ"), f"{reverse('dossiers:send')}?pick={nomination.pk}")
    if not office:
        return None
    return _office_act(nomination)


def _office_act(nomination: Nomination) -> ActLink | None:
    state = nomination.state
    if state == State.SENT:
        return _act(nomination, _("Tiếp nhận để thẩm định"), "receive")
    if state == State.RECEIVED:
        return _act(nomination, _("Ghi kết quả thẩm định"), "appraise")
    if state == State.APPRAISED:
        return _after_appraisal(nomination)
    if state == State.VOTED:
        return _after_vote(nomination)
    if state == State.DECIDED:
        return ActLink(_("Ghi ngày trao"), f"{reverse('dossiers:present')}?pick={nomination.pk}")
    if state == State.REFUSED and nomination.refusal.notified_on is None:
        return _act(nomination, _("Ghi ngày thông báo cho đơn vị"), "notify")
    if state == State.REVOKED and nomination.record and nomination.record.recovered_on is None:
        return _act(nomination, _("Ghi ngày thu hồi"), "recover")
    return None


def _after_appraisal(nomination: Nomination) -> ActLink:
    vote = nomination.council_votes.first()
    if vote is None and not CouncilRules(nomination.authority_id).votes_on(nomination):
        return ActLink(_("Ghi quyết định"), f"{reverse('dossiers:decide')}?pick={nomination.pk}")
    if vote is None:
        return ActLink(_("Đưa ra Hội đồng"), reverse("dossiers:councils"))
    return ActLink(
        _("Nhập phiếu của Hội đồng"), reverse("dossiers:council", args=[vote.meeting_id])
    )


def _after_vote(nomination: Nomination) -> ActLink:
    vote = nomination.council_votes.exclude(passed=None).last()
    if vote is not None and (vote.passed or vote.only_warns):
        return ActLink(_("Ghi quyết định"), f"{reverse('dossiers:decide')}?pick={nomination.pk}")
    return _act(nomination, _("Kết luận không khen thưởng"), "refuse")


def other_acts(nomination: Nomination, user: User) -> list[ActLink]:
    """What else may be done now, less often."""
    found = []
    state = nomination.state
    if state in _PREPARE or state == State.COMPLETE:
        if state == State.COMPLETE and can(user, "dossiers.prepare", nomination):
            found.append(_act(nomination, _("Lấy lại để sửa"), "reopen"))
        if state != State.COMPLETE and can(user, "dossiers.withdraw", nomination):
            found.append(_act(nomination, _("Rút đề nghị"), "withdraw", "outline-danger"))
    if state == State.SENT and can(user, "dossiers.send", nomination):
        found.append(_act(nomination, _("Lấy lại để sửa"), "reopen"))
    if can(user, "dossiers.process", nomination):
        found += [
            _act(nomination, str(text), slug, look)
            for text, slug, states, look in _OFFICE_ACTS
            if state in states
        ]
    main = _office_act(nomination) if can(user, "dossiers.process", nomination) else None
    return [act for act in found if main is None or act.url != main.url]


_OFFICE_ACTS = (
    (gettext_lazy("Trả lại để bổ sung"), "return", (State.RECEIVED,), ""),
    (gettext_lazy("Thẩm định lại"), "take-back", (State.APPRAISED,), ""),
    (gettext_lazy("Thủ tục đơn giản"), "simplify", (State.APPRAISED,), ""),
    (
        gettext_lazy("Kết luận không khen thưởng"), "refuse",
        (State.RECEIVED, State.APPRAISED, State.VOTED), "outline-danger",
    ),
    (
        gettext_lazy("Hủy bỏ quyết định"), "revoke",
        (State.DECIDED, State.PRESENTED), "outline-danger",
    ),
)  # fmt: skip
