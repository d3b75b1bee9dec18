"""What the acts on registrations and covenants are called in the journal."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.registries.action_names import name_actions

name_actions(
    {
        "pledges.start_registration": _("Lập đăng ký thi đua"),
        "pledges.save_registration": _("Lưu đăng ký thi đua"),
        "pledges.copy_registration": _("Chép đăng ký năm trước"),
        "pledges.submit_registration": _("Nộp đăng ký thi đua"),
        "pledges.withdraw_registration": _("Rút đăng ký đã nộp"),
        "pledges.return_registration": _("Trả lại đăng ký để sửa"),
        "pledges.accept_registration": _("Chấp nhận đăng ký"),
        "pledges.reopen_registration": _("Mở lại đăng ký đã chấp nhận"),
        "pledges.draft_covenant": _("Soạn dự thảo giao ước"),
        "pledges.edit_covenant": _("Sửa dự thảo giao ước"),
        "pledges.adopt_covenant": _("Thông qua giao ước"),
        "pledges.supersede_covenant": _("Thay giao ước bằng bản mới"),
        "pledges.sign_covenant": _("Ký giao ước"),
    },
    following={
        "pledges.carry_covenant": _("Chép giao ước sang năm sau"),
        "pledges.complete_covenant": _("Giao ước đã ký đủ"),
    },
    former={"pledges.sign": _("Ký giao ước")},
)
