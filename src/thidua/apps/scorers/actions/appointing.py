"""Who scores an item of a year instead of the units: set, changed with a reason, carried on."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.appraisals.models import Sheet
from thidua.apps.appraisals.scoring.plan import plan_of
from thidua.apps.audit.actions import record
from thidua.apps.organisations.models import Unit
from thidua.apps.schemes.queries import kinds_of, tables_or_drafts
from thidua.apps.scorers.actions.counting import count_again
from thidua.apps.scorers.facts import Body, Scoring
from thidua.apps.scorers.models import ScoredItem, Scorer
from thidua.apps.scorers.queries import (
    body_names,
    forget_scorers,
    scored_item,
    scored_item_in_force,
    scored_items_of,
)
from thidua.apps.scorers.refusals import NoSuchBody, NoSuchItem, ScorersFrozen
from thidua.apps.seasons.models import Season
from thidua.domain.clean_text import cleaned
from thidua.web.reasons import ReasonMissing, kept_whole
from thidua.web.revisions import refuse_moved_on

_TOO_LATE = (Season.State.CONFERENCE, Season.State.CLOSED)


@transaction.atomic
def set_scorers(
    season: Season,
    scoring: Scoring,
    *,
    reason: str = "",
    seen: str | None = None,
    actor: User,
    at: datetime,
) -> ScoredItem:
    """Say who scores an item; nobody: the units score it themselves again.

    Who does not score any more stays on record with the reason, and its figures count no more.

    Raises:
        PermissionDenied: ``actor`` neither runs the year nor sits in the standing office.
        ScorersFrozen: a sheet is verified already, or the year is past scoring.
        NoSuchItem, NoSuchBody: not of this year's table, not of this authority.
        ReasonMissing: the sheets are open, and no reason was given.
        StalePage: somebody else saved the item since ``seen``.
    """
    season = (
        Season.objects.select_for_update(of=("self",))
        .select_related("bloc__authority")
        .get(pk=season.pk)
    )
    authorise(actor, "scorers.set_scorers", season)
    are_open = _check_time(season)
    item = scoring.item
    _check_item(season, scoring)
    kept = scored_item(season, item, scoring.kind)
    kept.season = season
    if _is_so(now := scored_item_in_force(kept), scoring):
        return now
    refuse_moved_on(kept, seen, _("Nơi chấm mục %s") % item)
    reason = kept_whole(cleaned(reason), 500)
    if are_open and not reason:
        raise ReasonMissing(
            _("Đổi nơi chấm mục %s khi các bảng đã mở: cần ghi lý do, mọi đơn vị đọc được.") % item
        )
    kept.save()
    data = _put(kept, scoring, reason, actor, at)
    record("scorers.set_scorers", kept, actor=actor, at=at, data=data)
    forget_scorers(season)
    count_again(kept, actor=actor, at=at)
    return kept


def _check_time(season: Season) -> bool:
    """Whether sheets are open; they are locked, for their figures may go."""
    locked = season.sheets.select_for_update().order_by("pk")
    states = set(locked.values_list("state", flat=True))
    late = states - {Sheet.State.DRAFT, Sheet.State.SELF_SCORED}
    if late or season.state in _TOO_LATE:
        raise ScorersFrozen(
            _(
                "Năm %(year)s: đã có bảng thẩm định xong hoặc đã qua bước thẩm định, nơi chấm "
                "giữ nguyên."
            )
            % {"year": season.year}
        )
    return bool(states)


def _check_item(season: Season, scoring: Scoring) -> None:
    kind, item = scoring.kind, scoring.item
    tables = tables_or_drafts(season)
    asked = [table for table in tables if kind is None or table.kind_id == kind.pk]
    if not any(item in plan_of(table).items for table in asked):
        raise NoSuchItem(_("Bảng điểm năm %(year)s không có mục %(item)s.") % {
            "year": season.year, "item": item,
        })  # fmt: skip


def _is_so(kept: ScoredItem, scoring: Scoring) -> bool:
    here = kept.scorers.filter(ended_at=None) if kept.pk else ()
    serving = {Body.of(each) for each in here}
    same = (kept.combine, kept.due_on) == (scoring.combine, scoring.due_on)
    return same and serving == set(scoring.bodies)


def _put(
    kept: ScoredItem, scoring: Scoring, reason: str, actor: User, at: datetime
) -> dict[str, object]:
    serving = {Body.of(each): each for each in kept.scorers.filter(ended_at=None)}
    gone = [each for body, each in serving.items() if body not in scoring.bodies]
    names = _names(kept.season, scoring.bodies)
    for each in gone:
        each.ended_at, each.ended_reason = at, reason
        each.save(update_fields=["ended_at", "ended_reason"])
    new = [body for body in dict.fromkeys(scoring.bodies) if body not in serving]
    for body in new:
        Scorer.objects.create(
            scored=kept, kind=body.kind, unit_id=body.unit_pk, name=names[body], appointed_at=at,
            appointed_by=actor,
        )  # fmt: skip
    data: dict[str, object] = {
        "item": kept.item,
        **({"kind": kept.kind.name} if kept.kind else {}),
        "added": [names[body] for body in new],
        "ended": [each.name for each in gone],
        "combine": {"from": kept.combine, "to": scoring.combine},
        "due_on": {"from": kept.due_on, "to": scoring.due_on},
        "reason": reason,
    }
    kept.combine, kept.due_on = scoring.combine, scoring.due_on
    kept.revision += 1
    kept.save()
    return data


def _names(season: Season, bodies: Iterable[Body]) -> dict[Body, str]:
    """What each is called today; every unit is one of the authority."""
    keys = {body.unit_pk for body in bodies if body.unit_pk}
    units = Unit.objects.filter(pk__in=keys, authority=season.bloc.authority_id)
    by_key = {unit.pk: unit.name for unit in units}
    if keys - by_key.keys():
        raise NoSuchBody(_("Nơi chấm phải là đơn vị, cơ quan thuộc %s.") % season.bloc.authority)
    called = body_names(season)
    return {body: by_key[body.unit_pk] if body.unit_pk else called[body.kind] for body in bodies}


def carry_scorers(old: Season, new: Season, actor: User, at: datetime) -> None:
    """Next year's tables are scored by the same, where it says nothing of an item yet."""
    have = set(ScoredItem.objects.filter(season=new).values_list("kind", "item"))
    kinds = {kind.name: kind for kind in kinds_of(new)}
    for before in scored_items_of(old):
        kind = kinds.get(before.kind.name) if before.kind else None
        serving = tuple(Body.of(each) for each in before.scorers.all() if each.ended_at is None)
        is_lost = before.kind is not None and kind is None
        if is_lost or (kind and kind.pk, before.item) in have or not (serving or kind):
            continue
        kept = ScoredItem.objects.create(
            season=new, item=before.item, kind=kind, combine=before.combine
        )
        scoring = Scoring(before.item, serving, before.combine, kind=kind)
        data = _put(kept, scoring, "", actor, at)
        record("scorers.set_scorers", kept, actor=actor, at=at, data=data)
    forget_scorers(new)
