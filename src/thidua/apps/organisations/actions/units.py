"""Units: written, renamed. Their former names stay findable."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.organisations.actions.checks import (
    refuse_disorder,
    refuse_double,
    refuse_nameless,
    refuse_new_double,
    refuse_taken_code,
    write_search,
)
from thidua.apps.organisations.actions.unit_endings import ended
from thidua.apps.organisations.facts import UnitFacts
from thidua.apps.organisations.models import Authority, PastName, Unit, UnitAlias
from thidua.apps.organisations.refusals import (
    CodeKept,
    NameUnchanged,
)
from thidua.apps.organisations.registries.code_guards import kept_by_code
from thidua.web.revisions import refuse_stale

PLAIN_FIELDS = (
    "code",
    "name",
    "valid_from",
    "valid_to",
    "has_party_cell",
    "has_union",
    "has_youth_union",
    "party_format",
    "is_illustrative",
)


@transaction.atomic
def create_unit(
    authority: Authority,
    facts: UnitFacts,
    *,
    actor: User,
    at: datetime,
    despite_doubts: bool = False,
) -> Unit:
    """Write down a unit of an authority.

    Raises:
        PermissionDenied: ``actor`` lacks ``organisations.create_unit``.
        NameMissing: no code or no name.
        CodeTaken: the authority has a unit with this code.
        DaysOutOfOrder: it ends before it starts.
        PossibleDouble: a unit is called so, and nobody said that it is another one.
    """
    authorise(actor, "organisations.create_unit", authority)
    unit = Unit(authority=authority)
    _write(unit, facts)
    if not despite_doubts:
        refuse_double(_others(unit), unit.name)
    unit.save(force_insert=True)
    _write_aliases(unit, facts.aliases)
    record(
        "organisations.create_unit",
        unit,
        actor=actor,
        at=at,
        data={"code": unit.code, "aliases": list(facts.aliases)},
    )
    return unit


@transaction.atomic
def edit_unit(
    unit: Unit,
    facts: UnitFacts,
    *,
    actor: User,
    at: datetime,
    seen: str | None = None,
    despite_doubts: bool = False,
) -> Unit:
    """Correct what is written about a unit; a new legal name is ``rename_unit``.

    ``seen`` is the fingerprint of the facts that the form was opened on.

    Raises:
        PermissionDenied: ``actor`` lacks ``organisations.edit_unit``.
        NameMissing: no code or no name.
        CodeTaken: another unit of the authority has this code.
        CodeKept: results or votes go by the code that it has.
        DaysOutOfOrder: it ends before it starts.
        PossibleDouble: another unit has the new name, and nobody said that it is another one.
        StalePage: somebody saved since.
    """
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    authorise(actor, "organisations.edit_unit", unit)
    refuse_stale(unit_facts(unit), seen, unit)
    before = _described(unit)
    called = unit.name
    _refuse_new_code(unit, facts.code.strip())
    _write(unit, facts)
    if not despite_doubts:
        refuse_new_double(_others(unit), unit.name, called)
    _keep_name(unit, called, at)
    _write_aliases(unit, facts.aliases)
    _refresh_search(unit)
    unit.save()
    after = _described(unit)
    changed = [key for key in after if before[key] != after[key]]
    record(
        "organisations.edit_unit",
        unit,
        actor=actor,
        at=at,
        data={key: {"from": before[key], "to": after[key]} for key in changed},
    )
    return unit


@transaction.atomic
def rename_unit(
    unit: Unit,
    name: str,
    *,
    last_day: date,
    actor: User,
    at: datetime,
    despite_doubts: bool = False,
) -> Unit:
    """Give a unit its new legal name; the old one is kept with its last day.

    Raises:
        PermissionDenied: ``actor`` lacks ``organisations.rename_unit``.
        NameMissing: the new name is empty.
        NameUnchanged: it is the name that it has.
        AlreadyDissolved: the unit ended before that day.
        DaysOutOfOrder: the last day of the old name is before the unit's first day.
        PossibleDouble: another unit has the new name, and nobody said that it is another one.
    """
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    authorise(actor, "organisations.rename_unit", unit)
    name = " ".join(name.split())
    refuse_nameless(unit.code, name)
    if name == unit.name:
        raise NameUnchanged(_("Tên mới trùng tên đang dùng: “%s”.") % name)
    if unit.valid_to is not None and unit.valid_to <= last_day:
        raise ended(unit)
    refuse_disorder(unit.valid_from, last_day)
    if not despite_doubts:
        refuse_new_double(_others(unit), name, unit.name)
    old, unit.name = unit.name, name
    keep_former_name(unit, old, last_day)
    _keep_name(unit, old, at)
    unit.save(update_fields=["name", "search_text", "sort_text"])
    data = {"former_name": old, "name": name, "last_day": last_day}
    record("organisations.rename_unit", unit, actor=actor, at=at, data=data)
    return unit


def unit_facts(unit: Unit) -> UnitFacts:
    """What is stored, as facts."""
    aliases = tuple(
        alias.name for alias in unit.aliases.all() if alias.kind == UnitAlias.Kind.ALIAS
    )
    return UnitFacts(aliases=aliases, **{name: getattr(unit, name) for name in PLAIN_FIELDS})


def _keep_name(unit: Unit, old: str, at: datetime) -> None:
    """What was signed, issued or closed until now goes on under the name it was done under."""
    if unit.name != old:
        PastName.objects.create(unit=unit, name=old, until=at)


def _refuse_new_code(unit: Unit, code: str) -> None:
    """Published figures and votes are looked up by the code of their day."""
    kept = kept_by_code(unit) if code and code != unit.code else []
    if kept:
        raise CodeKept(
            _("Không đổi được mã “%(code)s”: %(kept)s đã ghi theo mã này. Tên thì đổi được.")
            % {"code": unit.code, "kept": "; ".join(kept)}
        )


def _write(unit: Unit, facts: UnitFacts) -> None:
    refuse_nameless(facts.code, facts.name)
    refuse_disorder(facts.valid_from, facts.valid_to)
    refuse_taken_code(_others(unit), facts.code.strip())
    for field in PLAIN_FIELDS:
        setattr(unit, field, getattr(facts, field))
    unit.code, unit.name = facts.code.strip(), " ".join(facts.name.split())
    write_search(unit, *facts.aliases)


def _others(unit: Unit) -> QuerySet[Unit]:
    return Unit.objects.filter(authority=unit.authority_id).exclude(pk=unit.pk)


def _write_aliases(unit: Unit, names: Sequence[str]) -> None:
    wanted = list(dict.fromkeys(" ".join(name.split()) for name in names if name.strip()))
    unit.aliases.filter(kind=UnitAlias.Kind.ALIAS).exclude(name__in=wanted).delete()
    known = set(unit.aliases.values_list("name", flat=True))
    UnitAlias.objects.bulk_create(
        UnitAlias(unit=unit, name=name) for name in wanted if name not in known
    )


def keep_former_name(unit: Unit, old: str, last_day: date) -> None:
    """The name that it had stays findable; the one that it has is no other name."""
    unit.aliases.filter(name=unit.name).delete()
    UnitAlias.objects.update_or_create(
        unit=unit, name=old, defaults={"kind": UnitAlias.Kind.FORMER, "until": last_day}
    )
    _refresh_search(unit)


def _refresh_search(unit: Unit) -> None:
    write_search(unit, *unit.aliases.order_by("pk").values_list("name", flat=True))


def _described(unit: Unit) -> dict[str, object]:
    facts = unit_facts(unit)
    values = {name: getattr(facts, name) for name in PLAIN_FIELDS}
    days = {key: value and value.isoformat() for key, value in values.items() if "valid" in key}
    return {**values, **days, "aliases": ", ".join(facts.aliases)}
