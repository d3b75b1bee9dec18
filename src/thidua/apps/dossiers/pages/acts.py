"""What a user may do next with a nomination: the one act that moves it on, and the others."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.dossiers.council.vote_shares import CouncilRules
from thidua.apps.dossiers.dossier.checklist import PaperRow
from thidua.apps.dossiers.models import Nomination

State = Nomination.State
PREPARING = (State.PROPOSED, State.RETURNED)


@dataclass(frozen=True, slots=True)
class ActLink:
    """One act that the user may do now."""

    text: str
    url: str
    look: str = ""


def _act(nomination: Nomination, text: str, act: str, look: str = "") -> ActLink:
    return ActLink(text, reverse(f"dossiers:{act}", args=[nomination.pk]), look)


def next_act(nomination: Nomination, user: User, lines: list[PaperRow]) -> ActLink | None:
    """The one act that moves it on, when it is this user's."""
    state = nomination.state
    office = can(user, "dossiers.process", nomination)
    if state in PREPARING and can(user, "dossiers.prepare", nomination):
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
        return _act(nomination, _("Ghi ngày thông báo cho đơn vị"), "notify_refusal")
    if state == State.REVOKED and nomination.record and nomination.record.recovered_on is None:
        return _act(nomination, _("Ghi ngày thu hồi"), "note_recovery")
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
    if state in PREPARING or state == State.COMPLETE:
        if state == State.COMPLETE and can(user, "dossiers.prepare", nomination):
            found.append(_act(nomination, _("Lấy lại để sửa"), "reopen"))
        if state != State.COMPLETE and can(user, "dossiers.withdraw", nomination):
            found.append(_act(nomination, _("Rút đề nghị"), "withdraw", "outline-danger"))
    if state == State.SENT and can(user, "dossiers.send", nomination):
        found.append(_act(nomination, _("Lấy lại để sửa"), "reopen"))
    if can(user, "dossiers.process", nomination):
        found += [
            _act(nomination, str(text), act, look)
            for text, act, states, look in _OFFICE_ACTS
            if state in states
        ]
    main = _office_act(nomination) if can(user, "dossiers.process", nomination) else None
    return [act for act in found if main is None or act.url != main.url]


_OFFICE_ACTS = (
    (gettext_lazy("Trả lại để bổ sung"), "return", (State.RECEIVED,), ""),
    (
        gettext_lazy("Xin ý kiến"), "ask_opinion",
        (State.RECEIVED, State.APPRAISED, State.VOTED), "",
    ),
    (gettext_lazy("Thẩm định lại"), "take_back_appraisal", (State.APPRAISED,), ""),
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


def doors(seen: QuerySet[Nomination]) -> list[ActLink]:
    """What the office does with several at once, each with how many wait for it; one query."""
    wanted = {
        State.SENT: (_("Tiếp nhận nhiều"), "receive_all"),
        State.RECEIVED: (_("Thẩm định nhiều"), "appraise_all"),
    }
    states = seen.filter(state__in=wanted).order_by().values_list("state")
    counted = dict(states.annotate(number=Count("pk")))
    return [
        ActLink(f"{words} ({counted[state]})", reverse(f"dossiers:{name}"))
        for state, (words, name) in wanted.items()
        if counted.get(state, 0) > 1
    ]
