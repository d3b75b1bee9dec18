"""Starting a draft, throwing one away, and a new version of what was adopted."""

from copy import deepcopy
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.schemes.actions.checks import AMENDABLE, check_not_asked, check_season, locked
from thidua.apps.schemes.definition.outline import Definition, tidy
from thidua.apps.schemes.models import Scheme, TemplateVersion, UnitKind
from thidua.apps.schemes.queries import adopted_scheme, draft_of, kinds_of
from thidua.apps.schemes.refusals import AlreadyAdopted, DraftExists, NoTableForAll, NotADraft
from thidua.apps.seasons.models import Season
from thidua.formats.canonical import canonical_mapping
from thidua.web.languages import vietnamese
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
    kind: UnitKind | None = None,
) -> Scheme:
    """Start the draft of a season, or of a kind of units: blank, copied, or from a file.

    Raises:
        PermissionDenied: ``actor`` lacks ``schemes.create``.
        SeasonTooFar: the year is past the point where its table may change.
        DraftExists: there is a draft already.
        AlreadyAdopted: there is a table in force; it is superseded, not replaced.
        NoTableForAll: units have kinds, and none is named.
    """
    season = Season.objects.select_for_update(of=("self",)).select_related("bloc").get(pk=season.pk)
    authorise(actor, "schemes.create", season)
    check_season(season)
    if kind is None and kinds_of(season):
        raise NoTableForAll(
            _("Khối đã chia loại hình đơn vị: lập bảng điểm riêng cho từng loại hình.")
        )
    if adopted := adopted_scheme(season, kind):
        raise AlreadyAdopted(adopted)
    return start_draft(kind or season, definition, based_on=based_on, actor=actor, at=at)


def start_draft(
    place: Season | UnitKind,
    definition: Definition,
    *,
    actor: User,
    at: datetime,
    based_on: Scheme | TemplateVersion | None = None,
    reason: str = "",
) -> Scheme:
    """Write the draft row; the caller holds the season's lock and has checked everything else.

    ``place``: a season whose units share the table, or a kind of its units.

    Raises:
        DraftExists: there is a draft already.
    """
    kind = place if isinstance(place, UnitKind) else None
    season = place.season if isinstance(place, UnitKind) else place
    if draft := draft_of(season, kind):
        raise DraftExists(draft)
    table = based_on if isinstance(based_on, Scheme) else None
    template = based_on if isinstance(based_on, TemplateVersion) else None
    if table is not None and table.season_id == season.pk:
        template = table.template
    versions = Scheme.objects.filter(season=season, kind=kind)
    last = versions.aggregate(last=Max("version"))["last"] or 0
    scheme = Scheme.objects.create(
        season=season,
        kind=kind,
        version=last + 1,
        definition=canonical_mapping(tidy(definition)),
        based_on=table,
        template=template,
        reason=reason,
    )
    data = {"version": scheme.version, "reason": reason}
    if kind:
        data["kind"] = kind.name
    if table:
        data["based_on"] = f"{vietnamese(table.season)}, phiên bản {table.version}"
    if template:
        data["template"] = vietnamese(template)
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
        scheme.kind or scheme.season,
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
