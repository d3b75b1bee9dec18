"""What the bloc decided about a unit, as it stood when the nomination was made; never changed."""

from typing import Any

from django.utils.translation import gettext as _

from thidua.apps.meetings.models import Candidate, Motion
from thidua.apps.meetings.papers.proposal_lists import threshold_in_words
from thidua.apps.meetings.queries import Standing


def bloc_vote_of(candidate: Candidate, standing: Standing | None) -> dict[str, Any]:
    """Ranking and vote beside each other, with the sentence that pages and papers print."""
    motion = candidate.motion
    outcome = motion.outcome or {}
    is_vote = motion.method == Motion.Method.VOTE and candidate.votes is not None
    kept: dict[str, Any] = {
        "bloc": motion.conference.season.bloc.name,
        "held_on": motion.conference.held_on.isoformat(),
        "method": str(motion.get_method_display()),
        "agree": candidate.votes if is_vote else None,
        "base": outcome.get("base") if is_vote else None,
        "base_name": str(motion.get_base_display()) if is_vote else "",
        "needed": outcome.get("needed") if is_vote else None,
        "threshold": threshold_in_words(motion) if is_vote else "",
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
