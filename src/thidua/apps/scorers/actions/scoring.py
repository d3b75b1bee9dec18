"""What scorers give: cells of their grid, or in their place; all that is sent, or nothing."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.appraisals.refusals import FiguresRefused
from thidua.apps.appraisals.scoring.figures import (
    Fault,
    checked_fields,
    faults_of,
    gaps_of,
    read_cells,
    where,
)
from thidua.apps.appraisals.scoring.plan import SheetPlan, plan_of
from thidua.apps.appraisals.scoring.written_words import in_words
from thidua.apps.audit.actions import record
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.schemes.models import Scheme
from thidua.apps.scorers.actions.counting import count_lines
from thidua.apps.scorers.facts import FigureChange
from thidua.apps.scorers.models import GivenFigure, Scorer
from thidua.apps.scorers.queries import OPEN_STATES, given_on, is_taking, together_with
from thidua.apps.scorers.refusals import (
    AlreadyGiven,
    GivenMeanwhile,
    NotOpenYet,
    NotYoursToScore,
)
from thidua.apps.seasons.models import Season
from thidua.domain.clean_text import cleaned
from thidua.domain.figures import FIGURES
from thidua.web.reasons import ReasonMissing, kept_whole


@transaction.atomic
def save_figures(
    scorer: Scorer, changes: Sequence[FigureChange], *, actor: User, at: datetime
) -> list[GivenFigure]:
    """Keep what a body gives for lines of any criterion that it scores; an empty cell takes back.

    Raises:
        PermissionDenied: ``actor`` does not sit there today.
        NotOpenYet, NotYoursToScore: no sheet to score, another's line, the own unit's.
        FiguresRefused: a cell cannot be counted.
        GivenMeanwhile: a colleague saved one of the figures in between.
    """
    scorer, season = _locked(scorer)
    authorise(actor, "scorers.save_figures", scorer)
    wanted = _wanted(season, scorer, changes)
    own = seats_of(actor).units
    if any(each.line.sheet.unit_id in own for each in wanted):
        raise NotYoursToScore(
            _("%(scorer)s không chấm cho chính đơn vị mình: %(office)s nhập thay.")
            % {"scorer": scorer, "office": season.bloc.authority.standing_office}
        )
    return _keep(season, wanted, "", actor, at)


@transaction.atomic
def enter_in_place(
    scorer: Scorer, changes: Sequence[FigureChange], *, reason: str, actor: User, at: datetime
) -> list[GivenFigure]:
    """The standing office enters what a body did not give, or may not because it is its own.

    Raises:
        PermissionDenied: ``actor`` does not sit in the standing office.
        ReasonMissing: no reason was given.
        AlreadyGiven: the body gave that figure itself.
        NotOpenYet, NotYoursToScore, FiguresRefused, GivenMeanwhile: as for ``save_figures``.
    """
    scorer, season = _locked(scorer)
    authorise(actor, "scorers.enter_in_place", scorer)
    reason = kept_whole(cleaned(reason), 500)
    if not reason:
        raise ReasonMissing(_("Nhập thay %s: cần ghi lý do.") % scorer)
    wanted = _wanted(season, scorer, changes)
    given = [
        each.line
        for each in wanted
        if each.kept and not each.kept.is_blank and not each.kept.in_place_reason
    ]
    if given:
        units = ", ".join(str(line.sheet.unit) for line in given)
        raise AlreadyGiven(
            _("%(scorer)s đã chấm %(units)s: không nhập thay được.")
            % {"scorer": scorer, "units": units}
        )
    return _keep(season, wanted, reason, actor, at)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A line with what stands there and what was typed."""

    scorer: Scorer
    line: Line
    kept: GivenFigure | None
    values: Mapping[str, str]
    revision: int

    @property
    def is_new(self) -> bool:
        """Whether it says something else than what is kept."""
        return any(getattr(self.kept, name, "") != value for name, value in self.values.items())


def _locked(scorer: Scorer) -> tuple[Scorer, Season]:
    found = Scorer.objects.select_for_update(of=("self",)).select_related(
        "scored__season__bloc__authority", "unit"
    )
    scorer = found.get(pk=scorer.pk)
    season = scorer.scored.season
    if scorer.ended_at is not None:
        raise NotYoursToScore(_("%s không còn chấm mục này.") % scorer)
    if season.state not in OPEN_STATES:
        raise NotOpenYet(
            _("Năm %(year)s đang ở bước “%(state)s”: chỉ chấm ở bước Tự chấm điểm và Thẩm định.")
            % {"year": season.year, "state": season.get_state_display()}
        )
    return scorer, season


