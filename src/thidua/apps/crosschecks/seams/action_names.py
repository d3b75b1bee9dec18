"""What this app's actions are called in the journal."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.registries.action_names import name_actions

name_actions(
    {
        "crosschecks.set_crosscheck": _("Đặt cách chấm chéo"),
        "crosschecks.recuse_checker": _("Ghi trường hợp không được chấm"),
        "crosschecks.take_back_recusal": _("Bỏ trường hợp không được chấm"),
        "crosschecks.announce_seed": _("Công bố hạt giống bốc thăm"),
        "crosschecks.withdraw_seed": _("Rút hạt giống bốc thăm"),
        "crosschecks.draw_checkers": _("Bốc thăm chấm chéo"),
        "crosschecks.replace_checker": _("Thay đơn vị chấm chéo"),
        "crosschecks.save_marks": _("Chấm chéo"),
        "crosschecks.reply_to_request": _("Trả lời đề nghị bổ sung minh chứng"),
        "crosschecks.hand_in_marks": _("Nộp kết quả chấm chéo"),
        "crosschecks.settle_marks": _("Chốt chấm chéo"),
        "crosschecks.open_objections": _("Mở thời hạn kiến nghị kết quả"),
        "crosschecks.make_objection": _("Kiến nghị kết quả"),
        "crosschecks.answer_objection": _("Trả lời kiến nghị"),
        "crosschecks.lock_result": _("Khoá kết quả cuối cùng"),
        "crosschecks.plan_visit": _("Lập đoàn kiểm tra tại chỗ"),
    }
)
