"""The dossier with its unit: the report written, completed, sent, taken back."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.dossiers.actions.locking import (
    checked_reason,
    local_day,
    locked,
    locked_all,
    moved,
    refuse_other_states,
    refuse_stale,
)
from thidua.apps.dossiers.actions.papers_asked import ask_papers
from thidua.apps.dossiers.dossier.checklist import PaperRow, missing_of
from thidua.apps.dossiers.dossier.report_sections import SECTIONS, most_of
from thidua.apps.dossiers.guards import blocking
from thidua.apps.dossiers.models import AchievementReport, Nomination
from thidua.apps.dossiers.queries import WITH_UNIT
from thidua.apps.dossiers.refusals import GuardRefused, PaperRefused, PapersMissing, WrongStep
from thidua.web.reasons import kept_whole
from thidua.web.revisions import StalePage

State = Nomination.State


@transaction.atomic
def save_report(
    nomination: Nomination,
    sections: Mapping[str, str],
    *,
    version: int,
    actor: User,
    at: datetime,
) -> AchievementReport:
    """Keep the report as a new version; ``version`` is the one the page was made from.

    Raises:
        PermissionDenied: ``actor`` lacks ``dossiers.prepare``.
        WrongStep: the dossier is complete or sent.
        StalePage: somebody saved a newer version.
        PaperRefused: a part that is none, or one longer than a report holds.
    """
    nomination = locked(nomination)
    authorise(actor, "dossiers.prepare", nomination)
    refuse_other_states(nomination, State.PROPOSED, State.RETURNED)
    last = nomination.reports.first()
    if (last.version if last else 0) != version:
        raise StalePage(
            _("Có người vừa lưu báo cáo này. Xem bản mới; phần bạn gõ vẫn còn trong ô.")
        )
    kept = {key: _checked_part(key, text) for key, text in sections.items()}
    saved = AchievementReport.objects.create(
        nomination=nomination, version=version + 1, sections=kept, saved_at=at, saved_by=actor
    )
    data = {"version": saved.version}
    record("dossiers.save_report", nomination, actor=actor, at=at, data=data)
    return saved


def _checked_part(key: str, text: str) -> str:
    if key not in SECTIONS:
        raise PaperRefused(_("Báo cáo không có phần “%s”.") % key)
    most = most_of(key)
    if len(text) > most:
        raise PaperRefused(
            _("%(part)s dài %(length)s ký tự, tối đa %(most)s.")
            % {"part": SECTIONS[key], "length": len(text), "most": most}
        )
    return text.strip()


@transaction.atomic
def complete_dossier(
    nomination: Nomination, *, revision: int | None, actor: User, at: datetime
) -> Nomination:
    """Say that the dossier is whole; papers whose text was read must be there or waived.

    The checklist is that of the day, and a report that was begun has no empty part.

    Raises:
        PermissionDenied: ``actor`` lacks ``dossiers.prepare``.
        WrongStep, StalePage: not the time, or somebody was quicker.
        PapersMissing: names each.
    """
    nomination = locked(nomination)
    authorise(actor, "dossiers.prepare", nomination)
    refuse_stale(nomination, revision)
    refuse_other_states(nomination, State.PROPOSED, State.RETURNED)
    ask_papers(nomination, local_day(at))
    missing = missing_of(nomination)
    if missing:
        names = "; ".join(_owed(line) for line in missing)
        raise PapersMissing(
            _("%(name)s: chưa đủ hồ sơ, còn thiếu %(papers)s.")
            % {"name": nomination.subject_name, "papers": names}
        )
    nomination = moved(nomination, State.COMPLETE)
    record("dossiers.complete", nomination, actor=actor, at=at)
    return nomination


def _owed(line: PaperRow) -> str:
    """The paper with its source; of a report that was begun, what is empty in it."""
    if line.paper.kind == "report" and line.paper.nomination.reports.exists():
        return f"{line.paper.name}: {line.what.rstrip('.')}"
    return f"{line.paper.name} ({line.paper.citation})"


@transaction.atomic
def reopen_dossier(nomination: Nomination, reason: str, *, actor: User, at: datetime) -> Nomination:
    """Take a complete or sent dossier back to mend it, before the office received it.

    Raises:
        PermissionDenied: ``actor`` lacks ``dossiers.prepare``, or ``dossiers.send`` once sent.
        WrongStep: nothing to take back, or it was received.
        ReasonMissing: no reason that says anything.
    """
    nomination = locked(nomination)
    authorise(actor, "dossiers.prepare", nomination)
    refuse_other_states(nomination, State.COMPLETE, State.SENT)
    if nomination.state == State.SENT:
        authorise(actor, "dossiers.send", nomination)
    reason = checked_reason(reason, _("Lấy lại hồ sơ"))
    was_received = nomination.receptions.exists()
    data = {"reason": reason, "from": nomination.state}
    back_to = State.RETURNED if was_received else State.PROPOSED
    nomination = moved(nomination, back_to)
    record("dossiers.reopen", nomination, actor=actor, at=at, data=data)
    return nomination


@transaction.atomic
def send_dossiers(
    nominations: list[Nomination], letter: str, *, actor: User, at: datetime
) -> list[Nomination]:
    """Send complete dossiers to the standing office under one letter.

    Raises:
        PermissionDenied: ``actor`` lacks ``dossiers.send`` on one of them.
        WrongStep: none chosen, or one is not complete.
        GuardRefused: a duplicate, a quota or a principle stands in the way of one.
    """
    rows = locked_all([each.pk for each in nominations])
    if not rows:
        raise WrongStep(_("Chọn ít nhất một hồ sơ đã đủ để gửi."))
    for nomination in rows:
        authorise(actor, "dossiers.send", nomination)
        refuse_other_states(nomination, State.COMPLETE)
        found = blocking(nomination, local_day(at))
        if found:
            raise GuardRefused(" ".join(each.told for each in found))
    for nomination in rows:
        nomination.sent_at, nomination.letter = at, kept_whole(letter, 120, _("Số tờ trình"))
        moved(nomination, State.SENT, "sent_at", "letter")
        data = {"letter": nomination.letter}
        record("dossiers.send", nomination, actor=actor, at=at, data=data)
    return rows


@transaction.atomic
def withdraw_dossier(
    nomination: Nomination, reason: str, *, actor: User, at: datetime
) -> Nomination:
    """Take a nomination back while its dossier is with the unit or the bloc.

    Raises:
        PermissionDenied: ``actor`` lacks ``dossiers.withdraw``.
        WrongStep: it was sent already.
        ReasonMissing: no reason that says anything.
    """
    nomination = locked(nomination)
    authorise(actor, "dossiers.withdraw", nomination)
    refuse_other_states(nomination, *WITH_UNIT)
    reason = checked_reason(reason, _("Rút đề nghị"))
    nomination = moved(nomination, State.WITHDRAWN)
    record("dossiers.withdraw", nomination, actor=actor, at=at, data={"reason": reason})
    return nomination
