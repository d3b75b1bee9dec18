"""What units are told of their registrations: accepted."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext as _

from thidua.apps.pledges.models import Registration
from thidua.apps.reminders.registries.news import News, news_of
from thidua.web.markup import address_of


@news_of("pledges.accept_registration")
def accepted(keys: Collection[int]) -> Mapping[int, News]:
    """The unit's people, in one query for all registrations."""
    page = address_of("pledges:registration")
    there = Registration.objects.filter(pk__in=keys).select_related("unit", "season")
    return {
        each.pk: News(
            frozenset({each.unit_id}),
            _("Đăng ký thi đua năm %(year)s của %(unit)s được chấp nhận")
            % {"year": each.season.year, "unit": each.unit},
            page(each.pk),
            each.season_id,
        )
        for each in there
    }
