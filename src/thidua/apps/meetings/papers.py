"""The conference's papers: minutes, list of proposals, letter."""

from datetime import datetime
from decimal import Decimal

from thidua.apps.appraisals.queries import published_result
from thidua.apps.meetings.models import Conference, Motion
from thidua.apps.meetings.queries import attendance_of, conference_of, motions_of, standings
from thidua.apps.paperwork.letterhead import bloc_header
from thidua.apps.paperwork.registry import Paper, PaperNotReady, Request, register_paper
from thidua.apps.seasons.models import Season
from thidua.documents.kinds.award_proposals import (
    AwardList,
    AwardProposalsFacts,
    Proposal,
    award_proposals,
)
from thidua.documents.kinds.conference_minutes import (
    ConferenceMinutesFacts,
    Officer,
    conference_minutes,
)
from thidua.documents.kinds.minutes_parts import Attendance, Election, RankingLine
from thidua.documents.kinds.proposal_letter import ProposalLetterFacts, proposal_letter
from thidua.documents.kinds.voting import Vote
from thidua.documents.model import Document, Signature, Signatures


def _conference(request: Request) -> Conference:
    conference = conference_of(request.season)
    if conference is None:
        raise PaperNotReady("Chưa có hội nghị tổng kết: chuẩn bị hội nghị ở thẻ “Hội nghị” trước.")
    conference.season = request.season
    return conference


def build_minutes(request: Request) -> Document:
    """Biên bản hội nghị."""
    conference = _conference(request)
    motions = motions_of(conference)
    season = request.season
    return conference_minutes(
        ConferenceMinutesFacts(
            header=bloc_header(request, "BB-KTĐ", day=conference.held_on),
            bloc=season.bloc.name,
            year=season.year,
            conference=f"Hội nghị tổng kết công tác thi đua, khen thưởng năm {season.year}",
            opened_at=datetime.combine(conference.held_on, conference.starts_at),
            closed_at=None
            if conference.ends_at is None
            else datetime.combine(conference.held_on, conference.ends_at),
            venue=conference.place,
            chair=Officer(conference.chair_name, conference.chair_office),
            secretary=Officer(conference.secretary_name),
            attendance=_roll(conference),
            observers=tuple(
                _person(guest.name, guest.office) for guest in conference.observers.all()
            ),
            reports=_paragraphs(conference.report),
            ranking=_ranking(season),
            decimals=_decimals(season),
            deliberation=_paragraphs(conference.deliberation),
            voting_method=_methods(motions),
            award_lists=_award_lists(season, motions),
            elections=tuple(
                _election(motion, season.year + 1)
                for motion in motions
                if motion.kind != Motion.Kind.AWARD and motion.decided_at
            ),
            directions=tuple(direction.text for direction in conference.directions.all()),
            illustrative=season.is_illustrative,
        )
    )


def _roll(conference: Conference) -> tuple[Attendance, ...]:
    rows = []
    for row in attendance_of(conference):
        person = _person(row.representative, row.office)
        people = (person,) if person else ()
        rows.append(Attendance(row.unit.name, row.is_present, people, row.absence_reason))
    return tuple(rows)


def _person(name: str, office: str) -> str:
    return ", ".join(filter(None, [name, office]))


def build_proposals(request: Request) -> Document:
    """Danh sách đề nghị khen thưởng."""
    conference = _conference(request)
    return award_proposals(
        AwardProposalsFacts(
            header=bloc_header(request, "DS-KTĐ"),
            bloc=request.season.bloc.name,
            year=request.season.year,
            lists=_decided_lists(conference),
            decimals=_decimals(request.season),
            signatures=Signatures(
                (
                    Signature("THƯ KÝ", conference.secretary_name),
                    Signature("CHỦ TRÌ HỘI NGHỊ", conference.chair_name),
                )
            ),
            recipients=("Hội đồng Thi đua - Khen thưởng;", "Các đơn vị trong Khối;", "Lưu: VT."),
            illustrative=request.season.is_illustrative,
        )
    )


