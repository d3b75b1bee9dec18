"""What this app's actions are called in the journal."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.action_names import name_actions

name_actions(
    {
        "meetings.prepare_conference": _("Chuẩn bị hội nghị"),
        "meetings.edit_conference": _("Sửa thông tin hội nghị"),
        "meetings.open_conference": _("Khai mạc hội nghị"),
        "meetings.close_conference": _("Bế mạc hội nghị"),
        "meetings.record_attendance": _("Điểm danh"),
        "meetings.plan_motion": _("Chuẩn bị nội dung biểu quyết"),
        "meetings.decide_motion": _("Kết luận nội dung biểu quyết"),
        "meetings.reopen_motion": _("Mở lại nội dung biểu quyết"),
        "meetings.save_directions": _("Ghi phương hướng năm sau"),
        "meetings.carry_election": _("Chuyển kết quả bầu sang năm sau"),
    }
)
