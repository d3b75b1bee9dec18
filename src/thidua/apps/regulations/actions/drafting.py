"""Starting a draft, throwing one away, and a new version of what was adopted."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.regulations.actions.checks import (
    check_not_asked,
    check_season,
    check_text,
    locked,
)
from thidua.apps.regulations.models import Regulation
from thidua.apps.regulations.queries import adopted_regulation, draft_regulation
from thidua.apps.regulations.refusals import NotADraft, RegulationExists
from thidua.apps.seasons.models import Season
from thidua.domain.clean_text import cleaned
from thidua.domain.regulation import RegulationText
from thidua.web.languages import vietnamese
from thidua.web.reasons import ReasonMissing, kept_whole


@transaction.atomic
def create_regulation(
    season: Season,
    text: RegulationText,
    *,
    actor: User,
    at: datetime,
    based_on: Regulation | None = None,
) -> Regulation:
    """Start the season's draft: the usual text, last year's, or one read from a file.

    Raises:
        PermissionDenied: ``actor`` lacks ``regulations.create``.
        YearClosed: the year is over.
        TextUnfit: the text has no article, or is longer than is kept.
        RegulationExists: there is a draft, or one in force, already.
    """
    season = Season.objects.select_for_update(of=("self",)).select_related("bloc").get(pk=season.pk)
    authorise(actor, "regulations.create", season)
    check_season(season)
    if adopted := adopted_regulation(season):
        raise RegulationExists(
            _("%s đã thông qua. Muốn thay đổi, lập phiên bản mới và ghi lý do.") % adopted
        )
    return start_draft(season, text, based_on=based_on, actor=actor, at=at)


def start_draft(
    season: Season,
    text: RegulationText,
    *,
    actor: User,
    at: datetime,
    based_on: Regulation | None = None,
    reason: str = "",
) -> Regulation:
    """Write the draft row; the caller holds the season's lock and has checked everything else.

    Raises:
        RegulationExists: there is a draft already.
        TextUnfit: the text has no article, or is longer than is kept.
    """
    if draft := draft_regulation(season):
        raise RegulationExists(
            _("%s đang là dự thảo. Sửa tiếp dự thảo ấy, hoặc bỏ nó đi rồi lập lại.") % draft
        )
    check_text(text)
    last = Regulation.objects.filter(season=season).aggregate(last=Max("version"))["last"] or 0
    made = Regulation.objects.create(
        season=season,
        version=last + 1,
        content=text.as_data(),
        based_on=based_on,
        reason=reason,
    )
    data = {"version": made.version, "reason": reason, "articles": len(text.articles)}
    if based_on:
        data["based_on"] = vietnamese(based_on)
    record("regulations.create", made, actor=actor, at=at, data=data)
    return made


@transaction.atomic
def supersede_regulation(
    regulation: Regulation, reason: str, *, actor: User, at: datetime
) -> Regulation:
    """Start a new version from the one in force, with a reason; adopting it replaces the old.

    Raises:
        PermissionDenied: ``actor`` lacks ``regulations.supersede``.
        NotADraft: it is not the one in force.
        ReasonMissing: no reason is given.
        RegulationExists, YearClosed: as for ``create_regulation``.
    """
    found = locked(regulation)
    authorise(actor, "regulations.supersede", found)
    check_season(found.season)
    if found.state != Regulation.State.ADOPTED:
        raise NotADraft(found)
    reason = kept_whole(cleaned(reason), 500)
    if not reason:
        raise ReasonMissing(_("Ghi lý do lập phiên bản mới của quy chế."))
    new = start_draft(found.season, found.text, based_on=found, reason=reason, actor=actor, at=at)
    data = {"new_version": new.version, "reason": reason}
    record("regulations.supersede", found, actor=actor, at=at, data=data)
    return new


@transaction.atomic
def discard_regulation(regulation: Regulation, *, actor: User, at: datetime) -> None:
    """Throw a draft away; the journal keeps its whole text.

    Raises:
        PermissionDenied: ``actor`` lacks ``regulations.discard``.
        NotADraft: it is frozen.
        ConsultationOpen: units are asked about it.
    """
    found = locked(regulation)
    authorise(actor, "regulations.discard", found)
    if found.state != Regulation.State.DRAFT:
        raise NotADraft(found)
    check_not_asked(found)
    data = {"version": found.version, "content": found.content}
    record("regulations.discard", found, actor=actor, at=at, data=data)
    found.delete()
