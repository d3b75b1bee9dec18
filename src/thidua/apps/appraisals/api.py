"""The ranking over the API, as the file format says; figures of criteria written by programs."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Field, Router, Schema
from ninja.errors import HttpError

from thidua.apps.accounts.actions.api_writes import written_once
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.appraisals.actions.lines import save_lines
from thidua.apps.appraisals.forms.sent_lines import changes_sent, faults_by_row, unchanged_rows
from thidua.apps.appraisals.models import Result
from thidua.apps.appraisals.queries import published_result, sheets_visible_to
from thidua.apps.appraisals.refusals import FiguresRefused
from thidua.apps.appraisals.scoring.tables import tables_of
from thidua.apps.schemes.queries import ranking_way
from thidua.apps.seasons.queries import seasons_visible_to
from thidua.domain.exact import number_text
from thidua.domain.scoring.kept import with_facts_of_units
from thidua.web.api_batches import (
    MOST_ROWS,
    BatchRefused,
    FaultsOut,
    IdempotencyKey,
    Sent,
    Text,
    WrittenOut,
    content_of,
    written,
)

router, figures = Router(tags=["ranking"]), Router(tags=["figures"])


class GroupOut(Schema):
    """One group of one unit."""

    id: str
    points: str
    max: str


class CriterionOut(Schema):
    """One criterion of one unit; ``heading``: it is the sum of those after it."""

    id: str
    points: str
    max: str
    state: str
    why: str
    heading: bool = False


class RankedUnitOut(Schema):
    """One unit: total, place (null when disqualified), class, what they are made of."""

    unit: str
    total: str
    rank: int | None
    class_name: str | None = Field(None, alias="class")  # absent where the table has no classes
    disqualified: list[str]
    deductions: str
    groups: list[GroupOut]
    criteria: list[CriterionOut]
    kind: str | None = None  # where kinds of units have tables of their own
    maximum: str | None = None  # of the table of its kind


class RankedAwardOut(Schema):
    """Who is proposed for an award by rank and quota."""

    award: str
    units: list[str]
    tied: list[str]


class WarningOut(Schema):
    """Something people should look at."""

    code: str
    unit: str | None
    criterion: str
    message: str


class RankingOut(Schema):
    """The scoring answer of a season; ``ranking`` says how units of several tables are placed."""

    ranking: str | None = None
    units: list[RankedUnitOut]
    awards: list[RankedAwardOut]
    warnings: list[WarningOut]


@router.get(
    "/seasons/{int:season_id}/ranking",
    response=RankingOut,
    exclude_unset=True,
    by_alias=True,
    operation_id="appraisals.ranking",
    summary="Kết quả xếp hạng đã công bố",
)
def ranking(request: HttpRequest, season_id: int) -> Any:  # the schema checks it
    """The published ranking of a season that the user may see; 404 before publication."""
    season = get_object_or_404(seasons_visible_to(user_of(request)), pk=season_id)
    result = published_result(season)
    if result is None:
        raise HttpError(404, "Năm này chưa công bố kết quả.")
    return of_kinds(result) if result.tables else result.answer


def of_kinds(result: Result) -> dict[str, Any]:
    """The answer with the kind of each unit and the maximum of its table."""
    told = {
        code: {"kind": table.kind, "maximum": number_text(table.plan.scheme.total)}
        for table in tables_of(result)
        for code in table.codes
    }
    way = ranking_way(result.season).way
    return {**with_facts_of_units(result.answer, told), "ranking": way}


class FigureIn(Sent):
    """What a unit reached in one line; numbers with a point, nothing is left as it is."""

    item: Text = Field(max_length=20)
    part: int = Field(0, ge=0, le=200)
    target: Text | None = Field(None, max_length=60)
    actual: Text | None = Field(None, max_length=60)
    baseline: Text | None = Field(None, max_length=60)
    minus: Text | None = Field(None, max_length=60)
    bonus: Text | None = Field(None, max_length=60)
    note: Text | None = Field(None, max_length=4000)


class FiguresIn(Sent):
    """Lines of one unit's table."""

    rows: list[FigureIn] = Field(min_length=1, max_length=MOST_ROWS)


@figures.post(
    "/seasons/{int:season_id}/units/{int:unit_id}/figures",
    response={200: WrittenOut, 409: FaultsOut},
    operation_id="appraisals.save_lines",
    summary="Ghi số thực hiện của một đơn vị: đủ mọi dòng hoặc không dòng nào",
)
def save_figures(
    request: HttpRequest, season_id: int, unit_id: int, sent: FiguresIn, key: IdempotencyKey
) -> Any:  # the schema checks it
    """As the unit's own page saves them; a line that others fill stays, and is told as such."""
    user, at = user_of(request), timezone.now()
    season = get_object_or_404(seasons_visible_to(user), pk=season_id)
    sheet = get_object_or_404(sheets_visible_to(user, season), unit=unit_id)

    def act() -> dict[str, Any]:
        changes = changes_sent(sheet, [row.model_dump(exclude_none=True) for row in sent.rows])
        try:
            saved = save_lines(sheet, changes, actor=user, at=at)
        except FiguresRefused as refusal:
            raise BatchRefused(faults_by_row(changes, refusal)) from refusal
        return written([line.pk for line in saved], unchanged_rows(changes, saved))

    return written_once(user, key, content_of(request, sent), act, at=at)
