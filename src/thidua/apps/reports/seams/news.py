"""What units are told of their reports: accepted."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext as _

from thidua.apps.reminders.registries.news import News, news_of
from thidua.apps.reports.models import Report


@news_of("reports.accept_report")
def accepted(keys: Collection[int]) -> Mapping[int, News]:
    """The unit's people, in one query for all reports."""
    there = Report.objects.filter(pk__in=keys).select_related("unit", "form")
    return {
        each.pk: News(
            frozenset({each.unit_id}),
            _("“%(form)s” của %(unit)s được chấp nhận") % {"form": each.form, "unit": each.unit},
            each.get_absolute_url(),
            each.form.season_id,
        )
        for each in there
    }
