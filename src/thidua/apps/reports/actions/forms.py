"""Setting a form: written, opened to the units, its dates moved, taken away."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.reports.actions.checking import dates_wrong, refuse_invalid_form
from thidua.apps.reports.facts import FormFacts, IndicatorFacts, facts_of
from thidua.apps.reports.models import Indicator, ReportForm
from thidua.apps.reports.models.reports import LONGEST_REASON
from thidua.apps.reports.refusals import FormInvalid, FormOpened
from thidua.apps.seasons.actions.locking import locked, refuse_closed
from thidua.apps.seasons.models import Season
from thidua.web.reasons import ReasonMissing, kept_whole
from thidua.web.revisions import refuse_moved_on


@transaction.atomic
def create_form(
    season: Season,
    facts: FormFacts,
    *,
    actor: User,
    at: datetime,
    is_illustrative: bool = False,
) -> ReportForm:
    """Set up a form that units do not see yet.

    Raises:
        PermissionDenied: ``actor`` lacks ``reports.write_forms``.
        SeasonClosed: the year is closed.
        FormInvalid: what it says cannot be.
    """
    season, facts = locked(season), cleaned_up(facts)
    authorise(actor, "reports.write_forms", season)
    refuse_closed(season)
    refuse_invalid_form(facts, season)
    form = ReportForm(season=season, is_illustrative=is_illustrative)
    _write(form, facts)
    record("reports.create_form", form, actor=actor, at=at, data=told(facts))
    return form


@transaction.atomic
def save_form(
    form: ReportForm, facts: FormFacts, *, actor: User, at: datetime, seen: str | None = None
) -> ReportForm:
    """Say otherwise what a form asks for, before units see it.

    Raises:
        PermissionDenied: ``actor`` lacks ``reports.write_forms``.
        SeasonClosed: the year is closed.
        FormOpened: units fill it in.
        StalePage: ``seen`` is not the stored revision.
        FormInvalid: what it says cannot be.
    """
    form, facts = locked_form(form), cleaned_up(facts)
    authorise(actor, "reports.write_forms", form.season)
    refuse_closed(form.season)
    _refuse_opened(form)
    refuse_moved_on(form, seen, form)
    refuse_invalid_form(facts, form.season, form)
    before = facts_of(form)
    form.revision += 1
    form.indicators.all().delete()
    _write(form, facts)
    data = {"from": told(before), "to": told(facts)}
    record("reports.save_form", form, actor=actor, at=at, data=data)
    return form


@transaction.atomic
def open_form(form: ReportForm, *, actor: User, at: datetime) -> ReportForm:
    """Let units fill it in; from now on what it asks for stays.

    Raises:
        PermissionDenied: ``actor`` lacks ``reports.write_forms``.
        SeasonClosed: the year is closed.
        FormOpened: it was opened before.
        FormInvalid: it asks for nothing.
    """
    form = locked_form(form)
    authorise(actor, "reports.write_forms", form.season)
    refuse_closed(form.season)
    _refuse_opened(form)
    if not form.indicators.exists():
        raise FormInvalid(_("“%s” chưa có chỉ tiêu nào; thêm chỉ tiêu rồi mở.") % form)
    form.opened_at = at
    form.save(update_fields=["opened_at"])
    record("reports.open_form", form, actor=actor, at=at)
    return form


@transaction.atomic
def move_dates(
    form: ReportForm,
    dates: tuple[datetime, datetime],
    reason: str,
    *,
    actor: User,
    at: datetime,
    seen: str | None = None,
) -> ReportForm:
    """Give a form other dates (due, closed), for every unit, with a reason.

    Raises:
        PermissionDenied: ``actor`` lacks ``reports.write_forms``.
        SeasonClosed: the year is closed.
        StalePage: ``seen`` is not the stored revision.
        ReasonMissing, ReasonTooLong: a change says why.
        FormInvalid: the dates are out of order.
    """
    form = locked_form(form)
    authorise(actor, "reports.write_forms", form.season)
    refuse_closed(form.season)
    refuse_moved_on(form, seen, form)
    reason = kept_whole(reason, LONGEST_REASON)
    if not reason:
        raise ReasonMissing(_("Ghi lý do đổi hạn; mọi đơn vị đọc được."))
    due_at, closes_at = dates
    faults = list(dates_wrong(due_at, closes_at, form.season))
    if faults:
        raise FormInvalid(_("Chưa lưu: %s") % " ".join(faults))
    data = {
        "from": [form.due_at.isoformat(), form.closes_at.isoformat()],
        "to": [due_at.isoformat(), closes_at.isoformat()],
        "reason": reason,
    }
    form.due_at, form.closes_at = due_at, closes_at
    form.revision += 1
    form.save(update_fields=["due_at", "closes_at", "revision"])
    record("reports.move_dates", form, actor=actor, at=at, data=data)
    return form


@transaction.atomic
def remove_form(form: ReportForm, *, actor: User, at: datetime) -> None:
    """Take a form away that units do not see yet.

    Raises:
        PermissionDenied: ``actor`` lacks ``reports.write_forms``.
        SeasonClosed: the year is closed.
        FormOpened: units fill it in.
    """
    form = locked_form(form)
    authorise(actor, "reports.write_forms", form.season)
    refuse_closed(form.season)
    _refuse_opened(form)
    record("reports.remove_form", form, actor=actor, at=at, data=told(facts_of(form)))
    form.delete()


def locked_form(form: ReportForm) -> ReportForm:
    """The form as stored, locked for this transaction."""
    rows = ReportForm.objects.select_for_update(of=("self",))
    return rows.select_related("season__bloc__authority").get(pk=form.pk)


def cleaned_up(facts: FormFacts) -> FormFacts:
    """Texts on one line; indicators without a code are numbered."""
    taken = {each.code.strip() for each in facts.indicators}
    free = (str(number) for number in range(1, 1000) if str(number) not in taken)
    indicators = tuple(
        replace(
            each,
            code=" ".join(each.code.split()) or next(free),
            name=" ".join(each.name.split()),
            group=" ".join(each.group.split()),
            measure=" ".join(each.measure.split()),
            source_key=" ".join(each.source_key.split()),
        )
        for each in facts.indicators
    )
    return replace(facts, name=" ".join(facts.name.split()), indicators=indicators)


def write_indicators(form: ReportForm, indicators: Iterable[IndicatorFacts]) -> None:
    """Store what a form asks for, in this order."""
    Indicator.objects.bulk_create(
        Indicator(
            form=form,
            code=each.code,
            group=each.group,
            name=each.name,
            measure="%" if each.kind == Indicator.Kind.SHARE else each.measure,
            kind=each.kind,
            source=each.source,
            source_key=each.source_key,
            is_required=each.is_required,
            order=order,
        )
        for order, each in enumerate(indicators)
    )


def told(facts: FormFacts) -> dict[str, object]:
    """A form as the journal keeps it."""
    return {
        "period": facts.period,
        "name": facts.name,
        "since": facts.since.isoformat(),
        "until": facts.until.isoformat(),
        "due_at": timezone.localtime(facts.due_at).isoformat(),
        "closes_at": timezone.localtime(facts.closes_at).isoformat(),
        "indicators": [f"{each.code} {each.name}" for each in facts.indicators],
    }


def _write(form: ReportForm, facts: FormFacts) -> None:
    form.period, form.name, form.guidance = facts.period, facts.name, facts.guidance.strip()
    form.since, form.until = facts.since, facts.until
    form.due_at, form.closes_at = facts.due_at, facts.closes_at
    form.save()
    write_indicators(form, facts.indicators)


def _refuse_opened(form: ReportForm) -> None:
    if form.opened_at is not None:
        raise FormOpened(
            _("“%s” đã mở cho các đơn vị nên không sửa, xoá được nữa; chỉ đổi hạn được.") % form
        )
