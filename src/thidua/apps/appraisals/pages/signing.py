"""What is shown to whoever presents or signs a sheet: totals, gaps, what changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.appraisals.models import Sheet
from thidua.apps.appraisals.pages.rows import figures_text
from thidua.apps.appraisals.pages.sheet import sheet_context
from thidua.apps.appraisals.pages.table import SheetTable
from thidua.apps.appraisals.queries import has_leader
from thidua.apps.appraisals.scoring.completeness import lacks_of
from thidua.apps.appraisals.scoring.looks import Change, changes_since, look_at, marks_of
from thidua.apps.appraisals.scoring.plan import Item
from thidua.apps.organisations.seats.offices import office_of


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One line that is not as the leader saw it last."""

    line_pk: int
    name: str
    before: str
    now: str
    more: tuple[str, ...]


def signing_context(user: User, sheet: Sheet) -> dict[str, Any]:
    """The sheet, what it lacks, and what changed since the leader's last look."""
    context = sheet_context(user, sheet)
    table: SheetTable = context["table"]
    rows = sorted(table.rows, key=lambda row: row.line.pk)
    lines, files = [row.line for row in rows], {row.line.pk: row.files for row in rows}
    own = [row.line for row in rows if not row.given]
    with_files = frozenset(key for key, found in files.items() if found)
    changes = changes_since(sheet.looked, lines, files)
    return context | {
        "lacks": lacks_of(table.plan, own, with_files),
        "changes": [_row(table.plan.items[change.line.item], change) for change in changes],
        "seen": marks_of(look_at(lines, files)),
        "office": office_of(user, sheet.unit, timezone.localdate()),
        "has_leader": has_leader(sheet),
        "may_give_back": sheet.ready_at is not None
        and context["is_editable"]
        and can(user, "appraisals.give_back_draft", sheet),
    }


def _row(item: Item, change: Change) -> ChangeRow:
    line = change.line
    name = line.label if item.has_many and line.label else item.name
    before = now = ""
    if change.is_figure:
        before = figures_text(item, change.before) if change.before else _("chưa có dòng này")
        now = figures_text(item, line.figures)
    return ChangeRow(line.pk, f"{item.id} {name}", before, now, tuple(_more(change)))


def _more(change: Change) -> Iterator[str]:
    if change.noted:
        yield _("sửa diễn giải")
    if change.added:
        yield _("thêm minh chứng %(names)s") % {"names": ", ".join(change.added)}
    if change.gone:
        yield _("gỡ minh chứng %(names)s") % {"names": ", ".join(change.gone)}
