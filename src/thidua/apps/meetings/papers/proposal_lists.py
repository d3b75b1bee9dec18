"""What the conference proposes, as its papers list it."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from thidua.apps.appraisals.queries import published_result
from thidua.apps.meetings.conference.rounds import (
    as_written,
    deciding_round,
    rounds_of,
    vote_on,
)
from thidua.apps.meetings.models import Conference, Motion
from thidua.apps.meetings.queries import PublishedPlace, conference_of, motions_of, published_places
from thidua.apps.meetings.registries.rounds import Round
from thidua.apps.paperwork.registries.papers import PaperNotReady, Request
from thidua.apps.seasons.models import Season
from thidua.documents.kinds.award_proposals import AwardList, Proposal
from thidua.domain.vote_outcome import Fate


def conference_behind(request: Request) -> Conference:
    """The conference that a paper is about; without one the paper is not ready."""
    conference = conference_of(request.season)
    if conference is None:
        raise PaperNotReady("Chưa có hội nghị tổng kết: chuẩn bị hội nghị ở thẻ “Hội nghị” trước.")
    conference.season = request.season
    return conference


def full_name(conference: Conference) -> str:
    """What a meeting is called in the head of its papers."""
    year = conference.season.year
    if conference.is_year_end:
        return f"Hội nghị tổng kết công tác thi đua, khen thưởng năm {year}"
    about = f" về việc {conference.subject}" if conference.subject else ""
    return f"{conference.named}{about}"


def refuse_before(conference: Conference) -> None:
    """Nothing tells of a meeting that has not begun."""
    if conference.state == Conference.State.DRAFT:
        raise PaperNotReady(f"{full_name(conference)} chưa khai mạc nên chưa có gì để ghi.")


def decided_lists(conference: Conference) -> tuple[AwardList, ...]:
    """What was proposed, once every award is decided."""
    refuse_before(conference)
    motions = motions_of(conference)
    if any(m.decided_at is None for m in motions if m.kind == Motion.Kind.AWARD):
        raise PaperNotReady("Hội nghị chưa kết luận xong danh sách đề nghị khen thưởng.")
    return award_lists(conference.season, motions)


def award_lists(season: Season, motions: list[Motion]) -> tuple[AwardList, ...]:
    """Each decided award with its units, places and votes, and every vote that was held."""
    places, held = published_places(season), rounds_of(motions)
    return tuple(
        AwardList(
            motion.title,
            tuple(_proposals(motion, places, held[motion.pk])),
            motion.seats,
            as_written(held[motion.pk]),
        )
        for motion in motions
        if motion.kind == Motion.Kind.AWARD and motion.decided_at is not None
    )


def _proposals(
    motion: Motion, places: Mapping[str, PublishedPlace], held: Sequence[Round]
) -> Iterator[Proposal]:
    for candidate in motion.candidates.all():
        code = candidate.unit.code
        place, vote, in_round = places.get(code), vote_on(held, code), deciding_round(held, code)
        if vote is None and not candidate.is_chosen:
            continue
        yield Proposal(
            candidate.unit.called,
            place.rank if place else None,
            Decimal(place.total) if place else None,
            vote,
            candidate.note or _note(motion, code, in_round),
            in_round.number if in_round and len(held) > 1 else None,
        )


def _note(motion: Motion, code: str, held: Round | None) -> str:
    """Without a vote how it was agreed; with enough votes and no place, why."""
    line = held.outcome.line(code) if held and held.outcome else None
    if held is None or held.outcome is None or line is None:
        return str(motion.get_method_display())
    fates = {Fate.TIED: "Bằng phiếu ở suất cuối", Fate.NO_SEAT: "Đủ phiếu, hết chỉ tiêu"}
    return fates.get(held.outcome.fate(line), "")


def decimals_of(season: Season) -> int:
    """With how many decimals the bloc writes points."""
    result = published_result(season)
    return int(result.scheme.definition["decimals"]) if result else 2
