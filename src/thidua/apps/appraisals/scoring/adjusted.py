"""What units agreed for one of them alone, put on the lines of its sheet."""

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.appraisals.models import Adjustment, AdjustmentConsent, Line
from thidua.apps.appraisals.scoring.plan import NOT_APPLICABLE, Item, SheetPlan, plan_of
from thidua.apps.organisations.models import Unit
from thidua.apps.schemes.queries import table_of_unit, tables_in_force
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of
from thidua.domain.typed_figures import as_typed
from thidua.web.languages import in_vietnamese
from thidua.web.words import written_day

LONGEST_TEXT = 600


def in_force(season: Season) -> dict[tuple[int, str], Adjustment]:
    """By unit and item: what counts now, one question."""
    return {(each.unit_id, each.item): each for each in counting(season)}


def counting(season: Season) -> QuerySet[Adjustment]:
    """What makes a unit's row other than the table has it."""
    found = Adjustment.objects.filter(season=season, state=Adjustment.State.IN_FORCE)
    return found.exclude(kind=Adjustment.Kind.LIFTED)


def with_adjustments(lines: Iterable[Line], season: Season) -> Iterator[Line]:
    """New lines with what was agreed for their units."""
    agreed = in_force(season)
    for line in lines:
        each = agreed.get((line.sheet.unit_id, line.item))
        if each is not None:
            item = plan_of(line.sheet.scheme).items[line.item]
            if suits(item, each.kind):
                put_on(line, item, each)
        yield line


def plan_in_force(season: Season, unit_key: int) -> SheetPlan | None:
    """The rows of the table that a unit's year goes by."""
    scheme = table_of_unit(season, unit_key)
    return plan_of(scheme) if scheme else None


def plans_in_force(season: Season) -> list[SheetPlan]:
    """The rows of every table that a unit of the year goes by."""
    return [plan_of(scheme) for scheme in tables_in_force(season)]


def last_words(adjustment: Adjustment) -> dict[int, AdjustmentConsent]:
    """By unit: what it said last."""
    return {each.unit_id: each for each in adjustment.consents.all()}


def units_without_consent(adjustment: Adjustment) -> list[Unit]:
    """The other members that have not agreed, in the bloc's order."""
    said = last_words(adjustment)
    return [
        place.unit
        for place in members_of(adjustment.season)
        if place.unit_id != adjustment.unit_id
        and not (place.unit_id in said and said[place.unit_id].agrees)
    ]


def suits(item: Item, kind: str) -> bool:
    """Whether a row can say it: the scoring file has a target only where the table has none."""
    if kind == Adjustment.Kind.TARGET:
        return item.is_criterion and "target" in item.asks and not item.has_many
    if kind == Adjustment.Kind.LIFTED:
        return item.is_criterion
    return item.is_criterion and bool(item.na_field)


def put_on(line: Line, item: Item, adjustment: Adjustment) -> None:
    """Write it on a line; who fills the sheet in changes it no more."""
    before = line.target
    if adjustment.kind == Adjustment.Kind.TARGET:
        line.target, line.is_registered = adjustment.target, True
    elif item.na_field == "target":
        line.target, line.is_registered = NOT_APPLICABLE, True
    else:
        line.actual = NOT_APPLICABLE
        line.feed = line.fed_text = ""
    line.adjusted = in_vietnamese(sentence_of)(adjustment, before)[:LONGEST_TEXT]


def take_off(line: Line, plain: Line) -> None:
    """Make a line again what it would be without any adjustment; what the unit did stays."""
    line.target, line.is_registered = plain.target, plain.is_registered
    if NOT_APPLICABLE in {line.actual, plain.actual}:
        line.actual = plain.actual
    line.adjusted = ""


def sentence_of(adjustment: Adjustment, before: str = "") -> str:
    """Such as: Chỉ tiêu riêng 5 thay 8: bão số 3. Các đơn vị khác thống nhất ngày 12/06/2023."""
    said = str(adjustment.get_kind_display())
    if adjustment.kind == Adjustment.Kind.TARGET:
        said = _("Chỉ tiêu riêng %s") % as_typed(adjustment.target)
        if before not in {"", NOT_APPLICABLE, adjustment.target}:
            said = _("%(said)s thay %(before)s") % {"said": said, "before": as_typed(before)}
    told = f"{said}: {adjustment.reason.rstrip('.')}."
    if adjustment.in_force_at is None:
        return told
    day = written_day(timezone.localdate(adjustment.in_force_at))
    return told + " " + _("Các đơn vị khác thống nhất, có hiệu lực %s.") % day
