"""Who owes which report, and where each stands: four questions for any number of years."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils import timezone

from thidua.apps.reports.models import Extension, Report, ReportForm
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.year.at_once import Member, members_by_season
from thidua.domain.deadlines import Deadline, Grace, Timeliness
from thidua.web.kept import once_an_object
from thidua.web.prepared import prepared


class FormDates(NamedTuple):
    """What the board shows of an opened form."""

    pk: int
    season_id: int
    name: str
    period: str
    deadline: Deadline


@dataclass(frozen=True, slots=True)
class Duty:
    """One unit and one opened form of its year: what was received, when, how late."""

    season: Season
    form: FormDates
    unit: Member
    deadline: Deadline
    state: str  # of the report; "" where none was begun
    received: datetime | None
    timeliness: Timeliness
    days: int  # late when it was received, or until now
    extensions: int
    late_extensions: int

    @property
    def is_owed(self) -> bool:
        """Whether the unit must do something: hand it in, or hand it in again."""
        return self.state not in {Report.State.SUBMITTED, Report.State.ACCEPTED}

    @property
    def is_waiting(self) -> bool:
        """Whether somebody must look at it."""
        return self.state == Report.State.SUBMITTED


Of = Mapping[tuple[int, int], Any]


@once_an_object
def _by_day(_season: Season) -> dict[date, list[Duty]]:
    return {}


def duties_on(seasons: Collection[Season], day: date) -> list[Duty]:
    """Year by year, as they stand when a day begins; kept with the seasons that a page read."""
    asked = [season for season in seasons if day not in _by_day(season)]
    for season in asked:
        _by_day(season)[day] = []
    for duty in duties_in(asked, start_of(day)) if asked else ():
        _by_day(duty.season)[day].append(duty)
    return [duty for season in seasons for duty in _by_day(season)[day]]


def duties_in(
    seasons: Collection[Season], now: datetime, units: Collection[int] | None = None
) -> list[Duty]:
    """Every member of these years by every opened form; ``units``: only these."""
    forms = _opened(seasons)
    if not forms:
        return []
    keys = [form.pk for form in forms]
    reports: Of = {(form, unit): row for form, unit, *row in _reports(keys)}
    graces: dict[tuple[int, int], list[Grace]] = defaultdict(list)
    late: dict[tuple[int, int], int] = defaultdict(int)
    for form, unit, until, is_late, still_late in _extensions(keys):
        graces[form, unit].append(Grace(until, still_late))
        late[form, unit] += is_late
    members = members_by_season(seasons)
    by_key = {season.pk: season for season in seasons}
    return [
        _duty(
            by_key[form.season_id],
            (form, member),
            reports.get((form.pk, member.unit_id), ("", None)),
            (graces.get((form.pk, member.unit_id), ()), late.get((form.pk, member.unit_id), 0)),
            now,
        )
        for form in forms
        for member in members.get(form.season_id, ())
        if units is None or member.unit_id in units
    ]


def _duty(
    season: Season,
    place: tuple[FormDates, Member],
    report: tuple[str, datetime | None],
    given: tuple[Sequence[Grace], int],
    now: datetime,
) -> Duty:
    (form, member), (state, received), (graces, late) = place, report, given
    deadline = form.deadline.extended(graces) if graces else form.deadline
    timeliness = deadline.timeliness(received, now)
    days = deadline.days_late(received or now)
    return Duty(
        season, form, member, deadline, state, received, timeliness, days, len(graces), late
    )


def _opened(seasons: Collection[Season]) -> list[FormDates]:
    return [
        FormDates(
            key, season, name, period,
            Deadline(due, closes),
        )
        for key, season, name, period, due, closes in _forms([season.pk for season in seasons])
    ]  # fmt: skip


@prepared
def _forms(seasons: Collection[int]) -> QuerySet[ReportForm, tuple[Any, ...]]:
    opened = ReportForm.objects.filter(season__in=seasons, opened_at__isnull=False)
    return opened.order_by("due_at", "pk").values_list(
        "pk", "season_id", "name", "period", "due_at", "closes_at"
    )


@prepared
def _reports(forms: Collection[int]) -> QuerySet[Report, tuple[Any, ...]]:
    rows = Report.objects.filter(form__in=forms)
    return rows.values_list("form_id", "unit_id", "state", "first_submitted_at")


@prepared
def _extensions(forms: Collection[int]) -> QuerySet[Extension, tuple[Any, ...]]:
    rows = Extension.objects.filter(form__in=forms)
    return rows.values_list("form_id", "unit_id", "until", "is_late", "still_late")


def start_of(day: date) -> datetime:
    """The first moment of a day, for who asks by days: what was due by the day before is over."""
    return timezone.make_aware(datetime.combine(day, time(microsecond=1)))
