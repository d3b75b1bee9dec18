"""What the acts on the ledger are called in the journal."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.registries.action_names import name_actions

name_actions(
    {
        "ledger.record_deed": _("Ghi kết quả vào sổ"),
        "ledger.record_deeds": _("Ghi nhiều kết quả vào sổ"),
        "ledger.correct_deed": _("Sửa kết quả trong sổ"),
        "ledger.clear_double": _("Ghi hai kết quả không trùng"),
        "ledger.withdraw_deed": _("Rút kết quả khỏi sổ"),
    }
)
