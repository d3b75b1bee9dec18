"""What each row of a scoring sheet is and which figures it asks for, read from the scheme."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import count
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thidua.apps.appraisals.scoring.plan_lines import PlacedPart, headings_above, lines_below
from thidua.apps.schemes.definition.outline import all_criteria
from thidua.apps.schemes.models import Scheme as SchemeVersion
from thidua.apps.schemes.queries import parsed
from thidua.domain.award_codes import CLASS_NAMES
from thidua.domain.exact import NO, YES
from thidua.domain.identity import identity
from thidua.domain.rules.rule import Reading
from thidua.domain.scheme import Criterion, Deduction, NaPolicy, Scheme
from thidua.domain.scoring.bloc import BlocScorer
from thidua.domain.scoring.explain import na_sentence, rule_sentence
from thidua.domain.scoring.multiplied import multiplied
from thidua.domain.typed_figures import as_typed
from thidua.web.kept import Kept
from thidua.web.words import written_number

CRITERION, DEDUCTION, DISQUALIFICATION = "criterion", "deduction", "disqualification"
NOT_APPLICABLE = "n/a"
_OPERATORS = {">=": "≥\u00a0", "<=": "≤\u00a0", "==": "", ">": ">\u00a0", "<": "<\u00a0"}


@dataclass(frozen=True)
class Item:
    """One row of the sheet as the scheme describes it, in one language."""

    id: str
    name: str
    kind: str
    rule: str = ""
    maximum: Decimal | None = None
    measure: str = ""
    sentence: str = ""
    target_text: str = ""
    asks: tuple[str, ...] = ()  # of target, baseline, minus, bonus: besides the figure
    choices: tuple[tuple[str, str], ...] = ()  # value and text, where one is chosen from a list
    na_field: str = ""  # where "n/a" is written: actual or target; "" where it cannot be
    na_text: str = ""
    evidence: str = ""
    applies_if: str = ""
    has_many: bool = False
    is_external: bool = False
    scored_by: str = ""  # who gives its figure, where the table names somebody
    is_illustrative: bool = False
    is_relative: bool = False
    above: tuple[str, ...] = ()  # the headings it stands under, outermost first

    @property
    def is_criterion(self) -> bool:
        """Whether points are earned here (not a deduction, not a disqualification)."""
        return self.kind == CRITERION

    @cached_property
    def labels(self) -> dict[str, str]:
        """What each figure of this row is called."""
        attended = self.rule == "attendance"
        names = {
            DEDUCTION: _("Số lần vi phạm"),
            DISQUALIFICATION: _("Có hay không"),
        }
        actual = _("Số đã tham gia") if attended else names.get(self.kind, _("Thực hiện"))
        return {
            "actual": _("Số lượt cộng") if "minus" in self.asks else actual,
            "target": _("Số đã tổ chức") if attended else _("Chỉ tiêu"),
            "baseline": _("Năm trước"),
            "minus": _("Số lượt trừ"),
            "bonus": _("Điểm thưởng"),
        }

    def text_of(self, value: str) -> str:
        """A stored figure as people read it: "98,5", "Hoàn thành tốt nhiệm vụ", "Có"."""
        if value == NOT_APPLICABLE:
            return _("không áp dụng")
        return dict(self.choices).get(value, as_typed(value))


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """A scheme read once for its sheets: the scorer and the description of every row."""

    scheme: Scheme
    scorer: BlocScorer
    items: Mapping[str, Item]
    groups: Mapping[str, tuple[PlacedPart, ...]]  # by id: the lines of each group in order

    @property
    def headings(self) -> tuple[PlacedPart, ...]:
        """All headings, in the order of the table."""
        return tuple(line for lines in self.groups.values() for line in lines if line.heading >= 0)

    @property
    def relative(self) -> frozenset[str]:
        """Criteria whose points depend on the other units."""
        return frozenset(item.id for item in self.items.values() if item.is_relative)


_plans: Kept[SheetPlan] = Kept(256)


def plan_of(version: SchemeVersion, times: int = 1) -> SheetPlan:
    """The plan of the sheets of a scheme; an adopted one never changes: read once a language.

    ``times``: of a year that adds up so many periods.
    """
    if not version.hash:
        return _plan(version, times)
    return _plans.by((version.hash, times, get_language()), lambda: _plan(version, times))


def _plan(version: SchemeVersion, times: int) -> SheetPlan:
    scheme, places = multiplied(parsed(version), times), count()
    items = {item.id: item for item in _items(scheme, version.definition)}
    groups = {group.id: tuple(lines_below(group.parts, places)) for group in scheme.groups}
    return SheetPlan(scheme, BlocScorer(scheme), items, groups)


def _items(scheme: Scheme, definition: Mapping[str, Any]) -> Iterator[Item]:
    raw = {line["id"]: line for line in all_criteria(dict(definition))}
    above = [names for group in scheme.groups for names in headings_above(group.parts)]
    for criterion, names in zip(scheme.criteria, above, strict=True):
        yield replace(_criterion(scheme, criterion, raw[criterion.id]), above=names)
    lowered = {lowering.id: lowering.by for lowering in scheme.lower_class}
    for deduction in scheme.deductions:
        yield Item(
            deduction.id,
            deduction.name,
            DEDUCTION,
            measure=_("lần"),
            sentence=_deduction_sentence(scheme, deduction, lowered.get(deduction.id)),
            rule="events",
        )
    for fact in scheme.disqualifications:
        by = lowered.get(fact.id)
        out = _("Có thì không xét thi đua: vẫn có điểm nhưng không xếp hạng.")
        yield Item(
            fact.id,
            fact.name,
            DISQUALIFICATION,
            rule="boolean",
            sentence=_("Có thì hạ %s bậc xếp loại.") % by if by else out,
            choices=(("no", _("Không")), ("yes", _("Có"))),
        )


def _deduction_sentence(scheme: Scheme, deduction: Deduction, by: int | None) -> str:
    each = written_number(-deduction.points)
    said = [_("Mỗi lần trừ %(each)s điểm vào tổng điểm.") % {"each": each}]
    if scheme.deductions_cap is not None:
        said.append(
            _("Các khoản trừ cộng lại không quá %s điểm.") % written_number(scheme.deductions_cap)
        )
    if by:
        said.append(_("Có thì hạ %s bậc xếp loại.") % by)
    return " ".join(said)


def _criterion(scheme: Scheme, criterion: Criterion, raw: Mapping[str, Any]) -> Item:
    rule = criterion.rule
    numeric = rule.reading is Reading.NUMBER and not rule.has_many_rows
    second = criterion.na_policy is NaPolicy.SECOND_GROUP
    not_assigned = numeric and (second or rule.kind == "half_then_leader")
    na_field = "target" if not_assigned else ("" if second else "actual")
    named = _named(str(raw.get("external", "")))
    return Item(
        id=criterion.id,
        name=criterion.name,
        kind=CRITERION,
        rule=rule.kind,
        maximum=criterion.maximum,
        measure=criterion.measure,
        sentence=" ".join(filter(None, (rule_sentence(scheme, criterion), _bonus(criterion)))),
        target_text=_target_text(criterion, raw.get("target") or {}),
        asks=tuple(
            name
            for name, asked in (
                ("target", criterion.has_own_targets),
                ("baseline", rule.uses_baseline),
                ("minus", rule.uses_minus),
                ("bonus", criterion.bonus is not None),
            )
            if asked
        ),
        choices=_choices(criterion),
        na_field=na_field,
        na_text=_na_text(criterion, na_field),
        evidence=criterion.evidence,
        applies_if=str(raw.get("applies_if", "")),
        has_many=rule.has_many_rows,
        is_external=rule.kind == "external" or named is not None,
        scored_by=named or "",
        is_illustrative=criterion.illustrative,
        is_relative=rule.is_relative or second,
    )


def _named(external: str) -> str | None:
    """Who gives the figure as the table says: a name, "" for some other body, None for nobody."""
    said = identity(external)
    if not said or said in NO:
        return None
    return "" if said in YES else external.strip()


def _bonus(criterion: Criterion) -> str:
    """Such as: Thưởng thêm nhiều nhất 1,5 điểm, mỗi bước 0,25."""
    bonus = criterion.bonus
    if bonus is None:
        return ""
    said = _("Thưởng thêm nhiều nhất %s điểm") % written_number(bonus.maximum)
    if bonus.step is None:
        return f"{said}."
    return _("%(said)s, mỗi bước %(step)s.") % {"said": said, "step": written_number(bonus.step)}


def _choices(criterion: Criterion) -> tuple[tuple[str, str], ...]:
    if criterion.rule.reading is Reading.BOOLEAN:
        return (("yes", _("Đạt")), ("no", _("Không đạt")))
    return tuple((grade, _(CLASS_NAMES.get(grade, grade))) for grade in criterion.rule.grades)


def _na_text(criterion: Criterion, na_field: str) -> str:
    if na_field == "target":
        return _("Không được giao chỉ tiêu: so với các đơn vị cùng không được giao.")
    return na_sentence(criterion) if na_field else ""


def _target_text(criterion: Criterion, target: Mapping[str, Any]) -> str:
    """Such as: ≥ 100 %; Hoàn thành tốt nhiệm vụ trở lên."""
    grade, operator = str(target.get("grade", "")), str(target.get("op", ""))
    if grade:
        ending = _(" trở lên") if operator == ">=" else ""
        return _(CLASS_NAMES.get(grade, grade)) + ending
    if criterion.target is None:
        return ""
    figure = _OPERATORS.get(operator, "") + written_number(criterion.target)
    return f"{figure} {criterion.measure}".strip()
