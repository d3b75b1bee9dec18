"""What waits for a user: a draft to speak of, remarks to answer, a round to close."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.consultations.models import Consultation, Opinion, Remark
from thidua.apps.consultations.queries import asked_units
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import roles_in
from thidua.apps.seasons.registries.obligations import News, Obligation, obligation_source
from thidua.web.prepared import prepared


@obligation_source
def obligations_of(user: User, seasons: Sequence[Season], day: date) -> list[Obligation]:
    """What the user owes in open rounds; one query where there is none, else three."""
    waiting = {season.pk: season for season in seasons if season.state != Season.State.CLOSED}
    rounds = list(_open_rounds(list(waiting))) if waiting else []
    if not rounds:
        return []
    keys = [row[0] for row in rounds]
    heard: dict[int, set[int]] = defaultdict(set)
    unanswered: dict[int, int] = defaultdict(int)
    for key, unit, answer in _remarks(keys):
        heard[key].add(unit)
        unanswered[key] += not answer
    for key, unit in _opinions(keys):
        heard[key].add(unit)
    found = []
    for key, season_key, name, closes_on in rounds:
        season, url = waiting[season_key], reverse("consultations:consultation", args=[key])
        roles, asked = roles_in(user, season), asked_units(season)
        if day <= closes_on and (roles.member_units & asked) - heard[key]:
            text = _("Góp ý dự thảo: %(name)s") % {"name": name}
            button, news = _("Xem và góp ý"), News.CONSULTED
            found.append(Obligation(season, text, button, url, closes_on, news=news))
        if roles.runs_it and unanswered[key]:
            told = {"count": unanswered[key], "name": name}
            text = _("Trả lời %(count)s ý kiến góp ý: %(name)s") % told
            found.append(Obligation(season, text, _("Xem và trả lời"), url, None))
        elif roles.runs_it and (day > closes_on or not asked - heard[key]):
            text = _("Đóng đợt lấy ý kiến: %(name)s") % {"name": name}
            found.append(Obligation(season, text, _("Xem và đóng"), url, None))
    return found


@prepared
def _open_rounds(seasons: Collection[int]) -> QuerySet[Consultation, tuple[Any, ...]]:
    there = Consultation.objects.filter(season__in=seasons, closed_at=None)
    return there.values_list("pk", "season", "name", "closes_on")


@prepared
def _remarks(rounds: Collection[int]) -> QuerySet[Remark, tuple[int, int, str]]:
    there = Remark.objects.filter(consultation__in=rounds)
    return there.values_list("consultation", "unit", "answer")


@prepared
def _opinions(rounds: Collection[int]) -> QuerySet[Opinion, tuple[int, int]]:
    return Opinion.objects.filter(consultation__in=rounds).values_list("consultation", "unit")
