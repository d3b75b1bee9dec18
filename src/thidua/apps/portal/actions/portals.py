"""The portal itself: opened, closed, described. Off until somebody opens it."""

import re
from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.organisations.models import Authority
from thidua.apps.portal.facts import PortalFacts, facts_of
from thidua.apps.portal.models import Portal
from thidua.apps.portal.refusals import AlreadyPublic, NotPublic, PortalInvalid

_ORIGIN = re.compile(r"https://[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{2,5})?")
_LONGEST_HOSTS = 500


@transaction.atomic
def open_portal(authority: Authority, *, actor: User, at: datetime) -> Portal:
    """Let everybody read what is published.

    Raises:
        PermissionDenied: ``actor`` does not sit in the standing office.
        AlreadyPublic: it is open.
    """
    authorise(actor, "portal.run_portal", authority)
    portal = held(authority, at)
    if portal.is_open:
        raise AlreadyPublic(_("Cổng công khai của %s đang mở rồi.") % authority)
    portal.is_open = True
    changed(portal, at, "is_open")
    record("portal.open_portal", portal, actor=actor, at=at)
    return portal


@transaction.atomic
def close_portal(authority: Authority, *, actor: User, at: datetime) -> Portal:
    """Show nobody anything any more; what was published stays chosen for another opening.

    Raises:
        PermissionDenied: ``actor`` does not sit in the standing office.
        NotPublic: it is not open.
    """
    authorise(actor, "portal.run_portal", authority)
    portal = held(authority, at)
    if not portal.is_open:
        raise NotPublic(_("Cổng công khai của %s chưa mở.") % authority)
    portal.is_open = False
    changed(portal, at, "is_open")
    record("portal.close_portal", portal, actor=actor, at=at)
    return portal


@transaction.atomic
def edit_portal(authority: Authority, facts: PortalFacts, *, actor: User, at: datetime) -> Portal:
    """Say what stands at its head, who takes requests, which sites may show its pages.

    Raises:
        PermissionDenied: ``actor`` does not sit in the standing office.
        PortalInvalid: a site is not written as ``https://name``.
    """
    authorise(actor, "portal.run_portal", authority)
    portal = held(authority, at)
    for host in facts.frame_hosts:
        if not _ORIGIN.fullmatch(host):
            raise PortalInvalid(
                _("Trang được nhúng “%s” không dùng được; ghi như https://gialai.gov.vn.") % host
            )
    hosts = " ".join(facts.frame_hosts)
    if len(hosts) > _LONGEST_HOSTS:
        told = {"length": len(hosts), "longest": _LONGEST_HOSTS}
        raise PortalInvalid(
            _("Trang được nhúng dài %(length)d ký tự; nhiều nhất %(longest)d.") % told
        )
    before = facts_of(portal)
    portal.introduction = facts.introduction.strip()
    portal.contact = facts.contact.strip()
    portal.frame_hosts = hosts
    changed(portal, at, "introduction", "contact", "frame_hosts")
    data = {"from": asdict(before), "to": asdict(facts_of(portal))}
    record("portal.edit_portal", portal, actor=actor, at=at, data=data)
    return portal


def held(authority: Authority, at: datetime) -> Portal:
    """The authority's portal, locked; made closed where there was none."""
    portals = Portal.objects.select_for_update(of=("self",)).select_related("authority")
    portal, _is_new = portals.get_or_create(authority=authority, defaults={"changed_at": at})
    return portal


def changed(portal: Portal, at: datetime, *fields: str) -> None:
    """Pages that were kept are made anew."""
    portal.edition += 1
    portal.changed_at = at
    portal.save(update_fields=["edition", "changed_at", *fields])
