"""How a scheme lies in a sheet: columns, kinds of rows, and the words for rules."""

from collections.abc import Mapping, Sequence
from typing import Any

SHEET_TITLE = "Bảng điểm"
COLUMNS = (
    *("Loại", "Mã", "Nội dung", "Điểm", "Đơn vị tính", "So sánh", "Chỉ tiêu", "Chỉ tiêu lấy từ"),
    *("Cách chấm", "Tham số", "Khi không áp dụng", "Minh chứng", "Nguồn", "Minh họa"),
    "Thuộc tính khác",
)
KIND, POINTS, RULE, FIGURES, POLICY, REST = 0, 3, 8, 9, 10, len(COLUMNS) - 1

SCHEME, GROUP, CRITERION = "Bảng điểm", "Nhóm", "Tiêu chí"
DEDUCTION, DISQUALIFICATION = "Điểm trừ", "Không xét"
TIE_BREAK, AWARD = "Khi bằng điểm", "Khen thưởng"
KINDS = (SCHEME, GROUP, CRITERION, DEDUCTION, DISQUALIFICATION, TIE_BREAK, AWARD)

_COMMON = {"Nguồn": "source", "Minh họa": "illustrative"}
# For each kind of row: the column of each key. What has no column goes to "Thuộc tính khác".
PLACES: dict[str, dict[str, str]] = {
    SCHEME: {"Điểm": "total", "Khi không áp dụng": "na_policy", **_COMMON},
    GROUP: {"Mã": "id", "Nội dung": "name", "Điểm": "max", "Cách chấm": "kind", **_COMMON},
    CRITERION: {
        "Mã": "id",
        "Nội dung": "name",
        "Điểm": "max",
        "Đơn vị tính": "measure",
        "So sánh": "target.op",
        "Chỉ tiêu": "target.value",
        "Chỉ tiêu lấy từ": "target.from",
        "Cách chấm": "rule.type",
        "Khi không áp dụng": "na_policy",
        "Minh chứng": "evidence",
        **_COMMON,
    },
    DEDUCTION: {"Mã": "id", "Nội dung": "name", "Điểm": "points", **_COMMON},
    DISQUALIFICATION: {"Mã": "id", "Nội dung": "name", **_COMMON},
    TIE_BREAK: {"Mã": "id"},
    AWARD: {"Mã": "award", **_COMMON},
}

# Words for the values of some keys; any other value is written as it is.
WORDS: dict[str, dict[str, str]] = {
    "rule.type": {
        "linear": "Theo tỷ lệ",
        "bands": "Theo mức",
        "boolean": "Đạt / không đạt",
        "grade_map": "Theo xếp loại",
        "per_item": "Điểm mỗi việc",
        "deduct": "Trừ mỗi lần",
        "plus_minus": "Cộng và trừ",
        "half_then_leader": "Nửa điểm, rồi so đơn vị dẫn đầu",
        "year_over_year": "So với năm trước",
        "average_of_unit_targets": "Trung bình chỉ tiêu riêng",
        "attendance": "Mức độ tham gia",
        "manual": "Chấm trực tiếp",
        "external": "Cơ quan khác chấm",
    },
    "na_policy": {
        "full_points": "Tính đủ điểm",
        "zero": "0 điểm",
        "exclude_and_rescale": "Loại ra và quy đổi",
        "second_group": "So trong nhóm không được giao",
    },
    "kind": {"normal": "Thường", "bonus": "Thưởng"},
    "target.from": {"registration": "Đăng ký của đơn vị"},
}

# The figures in "Tham số", as "label: value; label: value", for each rule type and kind of row.
FIGURE_LABELS: dict[str, dict[str, str]] = {
    "per_item": {"points_per_item": "mỗi việc", "cap": "tối đa"},
    "deduct": {"per_event": "mỗi lần trừ", "floor": "thấp nhất"},
    "plus_minus": {
        "plus": "mỗi lượt cộng",
        "minus": "mỗi lượt trừ",
        "min": "thấp nhất",
        "max": "cao nhất",
    },
    "half_then_leader": {"excess": "vượt tính theo"},
    "year_over_year": {"at_baseline": "bằng năm trước", "per_percent_over": "mỗi 1 % tăng"},
    "bands": {"on": "so theo"},
    SCHEME: {"decimals": "số thập phân", "bonus_inside_total": "điểm thưởng nằm trong tổng"},
    AWARD: {"quota": "số lượng", "min_total": "tổng điểm từ"},
}
FIGURE_WORDS = {
    "excess": {"percent": "phần trăm", "absolute": "số tuyệt đối"},
    "on": {"value": "số đạt được", "ratio": "tỷ lệ so với chỉ tiêu"},
    "bonus_inside_total": {"true": "có", "false": "không"},
}
BAND_LABEL = "từ"


class NotFigures(ValueError):
    """The text is not "label: value; label: value" with the labels known here."""


def figures_text(kind: str, figures: Mapping[str, Any]) -> str | None:
    """Figures in words; None when they cannot be said so that they read back the same."""
    try:
        parts = list(_parts(kind, figures))
        text = "; ".join(f"{label}: {value}" for label, value in parts)
        return text if read_figures(kind, text) == figures else None
    except (NotFigures, KeyError, TypeError, AttributeError):
        return None


def _parts(kind: str, figures: Mapping[str, Any]) -> Sequence[tuple[str, str]]:
    if kind == "grade_map":
        return list(figures["map"].items())
    labels = FIGURE_LABELS.get(kind, {})
    parts = [
        (labels[key], FIGURE_WORDS.get(key, {}).get(value, value))
        for key, value in figures.items()
        if key != "bands"
    ]
    bands = figures.get("bands", ())
    parts.extend((f"{BAND_LABEL} {band['min']}", band["points"]) for band in bands)
    return parts


def read_figures(kind: str, text: str) -> dict[str, Any]:
    """The figures in a text.

    Raises:
        NotFigures: a part without a colon, a label that is not known, or one twice.
    """
    found: dict[str, Any] = {}
    grades: dict[str, str] = {}
    keys = {label: key for key, label in FIGURE_LABELS.get(kind, {}).items()}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        label, colon, value = (piece.strip() for piece in part.rpartition(":"))
        if not colon or label in grades or keys.get(label) in found:
            raise NotFigures(part)
        if kind == "grade_map":
            grades[label] = value
        elif kind == "bands" and label.startswith(f"{BAND_LABEL} "):
            minimum = label.removeprefix(f"{BAND_LABEL} ").strip()
            found.setdefault("bands", []).append({"min": minimum, "points": value})
        elif label in keys:
            found[keys[label]] = _figure_value(keys[label], value)
        else:
            raise NotFigures(part)
    return {"map": grades} if kind == "grade_map" and grades else found


def _figure_value(key: str, word: str) -> str:
    words = {shown: value for value, shown in FIGURE_WORDS.get(key, {}).items()}
    return words.get(word, word)
