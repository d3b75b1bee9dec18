"""Writing beside targets: where a result comes from, and a result that nobody can compute."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.pledges.models import CommonTarget
from thidua.apps.ratings.queries import kinds_in_use
from thidua.apps.reviews.facts import ReadingFacts, SourceFacts
from thidua.apps.reviews.measuring.measured import is_percent
from thidua.apps.reviews.models import TargetReading, TargetSource
from thidua.apps.reviews.queries import targets_of
from thidua.apps.reviews.refusals import NoSuchTarget, ReadingInvalid, SourceInvalid
from thidua.apps.schemes.queries import parsed, tables_in_force
from thidua.apps.seasons.actions.locking import locked, refuse_closed
from thidua.apps.seasons.models import Season
from thidua.domain.exact import plain_number
from thidua.domain.vietnamese_text import fold

LARGEST = Decimal(10) ** 15
_Source = TargetSource.Source
NEEDING_KEY = frozenset({_Source.CRITERION, _Source.LEDGER, _Source.RATING})


@transaction.atomic
def choose_source(
    season: Season, target: str, facts: SourceFacts, *, actor: User, at: datetime
) -> TargetSource:
    """Say where the result of the target with this wording comes from.

    Raises:
        PermissionDenied: ``actor`` lacks ``reviews.write_results``.
        SeasonClosed: the year is closed.
        NoSuchTarget: the covenant in force does not have it.
        SourceInvalid: a criterion that the table does not have, or no measure.
    """
    season = locked(season)
    authorise(actor, "reviews.write_results", season)
    refuse_closed(season)
    _target(season, target)
    key = facts.key.strip() if facts.source in _WITH_KEY else ""
    _refuse_wrong_key(season, facts.source, key)
    found, _is_new = TargetSource.objects.update_or_create(
        season=season, target=target, defaults={"source": facts.source, "key": key}
    )
    data = {"target": target, "source": facts.source, "key": key}
    record("reviews.choose_source", found, actor=actor, at=at, data=data)
    return found


@transaction.atomic
def record_reading(
    season: Season, target: str, facts: ReadingFacts, *, actor: User, at: datetime
) -> TargetReading:
    """Write a result down for half of the year or all of it, in the place of the one before.

    Raises:
        PermissionDenied: ``actor`` lacks ``reviews.write_results``.
        SeasonClosed: the year is closed.
        NoSuchTarget: the covenant in force does not have it.
        ReadingInvalid: less than nothing, more than all, or more than a figure may be.
    """
    season = locked(season)
    authorise(actor, "reviews.write_results", season)
    refuse_closed(season)
    _refuse_wrong_figure(_target(season, target), facts)
    found, _is_new = TargetReading.objects.update_or_create(
        season=season,
        target=target,
        period=facts.period,
        defaults={
            "value": facts.figure.value,
            "qualifier": facts.figure.qualifier,
            "out_of": facts.out_of,
            "note": facts.note.strip(),
            "by": actor,
            "at": at,
        },
    )
    data = {
        "target": target, "period": facts.period, "value": plain_number(facts.figure.value),
        "qualifier": facts.figure.qualifier, "out_of": facts.out_of, "note": found.note,
    }  # fmt: skip
    record("reviews.record_reading", found, actor=actor, at=at, data=data)
    return found


@transaction.atomic
def remove_reading(reading: TargetReading, *, actor: User, at: datetime) -> None:
    """Take a typed result away; the journal keeps it.

    Raises:
        PermissionDenied: ``actor`` lacks ``reviews.write_results``.
        SeasonClosed: the year is closed.
    """
    season = locked(reading.season)
    authorise(actor, "reviews.write_results", season)
    refuse_closed(season)
    data = {
        "target": reading.target,
        "period": reading.period,
        "value": plain_number(reading.figure.value),
    }
    record("reviews.remove_reading", reading, actor=actor, at=at, data=data)
    TargetReading.objects.filter(pk=reading.pk).delete()


_WITH_KEY = NEEDING_KEY | {TargetSource.Source.GROWTH}


def _target(season: Season, text: str) -> CommonTarget:
    for target in targets_of(season):
        if target.text == text:
            return target
    raise NoSuchTarget(_("Giao ước đang dùng không có chỉ tiêu “%s”.") % text)


def _refuse_wrong_key(season: Season, source: str, key: str) -> None:
    if source in NEEDING_KEY and not key:
        raise SourceInvalid(
            _("Ghi mã tiêu chí của bảng điểm, đơn vị tính trong sổ kết quả, hoặc loại xếp loại.")
        )
    if source == _Source.RATING:
        kinds = [kind.name for kind in kinds_in_use(season.bloc.authority_id)]
        if not any(fold(key) in fold(name) for name in kinds):
            told = {"key": key, "kinds": "; ".join(kinds) or _("chưa có loại nào")}
            raise SourceInvalid(_("Không có loại xếp loại “%(key)s”; đang có: %(kinds)s.") % told)
    if source == TargetSource.Source.CRITERION:
        known = {each.id for table in tables_in_force(season) for each in parsed(table).criteria}
        if key not in known:
            raise SourceInvalid(_("Bảng điểm đang dùng không có tiêu chí “%s”.") % key)


def _refuse_wrong_figure(target: CommonTarget, facts: ReadingFacts) -> None:
    value = facts.figure.value
    most = Decimal(100) if is_percent(target) else LARGEST
    if facts.out_of is not None and not is_percent(target):
        most = Decimal(facts.out_of)
    if not 0 <= value <= most:
        raise ReadingInvalid(_("Kết quả phải từ 0 đến %s.") % plain_number(most))
