"""What this app's actions are called in the journal."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.registries.action_names import name_actions
from thidua.apps.audit.registries.descriptions import name_details

name_actions(
    {
        "ballots.prepare": _("Chuẩn bị bỏ phiếu kín"),
        "ballots.edit": _("Sửa phần chuẩn bị bỏ phiếu"),
        "ballots.withdraw_nominee": _("Rút tên khỏi danh sách bỏ phiếu"),
        "ballots.prepare_second_round": _("Chuẩn bị bỏ phiếu vòng sau"),
        "ballots.prepare_again": _("Chuẩn bị lại sau khi dừng bỏ phiếu"),
        "ballots.open": _("Mở bỏ phiếu"),
        "ballots.acclaim": _("Suy tôn không bỏ phiếu"),
        "ballots.print_slips": _("In phiếu có mã"),
        "ballots.reprint_slips": _("In lại phiếu có mã, hủy phiếu in cũ chưa bỏ"),
        "ballots.hand_out_slips": _("Ghi đơn vị nhận phiếu"),
        "ballots.exchange_slip": _("Đổi phiếu có mã, phiếu cũ bị hủy"),
        "ballots.replace_lost_slips": _("Hủy phiếu bị mất để nhận lại"),
        "ballots.enter_count": _("Người kiểm phiếu nhập kết quả"),
        "ballots.close": _("Đóng hòm và kiểm phiếu"),
        "ballots.void": _("Dừng bỏ phiếu, không kiểm"),
        "ballots.void_restored": _("Dừng bỏ phiếu đang mở vì dữ liệu được phục hồi"),
        "ballots.publish": _("Công bố kết quả bỏ phiếu"),
    },
    former={"ballots.hand_out": _("Ghi đơn vị nhận phiếu")},
)

name_details({"taken": _("đã nhận phiếu"), "repeat_reason": _("lý do bỏ phiếu lại")})
