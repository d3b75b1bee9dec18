"""What the acts on reports are called in the journal."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.registries.action_names import name_actions
from thidua.apps.audit.registries.personal import personal_details

name_actions(
    {
        "reports.create_form": _("Lập biểu mẫu báo cáo"),
        "reports.save_form": _("Sửa biểu mẫu báo cáo"),
        "reports.open_form": _("Mở báo cáo cho các đơn vị"),
        "reports.move_dates": _("Đổi hạn báo cáo"),
        "reports.remove_form": _("Xoá biểu mẫu báo cáo"),
        "reports.save_report": _("Lưu báo cáo"),
        "reports.submit_report": _("Nộp báo cáo"),
        "reports.withdraw_report": _("Rút lại báo cáo"),
        "reports.return_report": _("Trả lại báo cáo"),
        "reports.accept_report": _("Chấp nhận báo cáo"),
        "reports.grant_extension": _("Gia hạn báo cáo"),
    },
    following={"reports.carry_forms": _("Chép biểu mẫu báo cáo sang năm sau")},
)
personal_details("signer")
