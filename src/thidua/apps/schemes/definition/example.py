"""A worked example of a criterion: typed figures in, a sentence with the points out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from thidua.apps.schemes.definition.outline import Definition, Item
from thidua.apps.schemes.definition.reading import faults_of_criterion, scheme_alone
from thidua.apps.schemes.definition.rule_types import RuleType
from thidua.apps.schemes.definition.wording import figure, is_yes
from thidua.domain.figure_spec import spec_of_measure
from thidua.domain.figures import Claim, FiguresRejected
from thidua.domain.rules.rule import Reading
from thidua.domain.scheme import Scheme
from thidua.domain.scoring.bloc import score_criterion
from thidua.domain.scoring.cell import is_not_applicable
from thidua.domain.typed_figures import UnclearFigure, read_figure
from thidua.web.words import written_number

PREFIX = "example_"


@dataclass(frozen=True, slots=True)
class Input:
    """One figure of the example, to be typed over."""

    name: str
    label: str
    value: str
    choices: tuple[tuple[str, str], ...] = ()
    is_fixed: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """The inputs, the sentence, or what keeps it from being worked out."""

    inputs: tuple[Input, ...]
    sentence: str = ""
    why: str = ""
    problem: str = ""
    values: Mapping[str, str] = field(default_factory=dict)  # the inputs as they were read


def worked_example(
    definition: Definition,
    criterion: Item,
    kind: RuleType,
    typed: Mapping[str, str],
    refusal: str = "",
) -> Example:
    """Score one imagined unit by the criterion as it is typed now; ``refusal``: of its figures."""
    scheme = scheme_alone(definition, criterion)
    inputs = tuple(_inputs(criterion, kind, typed, scheme))
    if refusal or scheme is None:
        return Example(inputs, problem=refusal or _why_not(definition, criterion))
    line = scheme.criteria[0]
    rule = line.rule
    try:
        values = {given.name: _value(given, line.measure) for given in inputs}
        result = score_criterion(scheme, line.id, "A", _claims(line.id, values))
    except UnclearFigure as error:
        return Example(inputs, problem=str(error))
    except FiguresRejected as error:
        return Example(inputs, problem=_plain(error))
    points = written_number(result.points)
    said = _said(kind, values, is_yes_no=rule.reading is Reading.BOOLEAN)
    if is_above_zero(values.get("bonus", "")):
        said += _(", thưởng %(bonus)s") % {"bonus": figure(values["bonus"])}
    sentence = _("Nếu %(said)s → %(points)s điểm") % {"said": said, "points": points}
    return Example(inputs, sentence=sentence, why=result.why, values=values)


def is_above_zero(value: str) -> bool:
    """Whether a read figure says something: no bonus is asked for by 0."""
    return bool(value.strip("0.,"))


def _value(given: Input, measure: str) -> str:
    """What was typed as a file holds it: a word of a list, "n/a" or a figure.

    Raises:
        UnclearFigure: it is no figure, or could be two.
    """
    if given.choices or given.is_fixed or is_not_applicable(given.value):
        return given.value
    spec = spec_of_measure(measure, name=given.label, least=0)
    found = read_figure(given.value, spec)
    return "" if found is None else f"{found:f}"


def _why_not(definition: Definition, criterion: Item) -> str:
    """What keeps the example from being worked out: the first thing that is wrong, or missing."""
    faults = [fault for fault in faults_of_criterion(definition, criterion) if fault.value]
    if not faults:
        return _("Ghi đủ điểm tối đa và các ô của cách tính để xem ví dụ.")
    return f"{faults[0].place}: {faults[0].message}"


def _inputs(
    criterion: Item, kind: RuleType, typed: Mapping[str, str], scheme: Scheme | None
) -> list[Input]:
    common = scheme.criteria[0].target if scheme is not None else None
    line = scheme.criteria[0] if scheme is not None else None
    inputs = []
    for name, label, default in kind.example:
        if name == "target" and line is not None and not line.rule.uses_target:
            continue
        if name == "target" and common is not None and not (line and line.rule.has_many_rows):
            inputs.append(Input(name, str(label), format(common, "f"), is_fixed=True))
            continue
        choices = _choices(criterion, kind) if name == "actual" else ()
        value = typed.get(PREFIX + name, "").strip() or default
        if choices and value not in dict(choices):
            value = choices[0][0]
        inputs.append(Input(name, str(label), value, choices))
    if line is not None and line.bonus is not None:
        value = typed.get(f"{PREFIX}bonus", "").strip() or "0"
        inputs.append(Input("bonus", _("Điểm thưởng đề nghị"), value))
    return inputs


def _choices(criterion: Item, kind: RuleType) -> tuple[tuple[str, str], ...]:
    if kind.kind == "boolean":
        return ((_("có"), _("đạt")), (_("không"), _("không đạt")))
    rule = criterion.get("rule")
    grades = rule.get("map") if isinstance(rule, dict) else None
    if kind.kind == "grade_map" and isinstance(grades, dict):
        return tuple((grade, grade) for grade in grades)
    return ()


def _claims(line: str, values: Mapping[str, str]) -> list[Claim]:
    """The imagined unit's rows, and the leader's for a rule that compares."""
    target = values.get("target", "")
    claims = [
        Claim(
            "A",
            line,
            values.get("actual", ""),
            target,
            values.get("baseline", ""),
            values.get("minus", ""),
            bonus=values.get("bonus", ""),
        )
    ]
    if "actual2" in values:
        claims.append(Claim("A", line, values["actual2"], values.get("target2", "")))
    if "leader" in values:
        claims.append(Claim("B", line, values["leader"], target))
    return claims


def _said(kind: RuleType, values: Mapping[str, str], *, is_yes_no: bool) -> str:
    """The figures in a clause: "thực hiện 80 so với chỉ tiêu 100"."""
    shown = {name: figure(value) for name, value in values.items()}
    actual = shown.get("actual", "")
    if is_yes_no:
        return _("đạt") if is_yes(actual) else _("không đạt")
    clauses = {
        "grade_map": _("xếp loại %(actual)s"),
        "per_item": _("làm được %(actual)s việc"),
        "deduct": _("có %(actual)s lần"),
        "plus_minus": _("có %(actual)s lượt cộng và %(minus)s lượt trừ"),
        "half_then_leader": _(
            "thực hiện %(actual)s so với chỉ tiêu %(target)s, đơn vị cao nhất %(leader)s"
        ),
        "year_over_year": _("năm nay %(actual)s, năm trước %(baseline)s"),
        "average_of_unit_targets": _(
            "hai chỉ tiêu riêng đạt %(actual)s/%(target)s và %(actual2)s/%(target2)s"
        ),
        "attendance": _("tham gia %(actual)s trong %(target)s lần"),
        "manual": _("được chấm %(actual)s"),
        "external": _("được cho %(actual)s"),
    }
    usual = _("thực hiện %(actual)s so với chỉ tiêu %(target)s")
    if "target" not in shown:
        usual = _("thực hiện %(actual)s")
    return clauses.get(kind.kind, usual) % shown


def _plain(error: FiguresRejected) -> str:
    """The first wrong figure, without the imagined unit's code."""
    problem = error.problems[0]
    shown = _("«%s» không dùng được") % problem.value if problem.value else _("ô để trống")
    return _("%(shown)s; chỉ nhận %(allowed)s.") % {"shown": shown, "allowed": problem.allowed}
