"""What is checked before a criterion of one unit is adjusted."""

from django.utils.translation import gettext as _

from thidua.apps.appraisals.facts import AdjustmentFacts
from thidua.apps.appraisals.models import Adjustment, Line, Sheet
from thidua.apps.appraisals.refusals import AdjustmentRefused
from thidua.apps.appraisals.registries.peers import peers
from thidua.apps.appraisals.scoring.adjusted import in_force, plan_in_force, suits
from thidua.apps.appraisals.scoring.figures import Fault, faults_of, read_cells
from thidua.apps.appraisals.scoring.plan import Item, SheetPlan
from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.models import Season

OPEN_STATES = (
    Season.State.OPEN,
    Season.State.SIGNED,
    Season.State.RUNNING,
    Season.State.SCORING,
    Season.State.REVIEWING,
)


def check_time(season: Season) -> None:
    """From the registration until verification is over."""
    if season.state not in OPEN_STATES:
        raise AdjustmentRefused(
            _("Năm %(year)s đang ở bước “%(state)s”: không điều chỉnh cho từng đơn vị được.")
            % {"year": season.year, "state": season.get_state_display()}
        )


def checked(season: Season, facts: AdjustmentFacts) -> tuple[Item, str]:
    """The row of the table in force, and the target as it is stored.

    Raises:
        AdjustmentRefused: there is no such row, or the scoring file cannot say it.
    """
    plan = plan_in_force(season, facts.unit.pk)
    item = plan.items.get(facts.item) if plan else None
    if plan is None or item is None:
        raise AdjustmentRefused(_("Bảng điểm đang áp dụng không có mục “%s”.") % facts.item[:40])
    if facts.kind == Adjustment.Kind.LIFTED and (facts.unit.pk, item.id) not in in_force(season):
        raise AdjustmentRefused(
            _("Mục %(item)s của %(unit)s không có điều chỉnh nào đang có hiệu lực để bỏ.")
            % {"item": item.id, "unit": facts.unit}
        )
    if not suits(item, facts.kind):
        raise AdjustmentRefused(_unsaid(item, facts.kind))
    if facts.kind != Adjustment.Kind.TARGET:
        return item, ""
    return item, _target(plan, item, facts.target)


def _unsaid(item: Item, kind: str) -> str:
    if kind == Adjustment.Kind.TARGET:
        return _(
            "Mục %s: bảng điểm đặt một chỉ tiêu chung (hoặc cách tính không dùng chỉ tiêu), tệp "
            "chấm điểm không ghi được chỉ tiêu hay mức điểm khác cho riêng một đơn vị. Sửa bảng "
            "điểm giữa năm, hoặc đề nghị không áp dụng."
        ) % (item.id)
    return _("Mục %s: cách tính này không có “không áp dụng”.") % item.id


def _target(plan: SheetPlan, item: Item, typed: str) -> str:
    line, faults = Line(item=item.id), list[Fault]()
    read = read_cells(item, line, {"target": typed}, faults)
    target = read.get("target", "")
    if not faults and not target:
        raise AdjustmentRefused(_("Mục %s: ghi chỉ tiêu riêng.") % item.id)
    figures = {"target": target, "actual": "0", "baseline": "1" if item.asks else ""}
    faults = faults or [each for each in faults_of(plan, line, figures) if each.field == "target"]
    if faults:
        raise AdjustmentRefused(faults[0].text)
    return target


def check_untouched(season: Season, unit: Unit) -> Sheet | None:
    """The unit's sheet in hand, if there is one.

    Raises:
        AdjustmentRefused: somebody has checked or verified some of it.
    """
    sheet = season.sheets.select_for_update(of=("self",)).filter(unit=unit).first()
    if sheet is None:
        return None
    judged = sheet.state in {Sheet.State.VERIFIED, Sheet.State.LOCKED}
    if judged or sheet.lines.exclude(verdict="").exists() or peers().has_begun(sheet):
        raise AdjustmentRefused(
            _("Bảng của %s đã có người chấm chéo hoặc thẩm định: không điều chỉnh được nữa.") % unit
        )
    return sheet
