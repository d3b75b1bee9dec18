"""Signing the covenant: one leader for one unit, once, with the password asked again."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.password_again import check_password_of
from thidua.apps.audit.actions import record
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.seats.offices import office_of
from thidua.apps.pledges.actions.locking import SIGNING, locked_covenant, refuse_outside
from thidua.apps.pledges.models import Covenant, CovenantSignature
from thidua.apps.pledges.permissions import Signing
from thidua.apps.pledges.queries.covenants import signatories
from thidua.apps.pledges.refusals import (
    AlreadySigned,
    CovenantNotAdopted,
    CovenantSuperseded,
)
from thidua.apps.seasons.actions.states import enter_state
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.registries.guards import obstacles


@transaction.atomic
def sign_covenant(
    signing: Signing, *, text_hash: str, password: str, actor: User, at: datetime
) -> CovenantSignature:
    """Sign for a unit the text that was read; the last signature moves the year on.

    Raises:
        PermissionDenied: ``actor`` lacks ``pledges.sign_covenant``.
        RegisteringClosed: scoring has begun.
        CovenantSuperseded: the text read is not, or no longer, the one in force.
        CovenantNotAdopted: it is still a draft.
        AlreadySigned: the unit signed this version.
        WrongPassword: the password is not the account's.
    """
    covenant = locked_covenant(signing.covenant)
    authorise(actor, "pledges.sign_covenant", Signing(covenant, signing.unit))
    refuse_outside(covenant.season, SIGNING)
    _refuse_unsignable(covenant, signing.unit, text_hash)
    check_password_of(actor, password, _("Giao ước chưa được ký."))
    signature = CovenantSignature.objects.create(
        covenant=covenant,
        unit=signing.unit,
        user=actor,
        name=str(actor)[:120],
        office=office_of(actor, signing.unit, timezone.localdate(at)),
        signed_at=at,
        text_hash=covenant.hash,
    )
    data = {"unit": signing.unit.called, "office": signature.office, "hash": covenant.hash}
    record("pledges.sign_covenant", signature, actor=actor, at=at, data=data)
    _finish(covenant, actor=actor, at=at)
    return signature


def _refuse_unsignable(covenant: Covenant, unit: Unit, text_hash: str) -> None:
    if covenant.state == Covenant.State.SUPERSEDED:
        raise CovenantSuperseded(
            _("%s đã được thay bằng bản mới. Mở lại trang Giao ước, đọc bản mới rồi ký.") % covenant
        )
    if covenant.state == Covenant.State.DRAFT:
        raise CovenantNotAdopted(_("%s còn là dự thảo, chưa ký được.") % covenant)
    if text_hash != covenant.hash:
        raise CovenantSuperseded(
            _("Nội dung vừa đọc không phải là nội dung đã thông qua. Mở lại trang, đọc rồi ký.")
        )
    earlier = CovenantSignature.objects.filter(covenant=covenant, unit=unit).first()
    if earlier is not None:
        raise AlreadySigned(
            _("%(unit)s đã ký (người ký: %(name)s); mỗi đơn vị ký một lần.")
            % {"unit": unit, "name": earlier.name}
        )


def _finish(covenant: Covenant, *, actor: User, at: datetime) -> None:
    """When nobody is left to sign: the covenant is signed, and the season with it."""
    if any(place.signature is None for place in signatories(covenant)):
        return
    if covenant.state == Covenant.State.ADOPTED:
        covenant.state = Covenant.State.SIGNED
        covenant.signed_on = timezone.localdate(at)  # the day planned gives way to the stamps
        covenant.save(update_fields=["state", "signed_on"])
        data = {"from": Covenant.State.ADOPTED, "to": Covenant.State.SIGNED}
        record("pledges.complete_covenant", covenant, actor=actor, at=at, data=data)
    season = covenant.season
    if season.state == Season.State.OPEN and not obstacles(season, Season.State.SIGNED):
        enter_state(season, Season.State.SIGNED, actor=actor, at=at)
