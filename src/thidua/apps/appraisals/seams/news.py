"""What units are told of their sheets: verified."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext as _

from thidua.apps.appraisals.models import Sheet
from thidua.apps.reminders.registries.news import News, news_of
from thidua.web.markup import address_of


@news_of("appraisals.finish_verification")
def verified(keys: Collection[int]) -> Mapping[int, News]:
    """The unit's people, in one query for all sheets."""
    page = address_of("appraisals:sheet")
    sheets = Sheet.objects.filter(pk__in=keys).select_related("unit", "season")
    return {
        sheet.pk: News(
            frozenset({sheet.unit_id}),
            _("Bảng chấm điểm năm %(year)s của %(unit)s đã thẩm định xong")
            % {"year": sheet.season.year, "unit": sheet.unit},
            page(sheet.pk),
            sheet.season_id,
        )
        for sheet in sheets
    }
