"""What this app's actions are called in the journal."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.registries.action_names import name_actions

name_actions(
    {
        "consultations.open_consultation": _("Lấy ý kiến dự thảo"),
        "consultations.extend_consultation": _("Gia hạn góp ý"),
        "consultations.close_consultation": _("Đóng đợt lấy ý kiến"),
        "consultations.make_remark": _("Góp ý dự thảo"),
        "consultations.withdraw_remark": _("Rút ý kiến góp ý"),
        "consultations.give_opinion": _("Cho ý kiến về cả dự thảo"),
        "consultations.answer_remark": _("Giải trình ý kiến góp ý"),
    }
)