def build_letter(request: Request) -> Document:
    """Tờ trình đề nghị khen thưởng."""
    conference = _conference(request)
    season = request.season
    council = bloc_header(request, None).issuer.superior or ""
    return proposal_letter(
        ProposalLetterFacts(
            header=bloc_header(request, "TTr-KTĐ"),
            bloc=season.bloc.name,
            year=season.year,
            lists=_decided_lists(conference),
            addressees=(council, season.bloc.authority.standing_office),
            recipient_of_request=council,
            signature=Signature("TRƯỞNG KHỐI", conference.chair_name, authority="TM. KHỐI THI ĐUA"),
            recipients=("Như trên;", "Các đơn vị trong Khối;", "Lưu: VT."),
            illustrative=season.is_illustrative,
        )
    )


def _decided_lists(conference: Conference) -> tuple[AwardList, ...]:
    motions = motions_of(conference)
    if any(m.decided_at is None for m in motions if m.kind == Motion.Kind.AWARD):
        raise PaperNotReady("Hội nghị chưa kết luận xong danh sách đề nghị khen thưởng.")
    return _award_lists(conference.season, motions)


def _award_lists(season: Season, motions: list[Motion]) -> tuple[AwardList, ...]:
    places = standings(season)
    lists = []
    for motion in motions:
        if motion.kind != Motion.Kind.AWARD or motion.decided_at is None:
            continue
        proposals = []
        for candidate in motion.candidates.all():
            place = places.get(candidate.unit.code)
            vote = _vote(motion, candidate.unit.code)
            if vote is None and not candidate.is_chosen:
                continue
            proposals.append(
                Proposal(
                    candidate.unit.name,
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


def _vote(motion: Motion, code: str) -> Vote | None:
    if motion.method != Motion.Method.VOTE or not motion.outcome or not motion.outcome["counts"]:
        return None  # agreed on, or a secret ballot of which only the outcome was published
    counted = next(row for row in motion.outcome["counts"] if row["candidate"] == code)
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


def _election(motion: Motion, year: int) -> Election:
    office = "Trưởng khối" if motion.kind == Motion.Kind.HEAD else "Phó trưởng khối"
    candidates = list(motion.candidates.all())
    votes = [(c.unit.name, _vote(motion, c.unit.code)) for c in candidates]
    return Election(
        office=f"{office} năm {year}",
        elected=tuple(c.unit.name for c in candidates if c.is_chosen),
        method=str(motion.get_method_display()).lower(),
        votes=tuple((name, vote) for name, vote in votes if vote is not None),
    )


def _methods(motions: list[Motion]) -> str:
    methods = {m.get_method_display() for m in motions if m.kind == Motion.Kind.AWARD}
    return ", ".join(sorted(str(method).lower() for method in methods)) or "biểu quyết"


def _ranking(season: Season) -> tuple[RankingLine, ...]:
    result = published_result(season)
    if result is None:
        return ()
    names = {row.unit.code: row.unit.name for row in season.sheets.select_related("unit")}
    return tuple(
        RankingLine(
            names.get(row["unit"], row["unit"]),
            Decimal(row["total"]),
            row["rank"],
            ", ".join(row["disqualified"]),
        )
        for row in result.answer["units"]
    )


def _decimals(season: Season) -> int:
    result = published_result(season)
    return int(result.scheme.definition["decimals"]) if result else 2


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


register_paper(
    Paper(
        "conference_minutes",
        "Biên bản hội nghị tổng kết",
        "Điểm danh, xếp hạng, biểu quyết, bầu Trưởng khối, phương hướng.",
        build_minutes,
    )
)
register_paper(
    Paper(
        "award_proposals",
        "Danh sách đề nghị khen thưởng",
        "Cờ thi đua, Bằng khen: xếp hạng và số phiếu bên cạnh.",
        build_proposals,
    )
)
register_paper(
    Paper(
        "proposal_letter", "Tờ trình đề nghị khen thưởng", "Gửi cơ quan thường trực.", build_letter
    )
)
