"""What pages show of motions: the candidates with their votes, where it is decided and by whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.meetings.actions.leading import is_unknown
from thidua.apps.meetings.conference.election import OFFICES, Rotation, rotation_of
from thidua.apps.meetings.conference.rounds import as_written, rounds_of, vote_on
from thidua.apps.meetings.models import Conference, Motion
from thidua.apps.meetings.queries import PublishedPlace, motions_of, published_places
from thidua.apps.meetings.registries.rounds import Round
from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.queries import members_of
from thidua.documents.kinds.voting import Vote, round_sentence
from thidua.web.badges import Badge

_ACTS = {
    Motion.Method.VOTE: "record_counts",
    Motion.Method.APPOINTMENT: "appoint_unit",
    Motion.Method.RANKING: "lead_by_ranking",
}


def deciding_url(motion: Motion) -> str:
    """The address where the motion is decided: that of the act that its method asks for."""
    act = _ACTS.get(Motion.Method(motion.method), "agree_motion")
    return reverse(f"meetings:{act}", args=[motion.pk])


def needed_share(motion: Motion) -> str:
    """The share of votes that passes it, in words; empty where nobody votes."""
    if motion.method != Motion.Method.VOTE or not motion.threshold:
        return ""
    words = _("cần trên %(share)s %(base)s") if motion.strict else _("cần từ %(share)s %(base)s")
    return words % {"share": motion.threshold, "base": motion.get_base_display()}


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """One unit put forward: its published place, the vote on it, what became of it."""

    unit: Unit
    place: PublishedPlace | None
    vote: Vote | None
    votes: int | None
    is_chosen: bool
    fate: Badge
    rotation: str = ""


@dataclass(frozen=True, slots=True)
class MotionRow:
    """One motion with its candidates, the votes held on it in words, and where it is decided."""

    motion: Motion
    candidates: tuple[CandidateRow, ...]
    rounds: tuple[str, ...]
    tied: tuple[str, ...]
    needed: str
    deciding_url: str
    is_unknown: bool


def motion_rows(conference: Conference) -> list[MotionRow]:
    """Every motion of the conference, with the turns in office of who stands for one."""
    motions = motions_of(conference)
    held = rounds_of(motions)
    turns = rotation_of(conference.season) if any(m.kind in OFFICES for m in motions) else {}
    places = published_places(conference.season)
    return [_row(motion, places, held[motion.pk], turns) for motion in motions]


def plain_motion_rows(conference: Conference) -> list[MotionRow]:
    """The same for the chair's list, without what was counted and published."""
    return [_row(motion, {}, (), {}) for motion in motions_of(conference)]


def shown_motion(conference: Conference, key: int | None) -> MotionRow | None:
    """One motion of the conference as the hall sees it."""
    for motion in motions_of(conference):
        if motion.pk == key:
            held = rounds_of([motion])[motion.pk]
            return _row(motion, published_places(conference.season), held, {})
    return None


def _row(
    motion: Motion,
    places: Mapping[str, PublishedPlace],
    held: Sequence[Round],
    turns: Mapping[int, Rotation],
) -> MotionRow:
    tied = motion.kept.tied if motion.kept else ()
    candidates = motion.candidates.all()
    return MotionRow(
        motion,
        tuple(
            CandidateRow(
                row.unit,
                places.get(row.unit.code),
                vote_on(held, row.unit.code),
                row.votes,
                row.is_chosen,
                _fate(motion, is_chosen=row.is_chosen),
                str(turns.get(row.unit_id, "")) if motion.kind in OFFICES else "",
            )
            for row in candidates
        ),
        tuple(round_sentence(each) for each in as_written(held)),
        tuple(row.unit.called for row in candidates if row.unit.code in tied),
        needed_share(motion),
        deciding_url(motion),
        is_unknown(motion),
    )


def _fate(motion: Motion, *, is_chosen: bool) -> Badge:
    if motion.decided_at is None:
        return Badge(_("chưa kết luận"))
    if not is_chosen:
        return Badge(_("không"))
    words = _("đề nghị") if motion.kind == Motion.Kind.AWARD else _("được chọn")
    return Badge(words, "green", "check")


def units_with_places(motion: Motion) -> list[tuple[Unit, str]]:
    """Members in the order of the ranking, each with its place."""
    places = published_places(motion.conference.season)
    is_office = motion.kind in OFFICES
    turns = rotation_of(motion.conference.season) if is_office else {}
    rows = []
    for member in members_of(motion.conference.season):
        place = places.get(member.unit.code)
        rank = place.rank if place and place.rank is not None else None
        past = str(turns[member.unit_id]) if member.unit_id in turns else ""
        text = _(" – hạng %(rank)s, %(total)s điểm") % {
            "rank": rank, "total": place.total.replace(".", ","),
        } if place and rank is not None else ""  # fmt: skip
        text += f" – {past}" if past else ""
        rows.append((rank or 999, (member.unit, text)))
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]
