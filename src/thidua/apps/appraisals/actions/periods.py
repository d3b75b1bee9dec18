"""Into which periods a year is divided, and how they make the year."""

from dataclasses import asdict, replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.appraisals.facts import PeriodFacts, YearFacts, facts_of
from thidua.apps.appraisals.models import Period, Sheet, YearWay
from thidua.apps.appraisals.queries import periods_of
from thidua.apps.appraisals.refusals import PeriodRefused, PeriodsFrozen
from thidua.apps.appraisals.scoring.period_plan import LONGEST_NAME, faults_of, usual_periods
from thidua.apps.audit.actions import record
from thidua.apps.seasons.actions.locking import locked, refuse_closed
from thidua.apps.seasons.models import Season
from thidua.domain.clean_text import cleaned
from thidua.web.reasons import kept_whole
from thidua.web.revisions import refuse_moved_on


@transaction.atomic
def make_periods(season: Season, parts: int, *, actor: User, at: datetime) -> list[Period]:
    """Divide a year that has no periods into four quarters or two halves.

    Raises:
        PermissionDenied: ``actor`` does not run the season.
        SeasonClosed: the year is closed.
        PeriodsFrozen: there are periods already, or sheets were made.
    """
    season = _open_to_change(season, actor, "appraisals.make_periods")
    if periods_of(season):
        raise PeriodsFrozen(_("Năm %s đã chia kỳ: thêm, sửa hoặc bỏ từng kỳ.") % season.year)
    made = [_stored(season, facts) for facts in usual_periods(season, parts)]
    data = {"periods": [asdict(facts_of(period)) for period in made]}
    record("appraisals.make_periods", season, actor=actor, at=at, data=data)
    return made


@transaction.atomic
def add_period(season: Season, facts: PeriodFacts, *, actor: User, at: datetime) -> Period:
    """One more period.

    Raises:
        PermissionDenied: ``actor`` does not run the season.
        SeasonClosed: the year is closed.
        PeriodsFrozen: sheets were made.
        PeriodRefused: its name or days cannot be.
    """
    season = _open_to_change(season, actor, "appraisals.add_period")
    period = _stored(season, _checked(season, facts, None))
    record("appraisals.add_period", period, actor=actor, at=at, data=asdict(facts_of(period)))
    return period


@transaction.atomic
def edit_period(
    period: Period, facts: PeriodFacts, *, seen: str | None = None, actor: User, at: datetime
) -> Period:
    """Other words or days for a period that is not closed.

    Raises:
        PermissionDenied: ``actor`` does not run the season.
        SeasonClosed, PeriodsFrozen: the year or the period is closed.
        StalePage: somebody changed it since the page was opened.
        PeriodRefused: its name or days cannot be.
    """
    season = locked(period.season)
    authorise(actor, "appraisals.edit_period", season)
    refuse_closed(season)
    period = Period.objects.select_for_update().get(pk=period.pk)
    period.season = season
    if period.state == Period.State.CLOSED:
        raise PeriodsFrozen(_("%s đã đóng nên giữ nguyên.") % period)
    facts = _checked(season, facts, period)
    before = facts_of(period)
    if facts == before:
        return period
    refuse_moved_on(period, seen, period)
    facts.put_into(period)
    period.revision += 1
    period.save()
    data = {"from": asdict(before), "to": asdict(facts)}
    record("appraisals.edit_period", period, actor=actor, at=at, data=data)
    return period


@transaction.atomic
def remove_period(period: Period, *, actor: User, at: datetime) -> None:
    """Do without a period; without any the year is scored as a whole.

    Raises:
        PermissionDenied: ``actor`` does not run the season.
        SeasonClosed: the year is closed.
        PeriodsFrozen: sheets were made.
    """
    season = _open_to_change(period.season, actor, "appraisals.remove_period")
    data = asdict(facts_of(period))
    record("appraisals.remove_period", season, actor=actor, at=at, data=data)
    period.delete()


@transaction.atomic
def set_year_way(
    season: Season, facts: YearFacts, *, seen: str | None = None, actor: User, at: datetime
) -> YearWay:
    """How the results of the periods become the year's; settled before the first one is opened.

    Raises:
        PermissionDenied: ``actor`` does not run the season.
        SeasonClosed: the year is closed.
        PeriodsFrozen: sheets were made.
        StalePage: somebody changed it since the page was opened.
    """
    season = _open_to_change(season, actor, "appraisals.set_year_way")
    way, _made = YearWay.objects.select_for_update().get_or_create(season=season)
    before = YearFacts.of(way)
    if facts == before:
        return way
    refuse_moved_on(way, seen, _("Cách tính cả năm"))
    way.joining, way.absent, way.revision = facts.joining, facts.absent, way.revision + 1
    way.save()
    data = {"from": asdict(before), "to": asdict(facts)}
    record("appraisals.set_year_way", way, actor=actor, at=at, data=data)
    return way


def _open_to_change(season: Season, actor: User, name: str) -> Season:
    season = locked(season)
    authorise(actor, name, season)
    refuse_closed(season)
    if Sheet.every.filter(season=season).exists():
        raise PeriodsFrozen(
            _("Năm %s đã mở chấm điểm: số kỳ và cách tính cả năm giữ nguyên.") % season.year
        )
    return season


def _checked(season: Season, facts: PeriodFacts, own: Period | None) -> PeriodFacts:
    name = kept_whole(" ".join(cleaned(facts.name).split()), LONGEST_NAME, _("Tên kỳ"))
    facts = replace(facts, name=name)
    others = [each for each in season.periods.all() if own is None or each.pk != own.pk]
    if faults := list(faults_of(facts, season, others)):
        raise PeriodRefused(faults)
    return facts


def _stored(season: Season, facts: PeriodFacts) -> Period:
    period = Period(season=season)
    facts.put_into(period)
    period.save()
    return period
