"""Authorities: opened by the program, described and set by their standing office."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.organisations.actions.checks import refuse_nameless
from thidua.apps.organisations.facts import AuthorityFacts, SettingFacts
from thidua.apps.organisations.models import Authority, AuthoritySetting, Seat
from thidua.apps.organisations.refusals import CodeTaken, OfficeOpened
from thidua.apps.organisations.seats.roles import forget_roles
from thidua.apps.organisations.settings.catalogue import checked_setting, setting_name
from thidua.domain.identity import identity
from thidua.web.languages import in_vietnamese


@transaction.atomic
def create_authority(facts: AuthorityFacts, *, at: datetime) -> Authority:
    """Open an authority: the program does, when it is installed or loads the demo.

    Raises:
        NameMissing: no code or no name.
        CodeTaken: there is an authority with this code.
    """
    refuse_nameless(facts.code, facts.name)
    if Authority.objects.filter(code_key=identity(facts.code)).exists():
        raise CodeTaken(_("Đã có cấp tổ chức mang mã “%s”; chọn mã khác.") % facts.code)
    authority = Authority.objects.create(
        code=facts.code,
        name=facts.name,
        kind=facts.kind,
        standing_office=facts.standing_office,
        place=facts.place or facts.name,
    )
    data = {"code": facts.code, "standing_office": facts.standing_office}
    record("organisations.create_authority", authority, actor=None, at=at, data=data)
    return authority


@transaction.atomic
def open_standing_office(
    authority: Authority, user: User, *, title: str = "", since: date | None = None, at: datetime
) -> Seat:
    """Give the first seat of a standing office: the program does; later ones the office gives.

    Raises:
        OfficeOpened: somebody has sat there.
    """
    authority = Authority.objects.select_for_update().get(pk=authority.pk)
    if authority.seats.exists():
        raise OfficeOpened(
            _("%(office)s của %(authority)s đã có người; nơi đó tự giao các vị trí tiếp theo.")
            % {"office": authority.standing_office, "authority": authority}
        )
    seat = Seat.objects.create(
        user=user, kind=Seat.Kind.STANDING, authority=authority, title=title, since=since
    )
    forget_roles(user)
    data = {"person": str(user), "where": authority.standing_office, "kind": seat.kind}
    record("organisations.open_standing_office", seat, actor=None, at=at, data=data)
    return seat


@transaction.atomic
def edit_authority(
    authority: Authority, facts: AuthorityFacts, *, actor: User, at: datetime
) -> Authority:
    """Correct the name, the standing office's name and the place written on papers.

    Raises:
        PermissionDenied: ``actor`` lacks ``organisations.edit_authority``.
        NameMissing: no name.
    """
    authority = Authority.objects.select_for_update().get(pk=authority.pk)
    authorise(actor, "organisations.edit_authority", authority)
    refuse_nameless(authority.code, facts.name)
    fields = ("name", "kind", "standing_office", "place")
    changes = {
        name: {"from": str(getattr(authority, name)), "to": str(getattr(facts, name))}
        for name in fields
        if getattr(authority, name) != getattr(facts, name)
    }
    before = authority.names
    for name in fields:
        setattr(authority, name, getattr(facts, name))
    if authority.names != before:
        authority.past_names = [*authority.past_names, {"until": at.isoformat(), **before}]
    authority.save(update_fields=[*fields, "past_names"])
    record("organisations.edit_authority", authority, actor=actor, at=at, data=changes)
    return authority


@transaction.atomic
def set_setting(
    authority: Authority, facts: SettingFacts, *, actor: User, at: datetime
) -> AuthoritySetting:
    """Set what the authority decides for itself, from a day on, with where it says so.

    Raises:
        PermissionDenied: ``actor`` lacks ``organisations.set_setting``.
        UnknownSetting: no such setting, or the value is outside its limits.
    """
    authorise(actor, "organisations.set_setting", authority)
    value = checked_setting(facts)
    setting, _created = AuthoritySetting.objects.update_or_create(
        authority=authority,
        key=facts.key,
        since=facts.since,
        defaults={"value": value, "cites": facts.cites},
    )
    data = {
        "setting": in_vietnamese(setting_name)(facts.key),
        "value": value,
        "since": facts.since,
        "cites": facts.cites,
    }
    record("organisations.set_setting", authority, actor=actor, at=at, data=data)
    return setting
