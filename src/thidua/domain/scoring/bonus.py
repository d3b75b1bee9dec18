"""The bonus of a criterion: points above its maximum, in whole steps."""

from collections.abc import Sequence
from fractions import Fraction

from thidua.domain.exact import NotANumber, Scaled, number_text, parse_scaled
from thidua.domain.figures import Claim, FigureProblem
from thidua.domain.scheme import CriterionBonus
from thidua.domain.scoring.problem import problem_of


def read_bonus(claim: Claim, allowed: CriterionBonus | None) -> Scaled | FigureProblem | None:
    """The bonus of a row; a problem where the line has none, it is too much, or no whole steps.

    Source: docs/algorithms/scoring.md#bonus-of-a-criterion
    Units: points.
    """
    try:
        found = parse_scaled(claim.bonus) if claim.bonus else (0, 0)
    except NotANumber:
        found = (-1, 0)
    if not found[0]:
        return None
    points = Fraction(found[0], 10 ** found[1])
    is_right = allowed is not None and 0 < points <= allowed.maximum and _fits(points, allowed)
    return found if is_right else problem_of(claim, "bonus", claim.bonus, _words(allowed))


def sum_of_bonuses(
    rows: Sequence[tuple[Claim, Scaled]], allowed: CriterionBonus | None
) -> Scaled | FigureProblem | None:
    """The bonus of a criterion that has several rows; it is held to the same maximum.

    Source: docs/algorithms/scoring.md#bonus-of-a-criterion
    Units: points.
    """
    if allowed is None or not rows:
        return None
    most = max(decimals for _, (_, decimals) in rows)
    together = sum(value * 10 ** (most - decimals) for _, (value, decimals) in rows)
    if Fraction(together, 10**most) <= allowed.maximum:
        return together, most
    last = rows[-1][0]
    return problem_of(last, "bonus", last.bonus, f"cộng các dòng lại {_words(allowed)}")


def _fits(points: Fraction, bonus: CriterionBonus) -> bool:
    return not bonus.step or points % Fraction(bonus.step) == 0


def _words(bonus: CriterionBonus | None) -> str:
    """Such as: từ 0 đến 1,5 điểm, mỗi bước 0,25 điểm."""
    if bonus is None:
        return "ô trống, vì mục này không có điểm thưởng"
    step = f", mỗi bước {number_text(bonus.step)} điểm" if bonus.step else ""
    return f"từ 0 đến {number_text(bonus.maximum)} điểm{step}"
