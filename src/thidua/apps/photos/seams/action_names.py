"""What the acts on photos are called in the journal."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.registries.action_names import name_actions

name_actions(
    {
        "photos.add_photo": _("Thêm ảnh"),
        "photos.describe_photo": _("Ghi chú thích ảnh"),
        "photos.remove_photo": _("Gỡ ảnh"),
    }
)
