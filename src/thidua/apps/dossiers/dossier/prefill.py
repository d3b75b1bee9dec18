"""What an achievement report can say before anybody writes: points, results, history."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from thidua.apps.appraisals.models import Result, Sheet
from thidua.apps.appraisals.queries import published_result
from thidua.apps.appraisals.scoring.tables import tables_of
from thidua.apps.awards.models import AwardRecord, YearRecord
from thidua.apps.awards.models import Initiative as InitiativeRow
from thidua.apps.dossiers.dossier.report_sections import SECTIONS, most_of
from thidua.apps.dossiers.models import Nomination
from thidua.apps.schemes.definition.outline import all_criteria
from thidua.apps.seasons.models import Season
from thidua.documents.kinds.achievement_report import GroupScoreRow, PastAward, ScoreTable
from thidua.domain.award_codes import CLASS_NAMES, TITLE_NAMES
from thidua.domain.scoring.unit_result import UnitResult
from thidua.web.languages import in_vietnamese
from thidua.web.words import written_day


@dataclass(frozen=True, slots=True)
class UnitScores:
    """A unit's published points of one year, with the scheme that they were counted by."""

    result: UnitResult
    definition: dict[str, Any]
    units: int
    times: int = 1  # tables added up, in a year of several periods


def scores_of(nomination: Nomination, year: int) -> UnitScores | None:
    """The unit's part of the published result of its bloc in a year."""
    if nomination.season is None or nomination.unit is None:
        return None
    season = Season.objects.filter(bloc=nomination.season.bloc_id, year=year).first()
    result = published_result(season) if season else None
    return _part(result, nomination.unit.code) if result else None


def _part(result: Result, code: str) -> UnitScores | None:
    kept = result.kept
    mine = kept.unit(code)
    if mine is None or not mine.groups:
        return None
    scheme = next(table.scheme for table in tables_of(result) if code in table.codes)
    return UnitScores(mine, scheme.definition, len(kept.units), result.times)


def score_table(nomination: Nomination) -> ScoreTable | None:
    """Points by group, last year beside this year."""
    now = scores_of(nomination, nomination.award_year)
    if now is None:
        return None
    before = scores_of(nomination, nomination.award_year - 1)
    old = {group.id: group.points for group in before.result.groups} if before else {}
    names = {group["id"]: group.get("name", "") for group in now.definition["groups"]}
    rows = [
        GroupScoreRow(
            names.get(group.id) or group.id, group.maximum, old.get(group.id), group.points
        )
        for group in now.result.groups
    ]
    total = Decimal(now.definition["total"]) * now.times
    last = before.result.total if before else None
    rows.append(GroupScoreRow(_("Tổng điểm"), total, last, now.result.total, is_total=True))
    place = ""
    if now.result.rank is not None:
        place = _("xếp hạng %(rank)s/%(units)s đơn vị") % {
            "rank": now.result.rank,
            "units": now.units,
        }
    return ScoreTable(
        year=nomination.award_year,
        rows=tuple(rows),
        decimals=int(now.definition["decimals"]),
        place=place,
        has_before=before is not None,
    )


@in_vietnamese
def first_text(nomination: Nomination) -> dict[str, str]:
    """The parts as they can be filled without anybody: what is not known stays empty."""
    text = dict.fromkeys(SECTIONS, "")
    text["overview"] = "\n".join(_overview(nomination))
    text["tasks"] = "\n".join(_tasks(nomination))[: most_of("tasks")]
    text["initiatives"] = "\n".join(
        f"{row.name} ({row.year})." for row in initiatives_of(nomination)
    )[: most_of("initiatives")]
    return text


