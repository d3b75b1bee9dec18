"""What the acts on observations are called in the journal."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.registries.action_names import name_actions

name_actions(
    {
        "observations.record_observation": _("Ghi nhận trong năm"),
        "observations.record_observations": _("Nhập ghi nhận từ tệp"),
        "observations.correct_observation": _("Sửa ghi nhận"),
        "observations.strike_observation": _("Gạch bỏ ghi nhận"),
        "observations.answer_observation": _("Giải trình ghi nhận"),
    }
)
