"""What this app's actions are called in the journal."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.registries.action_names import name_actions
from thidua.apps.audit.registries.descriptions import name_details, name_values
from thidua.apps.audit.registries.personal import personal_details
from thidua.law.catalogue import catalogue

name_actions(
    {
        "awards.save_decision": _("Ghi quyết định khen thưởng"),
        "awards.edit_decision": _("Sửa quyết định khen thưởng"),
        "awards.record_award": _("Ghi khen thưởng"),
        "awards.edit_award": _("Sửa khen thưởng"),
        "awards.present_award": _("Ghi việc trao khen thưởng"),
        "awards.present_decision": _("Ghi việc trao cả quyết định"),
        "awards.revoke_award": _("Hủy bỏ khen thưởng"),
        "awards.note_recovery": _("Ghi việc thu hồi hiện vật, tiền thưởng"),
        "awards.save_year": _("Ghi số liệu năm"),
        "awards.confirm_history": _("Xác nhận lịch sử khen thưởng đã nhập đủ hay chưa"),
        "awards.save_initiative": _("Ghi sáng kiến"),
        "awards.save_discipline": _("Ghi kỷ luật"),
        "awards.save_inquiry": _("Ghi vụ việc đang xem xét"),
        "awards.remove_initiative": _("Bỏ sáng kiến ghi nhầm"),
        "awards.remove_discipline": _("Bỏ kỷ luật ghi nhầm"),
        "awards.remove_inquiry": _("Bỏ vụ việc ghi nhầm"),
        "awards.upload_history": _("Tải lên tệp lịch sử khen thưởng"),
        "awards.accept_history": _("Nhận tệp lịch sử khen thưởng"),
        "awards.import_history": _("Nhập lịch sử khen thưởng"),
        "awards.discard_history": _("Bỏ tệp lịch sử khen thưởng"),
        "awards.undo_history": _("Hoàn tác lần nhập lịch sử khen thưởng"),
    }
)
name_details(
    {
        "decision": _("quyết định"),
        "awards": _("số khen thưởng"),
        "presented_on": _("ngày trao"),
        "presented_by": _("người trao"),
    }
)
name_values("award", {code: entry.name_vi for code, entry in catalogue().items()})
personal_details("holder_name", "household", "presented_by", "presented_for")
