"""Writing a unit's registration: begun, saved, copied from last year."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.organisations.models import Membership
from thidua.apps.pledges.models import (
    PlannedMovement,
    PlannedTarget,
    ProposedTitle,
    Registration,
)
from thidua.apps.pledges.queries.registrations import content_of, last_registration, needs_in
from thidua.apps.pledges.refusals import (
    NothingToCopy,
    RegisteringClosed,
    RegistrationInvalid,
    RegistrationLocked,
)
from thidua.apps.seasons.models import Season
from thidua.domain.registration import (
    Movement,
    RegistrationContent,
    Target,
    TargetNeed,
    changes_between,
)
from thidua.domain.registration_checks import mistakes_in
from thidua.web.revisions import StalePage

REGISTERING = (Season.State.OPEN, Season.State.SIGNED, Season.State.RUNNING)
"""Steps at which a unit may still hand in: the late ones are counted as late, not shut out."""

EDITABLE = (Registration.State.DRAFT, Registration.State.RETURNED)


@transaction.atomic
def start_registration(
    season: Season, membership: Membership, *, actor: User, at: datetime
) -> Registration:
    """The unit's registration for the season, begun now unless it was before.

    Raises:
        PermissionDenied: ``actor`` lacks ``pledges.start_registration``.
        RegisteringClosed: the year is not at that step.
    """
    authorise(actor, "pledges.start_registration", membership)
    season = Season.objects.select_for_update(of=("self",)).select_related("bloc").get(pk=season.pk)
    existing = Registration.objects.filter(season=season, unit=membership.unit_id).first()
    if existing is not None:
        return existing
    refuse_unless_registering(season)
    registration = Registration.objects.create(season=season, unit=membership.unit)
    record("pledges.start_registration", registration, actor=actor, at=at)
    return registration


@transaction.atomic
def save_registration(
    registration: Registration,
    content: RegistrationContent,
    *,
    revision: int,
    actor: User,
    at: datetime,
) -> Registration:
    """Keep what was typed; half filled in is fine, wrong values are not.

    Raises:
        PermissionDenied: ``actor`` lacks ``pledges.save_registration``.
        RegisteringClosed, RegistrationLocked: not now.
        StalePage: ``revision`` is not the stored one.
        RegistrationInvalid: values that cannot be; it holds each of them.
    """
    registration = locked_registration(registration)
    authorise(actor, "pledges.save_registration", registration)
    _refuse_uneditable(registration)
    _refuse_stale(registration, revision)
    mistakes = mistakes_in(content, registration.season.year)
    if mistakes:
        raise RegistrationInvalid(mistakes)
    _write(registration, content, actor=actor, at=at, action="pledges.save_registration")
    return registration


@transaction.atomic
def copy_registration(
    registration: Registration, *, revision: int, actor: User, at: datetime
) -> Registration:
    """Put last year's registration of the same unit in place of what is there.

    Movements move on by the years between; targets are kept for criteria that still ask for them.

    Raises:
        PermissionDenied: ``actor`` lacks ``pledges.copy_registration``.
        RegisteringClosed, RegistrationLocked, StalePage: as for saving.
        NothingToCopy: the unit registered nothing before.
    """
    registration = locked_registration(registration)
    authorise(actor, "pledges.copy_registration", registration)
    _refuse_uneditable(registration)
    _refuse_stale(registration, revision)
    old = last_registration(registration)
    if old is None:
        raise NothingToCopy(_("%s chưa có đăng ký của năm trước để chép.") % registration.unit)
    years = registration.season.year - old.season.year
    needs = needs_in(registration.season, registration.unit_id)
    content = carried_on(content_of(old), needs, years)
    _write(registration, content, actor=actor, at=at, action="pledges.copy_registration")
    return registration


def carried_on(
    content: RegistrationContent, needs: Sequence[TargetNeed], years: int
) -> RegistrationContent:
    """Last year's content as a first draft of this year's."""
    known = {need.criterion for need in needs}
    many = [need.criterion for need in needs if need.has_many]
    targets = []
    for target in content.targets:
        criterion = target.criterion
        if target.is_own and criterion not in many:
            criterion = many[0] if many else ""
        if target.is_own or criterion in known:
            targets.append(_next_target(target, criterion))
    return RegistrationContent(
        content.headcount,
        content.advanced_workers,
        content.grassroots_fighters,
        tuple(_next_movement(movement, years) for movement in content.movements),
        tuple(targets),
        content.titles,
    )


def _next_movement(movement: Movement, years: int) -> Movement:
    return Movement(
        movement.name,
        movement.level,
        movement.goal,
        _later(movement.starts_on, years),
        _later(movement.ends_on, years),
    )


def _later(day: date | None, years: int) -> date | None:
    if day is None:
        return None
    last = 28 if (day.month, day.day) == (2, 29) else day.day
    return day.replace(year=day.year + years, day=last)


def _next_target(target: Target, criterion: str) -> Target:
    """The same plan again; last year's result is not known here, so the baseline is left open."""
    return Target(
        criterion,
        target.content,
        target.measure,
        target.figure,
        None,
        target.not_assigned,
        target.is_own,
        target.solution,
        target.note,
    )


