"""What may be told: a bloc lets its points be public; a holder's name is taken off on request."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.awards.models import AwardRecord
from thidua.apps.portal.actions.portals import changed, held
from thidua.apps.portal.models import Removal, ShownPoints
from thidua.apps.portal.refusals import AlreadyPublic, NotPublic
from thidua.apps.seasons.actions.locking import locked
from thidua.apps.seasons.models import Season
from thidua.web.reasons import ReasonMissing, kept_whole


@transaction.atomic
def choose_points(season: Season, *, is_chosen: bool, actor: User, at: datetime) -> ShownPoints:
    """Let everybody see the points of a year, or only places and awards.

    Raises:
        PermissionDenied: ``actor`` is neither head nor deputy.
        AlreadyPublic: it is chosen so.
    """
    season = locked(season)
    authorise(actor, "portal.choose_points", season)
    portal = held(season.bloc.authority, at)
    found = ShownPoints.objects.filter(season=season).first()
    if is_chosen == (found is not None and found.is_chosen):
        raise AlreadyPublic(_("Khối đã chọn như vậy rồi."))
    shown = found or ShownPoints(season=season)
    shown.is_chosen, shown.chosen_at, shown.chosen_by = is_chosen, at, actor
    shown.save()
    changed(portal, at)
    data = {"is_chosen": is_chosen}
    record("portal.choose_points", shown, actor=actor, at=at, data=data)
    return shown


@transaction.atomic
def remove_award(award: AwardRecord, reason: str, *, actor: User, at: datetime) -> Removal:
    """Name the holder of an award no more on the portal; the registry stays as it is.

    Raises:
        PermissionDenied: ``actor`` does not sit in the standing office.
        NotPublic: it was taken off before.
        ReasonMissing: no reason is told.
    """
    authorise(actor, "portal.run_portal", award.authority)
    portal = held(award.authority, at)
    if Removal.objects.filter(record=award).exists():
        raise NotPublic(_("“%s” đã được gỡ khỏi cổng.") % award)
    if not reason.strip():
        raise ReasonMissing(_("Gỡ tên khỏi cổng công khai: cần ghi lý do."))
    removal = Removal.objects.create(
        portal=portal,
        record=award,
        reason=kept_whole(reason, 300),
        removed_at=at,
        removed_by=actor,
    )
    changed(portal, at)
    data = {"award": award.pk, "reason": removal.reason}
    record("portal.remove_award", removal, actor=actor, at=at, data=data)
    return removal


@transaction.atomic
def restore_award(removal: Removal, *, actor: User, at: datetime) -> None:
    """Name the holder again; the journal keeps that the name was off.

    Raises:
        PermissionDenied: ``actor`` does not sit in the standing office.
    """
    authorise(actor, "portal.run_portal", removal.portal.authority)
    portal = held(removal.portal.authority, at)
    data = {"award": removal.record_id, "reason": removal.reason}
    record("portal.restore_award", removal, actor=actor, at=at, data=data)
    removal.delete()
    changed(portal, at)
