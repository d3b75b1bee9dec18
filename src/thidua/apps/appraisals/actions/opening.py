"""Opening the scoring of a season: a sheet for every member, filled with what was registered."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.appraisals.models import Line, Period, Sheet
from thidua.apps.appraisals.queries import periods_of
from thidua.apps.appraisals.refusals import ScoringNotOpen
from thidua.apps.appraisals.scoring.adjusted import with_adjustments
from thidua.apps.appraisals.scoring.plan import NOT_APPLICABLE, Item, plan_of
from thidua.apps.audit.actions import record
from thidua.apps.organisations.models import Unit
from thidua.apps.pledges.queries.registrations import RegisteredTarget, targets_of
from thidua.apps.schemes.guards import gaps_of_kinds
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.queries import by_unit, tables_in_force
from thidua.apps.seasons.actions.states import enter_state
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of

_OPENABLE = (Season.State.SIGNED, Season.State.RUNNING, Season.State.SCORING)


@transaction.atomic
def open_scoring(season: Season, *, actor: User, at: datetime) -> list[Sheet]:
    """Make the sheets of all members and let them score; once more adds sheets of new members.

    Raises:
        PermissionDenied: ``actor`` does not run the season.
        ScoringNotOpen: it is not the time, or no scheme is adopted.
    """
    season = (
        Season.objects.select_for_update(of=("self",))
        .select_related("bloc__authority")
        .get(pk=season.pk)
    )
    authorise(actor, "appraisals.open_scoring", season)
    if periods_of(season):
        raise ScoringNotOpen(_("Khối chấm điểm theo kỳ: mở từng kỳ ở trang “Kỳ chấm điểm”."))
    sheets, tables = make_sheets(season, None)
    data = {"units": [sheet.unit.code for sheet in sheets], "scheme": hashes_of(tables)}
    record("appraisals.open_scoring", season, actor=actor, at=at, data=data)
    if season.state != Season.State.SCORING:
        enter_state(season, Season.State.SCORING, actor=actor, at=at)
    return sheets


def make_sheets(season: Season, period: Period | None) -> tuple[list[Sheet], list[Scheme]]:
    """A sheet for each member that has none in hand, by the table in force for it.

    The caller authorises and records it.

    Raises:
        ScoringNotOpen: it is not the time, no scheme is adopted, or kinds of units have gaps.
    """
    if season.state not in _OPENABLE:
        raise ScoringNotOpen(
            _(
                "Năm %(year)s đang ở bước “%(season_state)s”, chưa mở chấm điểm được: "
                "cần ký giao ước và thực hiện phong trào trước."
            )
            % {"year": season.year, "season_state": season.get_state_display()}
        )
    tables = _tables(season)
    registered = targets_of(season)
    have = set(season.sheets.values_list("unit", flat=True))
    units = [member.unit for member in members_of(season) if member.unit_id not in have]
    own = by_unit(season, tables) if tables[0].kind_id else dict.fromkeys(_keys(units), tables[0])
    sheets = [
        Sheet.objects.create(season=season, unit=unit, scheme=own[unit.pk], period=period)
        for unit in units
    ]
    lines = (
        line
        for sheet in sheets
        for line in lines_of_items(
            plan_of(sheet.scheme).items.values(), sheet, registered.get(sheet.unit_id, {})
        )
    )
    Line.objects.bulk_create(with_adjustments(lines, season))
    return sheets, tables


def _tables(season: Season) -> list[Scheme]:
    if gaps := list(gaps_of_kinds(season)):
        raise ScoringNotOpen(_("Chưa mở chấm điểm được. %s") % " ".join(gaps))
    tables = tables_in_force(season)
    if not tables:
        raise ScoringNotOpen(_("Chưa mở chấm điểm được: chưa có bảng điểm nào được thông qua."))
    return tables


def _keys(units: Iterable[Unit]) -> list[int]:
    return [unit.pk for unit in units]


def hashes_of(tables: Iterable[Scheme]) -> str:
    """The hashes of the tables by which sheets were made, for the journal."""
    return " ".join(table.hash for table in tables)


def lines_of_items(
    items: Iterable[Item], sheet: Sheet, registered: Mapping[str, Sequence[RegisteredTarget]]
) -> Iterator[Line]:
    """The lines of these rows on a sheet, not stored yet, filled with what was registered."""
    for item in items:
        targets = registered.get(item.id, ())
        if item.has_many and targets:
            for part, target in enumerate(targets):
                yield _registered(Line(sheet=sheet, item=item.id, part=part), item, target)
        elif targets and item.is_criterion:
            yield _registered(Line(sheet=sheet, item=item.id), item, targets[0])
        else:
            yield _applied(Line(sheet=sheet, item=item.id), item, sheet.unit)


def _registered(line: Line, item: Item, target: RegisteredTarget) -> Line:
    """Copy what was registered where the scheme has no figure of its own.

    What was registered is for the year: on the sheet of a period the unit may write another.
    """
    if item.has_many:
        line.label, line.measure = target.label[:500], target.measure[:60]
    if "target" in item.asks or item.na_field == "target":
        line.target = NOT_APPLICABLE if target.not_assigned else _text(target.target)
        if "target" not in item.asks and not target.not_assigned:
            line.target = ""
        line.is_registered = bool(line.target) and line.sheet.period_id is None
    if "baseline" in item.asks and target.baseline is not None:
        line.baseline = _text(target.baseline)
        line.has_registered_baseline = line.sheet.period_id is None
    if item.has_many and target.not_assigned:
        line.target, line.actual, line.is_registered = "", NOT_APPLICABLE, True
    return _applied(line, item, line.sheet.unit)


def _applied(line: Line, item: Item, unit: Unit) -> Line:
    """Mark what cannot apply to a unit without a party cell, a union or a youth union."""
    if item.na_field == "actual" and item.applies_if and not getattr(unit, item.applies_if, True):
        line.actual = NOT_APPLICABLE
    return line


def _text(figure: object) -> str:
    """A registered decimal without needless zeros."""
    if figure is None:
        return ""
    text = str(figure)
    return text.rstrip("0").rstrip(".") if "." in text else text
