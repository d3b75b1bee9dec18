"""What waits for a user: criteria to score; for the office, who is late and what it enters."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.scorers.queries import OPEN_STATES, Awaited, is_alone, serving_scorers, sits_at
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import preload_roles
from thidua.apps.seasons.registries.obligations import News, Obligation, obligation_source
from thidua.web.markup import address_of


@obligation_source
def obligations_of(user: User, seasons: Sequence[Season], day: date) -> list[Obligation]:
    """A body outside the bloc sees none of its years, so ``seasons`` does not narrow them."""
    seats = seats_of(user)
    serving = serving_scorers(seats.standing_of, seats.units)
    preload_roles(user, [each.scorer.scored.season for each in serving])
    mine: dict[tuple[int, str, int | None], list[Awaited]] = {}
    found: list[Obligation] = []
    for each in serving:
        scorer, season = each.scorer, each.scorer.scored.season
        if sits_at(user, scorer):
            mine.setdefault((season.pk, scorer.kind, scorer.unit_id), []).append(each)
        elif season.bloc.authority_id in seats.standing_of and season.state in OPEN_STATES:
            found.extend(_watched(each, serving, day))
    return [*filter(None, map(_to_score, mine.values())), *found]


def _to_score(scorers: Sequence[Awaited]) -> Obligation | None:
    """One for everything that a body scores in a year."""
    is_open = scorers[0].scorer.scored.season.state in OPEN_STATES
    waiting = [each for each in scorers if each.missing and is_open]
    if not waiting:
        return _awaiting(scorers)
    text = _("%(who)s chấm mục %(items)s cho các đơn vị: còn %(count)s ô") % {
        "who": waiting[0].scorer,
        "items": ", ".join(each.scorer.scored.item for each in waiting),
        "count": sum(each.missing for each in waiting),
    }
    url = address_of("scorers:save_figures")(scorers[0].scorer.pk)
    due = min((each.due for each in waiting if each.due), default=None)
    season = waiting[0].scorer.scored.season
    return Obligation(season, text, _("Chấm"), url, due, news=News.CHECK)


def _awaiting(scorers: Sequence[Awaited]) -> Obligation | None:
    """What a body waits for that has nothing to score yet."""
    scorer, season = scorers[0].scorer, scorers[0].scorer.scored.season
    if season.state == Season.State.REVIEWING:
        return None
    if season.state == Season.State.SCORING:
        text = _("Đang chờ các đơn vị nộp bảng để %(who)s chấm mục %(items)s")
    else:
        text = _("Đang chờ Trưởng khối mở chấm điểm để %(who)s chấm mục %(items)s")
    items = ", ".join(each.scorer.scored.item for each in scorers)
    url = address_of("scorers:save_figures")(scorer.pk)
    due = min((each.due for each in scorers if each.due), default=None)
    return Obligation(season, text % {"who": scorer, "items": items}, "", url, due, by_others=True)


def _watched(each: Awaited, serving: Sequence[Awaited], day: date) -> Iterator[Obligation]:
    """Late scorers, and a scoring unit's own line that nobody else may enter."""
    scorer, scored = each.scorer, each.scorer.scored
    url = address_of("scorers:enter_in_place")(scorer.pk)
    named = {"who": scorer.name, "item": scored.item, "count": each.missing}
    if each.missing and each.due is not None and each.due < day:
        text = _("%(who)s chưa chấm xong mục %(item)s: còn %(count)s ô") % named
        yield Obligation(scored.season, text, _("Xem, nhập thay"), url, each.due, by_others=True)
    if each.own_missing and is_alone(scorer, [other.scorer for other in serving]):
        text = _("Chấm mục %(item)s cho chính %(who)s") % named
        yield Obligation(scored.season, text, _("Nhập thay"), url, each.due)
