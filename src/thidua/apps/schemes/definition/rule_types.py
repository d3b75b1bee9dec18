"""The thirteen ways to count points, in plain words for whoever writes the table."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

Text = str | Promise


@dataclass(frozen=True, slots=True)
class RuleType:
    """One way: its name in a scheme, what people call it, what it does, when to use it."""

    kind: str
    title: Text
    explanation: Text
    use: Text
    symbol: str
    takes_target: bool = False  # a figure for the target may be written
    example: tuple[tuple[str, Text, str], ...] = ()  # (figure, label, default)
    operators: Mapping[str, Text] = field(default_factory=dict)  # to choose among, in words

    @property
    def needs_target(self) -> bool:
        """Whether points depend on the target."""
        return any(name == "target" for name, _label, _default in self.example)


_ACTUAL = _("Thực hiện được")
_TARGET = _("Chỉ tiêu")

RULE_TYPES = {
    rule.kind: rule
    for rule in (
        RuleType(
            "linear",
            _("Theo tỷ lệ hoàn thành chỉ tiêu"),
            _("Đạt chỉ tiêu được điểm tối đa; chưa đạt thì điểm giảm theo tỷ lệ."),
            _("Dùng cho chỉ tiêu đo được bằng số: tỷ lệ %, số hội viên, số tiền."),
            "percentage",
            takes_target=True,
            example=(("actual", _ACTUAL, "80"), ("target", _TARGET, "100")),
            operators={
                ">=": _("đạt ít nhất (≥)"),
                "<=": _("không vượt quá (≤)"),
                "==": _("đúng bằng (=)"),
            },
        ),
        RuleType(
            "bands",
            _("Theo các mức"),
            _("Kết quả rơi vào mức nào thì được số điểm của mức đó."),
            _("Dùng khi muốn phân biệt rõ: từ 70 % được 25 điểm, từ 60 % được 18 điểm."),
            "stairs-up",
            takes_target=True,
            example=(("actual", _ACTUAL, "80"), ("target", _TARGET, "100")),
        ),
        RuleType(
            "boolean",
            _("Đạt hoặc không đạt"),
            _("Đạt được điểm tối đa, không đạt 0 điểm."),
            _("Dùng cho việc chỉ có hai khả năng: được công nhận hay không."),
            "toggle-right",
            example=(("actual", _("Kết quả"), gettext_noop("có")),),
        ),
        RuleType(
            "grade_map",
            _("Theo xếp loại"),
            _("Mỗi mức xếp loại được một số điểm ghi sẵn."),
            _("Dùng cho xếp loại chi bộ, công đoàn, cơ quan."),
            "medal",
            example=(("actual", _("Xếp loại"), "HTTNV"),),
        ),
        RuleType(
            "per_item",
            _("Cộng điểm theo số việc"),
            _("Mỗi việc được một số điểm, cộng đến mức tối đa."),
            _("Dùng cho số phong trào, sáng kiến, điển hình, tin bài."),
            "list-numbers",
            takes_target=True,
            example=(("actual", _("Số việc làm được"), "3"),),
        ),
        RuleType(
            "deduct",
            _("Trừ điểm theo số lần"),
            _("Có sẵn điểm tối đa, mỗi lần vi phạm hoặc trễ hạn trừ một số điểm."),
            _("Dùng cho vi phạm, báo cáo trễ, đăng ký trễ."),
            "square-minus",
            takes_target=True,
            example=(("actual", _("Số lần"), "2"),),
        ),
        RuleType(
            "plus_minus",
            _("Vừa cộng vừa trừ"),
            _("Mỗi lượt tốt cộng điểm, mỗi lượt chưa tốt trừ điểm, trong một khoảng cho trước."),
            _("Dùng khi cùng một việc có cả kết quả tốt và chưa tốt."),
            "plus-minus",
            example=(("actual", _("Số lượt cộng"), "4"), ("minus", _("Số lượt trừ"), "1")),
        ),
        RuleType(
            "half_then_leader",
            _("Nửa điểm khi đạt, nửa điểm theo đơn vị dẫn đầu"),
            _(
                "Đạt chỉ tiêu được nửa số điểm. Phần vượt được so với đơn vị vượt nhiều nhất "
                "trong khối; đơn vị đó được điểm tối đa."
            ),
            _("Dùng khi các đơn vị đều đạt chỉ tiêu mà vẫn cần phân biệt hơn kém."),
            "podium",
            takes_target=True,
            example=(
                ("actual", _ACTUAL, "110"),
                ("target", _TARGET, "100"),
                ("leader", _("Đơn vị cao nhất khối (cùng chỉ tiêu)"), "120"),
            ),
        ),
        RuleType(
            "year_over_year",
            _("So với năm trước"),
            _("Bằng năm trước được một số điểm; mỗi 1 % tốt hơn được cộng; kém đi thì trừ tỷ lệ."),
            _("Dùng cho số phải cao hơn năm trước (hội viên, nguồn thu) hoặc thấp hơn (vụ việc)."),
            "trending-up",
            example=(("actual", _("Năm nay"), "120"), ("baseline", _("Năm trước"), "100")),
            operators={
                ">=": _("càng cao càng tốt (≥)"),
                "<=": _("càng thấp càng tốt (≤)"),
            },
        ),
        RuleType(
            "average_of_unit_targets",
            _("Trung bình các chỉ tiêu riêng của đơn vị"),
            _(
                "Mỗi đơn vị đăng ký vài chỉ tiêu riêng; điểm theo tỷ lệ hoàn thành trung bình, "
                "mỗi chỉ tiêu tính nhiều nhất 100 %."
            ),
            _("Dùng cho nhiệm vụ đặc thù của từng đơn vị."),
            "chart-donut",
            takes_target=True,
            example=(
                ("actual", _("Chỉ tiêu riêng thứ nhất: thực hiện"), "80"),
                ("target", _("Chỉ tiêu riêng thứ nhất: đăng ký"), "100"),
                ("actual2", _("Chỉ tiêu riêng thứ hai: thực hiện"), "12"),
                ("target2", _("Chỉ tiêu riêng thứ hai: đăng ký"), "10"),
            ),
        ),
        RuleType(
            "attendance",
            _("Theo số lần tham gia"),
            _("Tham gia đủ được điểm tối đa; thiếu thì điểm giảm theo tỷ lệ."),
            _("Dùng cho hội nghị, hoạt động chung của khối."),
            "users-group",
            takes_target=True,
            example=(("actual", _("Số lần tham gia"), "3"), ("target", _("Số lần tổ chức"), "4")),
        ),
        RuleType(
            "manual",
            _("Người thẩm định chấm trực tiếp"),
            _("Người thẩm định cho điểm từ 0 đến điểm tối đa."),
            _("Chỉ dùng khi không đo được; nên yêu cầu ghi lý do."),
            "pencil",
            example=(("actual", _("Điểm được chấm"), "8"),),
        ),
        RuleType(
            "external",
            _("Cơ quan khác chấm"),
            _("Cơ quan có thẩm quyền (Công an, Thuế, Sở Nội vụ …) cho điểm."),
            _("Dùng khi điểm do cơ quan ngoài khối cung cấp."),
            "building-bank",
            example=(("actual", _("Điểm được cho"), "8"),),
        ),
    )
}
