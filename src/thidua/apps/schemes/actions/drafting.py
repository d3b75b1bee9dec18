"""Starting a draft, throwing one away, and a new version of what was adopted."""

from copy import deepcopy
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.schemes.actions.checks import AMENDABLE, check_not_asked, check_season, locked
from thidua.apps.schemes.definition.outline import Definition, tidy
from thidua.apps.schemes.models import Scheme, TemplateVersion
from thidua.apps.schemes.queries import adopted_scheme, draft_of
from thidua.apps.schemes.refusals import AlreadyAdopted, DraftExists, NotADraft
from thidua.apps.seasons.models import Season
from thidua.formats.canonical import canonical_mapping
from thidua.web.reasons import ReasonMissing

BLANK: Definition = {
    "total": "1000",
    "decimals": "2",
    "bonus_inside_total": "true",
    "na_policy": "exclude_and_rescale",
    "groups": [],
}


@transaction.atomic
def create_scheme(
    season: Season,
    definition: Definition,
    *,
    actor: User,
    at: datetime,
    based_on: Scheme | TemplateVersion | None = None,
) -> Scheme:
    """Start the season's draft from a definition: blank, copied, or from a file.

    Raises:
        PermissionDenied: ``actor`` lacks ``schemes.create``.
        SeasonTooFar: the year is past the point where its table may change.
        DraftExists: there is a draft already.
        AlreadyAdopted: there is a table in force; it is superseded, not replaced.
    """
    season = Season.objects.select_for_update(of=("self",)).select_related("bloc").get(pk=season.pk)
    authorise(actor, "schemes.create", season)
    check_season(season)
    if adopted := adopted_scheme(season):
        raise AlreadyAdopted(adopted)
    return start_draft(season, definition, based_on=based_on, actor=actor, at=at)


def start_draft(
    season: Season,
    definition: Definition,
    *,
    actor: User,
    at: datetime,
    based_on: Scheme | TemplateVersion | None = None,
    reason: str = "",
) -> Scheme:
    """Write the draft row; the caller holds the season's lock and has checked everything else.

    Raises:
        DraftExists: there is a draft already.
    """
    if draft := draft_of(season):
        raise DraftExists(draft)
    table = based_on if isinstance(based_on, Scheme) else None
    template = based_on if isinstance(based_on, TemplateVersion) else None
    if table is not None and table.season_id == season.pk:
        template = table.template
    last = Scheme.objects.filter(season=season).aggregate(last=Max("version"))["last"] or 0
    scheme = Scheme.objects.create(
        season=season,
        version=last + 1,
        definition=canonical_mapping(tidy(definition)),
        based_on=table,
        template=template,
        reason=reason,
    )
    data = {"version": scheme.version, "reason": reason}
    if table:
        data["based_on"] = f"{table.season}, phiên bản {table.version}"
    if template:
        data["template"] = str(template)
    record("schemes.create", scheme, actor=actor, at=at, data=data)
    return scheme


@transaction.atomic
def supersede_scheme(scheme: Scheme, reason: str, *, actor: User, at: datetime) -> Scheme:
    """Start a new version from the adopted one, with a reason; adopting it replaces the old.

    Raises:
        PermissionDenied: ``actor`` lacks ``schemes.supersede``.
        NotADraft: the table is not the one in force.
        ReasonMissing: no reason is given.
        DraftExists, SeasonTooFar: as for ``create_scheme``.
    """
    scheme = locked(scheme)
    authorise(actor, "schemes.supersede", scheme)
    check_season(scheme.season, AMENDABLE)
    if scheme.state != Scheme.State.ADOPTED:
        raise NotADraft(scheme)
    if not reason.strip():
        raise ReasonMissing("Ghi lý do lập phiên bản mới của bảng điểm.")
    new = start_draft(
        scheme.season,
        deepcopy(scheme.definition),
        based_on=scheme,
        reason=reason.strip(),
        actor=actor,
        at=at,
    )
    data = {"new_version": new.version, "reason": new.reason}
    record("schemes.supersede", scheme, actor=actor, at=at, data=data)
    return new


@transaction.atomic
def discard_scheme(scheme: Scheme, *, actor: User, at: datetime) -> None:
    """Throw a draft away; the journal keeps its whole text.

    Raises:
        PermissionDenied: ``actor`` lacks ``schemes.discard``.
        NotADraft: the table is frozen.
        ConsultationOpen: units are asked about it.
    """
    scheme = locked(scheme)
    authorise(actor, "schemes.discard", scheme)
    if scheme.state != Scheme.State.DRAFT:
        raise NotADraft(scheme)
    check_not_asked(scheme)
    data = {"version": scheme.version, "definition": scheme.definition}
    record("schemes.discard", scheme, actor=actor, at=at, data=data)
    scheme.delete()
