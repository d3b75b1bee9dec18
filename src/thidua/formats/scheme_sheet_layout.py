"""How a scheme lies in a sheet: columns, kinds of rows, and the words for rules."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

SHEET_TITLE = "Bảng điểm"
COLUMNS = (
    *("Loại", "Mã", "Nội dung", "Điểm", "Đơn vị tính", "So sánh", "Chỉ tiêu", "Chỉ tiêu lấy từ"),
    *("Cách chấm", "Tham số", "Khi không áp dụng", "Minh chứng", "Nguồn", "Minh họa"),
    *("Cấp", "Thưởng tối đa", "Bước thưởng", "Thuộc tính khác"),
)
LEVEL = "Cấp"
KIND, POINTS, RULE, FIGURES, POLICY, REST = 0, 3, 8, 9, 10, len(COLUMNS) - 1

SCHEME, GROUP, HEADING, CRITERION = "Bảng điểm", "Nhóm", "Mục", "Tiêu chí"
DEDUCTION, DISQUALIFICATION = "Điểm trừ", "Không xét"
TIE_BREAK, AWARD = "Khi bằng điểm", "Khen thưởng"
CLASS, LOWERING = "Xếp loại", "Hạ xếp loại"
KINDS = (
    *(SCHEME, GROUP, HEADING, CRITERION, DEDUCTION, DISQUALIFICATION, TIE_BREAK, AWARD),
    *(CLASS, LOWERING),
)

_COMMON = {"Nguồn": "source", "Minh họa": "illustrative"}
# For each kind of row: the column of each key. What has no column goes to "Thuộc tính khác".
PLACES: dict[str, dict[str, str]] = {
    SCHEME: {"Điểm": "total", "Khi không áp dụng": "na_policy", **_COMMON},
    GROUP: {"Mã": "id", "Nội dung": "name", "Điểm": "max", "Cách chấm": "kind", **_COMMON},
    HEADING: {
        "Mã": "id",
        "Nội dung": "name",
        "Điểm": "max",
        "Đơn vị tính": "measure",
        "Khi không áp dụng": "na_policy",
        "Minh chứng": "evidence",
        **_COMMON,
    },
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
        "Thưởng tối đa": "bonus.max",
        "Bước thưởng": "bonus.step",
        **_COMMON,
    },
    DEDUCTION: {"Mã": "id", "Nội dung": "name", "Điểm": "points", **_COMMON},
    DISQUALIFICATION: {"Mã": "id", "Nội dung": "name", **_COMMON},
    TIE_BREAK: {"Mã": "id"},
    AWARD: {"Mã": "award", **_COMMON},
    CLASS: {"Nội dung": "name", **_COMMON},
    LOWERING: {"Mã": "id", **_COMMON},
}

# Rows that are elements of a list, in the order of the sheet.
LISTS = {
    DEDUCTION: "deductions_from_total",
    DISQUALIFICATION: "disqualify",
    AWARD: "awards",
    CLASS: "classes",
    LOWERING: "lower_class",
}
# Which keys of a row may be said in "Tham số" (for a criterion: those of its rule).
FIGURE_KEYS: dict[str, tuple[str, ...]] = {
    SCHEME: ("decimals", "bonus_inside_total", "deductions_cap"),
    AWARD: ("quota", "min_total", "min_group", "without"),
    CLASS: ("min_total", "min_group", "without"),
    LOWERING: ("by",),
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
        "rescale_total": "Loại ra và quy đổi tổng điểm",
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
    SCHEME: {
        "decimals": "số thập phân",
        "bonus_inside_total": "điểm thưởng nằm trong tổng",
        "deductions_cap": "trừ tối đa",
    },
    AWARD: {
        "quota": "số lượng",
        "quota.share": "tỷ lệ",
        "quota.of": "tính trên",
        "quota.rounding": "làm tròn",
        "quota.least": "ít nhất",
        "min_total": "tổng điểm từ",
    },
    CLASS: {"min_total": "tổng điểm từ"},
    LOWERING: {"by": "số bậc"},
}
FIGURE_WORDS = {
    "excess": {"percent": "phần trăm", "absolute": "số tuyệt đối"},
    "on": {"value": "số đạt được", "ratio": "tỷ lệ so với chỉ tiêu"},
    "bonus_inside_total": {"true": "có", "false": "không"},
    "quota.of": {"members": "số đơn vị trong khối", "ranked": "số đơn vị được xếp hạng"},
    "quota.rounding": {"down": "xuống", "half_up": "nửa lên", "up": "lên"},
}
BAND_LABEL = "từ"
FLOOR_LABEL, WITHOUT_LABEL = "nhóm", "không có"  # conditions of awards and classes
HAVE_CONDITIONS = frozenset({AWARD, CLASS})


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
    apart = {"bands", *(("min_group", "without") if kind in HAVE_CONDITIONS else ())}
    parts = [
        (labels[key], FIGURE_WORDS.get(key, {}).get(value, value))
        for key, value in _flat(figures)
        if key not in apart
    ]
    floors = figures.get("min_group", {})
    parts.extend((f"{FLOOR_LABEL} {group}", least) for group, least in floors.items())
    if "without" in figures:
        parts.append((WITHOUT_LABEL, ", ".join(figures["without"])))
    bands = figures.get("bands", ())
    parts.extend((f"{BAND_LABEL} {band['min']}", band["points"]) for band in bands)
    return parts


def _flat(figures: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Figures by key; those of a quota that is a share under "quota.share" and so on."""
    for key, value in figures.items():
        if key == "quota" and isinstance(value, Mapping):
            yield from ((f"{key}.{inner}", each) for inner, each in value.items())
        else:
            yield key, value


def read_figures(kind: str, text: str) -> dict[str, Any]:
    """The figures in a text.

    Raises:
        NotFigures: a part without a colon, a label that is not known, or one twice.
    """
    found: dict[str, Any] = {}
    labels: set[str] = set()
    for part in filter(None, (part.strip() for part in text.split(";"))):
        label, colon, value = (piece.strip() for piece in part.rpartition(":"))
        if not colon or label in labels or not _take_figure(kind, label, value, found):
            raise NotFigures(part)
        labels.add(label)
    return found


def _take_figure(kind: str, label: str, value: str, found: dict[str, Any]) -> bool:
    """Put one figure where it belongs; whether the label is known."""
    key = {shown: key for key, shown in FIGURE_LABELS.get(kind, {}).items()}.get(label)
    word, _, name = label.partition(" ")
    if kind == "grade_map":
        found.setdefault("map", {})[label] = value
    elif kind == "bands" and word == BAND_LABEL and name:
        found.setdefault("bands", []).append({"min": name.strip(), "points": value})
    elif kind in HAVE_CONDITIONS and word == FLOOR_LABEL and name:
        found.setdefault("min_group", {})[name.strip()] = value
    elif kind in HAVE_CONDITIONS and label == WITHOUT_LABEL:
        found["without"] = [each.strip() for each in value.split(",")]
    elif key is not None:
        outer, _, inner = key.partition(".")
        holder = found.setdefault(outer, {}) if inner else found
        if not isinstance(holder, dict):
            return False
        holder[inner or outer] = _figure_value(key, value)
    else:
        return False
    return True


def _figure_value(key: str, word: str) -> str:
    words = {shown: value for value, shown in FIGURE_WORDS.get(key, {}).items()}
    return words.get(word, word)
