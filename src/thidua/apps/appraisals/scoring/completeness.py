"""What a sheet still lacks before it can be handed in."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.apps.appraisals.models import Line
from thidua.apps.appraisals.scoring.figures import gaps_of
from thidua.apps.appraisals.scoring.plan import NOT_APPLICABLE, SheetPlan


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is missing on one line."""

    line_pk: int
    item: str
    text: str


@dataclass(frozen=True, slots=True)
class Lacks:
    """What stops the sheet (``blocking``) and what only costs points (``missing``)."""

    blocking: tuple[Lack, ...]
    missing: tuple[Lack, ...]


def lacks_of(plan: SheetPlan, lines: Iterable[Line], with_files: frozenset[int]) -> Lacks:
    """Look through a sheet. ``with_files``: lines that have evidence files attached."""
    blocking: list[Lack] = []
    missing: list[Lack] = []
    for line in lines:
        item = plan.items.get(line.item)
        if item is None or not item.is_criterion:
            continue
        name = line.label if item.has_many and line.label else item.name
        if not line.actual and line.target != NOT_APPLICABLE:
            missing.append(
                Lack(
                    line.pk,
                    item.id,
                    _("%(id)s – %(name)s: chưa có số liệu.") % {"id": item.id, "name": name},
                )
            )
            continue
        values = line.figures.by_name()
        blocking.extend(Lack(line.pk, item.id, fault.text) for fault in gaps_of(plan, line, values))
        proved = line.note or line.pk in with_files or NOT_APPLICABLE in values.values()
        if item.evidence and not proved and not line.feed:
            text = _(
                "%(id)s – %(name)s: chưa có minh chứng (%(evidence)s). Thêm tệp minh "
                "chứng hoặc ghi diễn giải."
            ) % {"id": item.id, "name": name, "evidence": item.evidence}
            blocking.append(Lack(line.pk, item.id, text))
    return Lacks(tuple(blocking), tuple(missing))
