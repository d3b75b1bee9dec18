"""What an office keeps of what it looks at: views under a name, for oneself or for the office."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models import Authority


class SavedView(models.Model):
    """A page with all that was asked of it, under a name; its figures are always today's."""

    class Page(models.TextChoices):
        YEAR = "year", _("Toàn cảnh năm thi đua")
        AWARDS = "awards", _("Khen thưởng")
        LEDGER = "ledger", _("Kết quả phong trào")
        HONESTY = "honesty", _("Chấm điểm, bình xét")
        FLAGS = "flags", _("Ai được Cờ thi đua")
        EXTRACT = "extract", _("Bảng tự lập")

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="saved_views")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    page = models.CharField(_("trang"), max_length=8, choices=Page)
    query = models.CharField(_("đã chọn gì"), max_length=1000, blank=True)
    name = models.CharField(_("tên"), max_length=120)
    is_shared = models.BooleanField(_("cả cơ quan cùng dùng"), default=False)
    saved_at = models.DateTimeField(_("lưu lúc"))

    class Meta:
        verbose_name = _("bảng, trang đã lưu")
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint("owner", "name", name="saved_view_named_once")]
        indexes = [models.Index(fields=["authority", "is_shared"], name="saved_views_of_office")]

    def __str__(self) -> str:
        return self.name
