"""Exemplars: found, told of otherwise, taken off, and the awards that they were given."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.exemplars.facts import ExemplarFacts, facts_of
from thidua.apps.exemplars.models import Exemplar
from thidua.apps.exemplars.permissions import Finding
from thidua.apps.exemplars.queries import awards_to_link, consent_of
from thidua.apps.exemplars.refusals import AwardOfAnother, ConsentGiven, ExemplarInvalid
from thidua.apps.exemplars.registries.followers import tell_changed
from thidua.apps.people.models import Person
from thidua.apps.photos.queries import photos_of
from thidua.apps.seasons.actions.locking import locked, refuse_closed
from thidua.apps.seasons.models import Season
from thidua.domain.identity import identity
from thidua.domain.vietnamese_text import fold
from thidua.web.languages import vietnamese
from thidua.web.revisions import refuse_moved_on
from thidua.web.words import written_day


@transaction.atomic
def record_exemplar(
    season: Season,
    facts: ExemplarFacts,
    *,
    actor: User,
    at: datetime,
    is_illustrative: bool = False,
) -> Exemplar:
    """Tell of somebody, or a collective, whose good work others may learn from.

    Raises:
        PermissionDenied: ``actor`` lacks ``exemplars.write_exemplars`` for the unit.
        SeasonClosed: the year is closed.
        ExemplarInvalid: what it says cannot be.
    """
    season = locked(season)
    authorise(actor, "exemplars.write_exemplars", Finding(season, facts.unit))
    refuse_closed(season)
    exemplar = Exemplar(season=season, is_illustrative=is_illustrative)
    _write(exemplar, facts, timezone.localdate(at))
    record("exemplars.record_exemplar", exemplar, actor=actor, at=at, data=_told(facts))
    return exemplar


@transaction.atomic
def edit_exemplar(
    exemplar: Exemplar,
    facts: ExemplarFacts,
    *,
    actor: User,
    at: datetime,
    seen: str | None = None,
) -> Exemplar:
    """Tell of it otherwise; where others show it as it was, they are told.

    Raises:
        PermissionDenied: ``actor`` lacks ``exemplars.write_exemplars`` for either unit.
        SeasonClosed: the year is closed.
        StalePage: ``seen`` is not the stored revision.
        ConsentGiven: it would be somebody else, and a consent is in force.
        ExemplarInvalid: what it says cannot be.
    """
    exemplar = to_write(exemplar, actor)
    authorise(actor, "exemplars.write_exemplars", Finding(exemplar.season, facts.unit))
    refuse_moved_on(exemplar, seen, exemplar)
    before, person = facts_of(exemplar), exemplar.person
    exemplar.revision += 1
    _write(exemplar, facts, timezone.localdate(at))
    if _is_another(before, person, exemplar) and (kept := consent_of(exemplar)) is not None:
        raise ConsentGiven(
            _("%(who)s đã đồng ý về “%(name)s”; ghi rút lại rồi mới đổi sang “%(new)s”.")
            % {"who": kept.given_by, "name": before.name, "new": exemplar.name}
        )
    if facts_of(exemplar) != before:
        tell_changed(exemplar, actor, at)
    own = awards_to_link(exemplar).values("pk")
    exemplar.awards.remove(*exemplar.awards.exclude(pk__in=own))
    data = {"from": _told(before), "to": _told(facts)}
    record("exemplars.edit_exemplar", exemplar, actor=actor, at=at, data=data)
    return exemplar


@transaction.atomic
def remove_exemplar(exemplar: Exemplar, *, actor: User, at: datetime) -> None:
    """Take one off that should not be there.

    Raises:
        PermissionDenied: ``actor`` lacks ``exemplars.write_exemplars`` for the unit.
        SeasonClosed: the year is closed.
        ExemplarInvalid: photos of it are still there.
    """
    exemplar = to_write(exemplar, actor)
    if photos_of("exemplar", [exemplar.pk]).exists():
        raise ExemplarInvalid(_("Gỡ ảnh của “%s” trước khi xóa.") % exemplar)
    record(
        "exemplars.remove_exemplar", exemplar, actor=actor, at=at, data=_told(facts_of(exemplar))
    )
    exemplar.delete()


@transaction.atomic
def link_awards(
    exemplar: Exemplar, records: Collection[int], *, actor: User, at: datetime
) -> Exemplar:
    """Say which awards it was given for this work; ``records`` are keys of the registry.

    Raises:
        PermissionDenied: ``actor`` lacks ``exemplars.write_exemplars`` for the unit.
        SeasonClosed: the year is closed.
        AwardOfAnother: one of them was given to somebody else, or does not stand.
    """
    exemplar = to_write(exemplar, actor)
    found = {row.pk: row for row in awards_to_link(exemplar).filter(pk__in=records)}
    if set(records) - set(found):
        raise AwardOfAnother(_("Chỉ chọn khen thưởng của chính “%s” đang có hiệu lực.") % exemplar)
    exemplar.awards.set(found.values())
    data = {"awards": [f"{row.award_name}, {vietnamese(row.decision)}" for row in found.values()]}
    record("exemplars.link_awards", exemplar, actor=actor, at=at, data=data)
    return exemplar


def to_write(exemplar: Exemplar, actor: User) -> Exemplar:
    """The exemplar as stored, for who may write it in a year that is open.

    Raises:
        PermissionDenied: ``actor`` lacks ``exemplars.write_exemplars`` for the unit.
        SeasonClosed: the year is closed.
    """
    season = locked(exemplar.season)
    stored = Exemplar.objects.select_related("unit", "person", "movement").get(pk=exemplar.pk)
    stored.season = season
    authorise(actor, "exemplars.write_exemplars", Finding(season, stored.unit))
    refuse_closed(season)
    return stored


def _is_another(before: ExemplarFacts, person: Person | None, now: Exemplar) -> bool:
    """Whether it tells of somebody else now: by the registry, else by the name."""
    if (before.unit, before.is_collective) != (now.unit, now.is_collective):
        return True
    if person is not None and now.person is not None:
        return person != now.person
    return identity(before.name) != identity(now.name)


def refuse_future(day: date, today: date) -> None:
    """Nothing is told of before it happened.

    Raises:
        ExemplarInvalid: the day is still to come.
    """
    if day > today:
        told = {"day": written_day(day), "today": written_day(today)}
        raise ExemplarInvalid(_("Ngày %(day)s sau hôm nay %(today)s.") % told)


def _write(exemplar: Exemplar, facts: ExemplarFacts, today: date) -> None:
    refuse_future(facts.found_on, today)
    person = _person(facts)
    name = person.full_name if person else " ".join(facts.name.split())
    if not name:
        raise ExemplarInvalid(_("Ghi tên cá nhân, tập thể; hoặc mã cán bộ."))
    if not facts.deeds.strip():
        raise ExemplarInvalid(_("Ghi việc làm tiêu biểu."))
    if facts.movement is not None and facts.movement.season_id != exemplar.season.pk:
        raise ExemplarInvalid(_("Phong trào “%s” không thuộc năm này.") % facts.movement)
    exemplar.person, exemplar.name, exemplar.unit = person, name, facts.unit
    for each in ("is_collective", "movement", "found_on"):
        setattr(exemplar, each, getattr(facts, each))
    for each in ("deeds", "field", "found_by", "story"):
        setattr(exemplar, each, getattr(facts, each).strip())
    exemplar.search_text = fold(f"{name} {exemplar.field} {exemplar.deeds}")[:1100]
    exemplar.save()


def _person(facts: ExemplarFacts) -> Person | None:
    """Whom the code names: somebody of the unit."""
    if not facts.code.strip():
        return None
    if facts.is_collective:
        raise ExemplarInvalid(_("Tập thể thì không ghi mã cán bộ."))
    rows = Person.objects.filter(unit=facts.unit, code_key=identity(facts.code))
    person = rows.first()
    if person is None:
        told = {"code": facts.code, "unit": facts.unit.called}
        raise ExemplarInvalid(_("Mã cán bộ %(code)s không có ở %(unit)s.") % told)
    return person


def _told(facts: ExemplarFacts) -> dict[str, Any]:
    """What the journal keeps: not the story, which may be taken back with the consent."""
    said = {
        "unit": facts.unit.called,
        "name": facts.name or facts.code,
        "field": facts.field,
        "deeds": facts.deeds,
        "movement": str(facts.movement or ""),
        "found_on": str(facts.found_on),
    }
    return {name: value for name, value in said.items() if value}
