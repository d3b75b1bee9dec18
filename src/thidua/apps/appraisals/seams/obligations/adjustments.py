"""What waits for a user: other units' adjustments to agree to, one that all agreed to."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.models import Adjustment, AdjustmentConsent
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import places_in, roles_in
from thidua.apps.seasons.registries.obligations import Obligation, obligation_source
from thidua.web.prepared import prepared


@obligation_source
def adjustments_of(user: User, seasons: Sequence[Season], day: date) -> list[Obligation]:
    """What the user owes to open proposals; one query where there is none, else two."""
    waiting = {season.pk: season for season in seasons if season.state != Season.State.CLOSED}
    asked = list(_asked(list(waiting))) if waiting else []
    if not asked:
        return []
    said: dict[int, dict[int, bool]] = defaultdict(dict)
    for key, unit, agrees in _said([key for key, *_rest in asked]):
        said[key][unit] = agrees
    found = []
    for key, season_key, unit, name, item in asked:
        season = waiting[season_key]
        roles, words = roles_in(user, season), {"item": item, "unit": name}
        url = f"{reverse('appraisals:adjustments', args=[season_key])}#adjustment-{key}"
        others = {member for member, _role in places_in(season)} - {unit}
        if (roles.member_units & others) - said[key].keys():
            text = _("Cho ý kiến về điều chỉnh mục %(item)s của %(unit)s") % words
            found.append(Obligation(season, text, _("Xem và cho ý kiến"), url, None))
        is_agreed = all(said[key].get(member) for member in others)
        if roles.runs_it and is_agreed and unit not in roles.member_units:
            text = _("Cho hiệu lực điều chỉnh mục %(item)s của %(unit)s") % words
            found.append(Obligation(season, text, _("Xem"), url, None))
    return found


@prepared
def _asked(seasons: Collection[int]) -> QuerySet[Adjustment, tuple[Any, ...]]:
    there = Adjustment.objects.filter(season__in=seasons, state=Adjustment.State.PROPOSED)
    return there.order_by("pk").values_list("pk", "season", "unit", "unit__name", "item")


@prepared
def _said(adjustments: Collection[int]) -> QuerySet[AdjustmentConsent, tuple[int, int, bool]]:
    there = AdjustmentConsent.objects.filter(adjustment__in=adjustments).order_by("pk")
    return there.values_list("adjustment", "unit", "agrees")
