"""What this app's actions are called in the journal."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.registries.action_names import name_actions

name_actions(
    {
        "appraisals.open_scoring": _("Mở chấm điểm"),
        "appraisals.make_periods": _("Chia kỳ chấm điểm"),
        "appraisals.add_period": _("Thêm kỳ chấm điểm"),
        "appraisals.edit_period": _("Sửa kỳ chấm điểm"),
        "appraisals.remove_period": _("Bỏ kỳ chấm điểm"),
        "appraisals.set_year_way": _("Đặt cách tính cả năm"),
        "appraisals.open_period": _("Mở kỳ chấm điểm"),
        "appraisals.close_period": _("Công bố và đóng kỳ"),
        "appraisals.reopen_period": _("Mở lại kỳ chấm điểm"),
        "appraisals.propose_adjustment": _("Đề nghị điều chỉnh cho một đơn vị"),
        "appraisals.answer_adjustment": _("Cho ý kiến về điều chỉnh"),
        "appraisals.apply_adjustment": _("Điều chỉnh có hiệu lực"),
        "appraisals.withdraw_adjustment": _("Rút đề nghị điều chỉnh"),
        "appraisals.save_lines": _("Sửa dòng tự chấm"),
        "appraisals.add_own_target": _("Thêm chỉ tiêu riêng"),
        "appraisals.remove_own_target": _("Bỏ chỉ tiêu riêng"),
        "appraisals.attach_evidence": _("Thêm minh chứng"),
        "appraisals.attach_link": _("Thêm minh chứng là đường dẫn"),
        "appraisals.attach_reference": _("Thêm minh chứng trong hệ thống"),
        "appraisals.remove_evidence": _("Gỡ minh chứng"),
        "appraisals.present_sheet": _("Trình lãnh đạo bảng tự chấm"),
        "appraisals.give_back_draft": _("Lãnh đạo trả lại bảng tự chấm"),
        "appraisals.submit_sheet": _("Ký và nộp bảng tự chấm"),
        "appraisals.close_overdue_sheet": _("Chốt bảng quá hạn thay đơn vị"),
        "appraisals.withdraw_sheet": _("Rút lại bảng tự chấm"),
        "appraisals.return_sheet": _("Trả lại bảng tự chấm"),
        "appraisals.verify_line": _("Thẩm định dòng"),
        "appraisals.take_peer_verdicts": _("Nhận kết quả chấm chéo"),
        "appraisals.take_given_figures": _("Nhận số do cơ quan khác chấm"),
        "appraisals.agree_rest": _("Đồng ý các dòng còn lại"),
        "appraisals.answer_line": _("Giải trình"),
        "appraisals.finish_verification": _("Kết thúc thẩm định"),
        "appraisals.lock_sheet": _("Khoá bảng chấm điểm"),
        "appraisals.reopen_sheet": _("Mở khoá bảng chấm điểm"),
        "appraisals.publish_result": _("Công bố kết quả"),
        "appraisals.refill_lines": _("Cập nhật số hệ thống điền"),
    },
    following={"appraisals.move_sheets": _("Chuyển bảng chấm sang bảng điểm mới")},
)
