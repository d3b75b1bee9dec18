"""The end of a told year: figures, verification, ranking."""

from collections import defaultdict
from datetime import datetime
from decimal import Decimal

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.actions.finishing import finish_verification, lock_sheet
from thidua.apps.appraisals.actions.lines import LineChange, save_lines
from thidua.apps.appraisals.actions.opening import open_scoring
from thidua.apps.appraisals.actions.results import publish_result
from thidua.apps.appraisals.actions.signing import present_sheet, submit_sheet
from thidua.apps.appraisals.actions.verification import LineVerdict, agree_rest, verify_line
from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.demo.telling.people import officer_of, signing_leader
from thidua.apps.demo.telling.stories import Story, StoryRow
from thidua.apps.organisations.models import Membership
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of
from thidua.domain.figures import FIGURES
from thidua.domain.typed_figures import as_typed

_NOTE = "Số liệu minh hoạ"


def score_units(season: Season, story: Story, *, head: User, password: str, at: datetime) -> None:
    """Open the sheets; officers fill them in as told and present them, leaders sign."""
    open_scoring(season, actor=head, at=at)
    for sheet in Sheet.objects.filter(season=season).select_related("unit").order_by("pk"):
        officer = officer_of(sheet.unit)
        changes = _changes(sheet, story.rows_of(sheet.unit.code))
        save_lines(sheet, changes, actor=officer, at=at)
        present_sheet(sheet, actor=officer, at=at)
        leader = signing_leader(sheet.unit, password)
        submit_sheet(sheet, password=password, despite_doubts=True, actor=leader, at=at)


def _changes(sheet: Sheet, rows: list[StoryRow]) -> list[LineChange]:
    told: dict[str, list[StoryRow]] = defaultdict(list)
    for row in rows:
        told[row.criterion].append(row)
    changes = []
    for line in sheet.lines.order_by("pk"):
        if line.item not in told or line.part >= len(told[line.item]):
            continue
        row = told[line.item][line.part]
        values = {name: as_typed(getattr(row, name)) for name in FIGURES} | {"note": _NOTE}
        changes.append(LineChange(line.pk, line.revision, {k: v for k, v in values.items() if v}))
    return changes


def verify_units(season: Season, story: Story, *, at: datetime) -> None:
    """The head verifies the others, the deputy (or the standing office) the head's."""
    told = {(each["unit"], each["item"]): each for each in story.facts["verification"]}
    verifiers = verifiers_of(season)
    for sheet in Sheet.objects.filter(season=season).select_related("unit").order_by("pk"):
        verifier = verifiers[sheet.unit_id]
        for line in sheet.lines.filter(item__in=[i for u, i in told if u == sheet.unit.code]):
            _correct(line, told[sheet.unit.code, line.item]["reason"], verifier, at)
        agree_rest(sheet, actor=verifier, at=at)
        finish_verification(sheet, actor=verifier, at=at)
        lock_sheet(sheet, actor=verifier, at=at)


def _correct(line: Line, reason: str, verifier: User, at: datetime) -> None:
    values = {"actual": as_typed(one_less(line))}
    verify_line(line, LineVerdict(False, line.revision, values, reason), actor=verifier, at=at)


def one_less(line: Line) -> str:
    """One event, item or tenth less than the unit reported."""
    actual = Decimal(line.actual)
    return str(max(actual - (1 if actual < 100 else actual // 10), Decimal(0)))


def verifiers_of(season: Season) -> dict[int, User]:
    """Who verifies each unit's sheet: never the own."""
    members = list(members_of(season))
    by_role = {member.role: member for member in members}
    head = by_role[Membership.Role.HEAD]
    deputy = by_role.get(Membership.Role.DEPUTY)
    standing = User.objects.get(username=f"snv.{season.bloc.authority.code}")
    second = officer_of(deputy.unit) if deputy else standing
    first = officer_of(head.unit)
    return {m.unit_id: second if m.unit_id == head.unit_id else first for m in members}


def publish(season: Season, *, head: User, at: datetime) -> None:
    """Show the ranking to the bloc."""
    publish_result(season, actor=head, at=at)
