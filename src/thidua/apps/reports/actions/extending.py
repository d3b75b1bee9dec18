"""A later date for one unit: before the date, or after it and marked so."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.organisations.models import Unit
from thidua.apps.reports.actions.forms import locked_form
from thidua.apps.reports.facts import ExtensionFacts
from thidua.apps.reports.models import Extension, Report, ReportForm
from thidua.apps.reports.models.reports import LONGEST_REASON
from thidua.apps.reports.permissions import Reporting
from thidua.apps.reports.queries.reports import deadline_of, extensions_of
from thidua.apps.reports.refusals import ExtensionInvalid, ExtensionTooLate, FormNotOpened
from thidua.apps.seasons.actions.locking import refuse_closed
from thidua.apps.seasons.queries import places_in
from thidua.domain.deadlines import day_and_time
from thidua.web.reasons import ReasonMissing, kept_whole
from thidua.web.words import written_day

LONGEST_SIGNER = 200


@transaction.atomic
def grant_extension(
    form: ReportForm, unit: Unit, facts: ExtensionFacts, *, actor: User, at: datetime
) -> Extension:
    """Record a later date for a unit.

    Raises:
        PermissionDenied: ``actor`` does not receive the unit's report.
        SeasonClosed: the year is closed.
        FormNotOpened: units do not see the form yet.
        ReasonMissing, ReasonTooLong: it says why and who signed it.
        ExtensionTooLate: the date is over, and it is not marked so.
        ExtensionInvalid: it extends nothing.
    """
    form = locked_form(form)
    authorise(actor, "reports.grant_extension", Reporting(form, unit.pk))
    refuse_closed(form.season)
    if form.opened_at is None:
        raise FormNotOpened(_("“%s” chưa mở cho các đơn vị.") % form)
    due = deadline_of(form, extensions_of(form, unit.pk)).due
    if at > due and not facts.is_late:
        day, time = day_and_time(due)
        raise ExtensionTooLate(
            _(
                "Đã quá hạn %(time)s ngày %(day)s của %(unit)s. Gia hạn ghi sau hạn thì phải đánh "
                "dấu “Ghi sau hạn”."
            )
            % {"time": time, "day": written_day(day), "unit": unit}
        )
    return extend(form, unit, facts, actor=actor, at=at)


def extend(
    form: ReportForm, unit: Unit, facts: ExtensionFacts, *, actor: User, at: datetime
) -> Extension:
    """Write it; inside the caller's transaction, who has authorised it."""
    reason = kept_whole(facts.reason, LONGEST_REASON)
    signer = kept_whole(facts.signer, LONGEST_SIGNER, _("Người ký"))
    if not reason or not signer:
        raise ReasonMissing(_("Ghi lý do gia hạn và người ký."))
    before = deadline_of(form, extensions_of(form, unit.pk))
    is_late = at > before.due
    if unit.pk not in dict(places_in(form.season)):
        raise ExtensionInvalid(_("%s không thuộc Khối trong năm này.") % unit)
    if Report.objects.filter(form=form, unit=unit, state=Report.State.ACCEPTED).exists():
        raise ExtensionInvalid(_("Báo cáo của %s đã được chấp nhận, không cần gia hạn.") % unit)
    least = at if is_late else before.due
    if facts.until <= least:
        day, time = day_and_time(least)
        raise ExtensionInvalid(
            _("Gia hạn phải sau %(time)s ngày %(day)s.") % {"time": time, "day": written_day(day)}
        )
    extension = Extension.objects.create(
        form=form,
        unit=unit,
        until=facts.until,
        reason=reason,
        signer=signer,
        is_late=is_late,
        still_late=is_late and facts.still_late,
        granted_by=actor,
        granted_at=at,
    )
    data = {
        "unit": unit.pk,
        "until": timezone.localtime(facts.until).isoformat(),
        "reason": reason,
        "signer": signer,
        "is_late": extension.is_late,
        "still_late": extension.still_late,
    }
    record("reports.grant_extension", extension, actor=actor, at=at, data=data)
    return extension
