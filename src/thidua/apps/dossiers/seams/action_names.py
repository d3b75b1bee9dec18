"""What this app's actions are called in the journal."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.registries.action_names import name_actions
from thidua.apps.audit.registries.personal import personal_details

name_actions(
    {
        "dossiers.nominate_from_conference": _("Lập đề nghị khen thưởng theo hội nghị của Khối"),
        "dossiers.nominate_by_hand": _("Lập đề nghị khen thưởng"),
        "dossiers.nominate_for_government_flag": _("Đề nghị tặng Cờ thi đua của Chính phủ"),
        "dossiers.withdraw": _("Rút đề nghị"),
        "dossiers.file_paper": _("Thêm giấy tờ vào hồ sơ"),
        "dossiers.link_document": _("Dùng văn bản đã ban hành"),
        "dossiers.waive_paper": _("Ghi giấy tờ không cần"),
        "dossiers.clear_paper": _("Gỡ giấy tờ khỏi hồ sơ"),
        "dossiers.save_report": _("Lưu báo cáo thành tích"),
        "dossiers.renew_checklist": _("Cập nhật giấy tờ theo luật đang áp dụng"),
        "dossiers.complete": _("Hoàn thành hồ sơ"),
        "dossiers.reopen": _("Lấy lại hồ sơ để sửa"),
        "dossiers.send": _("Gửi hồ sơ"),
        "dossiers.receive": _("Tiếp nhận hồ sơ để thẩm định"),
        "dossiers.return": _("Trả lại hồ sơ để bổ sung"),
        "dossiers.appraise": _("Thẩm định hồ sơ"),
        "dossiers.take_back_appraisal": _("Thẩm định lại"),
        "dossiers.ask_opinion": _("Xin ý kiến về hồ sơ"),
        "dossiers.note_opinion": _("Ghi ý kiến trả lời"),
        "dossiers.withdraw_opinion": _("Rút việc xin ý kiến"),
        "dossiers.simplify": _("Áp dụng thủ tục đơn giản"),
        "dossiers.refuse": _("Kết luận không khen thưởng"),
        "dossiers.notify_refusal": _("Thông báo không khen thưởng"),
        "dossiers.convene_council": _("Chuẩn bị phiên họp Hội đồng"),
        "dossiers.edit_council": _("Sửa phiên họp Hội đồng"),
        "dossiers.enter_votes": _("Nhập phiếu của Hội đồng"),
        "dossiers.take_back_vote": _("Lấy lại kết quả phiếu"),
        "dossiers.close_council": _("Kết luận phiên họp Hội đồng"),
        "dossiers.decide": _("Quyết định khen thưởng"),
        "dossiers.present": _("Trao thưởng"),
        "dossiers.revoke": _("Hủy bỏ quyết định khen thưởng"),
    },
    former={
        "dossiers.nominate": _("Lập đề nghị khen thưởng"),
        "dossiers.enter_vote": _("Nhập phiếu của Hội đồng"),
    },
)
personal_details("by", of="dossiers.nomination")
