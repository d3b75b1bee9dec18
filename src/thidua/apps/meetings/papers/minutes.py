"""Biên bản hội nghị, drafted from what happened."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from thidua.apps.appraisals.queries import published_result
from thidua.apps.appraisals.scoring.conditions import class_text
from thidua.apps.appraisals.scoring.plan import SheetPlan
from thidua.apps.appraisals.scoring.tables import plans_by_unit, tables_of
from thidua.apps.meetings.conference.rounds import as_written, reopenings, rounds_of
from thidua.apps.meetings.hall.observing import observers_who_came
from thidua.apps.meetings.models import Conference, Motion, Observer
from thidua.apps.meetings.papers.minutes_rows import (
    agenda_lines,
    crew_lines,
    direction_lines,
    presentation_lines,
    quorum_line,
    resolution_lines,
    roll_rows,
)
from thidua.apps.meetings.papers.proposal_lists import (
    award_lists,
    conference_behind,
    decimals_of,
    full_name,
    refuse_before,
)
from thidua.apps.meetings.queries import motions_of
from thidua.apps.paperwork.issuing.journal import journal_note
from thidua.apps.paperwork.papers.letterhead import bloc_header
from thidua.apps.paperwork.registries.papers import PaperKind, Request, register_paper
from thidua.apps.seasons.models import Season
from thidua.documents.kinds.conference_minutes import (
    ConferenceMinutesFacts,
    Officer,
    conference_minutes,
)
from thidua.documents.kinds.minutes_parts import Election, RankingRow
from thidua.documents.kinds.voting import VotingRound
from thidua.documents.model import Document
from thidua.domain.scoring.together import percent_of
from thidua.domain.scoring.unit_result import UnitResult
from thidua.web.words import written_exact_percent, written_number

_LEADER: Mapping[str, str] = {Motion.Kind.LEADER: "Đơn vị dẫn đầu Khối"}
_OFFICES: Mapping[str, str] = {
    Motion.Kind.HEAD: "Trưởng khối",
    Motion.Kind.DEPUTY: "Phó trưởng khối",
}


def build_minutes(request: Request) -> Document:
    """Biên bản hội nghị."""
    return minutes_of(conference_behind(request), request)


def minutes_of(conference: Conference, request: Request) -> Document:
    """The same of any meeting of the season; only the year's end ranks, awards and elects."""
    refuse_before(conference)
    motions = motions_of(conference)
    season, closed = request.season, conference.closed_at
    return conference_minutes(
        ConferenceMinutesFacts(
            header=bloc_header(request, "BB-KTĐ", day=conference.held_on, moment=closed),
            bloc=season.bloc_name_at(closed),
            year=season.year,
            conference=full_name(conference),
            opened_at=datetime.combine(conference.held_on, conference.starts_at),
            closed_at=_end(conference),
            venue=conference.place,
            chair=Officer(conference.chair_name, conference.chair_office),
            secretary=Officer(conference.secretary_name),
            attendance=roll_rows(conference),
            observers=tuple(map(_guest, observers_who_came(conference))),
            crew=crew_lines(conference),
            quorum=quorum_line(conference),
            agenda=agenda_lines(conference),
            resolutions=resolution_lines(conference),
            other_business=_paragraphs(conference.other_business),
            reports=_paragraphs(conference.report),
            ranking=_ranking(season) if conference.is_year_end else (),
            decimals=decimals_of(season),
            deliberation=(
                *_paragraphs(conference.deliberation),
                *(line for motion in motions for line in reopenings(motion)),
            ),
            voting_method=_methods(motions),
            award_lists=award_lists(season, motions),
            leading=_chosen(motions, _LEADER, season.year),
            elections=_chosen(motions, _OFFICES, season.year + 1),
            journal=journal_note(season),
            directions=direction_lines(conference),
            presentations=presentation_lines(conference),
            illustrative=season.is_illustrative,
        )
    )


def _end(conference: Conference) -> datetime | None:
    if conference.ends_at is None:
        return None
    return datetime.combine(conference.held_on, conference.ends_at)


def _guest(observer: Observer) -> str:
    return _person(observer.name, observer.office)


def _person(name: str, office: str) -> str:
    return ", ".join(filter(None, [name, office]))


def _chosen(motions: list[Motion], names: Mapping[str, str], year: int) -> tuple[Election, ...]:
    nobody = "không suy tôn" if names is _LEADER else "chưa bầu"
    held = rounds_of(motions)
    return tuple(
        _election(motion, f"{names[motion.kind]} năm {year}", nobody, as_written(held[motion.pk]))
        for motion in motions
        if motion.kind in names and motion.decided_at
    )


def _election(motion: Motion, office: str, nobody: str, held: tuple[VotingRound, ...]) -> Election:
    return Election(
        office=office,
        nobody=nobody,
        elected=tuple(row.unit.called for row in motion.candidates.all() if row.is_chosen),
        method="; ".join(filter(None, [_way(motion), motion.decision_paper])),
        rounds=held,
    )


def _way(motion: Motion) -> str:
    """How it was decided; a decision by rank names the rule that lets it."""
    way = str(motion.get_method_display()).lower()
    return f"{way}, {motion.threshold_source}" if motion.method == Motion.Method.RANKING else way


def _methods(motions: list[Motion]) -> str:
    methods = {m.get_method_display() for m in motions if m.kind == Motion.Kind.AWARD}
    return ", ".join(sorted(str(method).lower() for method in methods)) or "biểu quyết"


def _ranking(season: Season) -> tuple[RankingRow, ...]:
    result = published_result(season)
    if result is None:
        return ()
    tables = tables_of(result)
    plans, kinds = plans_by_unit(tables), {code: t.kind for t in tables for code in t.codes}
    has_classes = any(plan.scheme.classes for plan in plans.values())
    return tuple(
        RankingRow(
            _in_kind(result.names.get(unit.unit, unit.unit), kinds[unit.unit]),
            unit.total,
            unit.rank,
            "; ".join(_notes_on(plans[unit.unit], unit, kinds[unit.unit])),
            reached=class_text(plans[unit.unit], unit).name if has_classes else None,
        )
        for unit in result.kept.units
    )


def _in_kind(name: str, kind: str) -> str:
    return f"{name} ({kind})" if kind else name


def _notes_on(plan: SheetPlan, unit: UnitResult, kind: str) -> Iterator[str]:
    """What took it out, and among kinds the share of its own table's maximum."""
    if unit.disqualified:
        yield ", ".join(unit.disqualified)
    if kind:
        share = written_exact_percent(percent_of(plan.scheme.total, unit.total))
        yield f"{share} của {written_number(plan.scheme.total)} điểm"


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


register_paper(
    PaperKind(
        "conference_minutes",
        "Biên bản hội nghị tổng kết",
        "Điểm danh, xếp hạng, biểu quyết, bầu Trưởng khối, phương hướng.",
        build_minutes,
        order=31,
    )
)
