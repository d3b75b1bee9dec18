"""How a unit was rated: written one by one or from a file, taken off when it was wrong."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.ratings.facts import RatingFacts, RatingPlace, RatingWrite, rating_facts_of
from thidua.apps.ratings.models import Rating, RatingKind
from thidua.apps.ratings.refusals import (
    KindRetired,
    NothingToWrite,
    RatingInvalid,
    RatingIssued,
)
from thidua.apps.seasons.models import Season
from thidua.domain.days import FIRST_YEAR, LAST_YEAR
from thidua.domain.identity import Names
from thidua.web.previews import naming_row
from thidua.web.revisions import refuse_moved_on
from thidua.web.words import written_day


@transaction.atomic
def record_rating(
    place: RatingPlace,
    facts: RatingFacts,
    *,
    actor: User,
    at: datetime,
    seen: str | None = None,
    is_illustrative: bool = False,
) -> Rating:
    """Say how a unit was rated in a year; what stood there before is in the journal.

    Raises:
        PermissionDenied: ``actor`` lacks ``ratings.rate`` for the unit.
        KindRetired: the kind is used no more.
        RatingIssued: the unit would change what the issuer or the office wrote.
        StalePage: ``seen`` is not the stored revision.
        RatingInvalid: what it says cannot be.
    """
    authorise(actor, "ratings.rate", place)
    return _record(place, facts, actor, at, seen=seen, is_illustrative=is_illustrative)


@transaction.atomic
def record_ratings(
    season: Season, writes: Sequence[RatingWrite], *, actor: User, at: datetime
) -> list[Rating]:
    """Write the rows of a file, all of them or none.

    Raises:
        PermissionDenied: ``actor`` lacks ``ratings.rate`` for a unit.
        NothingToWrite: there are no rows.
        RowRefused: a row says what cannot be, or somebody wrote it after the preview; the
            sentence names it.
    """
    if not writes:
        raise NothingToWrite(_("Tệp không có xếp loại nào mới để ghi."))
    kinds = RatingKind.objects.in_bulk({write.kind for write in writes})
    units = Unit.objects.in_bulk({write.unit for write in writes})
    written = []
    for write in writes:
        place = RatingPlace(kinds[write.kind], units[write.unit], season.year)
        authorise(actor, "ratings.rate", place)
        with naming_row(write.number):
            written.append(_record(place, write.facts, actor, at, seen=write.seen))
    data = {"rows": len(written), "year": season.year}
    record("ratings.record_ratings", season, actor=actor, at=at, data=data)
    return written


@transaction.atomic
def remove_rating(rating: Rating, *, actor: User, at: datetime) -> None:
    """Take a rating off that should not be there; the journal keeps what it said.

    Raises:
        PermissionDenied: ``actor`` lacks ``ratings.remove_rating``.
        RatingIssued: the unit would remove what the issuer or the office wrote.
    """
    rows = Rating.objects.select_for_update(of=("self",)).select_related("kind", "unit")
    stored = rows.get(pk=rating.pk)
    authorise(actor, "ratings.remove_rating", stored)
    _refuse_issued(stored, _origin(actor, stored.kind))
    data = _told(rating_facts_of(stored))
    record("ratings.remove_rating", stored, actor=actor, at=at, data=data)
    stored.delete()


def _record(
    place: RatingPlace,
    facts: RatingFacts,
    actor: User,
    at: datetime,
    *,
    seen: str | None,
    is_illustrative: bool = False,
) -> Rating:
    kind, unit, year = place.kind, place.unit, place.year
    kind = RatingKind.objects.select_for_update(of=("self",)).get(pk=kind.pk)
    if kind.retired_on is not None:
        raise KindRetired(_("Loại “%s” đã thôi dùng.") % kind)
    origin = _origin(actor, kind)
    rating = Rating.objects.filter(kind=kind, unit=unit, year=year).first()
    before = {} if rating is None else _told(rating_facts_of(rating))
    rating = rating or Rating(kind=kind, unit=unit, year=year, is_illustrative=is_illustrative)
    _refuse_issued(rating, origin)
    refuse_moved_on(rating, seen, rating)
    _write(rating, facts, timezone.localdate(at))
    rating.origin, rating.entered_by, rating.entered_at = origin, actor, at
    rating.revision += 1
    rating.save()
    data = {"year": year, "from": before, "to": _told(facts)}
    record("ratings.record_rating", rating, actor=actor, at=at, data=data)
    return rating


def _origin(actor: User, kind: RatingKind) -> str:
    """In which of the three parts somebody writes."""
    seats = seats_of(actor)
    if kind.issuing_unit_id in seats.units:
        return Rating.Origin.ISSUER
    is_office = kind.authority_id in seats.standing_of
    return Rating.Origin.OFFICE if is_office else Rating.Origin.UNIT


def _refuse_issued(rating: Rating, origin: str) -> None:
    if rating.pk and origin == Rating.Origin.UNIT and rating.origin != Rating.Origin.UNIT:
        told = {"rating": rating, "who": rating.get_origin_display()}
        raise RatingIssued(
            _("%(rating)s: %(who)s; đơn vị không sửa được, đề nghị nơi đã ghi sửa.") % told
        )


def _write(rating: Rating, facts: RatingFacts, today: date) -> None:
    grades = list(rating.kind.grades)
    grade = Names(grades).like(facts.grade) or "" if facts.grade else ""
    faults = []
    if facts.has_none and facts.grade:
        faults.append(_("Đơn vị không có tổ chức này thì không ghi mức."))
    if not facts.has_none and not grade:
        told = {"grade": facts.grade or _("đang để trống"), "grades": "; ".join(grades)}
        faults.append(_("Mức: %(grade)s; phải là một trong: %(grades)s.") % told)
    if not FIRST_YEAR <= rating.year <= LAST_YEAR:
        years = {"year": rating.year, "first": FIRST_YEAR, "last": LAST_YEAR}
        faults.append(_("Năm %(year)d; phải từ %(first)d đến %(last)d.") % years)
    if facts.paper_date is not None and facts.paper_date > today:
        told = {"day": written_day(facts.paper_date), "today": written_day(today)}
        faults.append(_("Ngày văn bản %(day)s sau hôm nay %(today)s.") % told)
    if faults:
        raise RatingInvalid(_("Chưa lưu: %s") % " ".join(faults))
    rating.has_none, rating.grade = facts.has_none, grade
    rating.is_reached = grade in rating.kind.grades_reached
    rating.paper_number, rating.paper_date = facts.paper_number.strip(), facts.paper_date
    rating.evidence = facts.evidence.strip()


def _told(facts: RatingFacts) -> dict[str, Any]:
    said = {name: getattr(facts, name) for name in RatingFacts.__dataclass_fields__}
    return {name: str(value) for name, value in said.items() if value}
