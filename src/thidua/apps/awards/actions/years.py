"""What a year was like for a person or a unit."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.awards.actions.decisions import differences
from thidua.apps.awards.facts import Subject, YearFacts
from thidua.apps.awards.models import YearRecord
from thidua.apps.awards.refusals import FiguresImpossible
from thidua.apps.organisations.models import Unit
from thidua.web.revisions import refuse_moved_on

_COMMON = ("classification", "attitude_confirmed", "registered", "is_complete")
_COUNTS = ("members", "completed", "ldtt", "cstdcs", "disciplined")
FIELDS = _COMMON + _COUNTS
FIRST_YEAR, LAST_YEAR = 1945, 2100


@transaction.atomic
def save_year(
    subject: Subject,
    year: int,
    facts: YearFacts,
    *,
    actor: User,
    at: datetime,
    seen: str | None = None,
) -> YearRecord:
    """Write down what a year was like; what is left empty is not known.

    ``seen`` is the revision of the page; "" when the page found nothing for the year.

    Raises:
        PermissionDenied: ``actor`` lacks ``awards.save_year``.
        FiguresImpossible: a count above the number of people, or counts for a person.
        StalePage: somebody saved since.
    """
    authorise(actor, "awards.save_year", subject)
    _refuse_impossible(subject, year, facts)
    keys: dict[str, Any] = {key: value for key, value in subject.keys.items() if value is not None}
    YearRecord.objects.get_or_create(year=year, **keys)
    kept = YearRecord.objects.select_for_update().get(year=year, **keys)
    refuse_moved_on(kept, None if seen is None else seen or "0", _("Số liệu năm %d") % year)
    before = {name: getattr(kept, name) for name in FIELDS}
    after = {name: getattr(facts, name) for name in FIELDS}
    for name, value in after.items():
        setattr(kept, name, value)
    kept.revision += 1
    kept.save()
    data = {"year": year, "figures": list(differences(before, after))}
    record("awards.save_year", kept, actor=actor, at=at, data=data)
    return kept


@transaction.atomic
def confirm_history(unit: Unit, *, is_complete: bool, actor: User, at: datetime) -> Unit:
    """Say whether a unit's history is all written down, so that what is missing is no.

    Raises:
        PermissionDenied: ``actor`` lacks ``awards.confirm_history``.
    """
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    authorise(actor, "awards.confirm_history", Subject.of_unit(unit))
    if unit.is_history_complete != is_complete:
        unit.is_history_complete = is_complete
        unit.save(update_fields=["is_history_complete"])
        data = {"is_history_complete": is_complete}
        record("awards.confirm_history", unit, actor=actor, at=at, data=data)
    return unit


def year_facts(kept: YearRecord) -> YearFacts:
    """What is stored, as facts."""
    return YearFacts(**{name: getattr(kept, name) for name in FIELDS})


def _refuse_impossible(subject: Subject, year: int, facts: YearFacts) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        limits = {"year": year, "first": FIRST_YEAR, "last": LAST_YEAR}
        raise FiguresImpossible(_("Năm %(year)d phải từ %(first)d đến %(last)d.") % limits)
    if subject.household:
        raise FiguresImpossible(_("Hộ gia đình không có số liệu năm."))
    counts = {name: getattr(facts, name) for name in _COUNTS}
    if subject.person is not None and any(value is not None for value in counts.values()):
        raise FiguresImpossible(_("Số người chỉ ghi cho đơn vị."))
    members = facts.members
    for name in _COUNTS[1:]:
        count = counts[name]
        if members is not None and count is not None and count > members:
            label = getattr(YearRecord._meta.get_field(name), "verbose_name", name)
            told = {"label": label, "count": count, "members": members}
            text = _("%(label)s: %(count)d nhiều hơn số người của đơn vị %(members)d.")
            raise FiguresImpossible(text % told)
