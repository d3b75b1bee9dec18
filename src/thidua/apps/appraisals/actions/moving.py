"""Sheets that are open go over to a new version of the table; what it drops keeps its history."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

from django.db.models import QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.actions.adjusting import LONGEST_REASON
from thidua.apps.appraisals.actions.opening import lines_of_items
from thidua.apps.appraisals.models import Adjustment, Line, Sheet
from thidua.apps.appraisals.scoring.adjusted import take_off, with_adjustments
from thidua.apps.appraisals.scoring.plan import Item, plan_of
from thidua.apps.audit.actions import record
from thidua.apps.pledges.queries.registrations import targets_of
from thidua.apps.schemes.registries.amending import Going
from thidua.domain.identity import identity
from thidua.web.languages import vietnamese

_AGREED_OR_ASKED = (Adjustment.State.PROPOSED, Adjustment.State.IN_FORCE)


def move_sheets(going: Going, *, actor: User, at: datetime) -> list[Sheet]:
    """Figures of rows that stay are kept; a handed-in sheet that is asked for more is open again.

    A row that comes back brings the figures with which it left. The caller has asked who may and
    whether it is the time (``schemes.actions.adopting``).
    """
    old, new = going.old, going.new
    after = plan_of(new)
    gone, added = changed_items(going)
    # what a unit registered by this number in another kind was for another criterion
    registered = targets_of(new.season)
    ended = _end_adjustments(going, gone, at)
    sheets = list(
        old.sheets.filter(**going.only).select_for_update(of=("self",)).select_related("unit")
    )
    for sheet in sheets:
        dropped = sheet.lines.filter(item__in=gone).update(dropped_from=old)
        sheet.scheme, sheet.season = new, new.season
        items = [after.items[key] for key in added]
        own = {} if going.unit else registered.get(sheet.unit_id, {})
        _bring(sheet, items, list(lines_of_items(items, sheet, own)))
        if sheet.state != Sheet.State.DRAFT and added:
            sheet.state, sheet.submitted_at, sheet.submitted_by = Sheet.State.DRAFT, None, None
            sheet.returned_reason = f"{vietnamese(new)}: {going.reason}"[:1000]
            sheet.signed_name = sheet.signed_office = ""
        if sheet.state == Sheet.State.DRAFT:
            sheet.ready_at = sheet.ready_by = None
        sheet.save()
        data = {"version": new.version, "dropped": dropped, "added": sorted(added)}
        if ended:
            data["adjustments"] = sorted(ended)
        record("appraisals.move_sheets", sheet, actor=actor, at=at, data=data)
    return sheets


def _bring(sheet: Sheet, items: Sequence[Item], plain: Sequence[Line]) -> None:
    """Rows that come to a sheet; one that left it before is taken up again as it was."""
    left = _that_left(sheet, items)
    back = [line for lines in left.values() for line in lines]
    usual = {(line.item, line.part): line for line in plain}
    for line in back:
        line.sheet, line.dropped_from = sheet, None
        line.revision += 1
        if line.adjusted:
            take_off(line, usual.get((line.item, line.part), Line(item=line.item)))
    new = [line for line in plain if line.item not in left]
    lines = list(with_adjustments([*back, *new], sheet.season))
    for line in lines[: len(back)]:
        line.save()
    Line.objects.bulk_create(lines[len(back) :])


def _that_left(sheet: Sheet, items: Sequence[Item]) -> dict[str, list[Line]]:
    """By item: the lines that left last, where they were of the same criterion."""
    known = {item.id: item for item in items}
    lines = Line.every.filter(sheet=sheet, item__in=known).exclude(dropped_from=None)
    found: dict[str, list[Line]] = {}
    for line in lines.select_related("dropped_from").order_by("-pk"):
        table = line.dropped_from
        same = found.get(line.item, ())
        if table is None or (same and same[0].dropped_from_id != table.pk):
            continue
        if not _is_other(plan_of(table).items[line.item], known[line.item], named=True):
            found.setdefault(line.item, []).append(line)
    return found


def _end_adjustments(going: Going, gone: Collection[str], at: datetime) -> list[str]:
    """What was agreed for criteria that the unit has no more ends with them."""
    rows = adjustments_on(going, gone)
    ended = list(rows.values_list("item", flat=True))
    reason = f"{vietnamese(going.new)}: {going.reason}"[:LONGEST_REASON]
    rows.update(state=Adjustment.State.WITHDRAWN, ended_at=at, ended_reason=reason)
    return ended


def adjustments_on(going: Going, gone: Collection[str]) -> QuerySet[Adjustment]:
    """Those of a unit that goes to another kind, agreed or asked about, on rows that leave."""
    rows = Adjustment.objects.filter(season=going.old.season_id, state__in=_AGREED_OR_ASKED)
    return rows.filter(unit=going.unit, item__in=gone)


def changed_items(going: Going) -> tuple[list[str], list[str]]:
    """Rows that leave the sheets, and rows that come; what asks for other figures does both.

    Tables of two kinds number their own criteria: a row stays only where it is the same one by
    name. In a new version of one table another name is another wording.
    """
    before, after = plan_of(going.old).items, plan_of(going.new).items
    named = going.unit is not None
    other = {
        key
        for key, item in after.items()
        if key in before and _is_other(before[key], item, named=named)
    }
    gone = [key for key in before if key not in after or key in other]
    return gone, [key for key in after if key not in before or key in other]


def _is_other(before: Item, item: Item, *, named: bool) -> bool:
    """Whether the figures written before say nothing under the new way to count."""
    if named and (identity(before.name), before.rule) != (identity(item.name), item.rule):
        return True
    return list(_shape(before)) != list(_shape(item))


def _shape(item: Item) -> Iterator[object]:
    yield from (item.kind, item.measure, item.asks, item.na_field, item.has_many)
    yield [value for value, _text in item.choices]
    yield item.rule in {"manual", "external"}