def locked_registration(registration: Registration) -> Registration:
    """The registration as stored, locked for this transaction."""
    return (
        Registration.objects.select_for_update(of=("self",))
        .select_related("season__bloc", "unit")
        .get(pk=registration.pk)
    )


def refuse_unless_registering(season: Season) -> None:
    """Units register from the opening of the year until scoring begins."""
    if season.state not in REGISTERING:
        raise RegisteringClosed(
            _("%(season)s đang ở bước “%(state)s” nên không đăng ký được.")
            % {"season": season, "state": season.get_state_display()}
        )


def _refuse_uneditable(registration: Registration) -> None:
    refuse_unless_registering(registration.season)
    if registration.state not in EDITABLE:
        raise RegistrationLocked(
            _("Đăng ký của %(unit)s đang ở trạng thái “%(state)s” nên không sửa được.")
            % {"unit": registration.unit, "state": registration.get_state_display()}
        )


def _refuse_stale(registration: Registration, revision: int) -> None:
    if registration.revision != revision:
        raise StalePage(
            _(
                "Chưa lưu: đăng ký của %s đã được người khác lưu sau khi trang này mở. Những gì "
                "đã gõ vẫn còn bên dưới; mở trang ở thẻ khác để đối chiếu rồi bấm “Lưu đè”."
            )
            % registration.unit
        )


def _write(
    registration: Registration,
    content: RegistrationContent,
    *,
    actor: User,
    at: datetime,
    action: str,
) -> None:
    """Replace the rows, move the revision on, record each field that changed."""
    changes = changes_between(content_of(registration), content)
    registration.headcount = content.headcount
    registration.advanced_workers = content.advanced_workers
    registration.grassroots_fighters = content.grassroots_fighters
    registration.revision += 1
    registration.save(
        update_fields=["headcount", "advanced_workers", "grassroots_fighters", "revision"]
    )
    _replace_rows(registration, content)
    told = [{"at": list(c.key), "from": c.before, "to": c.after} for c in changes]
    record(action, registration, actor=actor, at=at, data={"changes": told})


def _replace_rows(registration: Registration, content: RegistrationContent) -> None:
    registration.movements.all().delete()
    registration.targets.all().delete()
    registration.titles.all().delete()
    PlannedMovement.objects.bulk_create(
        PlannedMovement(registration=registration, order=order, **asdict(movement))
        for order, movement in enumerate(content.movements)
    )
    PlannedTarget.objects.bulk_create(
        PlannedTarget(registration=registration, order=order, **asdict(target))
        for order, target in enumerate(content.targets)
    )
    ProposedTitle.objects.bulk_create(
        ProposedTitle(registration=registration, order=order, **asdict(title))
        for order, title in enumerate(content.titles)
    )
