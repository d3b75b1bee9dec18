"""``thidua eligibility CASE.yaml [--award CODE] [--json]``: who may be proposed, and why."""

import json
from collections.abc import Iterable

from thidua.cli.arguments import read_arguments
from thidua.cli.errors import InputError
from thidua.cli.input_files import read_input, refused
from thidua.cli.text_table import printable
from thidua.domain.award_codes import AWARD_NAMES, KINDS
from thidua.domain.eligibility import Requirement, Verdict
from thidua.domain.eligibility_facts import facts_of
from thidua.domain.track_record import Case
from thidua.formats.eligibility_case import read_case
from thidua.formats.problems import FormatError
from thidua.law.registry import AWARDS, awards_for, judge
from thidua.law.rule_sets import RuleSet, picking_words, rule_set_for

USAGE = "Cách dùng: thidua eligibility CASE.yaml [--award MÃ] [--json]"
MARKS = {True: "✓", False: "✗", None: "?"}
ANSWERS = {True: "ĐỦ ĐIỀU KIỆN", False: "CHƯA ĐỦ ĐIỀU KIỆN", None: "CHƯA ĐỦ DỮ LIỆU ĐỂ KẾT LUẬN"}


def run(argv: list[str]) -> int:
    """Judge one case and print the verdicts, for people or as JSON.

    Raises:
        InputError: wrong arguments, no such file, a file that is no case, or an award that is
            unknown or not given to that kind of subject.
    """
    arguments = read_arguments(argv, USAGE, files=1, options={"--json"}, valued={"--award"})
    if arguments is None:
        return 0
    case = _read(arguments.files[0])
    rule_set = rule_set_for(case.received_on)
    facts = facts_of(case)
    verdicts = [
        judge(award, case.kind, rule_set.code, facts)
        for award in _awards(arguments.values.get("--award"), case)
    ]
    if arguments.options:
        print(json.dumps(_as_json(case, rule_set, verdicts), ensure_ascii=False, indent=2))
    else:
        print(_report(case, rule_set, verdicts))
    return 0


def _read(name: str) -> Case:
    try:
        return read_case(read_input(name))
    except FormatError as error:
        raise refused(name, error.problems, most=len(error.problems)) from error


def _awards(award: str | None, case: Case) -> tuple[str, ...]:
    allowed = awards_for(case.kind)
    if award is None:
        return allowed
    if award in allowed:
        return (award,)
    known = award in AWARDS
    problem = f"không xét cho {KINDS[case.kind]}" if known else "không có mã này"
    shown = printable(award) or "(trống)"
    raise InputError(
        f"--award: {shown}: {problem}; các mã cho {KINDS[case.kind]}: {', '.join(allowed)}"
    )


def _as_json(case: Case, rule_set: RuleSet, verdicts: list[Verdict]) -> dict[str, object]:
    return {
        "received_on": case.received_on.isoformat(),
        "rule_set": rule_set.code,
        "verdicts": [
            {
                "award": verdict.award,
                "eligible": verdict.eligible,
                "blocks": verdict.blocks,
                "requirements": [_requirement_json(one) for one in verdict.requirements],
            }
            for verdict in verdicts
        ],
    }


def _requirement_json(requirement: Requirement) -> dict[str, object]:
    return {
        "code": requirement.code,
        "met": requirement.met,
        "needs": requirement.needs.value,
        "has": requirement.has and requirement.has.value,
        "text": requirement.text,
        "cites": requirement.cites,
        "confidence": requirement.confidence.value,
        "effect": requirement.effect.value,
    }


def _report(case: Case, rule_set: RuleSet, verdicts: list[Verdict]) -> str:
    name = f": {printable(case.name)}" if case.name else ""
    kind = KINDS[case.kind]
    lines = [
        f"{kind[0].upper()}{kind[1:]}{name} — xét cho năm {case.award_year}",
        f"Hồ sơ tiếp nhận để thẩm định ngày {case.received_on:%d/%m/%Y}: áp dụng "
        f"{rule_set.code} ({rule_set.words})",
    ]
    lines.append(picking_words())
    if rule_set.is_draft:
        lines.append(f"Lưu ý: {rule_set.note}")
    common = _common(verdicts)
    if common:
        lines += ["", "Điều kiện chung:", *_requirement_lines(common)]
    for verdict in verdicts:
        lines += ["", *_verdict_lines(verdict, case.kind, besides=common)]
    lines += ["", "✓ đạt   ✗ chưa đạt   ? chưa rõ (dữ liệu chưa ghi, không phải là không)"]
    return "\n".join(lines)


def _common(verdicts: list[Verdict]) -> tuple[Requirement, ...]:
    """Requirements that several verdicts all share; they are printed once."""
    if len(verdicts) < 2:
        return ()
    first, *others = verdicts
    return tuple(
        one for one in first.requirements if all(one in other.requirements for other in others)
    )


def _requirement_lines(requirements: Iterable[Requirement]) -> list[str]:
    return [
        line
        for one in requirements
        for line in (
            f"  {MARKS[one.met]} {one.text}",
            f"      {one.cites} · {one.confidence.words}",
        )
    ]


def _verdict_lines(verdict: Verdict, kind: str, *, besides: tuple[Requirement, ...]) -> list[str]:
    answer = ANSWERS[verdict.eligible]
    if verdict.eligible is False:
        answer += " THEO CÔNG TRẠNG" if kind in AWARDS[verdict.award].movement else ""
        answer += " (chặn)" if verdict.blocks else " (cảnh báo, không chặn)"
    lines = [f"{verdict.award} — {AWARD_NAMES[verdict.award]}: {answer}"]
    lines += _requirement_lines(one for one in verdict.requirements if one not in besides)
    definition = AWARDS[verdict.award]
    if movement := definition.movement.get(kind):
        lines.append(f"  Đường riêng: {movement.words}")
    if other := definition.other_ways:
        lines.append(f"  Đường khác (tự dẫn chứng, phần mềm không tính): {other}")
    return lines
