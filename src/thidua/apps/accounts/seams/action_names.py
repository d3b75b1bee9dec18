"""What this app's actions are called in the journal."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.registries.action_names import name_actions
from thidua.apps.audit.registries.personal import personal_details

name_actions(
    {
        "accounts.create": _("Mở tài khoản"),
        "accounts.edit_profile": _("Sửa thông tin cá nhân"),
        "accounts.seed_password": _("Cấp lại mật khẩu"),
        "accounts.remove_second_factors": _("Gỡ xác thực hai lớp"),
        "accounts.set_active": _("Khoá hoặc mở tài khoản"),
        "accounts.issue_token": _("Cấp khóa API"),
        "accounts.revoke_token": _("Thu hồi khóa API"),
    }
)
personal_details("username", "full_name", "email", "phone")
