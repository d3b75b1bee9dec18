"""How far a verdict may go from the unit's own points, by the settings that everybody saw."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.models import Line
from thidua.apps.appraisals.queries import comparable_rows
from thidua.apps.appraisals.refusals import BeyondLimit
from thidua.apps.appraisals.registries.peers import StageLimit, peers
from thidua.apps.appraisals.scoring.line_points import LineCounter
from thidua.apps.appraisals.scoring.plan import plan_of
from thidua.apps.seasons.queries import roles_in
from thidua.domain.figures import FIGURES, LineFigures
from thidua.web.words import written_number


def check_stage(line: Line, wanted: Mapping[str, str], actor: User) -> None:
    """Refuse another figure beyond what head and deputy, or the standing office, may.

    Raises:
        BeyondLimit: it raises points where it may only lower them, or moves them too far.
    """
    sheet = line.sheet
    limit = peers().limit(sheet, is_office=not roles_in(actor, sheet.season).runs_it)
    if limit == StageLimit() or wanted["verdict"] != Line.Verdict.CHANGED:
        return
    plan = plan_of(sheet.scheme)
    others = comparable_rows(sheet, plan.relative)
    counter = LineCounter(plan, sheet.unit.code, list(sheet.lines.order_by("pk")), others)
    figures = LineFigures(**{name: wanted[f"verified_{name}"] for name in FIGURES})
    own, found = counter.points(line, line.figures), counter.points(line, figures)
    told = {"item": line.item, "own": written_number(own), "points": written_number(found)}
    if limit.lowers_only and found > own:
        raise BeyondLimit(
            _(
                "Mục %(item)s: số thẩm định cho %(points)s điểm, cao hơn %(own)s điểm tự chấm; "
                "cách chấm đã công bố chỉ cho hạ điểm."
            )
            % told
        )
    if limit.most is not None and abs(found - own) > limit.most:
        raise BeyondLimit(
            _(
                "Mục %(item)s: số thẩm định cho %(points)s điểm, tự chấm %(own)s điểm; cách chấm "
                "đã công bố cho chênh nhiều nhất %(most)s điểm một tiêu chí."
            )
            % (told | {"most": written_number(limit.most.normalize())})
        )
