"""Sheets that are open go over to a new version of the table; what it drops keeps its history."""

from collections.abc import Iterator
from datetime import datetime

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.actions.opening import lines_of_items
from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.appraisals.scoring.adjusted import with_adjustments
from thidua.apps.appraisals.scoring.plan import Item, SheetPlan, plan_of
from thidua.apps.audit.actions import record
from thidua.apps.pledges.queries.registrations import targets_of
from thidua.apps.schemes.registries.amending import Going


def move_sheets(going: Going, *, actor: User, at: datetime) -> list[Sheet]:
    """Figures of rows that stay are kept; a handed-in sheet that is asked for more is open again.

    The caller has asked who may and whether it is the time (``schemes.actions.adopting``).
    """
    old, new = going.old, going.new
    before, after = plan_of(old), plan_of(new)
    gone, added = changed_items(before, after)
    registered = targets_of(new.season)
    sheets = list(
        old.sheets.filter(**going.only).select_for_update(of=("self",)).select_related("unit")
    )
    for sheet in sheets:
        dropped = sheet.lines.filter(item__in=gone).update(dropped_from=old)
        sheet.scheme, sheet.season = new, new.season
        items = [after.items[key] for key in added]
        lines = list(lines_of_items(items, sheet, registered.get(sheet.unit_id, {})))
        Line.objects.bulk_create(with_adjustments(lines, new.season))
        if sheet.state != Sheet.State.DRAFT and added:
            sheet.state, sheet.submitted_at, sheet.submitted_by = Sheet.State.DRAFT, None, None
            sheet.returned_reason = f"{new}: {going.reason}"[:1000]
            sheet.signed_name = sheet.signed_office = ""
        if sheet.state == Sheet.State.DRAFT:
            sheet.ready_at = sheet.ready_by = None
        sheet.save()
        data = {"version": new.version, "dropped": dropped, "added": sorted(added)}
        record("appraisals.move_sheets", sheet, actor=actor, at=at, data=data)
    return sheets


def changed_items(before: SheetPlan, after: SheetPlan) -> tuple[list[str], list[str]]:
    """Rows that leave the sheets, and rows that come; what asks for other figures does both."""
    reshaped = {key for key, item in after.items.items() if _is_reshaped(before, item)}
    gone = [key for key in before.items if key not in after.items or key in reshaped]
    return gone, [key for key in after.items if key not in before.items or key in reshaped]


def _is_reshaped(before: SheetPlan, item: Item) -> bool:
    """Whether the figures written before say nothing under the new way to count."""
    earlier = before.items.get(item.id)
    return earlier is not None and list(_shape(earlier)) != list(_shape(item))


def _shape(item: Item) -> Iterator[object]:
    yield from (item.kind, item.measure, item.asks, item.na_field, item.has_many)
    yield [value for value, _text in item.choices]
    yield item.rule in {"manual", "external"}
