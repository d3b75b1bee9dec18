"""The paper of one unit's scoring sheet."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext_noop

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.appraisals.pages.rows import LineRow
from thidua.apps.appraisals.pages.sections import Block, Head, Section
from thidua.apps.appraisals.pages.sheet import standing_of_sheet, table_for
from thidua.apps.appraisals.pages.table import SheetTable
from thidua.apps.appraisals.papers.signers import signers
from thidua.apps.appraisals.queries import (
    last_result_of,
    published_result,
    under_its_name,
)
from thidua.apps.appraisals.scoring.claims import UnitScore
from thidua.apps.appraisals.scoring.conditions import StandingText
from thidua.apps.appraisals.scoring.plan import DISQUALIFICATION
from thidua.apps.paperwork.registries.papers import (
    PaperKind,
    PaperNotReady,
    Request,
    register_paper,
)
from thidua.documents.kinds.score_sheet import (
    CriterionScoreRow,
    ScoreGroup,
    Scores,
    ScoreSheetFacts,
    score_sheet,
)
from thidua.documents.model import Document, Header, Issuer, Letterhead
from thidua.web.words import written_day


def build_score_sheet(request: Request) -> Document:
    """Bảng chấm điểm thi đua of one unit."""
    if request.unit is None:
        raise PaperNotReady("Chọn đơn vị để in bảng chấm điểm.")
    sheets = Sheet.every.select_related(
        "season__bloc__authority", "unit", "scheme", "period", "ready_by"
    )
    sheet = (
        sheets.filter(season=request.season, unit=request.unit)
        .order_by("is_past", "-period__starts_on")  # in hand, else of the last period
        .first()
    )
    if sheet is None:
        raise PaperNotReady(f"{request.unit} chưa có bảng chấm điểm: Trưởng khối mở chấm điểm.")
    authorise(request.user, "appraisals.view_sheet", sheet)
    under_its_name(sheet)
    table = table_for(sheet, is_editable=False)
    season, counted = request.season, table.verified_score or table.self_score
    standing = standing_of_sheet(sheet, counted, table.plan)
    return score_sheet(
        ScoreSheetFacts(
            header=_unit_header(request, sheet),
            bloc=season.bloc_name_at(sheet.locked_at),
            unit=sheet.unit.called,
            year=season.year,
            groups=tuple(_group(section) for section in table.sections if _is_scored(section)),
            total=Scores(table.self_score.result.total, table.peer_total, table.verified_total),
            maximum_total=table.plan.scheme.total,
            decimals=table.plan.scheme.decimals,
            signatures=signers(sheet),
            scheme=_scheme_text(sheet),
            rank=_published_rank(sheet),
            disqualified=_names(table, counted),
            reached=standing.reached.name if standing and standing.reached else "",
            conditions=tuple(_conditions(standing)) if standing else (),
            illustrative=season.is_illustrative,
            has_given=table.has_given,
            period=sheet.period.name if sheet.period else "",
        )
    )


def _unit_header(request: Request, sheet: Sheet) -> Header:
    form = Letterhead.PARTY if sheet.unit.party_format else Letterhead.STATE
    place = request.season.authority_at(sheet.locked_at).place
    return Header(Issuer(sheet.unit.called, letterhead=form), place=place, day=request.day)


def _scheme_text(sheet: Sheet) -> str:
    text = f"phiên bản {sheet.scheme.version}"
    if sheet.scheme.kind:
        text = f"{sheet.scheme.kind}, {text}"
    if sheet.scheme.adopted_at:
        text += f", thông qua ngày {written_day(timezone.localtime(sheet.scheme.adopted_at))}"
    return text


def _published_rank(sheet: Sheet) -> int | None:
    result = last_result_of(sheet.period) if sheet.period else published_result(sheet.season)
    unit = result.kept.unit(sheet.unit.code) if result else None
    return unit.rank if unit else None


def _names(table: SheetTable, counted: UnitScore) -> tuple[str, ...]:
    return tuple(table.plan.items[key].name for key in counted.result.disqualified)


def _conditions(standing: StandingText) -> Iterator[str]:
    """Why the class is no better, and what is missed."""
    if standing.reached:
        yield from standing.reached.reasons
    for condition in standing.conditions:
        if condition.lacks:
            yield f"{condition.name}: {condition.verdict}"


def _is_scored(section: Section) -> bool:
    return section.kind != DISQUALIFICATION


def _group(section: Section) -> ScoreGroup:
    lines: list[CriterionScoreRow] = []
    for part in section.parts:
        if isinstance(part, Head):
            lines.append(_heading(part))
            continue
        if part.item.has_many:
            lines.append(_line(part, None))
        lines.extend(_line(part, row) for row in part.rows)
    return ScoreGroup(
        code=section.id if section.maximum is not None else "",
        name=section.name,
        maximum=section.maximum,
        lines=tuple(lines),
        subtotal=Scores(section.self_points, section.peer_points, section.verified_points),
    )


def _heading(head: Head) -> CriterionScoreRow:
    scores = Scores(head.self_points, head.peer_points, head.verified_points)
    return CriterionScoreRow(head.id, head.name, head.maximum, scores, is_heading=True)


def _line(block: Block, row: LineRow | None) -> CriterionScoreRow:
    """The criterion, or one own target below it (then without points of its own)."""
    item = block.item
    own = item.has_many and row is not None
    scores = Scores() if own else _points(block)
    return CriterionScoreRow(
        code="" if own else item.id,
        name=f"– {row.name}" if own and row is not None else item.name,
        maximum=None if own else item.maximum,
        scores=scores,
        evidence=_evidence(row) if row is not None else "",
        reason=_reason(row.line) if row is not None else "",
    )


def _points(block: Block) -> Scores:
    """Side by side: what others give in the place of the unit has its own column."""
    own, given = block.self_points, None
    if block.is_given:
        own, given = None, block.self_points
    return Scores(own, block.peer_points, block.verified_points, given)


def _evidence(row: LineRow) -> str:
    figures = {cell.name: cell.text for cell in row.cells}
    figure, bonus = figures.get("actual", ""), figures.get("bonus", "")
    said = f"Thực hiện: {figure}" if figure else ("Không áp dụng" if row.is_na else "")
    said = f"{said} {row.given}".strip()
    if bonus:
        said += f", thưởng {bonus} điểm"
    files = ", ".join(file.told for file in row.files)
    adjusted = row.line.adjusted.rstrip(".")
    return ". ".join(part for part in (said, adjusted, row.source, row.line.note, files) if part)


def _reason(line: Line) -> str:
    if not line.answer:
        return line.verified_reason
    return f"{line.verified_reason} Giải trình: {line.answer}".strip()


register_paper(
    PaperKind(
        kind="score_sheet",
        title="Bảng chấm điểm của đơn vị",
        description=gettext_noop("Tự chấm và thẩm định từng tiêu chí, khổ ngang."),
        build=build_score_sheet,
        per_unit=True,
        order=20,
    )
)
