"""What the conference proposes, as its papers list it."""

from decimal import Decimal

from thidua.apps.appraisals.queries import published_result
from thidua.apps.meetings.models import Conference, Motion
from thidua.apps.meetings.queries import conference_of, motions_of, standings
from thidua.apps.paperwork.registries.papers import PaperNotReady, Request
from thidua.apps.seasons.models import Season
from thidua.documents.kinds.award_proposals import AwardList, Proposal
from thidua.documents.kinds.voting import Vote


def conference_behind(request: Request) -> Conference:
    """The conference that a paper is about; without one the paper is not ready."""
    conference = conference_of(request.season)
    if conference is None:
        raise PaperNotReady("Chưa có hội nghị tổng kết: chuẩn bị hội nghị ở thẻ “Hội nghị” trước.")
    conference.season = request.season
    return conference


def decided_lists(conference: Conference) -> tuple[AwardList, ...]:
    """What was proposed, once every award is decided."""
    motions = motions_of(conference)
    if any(m.decided_at is None for m in motions if m.kind == Motion.Kind.AWARD):
        raise PaperNotReady("Hội nghị chưa kết luận xong danh sách đề nghị khen thưởng.")
    return award_lists(conference.season, motions)


def award_lists(season: Season, motions: list[Motion]) -> tuple[AwardList, ...]:
    """Each decided award with its units, places and votes."""
    places = standings(season)
    lists = []
    for motion in motions:
        if motion.kind != Motion.Kind.AWARD or motion.decided_at is None:
            continue
        proposals = []
        for candidate in motion.candidates.all():
            place = places.get(candidate.unit.code)
            vote = vote_on(motion, candidate.unit.code)
            if vote is None and not candidate.is_chosen:
                continue
            proposals.append(
                Proposal(
                    candidate.unit.called,
                    place.rank if place else None,
                    Decimal(place.total) if place else None,
                    vote,
                    candidate.note or _note(motion, candidate.unit.code, vote),
                )
            )
        lists.append(AwardList(motion.title, tuple(proposals), motion.seats))
    return tuple(lists)


def _note(motion: Motion, code: str, vote: Vote | None) -> str:
    """Without a vote how it was agreed; with enough votes and no place, why."""
    if vote is None:
        return str(motion.get_method_display())
    outcome = motion.outcome or {}
    if code in outcome.get("runoff", ()):
        return "Bằng phiếu ở suất cuối"
    if not vote.passed and vote.agree >= outcome["needed"]:
        return "Đủ phiếu, hết chỉ tiêu"
    return ""


def vote_on(motion: Motion, code: str) -> Vote | None:
    """The counts of one candidate, if there was a vote."""
    if motion.method != Motion.Method.VOTE or not motion.outcome:
        return None
    counts = motion.outcome.get("counts", ())  # a secret ballot may keep them to itself
    counted = next((row for row in counts if row["candidate"] == code), None)
    if counted is None:
        return None
    return Vote(
        agree=counted["votes"],
        base=motion.outcome["base"],
        base_name=str(motion.get_base_display()),
        threshold=threshold_in_words(motion),
        passed=code in motion.outcome["elected"],
        invalid=motion.invalid,
    )


def threshold_in_words(motion: Motion) -> str:
    """The threshold as minutes write it: từ 2/3 trở lên, trên 1/2; with its source."""
    words = f"trên {motion.threshold}" if motion.strict else f"từ {motion.threshold} trở lên"
    return f"{words} ({motion.threshold_source})" if motion.threshold_source else words


def decimals_of(season: Season) -> int:
    """With how many decimals the bloc writes points."""
    result = published_result(season)
    return int(result.scheme.definition["decimals"]) if result else 2
