"""What units are told of their dossiers: received for appraisal, decided."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext as _

from thidua.apps.dossiers.models import Nomination
from thidua.apps.reminders.registries.news import News, news_of
from thidua.web.markup import address_of


@news_of("dossiers.receive")
def received(keys: Collection[int]) -> Mapping[int, News]:
    """Who put it forward: the office took it for appraisal."""
    return _told(keys, _("Hồ sơ đã được tiếp nhận: %(award)s cho %(name)s"))


@news_of("dossiers.decide")
def decided(keys: Collection[int]) -> Mapping[int, News]:
    """Who put it forward: the award was decided."""
    return _told(keys, _("Đã có quyết định khen thưởng: %(award)s cho %(name)s"))


def _told(keys: Collection[int], text: str) -> dict[int, News]:
    page = address_of("dossiers:nomination")
    return {
        each.pk: News(
            frozenset({each.from_unit_id}),
            text % {"award": each.award_name, "name": each.subject_name},
            page(each.pk),
            each.season_id,
        )
        for each in Nomination.objects.filter(pk__in=keys)
    }
