"""What this app's actions are called in the journal."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.registries.action_names import name_actions

name_actions(
    {
        "reminders.choose_channels": _("Chọn kênh nhắc việc"),
        "reminders.renew_feed": _("Tạo địa chỉ lịch cá nhân"),
        "reminders.revoke_feed": _("Bỏ địa chỉ lịch cá nhân"),
        "reminders.create_webhook": _("Thêm kênh webhook"),
        "reminders.edit_webhook": _("Sửa kênh webhook"),
        "reminders.renew_webhook_secret": _("Đổi mã bí mật của kênh webhook"),
        "reminders.resend_delivery": _("Gửi lại nhắc việc"),
    }
)
