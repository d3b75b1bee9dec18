"""What the bloc decided about a unit, as it stood when the nomination was made; never changed."""

from typing import Any

from django.utils.translation import gettext as _

from thidua.apps.meetings.conference.rounds import deciding_round, rounds_of, vote_in
from thidua.apps.meetings.models import Candidate
from thidua.apps.meetings.queries import PublishedPlace
from thidua.web.languages import in_vietnamese


@in_vietnamese
def bloc_vote_of(candidate: Candidate, standing: PublishedPlace | None) -> dict[str, Any]:
    """Ranking and vote beside each other, with the sentence that pages and papers print."""
    motion = candidate.motion
    held = deciding_round(rounds_of([motion])[motion.pk], candidate.unit.code)
    vote = vote_in(held, candidate.unit.code) if held else None
    kept: dict[str, Any] = {
        "bloc": motion.conference.season.bloc_name,
        "held_on": motion.conference.held_on.isoformat(),
        "method": str(motion.get_method_display()),
        "agree": vote.agree if vote else None,
        "base": vote.base if vote else None,
        "base_name": vote.base_name if vote else "",
        "needed": held.outcome.needed if vote and held and held.outcome else None,
        "threshold": vote.threshold if vote else "",
        "rank": standing.rank if standing else None,
        "total": standing.total if standing else None,
    }
    return kept | {"words": _words(kept)}


def _words(kept: dict[str, Any]) -> str:
    parts = []
    if kept["rank"] is not None:
        parts.append(
            _("xếp hạng %(rank)s, %(total)s điểm")
            % {"rank": kept["rank"], "total": str(kept["total"]).replace(".", ",")}
        )
    if kept["agree"] is not None:
        parts.append(
            _("%(agree)s/%(base)s phiếu đồng ý, cần %(threshold)s trên %(base_name)s")
            % {
                "agree": kept["agree"],
                "base": kept["base"],
                "threshold": kept["threshold"],
                "base_name": kept["base_name"],
            }
        )
    else:
        parts.append(kept["method"].lower())
    return "; ".join(parts)
