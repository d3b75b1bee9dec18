"""Tables that an authority keeps for its blocs to start from."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models import Authority


class SchemeTemplate(models.Model):
    """A table that an authority keeps for its blocs to start from; its text lies in versions."""

    class State(models.TextChoices):
        HELD = "held", _("Chưa công bố")
        PUBLISHED = "published", _("Đang công bố")
        WITHDRAWN = "withdrawn", _("Đã rút")

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="scheme_templates")
    name = models.CharField(_("tên bảng mẫu"), max_length=200)
    suits = models.CharField(_("dùng cho loại khối"), max_length=300, blank=True)
    state = models.CharField(_("trạng thái"), max_length=9, choices=State, default=State.HELD)
    revision = models.PositiveIntegerField(_("lần sửa"), default=0)

    class Meta:
        verbose_name = _("bảng điểm mẫu")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint("authority", "name", name="scheme_template_name_once"),
        ]

    def __str__(self) -> str:
        return self.name


class TemplateVersion(models.Model):
    """The text of a template at one time; it never changes, a better one is the next version."""

    template = models.ForeignKey(SchemeTemplate, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("phiên bản"))
    definition = models.JSONField(_("nội dung"), default=dict)
    hash = models.CharField(_("mã băm"), max_length=64)
    source = models.CharField(_("lấy từ"), max_length=300)
    note = models.CharField(_("nội dung sửa đổi"), max_length=500, blank=True)
    made_at = models.DateTimeField(_("lưu lúc"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("phiên bản của bảng điểm mẫu")
        ordering = ["template_id", "-number"]
        constraints = [
            models.UniqueConstraint("template", "number", name="template_version_once"),
        ]

    def __str__(self) -> str:
        return gettext("%(name)s, phiên bản %(number)s") % {
            "name": self.template.name,
            "number": self.number,
        }
