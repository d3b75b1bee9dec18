"""A figure that cannot be scored, in a sentence that names unit, criterion and column."""

from thidua.domain.figures import Claim, FigureProblem

_COLUMN_NAMES = {
    "actual": "kết quả (actual)",
    "target": "chỉ tiêu (target)",
    "baseline": "số năm trước (baseline)",
    "minus": "số lượt trừ (minus)",
    "bonus": "điểm thưởng (bonus)",
}


def problem_of(claim: Claim, field: str, value: str, allowed: str, said: str = "") -> FigureProblem:
    """A problem with its sentence: unit, criterion, column, then ``said``, or what is allowed.

    Source: docs/algorithms/scoring.md#figures
    """
    shown = f"«{value[:60]}» không dùng được" if value else "đang để trống"
    message = (
        f"đơn vị {claim.unit}, mục {claim.criterion}, cột {_COLUMN_NAMES.get(field, field)}: "
        + (said or f"{shown}; chỉ nhận {allowed}.")
    )
    return FigureProblem(claim, field, value, allowed, message)
