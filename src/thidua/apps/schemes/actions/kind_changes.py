"""A unit goes over to another kind, and to its table, after units have signed."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.schemes.actions.kinds import DIVISIBLE
from thidua.apps.schemes.facts import KindWish
from thidua.apps.schemes.models import KindChange, KindMember
from thidua.apps.schemes.queries import adopted_scheme
from thidua.apps.schemes.refusals import KindRefused, KindsFrozen, SheetsJudged
from thidua.apps.schemes.registries.amending import Going, follow, obstacles_to, touched_by
from thidua.apps.seasons.actions.locking import locked, refuse_closed
from thidua.apps.seasons.models import Season
from thidua.domain.clean_text import cleaned
from thidua.web.languages import in_vietnamese
from thidua.web.reasons import ReasonMissing, kept_whole


@transaction.atomic
def change_kind(season: Season, wish: KindWish, *, actor: User, at: datetime) -> KindChange:
    """Put one unit into another kind; its open sheet goes over to the table of that kind.

    Raises:
        PermissionDenied: ``actor`` lacks ``schemes.change_kind``.
        SeasonClosed: the year is closed.
        KindsFrozen: units have not signed yet: until then they are placed without a reason.
        KindRefused: the unit is in no other kind of this year, or a table is not adopted.
        SheetsJudged: its figures were judged by the table it goes by.
        ReasonMissing: nothing says why.
    """
    season = locked(season)
    authorise(actor, "schemes.change_kind", season)
    refuse_closed(season)
    if season.state in DIVISIBLE:
        raise KindsFrozen(
            _("Năm %s chưa ký giao ước: xếp lại đơn vị ở trang “Xếp đơn vị vào loại hình”.")
            % season.year
        )
    reason = kept_whole(cleaned(wish.reason), 500)
    if not reason:
        raise ReasonMissing(_("Ghi lý do đơn vị chuyển loại hình."))
    member = _member(season, wish)
    going = going_of(season, member, wish)
    if obstacles := obstacles_to(going):
        raise SheetsJudged(" ".join(obstacles))
    touched = in_vietnamese(touched_by)(going)
    before, member.kind = member.kind, wish.kind
    member.save(update_fields=["kind"])
    follow(going, actor=actor, at=at)
    change = KindChange.objects.create(
        season=season, unit=wish.unit, before=before, after=wish.kind, reason=reason,
        touched=touched, at=at, by=actor,
    )  # fmt: skip
    kinds = {"from": before.name, "to": wish.kind.name}
    data = {"unit": wish.unit.code, **kinds, "reason": reason, "touched": touched}
    record("schemes.change_kind", change, actor=actor, at=at, data=data)
    return change


def going_of(season: Season, member: KindMember, wish: KindWish) -> Going:
    """From which table to which.

    Raises:
        KindRefused: one of the two kinds has no adopted table.
    """
    old, new = adopted_scheme(season, member.kind), adopted_scheme(season, wish.kind)
    if old is None or new is None:
        kind = member.kind if old is None else wish.kind
        raise KindRefused(_("Loại hình %s chưa có bảng điểm được thông qua.") % kind)
    old.season = new.season = season
    return Going(old, new, wish.reason, wish.unit)


def _member(season: Season, wish: KindWish) -> KindMember:
    rows = KindMember.objects.select_for_update(of=("self",)).select_related("kind")
    member = rows.filter(season=season, unit=wish.unit).first()
    if member is None or wish.kind.season_id != season.pk or member.kind_id == wish.kind.pk:
        raise KindRefused(
            _("%(unit)s đang ở loại hình này, hoặc chưa thuộc loại hình nào. Tải lại trang.")
            % {"unit": wish.unit}
        )
    return member
