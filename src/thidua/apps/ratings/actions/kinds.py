"""The kinds of ratings of an authority: set, changed, used no more."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.organisations.models import Authority
from thidua.apps.ratings.facts import USUAL_KINDS, KindFacts, kind_facts_of
from thidua.apps.ratings.models import LONGEST_GRADE, MOST_ORDER, RatingKind
from thidua.apps.ratings.refusals import KindInvalid, KindRetired
from thidua.domain.identity import identity
from thidua.web.revisions import refuse_moved_on

MOST_GRADES = 8


@transaction.atomic
def create_kind(authority: Authority, facts: KindFacts, *, actor: User, at: datetime) -> RatingKind:
    """Set one more thing that units are rated in.

    Raises:
        PermissionDenied: ``actor`` lacks ``ratings.set_kinds``.
        KindInvalid: what it says cannot be.
    """
    authorise(actor, "ratings.set_kinds", authority)
    kind = RatingKind(authority=authority)
    _write(kind, facts)
    record("ratings.create_kind", kind, actor=actor, at=at, data=_told(facts))
    return kind


@transaction.atomic
def create_usual_kinds(authority: Authority, *, actor: User, at: datetime) -> list[RatingKind]:
    """Set what most authorities have, as far as it is not there by its name.

    Raises:
        PermissionDenied: ``actor`` lacks ``ratings.set_kinds``.
    """
    authorise(actor, "ratings.set_kinds", authority)
    used = RatingKind.objects.filter(authority=authority, retired_on=None)
    there = {identity(name) for name in used.values_list("name", flat=True)}
    missing = [facts for facts in USUAL_KINDS if identity(facts.name) not in there]
    return [create_kind(authority, facts, actor=actor, at=at) for facts in missing]


@transaction.atomic
def edit_kind(
    kind: RatingKind, facts: KindFacts, *, actor: User, at: datetime, seen: str | None = None
) -> RatingKind:
    """Change a kind; what was rated before keeps the grade that it was given.

    Raises:
        PermissionDenied: ``actor`` lacks ``ratings.set_kinds``.
        KindRetired: it is used no more.
        StalePage: ``seen`` is not the stored revision.
        KindInvalid: what it says cannot be.
    """
    kind = _locked(kind, actor)
    refuse_moved_on(kind, seen, kind)
    before = kind_facts_of(kind)
    kind.revision += 1
    _write(kind, facts)
    data = {"from": _told(before), "to": _told(facts)}
    record("ratings.edit_kind", kind, actor=actor, at=at, data=data)
    return kind


@transaction.atomic
def retire_kind(kind: RatingKind, *, actor: User, at: datetime) -> RatingKind:
    """Use a kind no more; what was rated stays.

    Raises:
        PermissionDenied: ``actor`` lacks ``ratings.set_kinds``.
        KindRetired: it is used no more.
    """
    kind = _locked(kind, actor)
    kind.retired_on = timezone.localdate(at)
    kind.revision += 1
    kind.save(update_fields=["retired_on", "revision"])
    record("ratings.retire_kind", kind, actor=actor, at=at)
    return kind


def _locked(kind: RatingKind, actor: User) -> RatingKind:
    rows = RatingKind.objects.select_for_update(of=("self",)).select_related("authority")
    stored = rows.get(pk=kind.pk)
    authorise(actor, "ratings.set_kinds", stored.authority)
    if stored.retired_on is not None:
        raise KindRetired(_("Loại “%s” đã thôi dùng.") % stored)
    return stored


def _write(kind: RatingKind, facts: KindFacts) -> None:
    grades = [" ".join(grade.split()) for grade in facts.grades if grade.strip()]
    name = " ".join(facts.name.split())
    if faults := _faults(kind, replace(facts, name=name, grades=grades)):
        raise KindInvalid(_("Chưa lưu: %s") % " ".join(faults))
    kind.name, kind.grades, kind.enough = name, grades, facts.enough
    kind.issuer_name = facts.issuer_name.strip()
    kind.issuing_unit, kind.order = facts.issuing_unit, facts.order
    kind.save()


def _faults(kind: RatingKind, facts: KindFacts) -> list[str]:
    faults = []
    if not facts.name:
        faults.append(_("Ghi tên loại xếp loại."))
    used = RatingKind.objects.filter(authority=kind.authority, retired_on=None).exclude(pk=kind.pk)
    if identity(facts.name) in map(identity, used.values_list("name", flat=True)):
        faults.append(_("Đã có loại “%s”.") % facts.name)
    count = len(facts.grades)
    if not 2 <= count <= MOST_GRADES:
        told = {"count": count, "most": MOST_GRADES}
        faults.append(
            _("Các mức: có %(count)d mức; phải từ 2 đến %(most)d, mỗi dòng một mức.") % told
        )
    faults += [
        _("Mức “%(grade)s…” dài quá %(most)d ký tự.") % {"grade": grade[:30], "most": LONGEST_GRADE}
        for grade in facts.grades
        if len(grade) > LONGEST_GRADE
    ]
    if len({identity(grade) for grade in facts.grades}) < count:
        faults.append(_("Các mức phải khác nhau."))
    if not 1 <= facts.enough <= max(count, 1):
        told = {"enough": facts.enough, "count": count}
        faults.append(_("Số mức tính là đạt: %(enough)d; phải từ 1 đến %(count)d.") % told)
    if not 0 <= facts.order <= MOST_ORDER:
        told = {"order": facts.order, "most": MOST_ORDER}
        faults.append(_("Thứ tự: %(order)d; phải từ 0 đến %(most)d.") % told)
    if facts.issuing_unit and facts.issuing_unit.authority_id != kind.authority_id:
        faults.append(_("Đơn vị xếp loại phải thuộc %s.") % kind.authority)
    return faults


def _told(facts: KindFacts) -> dict[str, Any]:
    unit = facts.issuing_unit
    return {
        "name": facts.name,
        "grades": list(facts.grades),
        "enough": facts.enough,
        "issuer": facts.issuer_name,
        "issuing_unit": unit.called if unit else "",
    }