def _overview(nomination: Nomination) -> Iterator[str]:
    subject = nomination.unit or nomination.person
    now = YearRecord.objects.filter(
        unit=nomination.unit, person=nomination.person, year=nomination.award_year
    ).first()
    if nomination.unit is not None:
        yield _("%s là thành viên của khối thi đua.") % nomination.unit.name if (
            nomination.season is None
        ) else _("%(unit)s là đơn vị thành viên %(bloc)s.") % {
            "unit": nomination.unit.name, "bloc": nomination.season.bloc_name,
        }  # fmt: skip
    if now is not None and now.members is not None:
        yield _("Tổng số %s cán bộ, công chức, viên chức, người lao động.") % now.members
    if now is not None and now.classification:
        yield _("Kết quả xếp loại năm %(year)s: %(words)s.") % {
            "year": nomination.award_year, "words": now.get_classification_display(),
        }  # fmt: skip
    if nomination.person is not None and subject is not None:
        yield _("Đơn vị công tác: %s.") % nomination.from_unit.name


def _tasks(nomination: Nomination) -> Iterator[str]:
    if nomination.bloc_vote:
        yield _("Kết quả bình xét của Khối: %s.") % nomination.bloc_vote["words"]
    now = _figures(nomination, nomination.award_year)
    before = _figures(nomination, nomination.award_year - 1)
    for name, (actual, target, measure) in now.items():
        text = f"{name}: {actual} {measure}".strip()
        if target:
            text += _(", chỉ tiêu %s") % target
        if name in before:
            text += _("; năm trước %s") % before[name][0]
        yield f"{text}."


def _figures(nomination: Nomination, year: int) -> dict[str, tuple[str, str, str]]:
    """What the unit's sheet of a year says, by criterion: actual, target, measure."""
    if nomination.season is None or nomination.unit is None:
        return {}
    sheet = (
        Sheet.objects.filter(
            season__bloc=nomination.season.bloc_id, season__year=year, unit=nomination.unit,
            period=None, state=Sheet.State.LOCKED,
        )
        .select_related("scheme")
        .first()
    )  # fmt: skip
    if sheet is None:
        return {}
    criteria = {line["id"]: line for line in all_criteria(sheet.scheme.definition)}
    found: dict[str, tuple[str, str, str]] = {}
    for line in sheet.lines.order_by("pk"):
        figures = line.verified_figures
        criterion = criteria.get(line.item)
        if criterion is not None and figures.actual not in {"", "n/a"}:
            name = line.label or criterion.get("name") or line.item
            measure = criterion.get("measure", "")
            actual, target = figures.actual, figures.target
            found.setdefault(name, (_shown(actual), _shown(target), _measure(actual, measure)))
    return found


def _shown(figure: str) -> str:
    """A figure for a report: yes is có, HTTNV its words, 98.5 is 98,5."""
    words = {"yes": _("có"), "no": _("không")} | CLASS_NAMES
    return words.get(figure, figure.replace(".", ","))


def _measure(figure: str, measure: str) -> str:
    return "" if figure in {"yes", "no"} or figure in CLASS_NAMES else measure


def initiatives_of(nomination: Nomination) -> list[InitiativeRow]:
    """The person's initiatives, newest first; a unit has none of its own."""
    if nomination.person is None:
        return []
    return list(InitiativeRow.objects.filter(person=nomination.person).order_by("-year", "name"))


def past_awards(nomination: Nomination) -> tuple[tuple[PastAward, ...], tuple[PastAward, ...]]:
    """Titles and forms held, newest first; a revoked one is not held."""
    records = (
        AwardRecord.objects.filter(
            unit=nomination.unit, person=nomination.person, state=AwardRecord.State.DECIDED
        )
        .exclude(pk=nomination.record_id or 0)
        .select_related("decision")
        .order_by("-year", "-decision__decided_on", "pk")
    )
    titles: list[PastAward] = []
    forms: list[PastAward] = []
    for record in records:
        decision = record.decision
        words = _("%(decision_number)s, ngày %(decided_on)s") % {
            "decision_number": decision.number,
            "decided_on": written_day(decision.decided_on),
        }
        if decision.issuer:
            words += f"; {decision.issuer}"
        past = PastAward(str(record.year or ""), record.award_name, words)
        (titles if record.award in TITLE_NAMES else forms).append(past)
    return tuple(titles), tuple(forms)
