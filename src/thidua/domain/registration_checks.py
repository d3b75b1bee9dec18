"""What is wrong in a registration (never saved), and what is still missing (not submitted)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from thidua.domain.award_codes import AWARD_NAMES
from thidua.domain.exact import number_text
from thidua.domain.registration import (
    LEVELS,
    RECIPIENTS,
    Movement,
    RegistrationContent,
    Target,
    TargetNeed,
    Title,
)

MOST_ROWS = 50
"""Rows of one part; more is no registration of a unit."""

MOST_PERSONS = 1_000_000
OWN_LEAST, OWN_MOST = 3, 5
"""How many own targets a unit usually registers: scheme 1.2, "3-5 chỉ tiêu/đơn vị"."""

LONGEST = {
    ("movements", "name"): 300,
    ("movements", "goal"): 2000,
    ("targets", "content"): 500,
    ("targets", "measure"): 60,
    ("targets", "solution"): 500,
    ("targets", "note"): 300,
    ("titles", "note"): 300,
}
LARGEST_FIGURE = Decimal(10) ** 15
MOST_DECIMALS = 4
PEOPLE = {
    "headcount": "Tổng số người",
    "advanced_workers": "Lao động tiên tiến",
    "grassroots_fighters": "Chiến sĩ thi đua cơ sở",
}
PARTS = {"movements": "phong trào", "targets": "chỉ tiêu", "titles": "danh hiệu"}


@dataclass(frozen=True, slots=True)
class Mistake:
    """One value that cannot be: part, row counted from 0 (-1: the part), field, and why."""

    part: str
    row: int
    field: str
    message: str


def mistakes_in(content: RegistrationContent, year: int) -> list[Mistake]:
    """Every value that cannot be, whoever typed it and wherever.

    Source: docs of the registration form; limits are the constants of this module.
    Units: persons; figures in the target's own measure.
    """
    found = list(_people(content))
    for part, called in PARTS.items():
        rows = getattr(content, part)
        if len(rows) > MOST_ROWS:
            message = f"Có {len(rows)} dòng {called}, tối đa {MOST_ROWS} dòng."
            found.append(Mistake(part, -1, "", message))
    for at, movement in enumerate(content.movements[:MOST_ROWS]):
        found.extend(_movement(at, movement, year))
    for at, target in enumerate(content.targets[:MOST_ROWS]):
        found.extend(_target(at, target))
    found.extend(_titles(content.titles[:MOST_ROWS]))
    return found


def _people(content: RegistrationContent) -> Iterator[Mistake]:
    for field, label in PEOPLE.items():
        value = getattr(content, field)
        if value is None:
            continue
        if not 0 <= value <= MOST_PERSONS:
            limit = number_text(MOST_PERSONS)
            yield Mistake(
                "people", -1, field, f"{label}: {number_text(value)}; chỉ nhận từ 0 đến {limit}."
            )
        elif content.headcount is not None and value > content.headcount:
            yield Mistake(
                "people", -1, field,
                f"{label}: {number_text(value)} người, nhiều hơn tổng số "
                f"{number_text(content.headcount)} người.",
            )  # fmt: skip


def _too_long(part: str, at: int, row: object) -> Iterator[Mistake]:
    for (of_part, field), limit in LONGEST.items():
        if of_part == part and len(getattr(row, field)) > limit:
            length = len(getattr(row, field))
            message = f"Dài {length} ký tự, tối đa {limit} ký tự."
            yield Mistake(part, at, field, message)


def _movement(at: int, movement: Movement, year: int) -> Iterator[Mistake]:
    yield from _too_long("movements", at, movement)
    if movement.level not in LEVELS:
        allowed = ", ".join(LEVELS.values())
        yield Mistake("movements", at, "level", f"«{movement.level}»; chỉ nhận {allowed}.")
    for field in ("starts_on", "ends_on"):
        day = getattr(movement, field)
        if day is not None and abs(day.year - year) > 5:
            message = f"{day:%d/%m/%Y} cách năm thi đua {year} quá 5 năm."
            yield Mistake("movements", at, field, message)
    if movement.starts_on and movement.ends_on and movement.ends_on < movement.starts_on:
        yield Mistake(
            "movements", at, "ends_on",
            f"Ngày tổng kết {movement.ends_on:%d/%m/%Y} trước ngày phát động "
            f"{movement.starts_on:%d/%m/%Y}.",
        )  # fmt: skip


def _target(at: int, target: Target) -> Iterator[Mistake]:
    yield from _too_long("targets", at, target)
    for field in ("figure", "baseline"):
        value = getattr(target, field)
        if value is None:
            continue
        if not 0 <= value < LARGEST_FIGURE:
            message = f"{number_text(value)}; chỉ nhận số từ 0 đến dưới 1.000.000 tỷ."
            yield Mistake("targets", at, field, message)
        elif value != round(value, MOST_DECIMALS):
            message = f"{number_text(value)}; tối đa {MOST_DECIMALS} chữ số thập phân."
            yield Mistake("targets", at, field, message)
    if target.not_assigned and target.figure is not None:
        message = "Đã chọn «không được giao» thì để trống kế hoạch năm."
        yield Mistake("targets", at, "figure", message)


def _titles(titles: Sequence[Title]) -> Iterator[Mistake]:
    seen: set[tuple[str, str]] = set()
    for at, title in enumerate(titles):
        yield from _too_long("titles", at, title)
        if title.award not in AWARD_NAMES:
            yield Mistake("titles", at, "award", f"«{title.award}» không có trong danh mục.")
        elif (title.award, title.recipient) in seen:
            message = f"{AWARD_NAMES[title.award]} đã ghi ở dòng trên; gộp lại một dòng."
            yield Mistake("titles", at, "award", message)
        if title.recipient not in RECIPIENTS:
            allowed = ", ".join(RECIPIENTS.values())
            yield Mistake("titles", at, "recipient", f"«{title.recipient}»; chỉ nhận {allowed}.")
        if not 1 <= title.quantity <= MOST_PERSONS:
            message = f"{number_text(title.quantity)}; chỉ nhận từ 1 trở lên."
            yield Mistake("titles", at, "quantity", message)
        seen.add((title.award, title.recipient))


@dataclass(frozen=True, slots=True)
class Gap:
    """Something not filled in; it stops the submission when scoring cannot do without."""

    text: str
    must: bool = True


def gaps_in(content: RegistrationContent, needs: Sequence[TargetNeed]) -> list[Gap]:
    """What is missing when a unit wants to submit, in sentences.

    Source: Mẫu 1a (bảng đăng ký giao ước thi đua) and the scheme's needs.
    """
    found = [
        Gap(f"Chưa ghi số {label if field != 'headcount' else 'người của cơ quan'}.")
        for field, label in PEOPLE.items()
        if getattr(content, field) is None
    ]
    if not content.movements:
        found.append(Gap("Chưa đăng ký phong trào thi đua nào.", must=False))
    for number, movement in enumerate(content.movements, start=1):
        found.extend(_movement_gaps(number, movement))
    for need in needs:
        found.extend(_own_gaps(content, need) if need.has_many else _common_gaps(content, need))
    if not content.titles:
        found.append(Gap("Chưa đăng ký danh hiệu, hình thức khen thưởng nào.", must=False))
    return found


def _movement_gaps(number: int, movement: Movement) -> Iterator[Gap]:
    labels = {
        "name": "tên phong trào",
        "goal": "mục tiêu",
        "starts_on": "ngày phát động",
        "ends_on": "ngày tổng kết",
    }
    empty = [label for field, label in labels.items() if not getattr(movement, field)]
    if empty:
        called = f" «{movement.name}»" if movement.name else ""
        yield Gap(f"Phong trào thứ {number}{called} chưa có {', '.join(empty)}.")


def _common_gaps(content: RegistrationContent, need: TargetNeed) -> Iterator[Gap]:
    target = content.target_of(need.criterion)
    if need.can_wait or (target is not None and target.not_assigned):
        return
    place = f"Tiêu chí {need.criterion} «{need.name}»"
    if need.needs_figure and (target is None or target.figure is None):
        yield Gap(f"{place} chưa có kế hoạch năm (hoặc chọn «không được giao»).")
    elif need.needs_figure and target and target.figure == 0 and not need.zero_allowed:
        yield Gap(f"{place} có kế hoạch năm là 0; phải lớn hơn 0.")
    if need.needs_baseline and (target is None or not target.baseline):
        yield Gap(f"{place} chưa có kết quả năm trước (lớn hơn 0).")


def _own_gaps(content: RegistrationContent, need: TargetNeed) -> Iterator[Gap]:
    own = content.own_targets_of(need.criterion)
    place = f"Tiêu chí {need.criterion} «{need.name}»"
    if not own:
        yield Gap(f"{place} chưa có chỉ tiêu riêng nào ({OWN_LEAST} đến {OWN_MOST} chỉ tiêu).")
    elif not OWN_LEAST <= len(own) <= OWN_MOST:
        told = f"{place} có {len(own)} chỉ tiêu riêng; thường từ {OWN_LEAST} đến {OWN_MOST}."
        yield Gap(told, must=False)
    for number, target in enumerate(own, start=1):
        empty = [label for label, value in _own_fields(target) if not value]
        if empty:
            yield Gap(f"{place}, chỉ tiêu riêng thứ {number} chưa có {', '.join(empty)}.")


def _own_fields(target: Target) -> tuple[tuple[str, object], ...]:
    return (
        ("nội dung", target.content),
        ("đơn vị tính", target.measure),
        ("kế hoạch năm lớn hơn 0", target.figure),
    )
