"""Results of scoring sheets: units that reached one criterion, or every one."""

from collections.abc import Collection, Iterable
from decimal import Decimal, InvalidOperation

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.appraisals.models import Line
from thidua.apps.appraisals.queries import HANDED_IN
from thidua.apps.pledges.models import CommonTarget
from thidua.apps.reviews.measuring.material import Material
from thidua.apps.reviews.measuring.measured import (
    Measured,
    OfUnit,
    counted_units,
    is_percent,
    named,
    with_unit,
)
from thidua.domain.scheme import Criterion


def all_criteria(material: Material, target: CommonTarget, key: str) -> Measured:
    """Units that reached the target of every criterion that has one."""
    wanted = [each for each in material.criteria.values() if each.rule.uses_target]
    return _measured(material, target, wanted)


def one_criterion(material: Material, target: CommonTarget, key: str) -> Measured:
    """Units that reached one criterion: the covenant's share if both are shares, else its own."""
    criterion = material.criteria.get(key)
    if criterion is None:
        missing = (_("bảng điểm không có tiêu chí “%s”") % key,)
        return Measured(None, "", missing=missing)
    least = target.figure if is_percent(target) and criterion.measure == "%" else None
    return _measured(material, target, [criterion], least)


def _measured(
    material: Material,
    target: CommonTarget,
    criteria: Collection[Criterion],
    least: Decimal | None = None,
) -> Measured:
    found: dict[int, OfUnit] = {}
    no_sheet, no_figure = [], []
    for unit in material.units:
        sheet = material.sheets.get(unit.pk)
        if sheet is None or sheet.state not in HANDED_IN:
            no_sheet.append(unit.called)
            continue
        lines = material.lines.get(unit.pk, [])
        said = [_judged(line, each, least) for each in criteria for line in _of(lines, each)]
        if not said:
            no_figure.append(unit.called)
        else:
            found[unit.pk] = _of_unit(said, criteria)
    missing = named(_("chưa nộp bảng chấm điểm"), no_sheet)
    missing += named(_("bảng chấm điểm chưa có số"), no_figure)
    url = reverse("appraisals:sheets", args=[material.season.pk])
    text = _("bảng chấm điểm đã nộp, số thẩm định nếu có")
    return counted_units(target, material.units, found, text=text, url=url, missing=missing)


Judged = tuple[str, bool]  # the figure in words, and whether it is enough


def _of_unit(said: list[Judged], criteria: Collection[Criterion]) -> OfUnit:
    reached = sum(is_met for _words, is_met in said)
    is_met = reached == len(said)
    if len(criteria) == 1 and len(said) == 1:
        return OfUnit(said[0][0], is_met)
    told = {"reached": reached, "all": len(said)}
    return OfUnit(_("đạt %(reached)d/%(all)d tiêu chí có chỉ tiêu") % told, is_met)


def _of(lines: Iterable[Line], criterion: Criterion) -> list[Line]:
    """Its lines that have a target and apply to the unit."""
    return [
        line
        for line in lines
        if line.item == criterion.id and _number(_target_of(line, criterion)) is not None
    ]


def _target_of(line: Line, criterion: Criterion) -> str:
    return line.verified_figures.target or (
        "" if criterion.target is None else str(criterion.target)
    )


def _judged(line: Line, criterion: Criterion, least: Decimal | None) -> Judged:
    actual = _number(line.verified_figures.actual)
    wanted = least if least is not None else _number(_target_of(line, criterion))
    if actual is None:
        return _("chưa có số"), False
    is_met = wanted is not None and actual >= wanted
    return with_unit(actual, line.measure or criterion.measure), is_met


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
