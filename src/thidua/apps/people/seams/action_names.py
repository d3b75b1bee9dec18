"""What this app's actions are called in the journal."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.registries.action_names import name_actions
from thidua.apps.audit.registries.descriptions import name_details

name_actions(
    {
        "people.add_person": _("Thêm cá nhân"),
        "people.edit_person": _("Sửa thông tin cá nhân"),
        "people.view_person": _("Xem hồ sơ cá nhân"),
        "people.end_posting": _("Ghi cá nhân nghỉ"),
        "people.resume_posting": _("Ghi cá nhân trở lại"),
        "people.transfer_person": _("Chuyển cá nhân sang đơn vị khác"),
        "people.import_people": _("Nhập danh sách cá nhân từ Excel"),
        "people.export_people": _("Tải danh sách cá nhân"),
    }
)
name_details(
    {
        "facts": _("đã sửa"),
        "people": _("số người"),
        "edited": _("số người được sửa"),
        "old_unit": _("đơn vị cũ"),
        "moved_on": _("chuyển từ ngày"),
    }
)
