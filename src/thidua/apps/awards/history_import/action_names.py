"""What reading a history in is called in the journal."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.registries.action_names import name_actions

name_actions(
    {
        "awards.upload_history": _("Tải lên tệp lịch sử khen thưởng"),
        "awards.accept_history": _("Nhận tệp lịch sử khen thưởng"),
        "awards.import_history": _("Nhập lịch sử khen thưởng"),
        "awards.discard_history": _("Bỏ tệp lịch sử khen thưởng"),
        "awards.undo_history": _("Hoàn tác lần nhập lịch sử khen thưởng"),
    }
)
