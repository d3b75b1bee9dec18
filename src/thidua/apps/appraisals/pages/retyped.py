"""Showing a refused sheet again exactly as it was typed, with every fault beside its cell."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.models import Sheet
from thidua.apps.appraisals.pages.rows import figures_text
from thidua.apps.appraisals.pages.sheet import sheet_context, with_typed
from thidua.apps.appraisals.refusals import FiguresRefused, LinesChangedMeanwhile
from thidua.apps.appraisals.scoring.typed_lines import typed_values
from thidua.apps.audit.queries import history_of


def retyped_context(
    user: User,
    sheet: Sheet,
    post: Mapping[str, str],
    refusal: FiguresRefused | LinesChangedMeanwhile,
) -> dict[str, Any]:
    """The page of the sheet with the typing of ``post`` and what is wrong with it.

    A line that somebody else changed shows the other's figure beside the typed one, and takes
    the stored revision: saving once more means choosing what stands in the cell.
    """
    context = sheet_context(user, sheet)
    table = context["table"]
    typed = {row.line.pk: typed_values(post, row.line) for row in table.rows}
    errors: dict[int, dict[str, str]] = {}
    if isinstance(refusal, FiguresRefused):
        for fault in refusal.faults:
            errors.setdefault(fault.line_pk, {})[fault.field] = fault.text
    else:
        for line in refusal.lines:
            item = table.plan.items[line.item]
            last = history_of(line).first()
            who = last.who if last else _("Người khác")
            text = _(
                "%(who)s vừa ghi: %(figures)s. Ô đang giữ số của bạn; bấm Lưu để dùng số của bạn."
            ) % {"who": who, "figures": figures_text(item, line.figures)}
            errors[line.pk] = {"": text}
    context["table"] = with_typed(table, typed, errors)
    context["refusal"] = str(refusal)
    context["max_bytes"] = settings.EVIDENCE_MAX_BYTES
    return context
