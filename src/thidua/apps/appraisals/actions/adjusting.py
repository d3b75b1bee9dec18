"""A criterion of one unit adjusted: proposed, agreed to by each other unit, in force, undone."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.appraisals.actions.adjustable import check_time, check_untouched, checked
from thidua.apps.appraisals.actions.opening import lines_of_items
from thidua.apps.appraisals.facts import AdjustmentFacts
from thidua.apps.appraisals.models import Adjustment, AdjustmentConsent, Line, Sheet
from thidua.apps.appraisals.permissions import Adjusting, Consenting
from thidua.apps.appraisals.refusals import AdjustmentSettled, ConsentsMissing
from thidua.apps.appraisals.scoring.adjusted import (
    put_on,
    suits,
    take_off,
    units_without_consent,
)
from thidua.apps.appraisals.scoring.plan import Item, plan_of
from thidua.apps.audit.actions import record
from thidua.apps.organisations.models import Unit
from thidua.apps.pledges.queries.registrations import targets_of
from thidua.apps.seasons.actions.locking import locked
from thidua.apps.seasons.models import Season
from thidua.domain.clean_text import cleaned
from thidua.web.reasons import ReasonMissing, kept_whole

LONGEST_REASON = 300


@transaction.atomic
def propose_adjustment(
    season: Season, facts: AdjustmentFacts, *, actor: User, at: datetime
) -> Adjustment:
    """Ask every other unit whether one of them gets a target of its own, or a row is left out.

    Raises:
        PermissionDenied: ``actor`` neither runs the year nor works for the unit.
        AdjustmentRefused: it is not the time, or the scoring file cannot say it.
        AdjustmentSettled: one of this unit and row is being asked about.
        ReasonMissing: no reason was given.
    """
    season = locked(season)
    authorise(actor, "appraisals.propose_adjustment", Adjusting(season, facts.unit))
    check_time(season)
    item, target = checked(season, facts)
    check_untouched(season, facts.unit)
    reason = kept_whole(cleaned(facts.reason), LONGEST_REASON)
    if not reason:
        raise ReasonMissing(_("Ghi lý do điều chỉnh để các đơn vị khác xem xét."))
    asked = Adjustment.objects.filter(
        season=season, unit=facts.unit, item=item.id, state=Adjustment.State.PROPOSED
    )
    if asked.exists():
        raise AdjustmentSettled(
            _("Mục %(item)s của %(unit)s đang lấy ý kiến: rút lần đó trước khi đề nghị khác.")
            % {"item": item.id, "unit": facts.unit}
        )
    adjustment = Adjustment.objects.create(
        season=season,
        unit=facts.unit,
        item=item.id,
        item_name=item.name[:300],
        kind=facts.kind,
        target=target,
        reason=reason,
        proposed_at=at,
        proposed_by=actor,
    )
    data = {"unit": facts.unit.code, "item": item.id, "kind": facts.kind, "target": target}
    data["reason"] = reason
    record("appraisals.propose_adjustment", adjustment, actor=actor, at=at, data=data)
    return adjustment


@transaction.atomic
def answer_adjustment(
    adjustment: Adjustment,
    unit: Unit,
    *,
    agrees: bool,
    reason: str = "",
    actor: User,
    at: datetime,
) -> AdjustmentConsent:
    """One other unit agrees, or says why not; its last word counts.

    Raises:
        PermissionDenied: ``actor`` does not work for the unit, or it is the adjusted one.
        AdjustmentSettled: it is in force or withdrawn.
        ReasonMissing: no without a reason.
    """
    adjustment = _locked(adjustment)
    authorise(actor, "appraisals.answer_adjustment", Consenting(adjustment, unit))
    _check_proposed(adjustment)
    reason = kept_whole(cleaned(reason), LONGEST_REASON)
    if not agrees and not reason:
        raise ReasonMissing(_("Không đồng ý thì ghi lý do."))
    said = AdjustmentConsent.objects.create(
        adjustment=adjustment, unit=unit, agrees=agrees, reason=reason, at=at, by=actor
    )
    data = {"unit": unit.code, "agrees": agrees, "reason": reason}
    record("appraisals.answer_adjustment", adjustment, actor=actor, at=at, data=data)
    return said


@transaction.atomic
def apply_adjustment(adjustment: Adjustment, *, actor: User, at: datetime) -> Adjustment:
    """Put it in force once every other unit agreed; the sheet in hand goes by it at once.

    Raises:
        PermissionDenied: ``actor`` does not run the year, or works for the adjusted unit.
        AdjustmentSettled: it is in force or withdrawn.
        AdjustmentRefused: it is too late, or the table has changed meanwhile.
        ConsentsMissing: some unit has not agreed.
    """
    adjustment = _locked(adjustment)
    season = adjustment.season
    authorise(actor, "appraisals.apply_adjustment", adjustment)
    _check_proposed(adjustment)
    check_time(season)
    checked(season, AdjustmentFacts.of(adjustment))
    sheet = check_untouched(season, adjustment.unit)
    missing = units_without_consent(adjustment)
    if missing:
        raise ConsentsMissing(
            _("Chưa có hiệu lực được: còn chờ %s đồng ý.") % ", ".join(map(str, missing))
        )
    former = Adjustment.objects.filter(
        season=season,
        unit=adjustment.unit,
        item=adjustment.item,
        state=Adjustment.State.IN_FORCE,
    )
    former.update(state=Adjustment.State.REPLACED)
    adjustment.state = Adjustment.State.IN_FORCE
    adjustment.in_force_at, adjustment.in_force_by = at, actor
    adjustment.save()
    data = {"figures": _put_on_sheet(adjustment, sheet, at) if sheet else {}}
    record("appraisals.apply_adjustment", adjustment, actor=actor, at=at, data=data)
    return adjustment


def _put_on_sheet(adjustment: Adjustment, sheet: Sheet, at: datetime) -> dict[str, list[str]]:
    """What each line said before and says now."""
    item = plan_of(sheet.scheme).items.get(adjustment.item)
    if item is None or not suits(item, adjustment.kind):
        return {}
    changed, plain = {}, _plain_lines(item, sheet) if _is_lifted(adjustment) else {}
    for line in sheet.lines.select_for_update().filter(item=adjustment.item):
        line.sheet = sheet
        before = [line.actual, line.target]
        if _is_lifted(adjustment):
            take_off(line, plain.get(line.part, Line(item=item.id)))
        else:
            put_on(line, item, adjustment)
        if sheet.state != Sheet.State.DRAFT:
            line.restated_at = at
        line.revision += 1
        line.save()
        changed[str(line.part)] = [*before, line.actual, line.target]
    return changed


def _is_lifted(adjustment: Adjustment) -> bool:
    return adjustment.kind == Adjustment.Kind.LIFTED


def _plain_lines(item: Item, sheet: Sheet) -> dict[int, Line]:
    """By part: the lines as they would be made today, from what was registered."""
    registered = targets_of(sheet.season).get(sheet.unit_id, {})
    return {line.part: line for line in lines_of_items([item], sheet, registered)}


@transaction.atomic
def withdraw_adjustment(
    adjustment: Adjustment, *, reason: str, actor: User, at: datetime
) -> Adjustment:
    """Ask no more; what is in force stays.

    Raises:
        PermissionDenied: ``actor`` neither runs the year nor works for the unit.
        AdjustmentSettled: it is in force or withdrawn.
        ReasonMissing: no reason was given.
    """
    adjustment = _locked(adjustment)
    authorise(
        actor, "appraisals.withdraw_adjustment", Adjusting(adjustment.season, adjustment.unit)
    )
    _check_proposed(adjustment)
    reason = kept_whole(cleaned(reason), LONGEST_REASON)
    if not reason:
        raise ReasonMissing(_("Ghi lý do rút đề nghị điều chỉnh."))
    adjustment.state = Adjustment.State.WITHDRAWN
    adjustment.ended_at, adjustment.ended_reason = at, reason
    adjustment.save()
    data = {"reason": reason}
    record("appraisals.withdraw_adjustment", adjustment, actor=actor, at=at, data=data)
    return adjustment


def _locked(adjustment: Adjustment) -> Adjustment:
    rows = Adjustment.objects.select_for_update(of=("self",))
    found = rows.select_related("season__bloc__authority", "unit").get(pk=adjustment.pk)
    found.season = locked(found.season)
    return found


def _check_proposed(adjustment: Adjustment) -> None:
    if adjustment.state != Adjustment.State.PROPOSED:
        raise AdjustmentSettled(
            _("%(adjustment)s: %(state)s, không sửa được nữa.")
            % {"adjustment": adjustment, "state": adjustment.get_state_display().lower()}
        )
