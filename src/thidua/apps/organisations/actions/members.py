"""Who belongs to a bloc in a year, in which order, and who is head and deputy."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.organisations.models import Bloc, Membership, Unit
from thidua.apps.organisations.queries import members_of_year, valid_in
from thidua.apps.organisations.refusals import (
    BadMembers,
    MembersSettled,
    NothingToCopy,
    UnitNotValid,
)
from thidua.apps.organisations.registries.member_guards import objections
from thidua.web.languages import vietnamese
from thidua.web.revisions import refuse_stale

MOST_MEMBERS = 20
USUAL_LEAST = 4
YEARS = range(1990, 2101)
Member = tuple[Unit, str]


@transaction.atomic
def set_members(
    bloc: Bloc,
    year: int,
    members: Sequence[Member],
    *,
    actor: User,
    at: datetime,
    seen: str | None = None,
) -> list[Membership]:
    """Write the whole list of a year: units in order, each with its role.

    An empty list takes the year away. Without a head the list may stand: it is being prepared.
    ``seen`` marks the list that the form was opened on.

    Raises:
        PermissionDenied: ``actor`` lacks ``organisations.set_members``.
        BadMembers: over 20 units, two heads, a unit twice or of another authority.
        UnitNotValid: a unit did not exist that year.
        MembersSettled: the year is over, or a leaving unit has done something in it.
        StalePage: somebody saved since.
    """
    bloc = Bloc.objects.select_for_update().get(pk=bloc.pk)
    authorise(actor, "organisations.set_members", bloc)
    _check(bloc, year, members)
    _refuse_departed(bloc, year, members)
    stored = list(members_of_year(bloc, year))
    old = listed_members((row.unit, row.role) for row in stored)
    new = listed_members(members)
    refuse_stale(old, seen, _("Danh sách thành viên năm %d") % year)
    if old == new:
        return stored
    staying = {unit.pk for unit, _role in members}
    _refuse_settled(bloc, year, [row.unit_id for row in stored if row.unit_id not in staying])
    current = members_of_year(bloc, year).order_by()
    current.exclude(unit__in=staying).delete()
    Membership.objects.filter(pk__in=[row.pk for row in stored]).update(role=Membership.Role.MEMBER)
    for order, (unit, role) in enumerate(members):
        Membership.objects.update_or_create(
            bloc=bloc, year=year, unit=unit, defaults={"role": role, "order": order}
        )
    data = {"year": str(year), "members": {"from": old, "to": new} if old else new}
    record("organisations.set_members", bloc, actor=actor, at=at, data=data)
    return list(members_of_year(bloc, year))


@transaction.atomic
def copy_members(bloc: Bloc, year: int, *, actor: User, at: datetime) -> list[Membership]:
    """Take the units of the year before; ended ones stay behind, head and deputy are not copied.

    Raises:
        PermissionDenied: ``actor`` lacks ``organisations.copy_members``.
        NothingToCopy: the year before has no members, or this year has some.
    """
    bloc = Bloc.objects.select_for_update().get(pk=bloc.pk)
    authorise(actor, "organisations.copy_members", bloc)
    if members_of_year(bloc, year).exists():
        raise NothingToCopy(_("Năm %d đã có danh sách thành viên; sửa danh sách đó.") % year)
    still_there = Unit.objects.filter(valid_in(year)).values("pk")
    before = members_of_year(bloc, year - 1).filter(unit__in=still_there)
    members = [(row.unit, Membership.Role.MEMBER.value) for row in before]
    if not members:
        raise NothingToCopy(_("Năm %d chưa có thành viên nào để chép.") % (year - 1))
    return set_members(bloc, year, members, actor=actor, at=at)


def members_warning(count: int) -> str:
    """A word of care when a bloc is smaller than usual; empty when it is not."""
    if 0 < count < USUAL_LEAST:
        return _("Khối chỉ có %(count)d đơn vị; thông thường từ %(least)d đến %(most)d.") % {
            "count": count,
            "least": USUAL_LEAST,
            "most": MOST_MEMBERS,
        }
    return ""


def _check(bloc: Bloc, year: int, members: Sequence[Member]) -> None:
    if year not in YEARS:
        raise BadMembers(
            _("Năm %(year)d nằm ngoài khoảng %(first)d–%(last)d.")
            % {"year": year, "first": YEARS[0], "last": YEARS[-1]}
        )
    if len(members) > MOST_MEMBERS:
        raise BadMembers(
            _("Danh sách có %(count)d đơn vị; một khối có nhiều nhất %(most)d.")
            % {"count": len(members), "most": MOST_MEMBERS}
        )
    heads = [unit for unit, role in members if role == Membership.Role.HEAD]
    if len(heads) > 1:
        raise BadMembers(
            _("Có %(count)d Trưởng khối (%(names)s); mỗi năm chỉ một.")
            % {"count": len(heads), "names": ", ".join(unit.name for unit in heads)}
        )
    seen: set[int] = set()
    for unit, role in members:
        _check_member(bloc, unit, role, seen)
        seen.add(unit.pk)
    _refuse_invalid(year, seen)


def _check_member(bloc: Bloc, unit: Unit, role: str, seen: set[int]) -> None:
    if unit.pk in seen:
        raise BadMembers(_("%s có hai lần trong danh sách.") % unit)
    if unit.authority_id != bloc.authority_id:
        raise BadMembers(_("%s thuộc cấp tổ chức khác.") % unit)
    if role not in Membership.Role.values:
        raise BadMembers(_("%(unit)s: không có vai trò “%(role)s”.") % {"unit": unit, "role": role})


def _refuse_invalid(year: int, units: set[int]) -> None:
    valid = Unit.objects.filter(valid_in(year), pk__in=units).values_list("pk", flat=True)
    missing = Unit.objects.filter(pk__in=units - set(valid)).order_by("sort_text")
    if missing:
        names = ", ".join(unit.name for unit in missing)
        raise UnitNotValid(
            _("Không hoạt động trong năm %(year)d: %(names)s.") % {"year": year, "names": names}
        )


def _refuse_departed(bloc: Bloc, year: int, members: Sequence[Member]) -> None:
    units = [unit.pk for unit, _role in members]
    left = Membership.objects.filter(bloc=bloc, year=year, unit__in=units, left_on__isnull=False)
    names = ", ".join(str(row.unit) for row in left.select_related("unit"))
    if names:
        raise BadMembers(
            _("Đã ghi rời khối trong năm %(year)d: %(names)s. Bỏ ghi rời khối ở trang của năm.")
            % {"year": year, "names": names}
        )


def _refuse_settled(bloc: Bloc, year: int, leaving: list[int]) -> None:
    against = objections(bloc, year, leaving)
    if against:
        raise MembersSettled(" ".join(against))


def listed_members(members: Iterable[Member]) -> list[str]:
    """The list in words, in order: what the journal keeps, and what tells a stale page."""
    return [f"{unit.code}: {vietnamese(Membership.Role(role).label)}" for unit, role in members]
