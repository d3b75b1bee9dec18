"""What the acts on exemplars are called in the journal."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.registries.action_names import name_actions
from thidua.apps.audit.registries.personal import personal_details

name_actions(
    {
        "exemplars.record_exemplar": _("Ghi điển hình tiên tiến"),
        "exemplars.edit_exemplar": _("Sửa điển hình tiên tiến"),
        "exemplars.remove_exemplar": _("Xóa điển hình tiên tiến"),
        "exemplars.link_awards": _("Gắn khen thưởng với điển hình"),
        "exemplars.record_step": _("Ghi việc đã làm với điển hình"),
        "exemplars.remove_step": _("Xóa việc đã làm với điển hình"),
        "exemplars.give_consent": _("Ghi sự đồng ý của điển hình"),
        "exemplars.withdraw_consent": _("Ghi rút lại sự đồng ý của điển hình"),
    }
)
personal_details("given_by")
personal_details("name", of="exemplars.exemplar")