def _wanted(season: Season, scorer: Scorer, changes: Sequence[FigureChange]) -> list[_Wanted]:
    """The lines, locked after their sheets; every fault is told at once."""
    by_key = {each.line_pk: each for each in changes}
    keys = set(Line.objects.filter(pk__in=by_key).values_list("sheet", flat=True))
    locked = {each.pk: each for each in _locked_sheets(season, keys)}
    lines = list(Line.objects.filter(pk__in=by_key, sheet__in=locked).order_by("pk"))
    tables = Scheme.objects.in_bulk({sheet.scheme_id for sheet in locked.values()})
    mine = _mine(scorer, lines, {key: tables[each.scheme_id] for key, each in locked.items()})
    if len(mine) != len(by_key):
        raise NotYoursToScore(_("Chưa lưu: trang đang mở không khớp các mục mà %s chấm.") % scorer)
    given = given_on(by_key, mine.values())
    found, faults = list[_Wanted](), list[Fault]()
    for line in lines:
        line.sheet = locked[line.sheet_id]
        plan, change = plan_of(tables[line.sheet.scheme_id]), by_key[line.pk]
        kept = given.get((mine[line.pk].pk, line.pk))
        values = _read(plan, line, kept, change.values, faults)
        found.append(_Wanted(mine[line.pk], line, kept, values, change.revision))
    if faults:
        raise FiguresRefused(faults)
    return [each for each in found if each.is_new and _is_open(each.line)]


def _mine(scorer: Scorer, lines: Sequence[Line], tables: Mapping[int, Scheme]) -> dict[int, Scorer]:
    """By line: who of the body scores it; what it does not score is left out."""
    kinds = {table.kind_id for table in tables.values()}
    by_kind = {kind: together_with(scorer, kind) for kind in kinds}
    found = ((line.pk, by_kind[tables[line.sheet_id].kind_id].get(line.item)) for line in lines)
    return {key: each for key, each in found if each is not None}


def _locked_sheets(season: Season, keys: Collection[int]) -> list[Sheet]:
    found = Sheet.objects.select_for_update(of=("self",)).select_related("unit")
    return list(found.filter(season=season, pk__in=keys).order_by("pk"))


def _is_open(line: Line) -> bool:
    if is_taking(line.sheet):
        return True
    raise NotOpenYet(
        _("Bảng của %s đã thẩm định xong: cần sửa thì người thẩm định ghi số khác.")
        % line.sheet.unit
    )


def _read(
    plan: SheetPlan,
    line: Line,
    kept: GivenFigure | None,
    typed: Mapping[str, str],
    faults: list[Fault],
) -> dict[str, str]:
    """The cells that were sent as they are stored; nothing in any takes the figure back."""
    item, here = plan.items[line.item], list[Fault]()
    values = {name: getattr(kept, name, "") for name in checked_fields(line, item)}
    for name in values.keys() & typed.keys():
        said = in_words(item, name, typed[name])
        read = {name: said} if said is not None else {}
        values |= read or read_cells(item, line, {name: typed[name]}, here)
    if any(values.values()) and not here:
        whole = {name: values.get(name, getattr(line, name)) for name in FIGURES}
        here = faults_of(plan, line, whole) + gaps_of(plan, line, whole)
        if not here and not values.get("actual"):
            said = _("%s còn trống.") % where(item, line, "actual")
            here = [Fault(line.pk, "actual", said)]
    faults.extend(Fault(f.line_pk, f.field, f"{line.sheet.unit}: {f.text}") for f in here)
    return values


def _keep(
    season: Season, wanted: Sequence[_Wanted], reason: str, actor: User, at: datetime
) -> list[GivenFigure]:
    stale = [w for w in wanted if w.revision != (w.kept.revision if w.kept else 0)]
    if stale:
        raise GivenMeanwhile([_as_kept(each) for each in stale])
    found = [_store(each, reason, actor, at) for each in wanted]
    count_lines(season, [each.line for each in wanted], actor=actor, at=at)
    return found


def _as_kept(wanted: _Wanted) -> GivenFigure:
    """What stands there now; nothing, where a colleague took it back."""
    kept = wanted.kept or GivenFigure(scorer=wanted.scorer, revision=0)
    kept.line = wanted.line
    return kept


def _store(wanted: _Wanted, reason: str, actor: User, at: datetime) -> GivenFigure:
    kept = wanted.kept or GivenFigure(scorer=wanted.scorer, line=wanted.line, revision=0)
    kept.line = wanted.line
    data: dict[str, object] = {
        name: {"from": getattr(kept, name), "to": value}
        for name, value in wanted.values.items()
        if getattr(kept, name) != value
    }
    for name, value in wanted.values.items():
        setattr(kept, name, value)
    kept.in_place_reason, kept.given_by, kept.given_at = reason, actor, at
    kept.revision += 1
    kept.save()
    name = "scorers.enter_in_place" if reason else "scorers.save_figures"
    if reason:
        data["reason"] = reason
    record(name, kept, actor=actor, at=at, data=data)
    return kept
