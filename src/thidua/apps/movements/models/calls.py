"""Movements that an authority calls its blocs to, kept once for all of them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models import Authority


class CalledMovement(models.Model):
    """A movement of the centre or of the authority, as its blocs join it."""

    class Origin(models.TextChoices):
        CENTRAL = "central", _("Trung ương")
        AUTHORITY = "authority", _("Tỉnh")

    class Kind(models.TextChoices):
        REGULAR = "regular", _("Thường xuyên")
        WAVE = "wave", _("Theo đợt")
        THEME = "theme", _("Chuyên đề")

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="called_movements")
    name = models.CharField(_("tên phong trào"), max_length=300)
    origin = models.CharField(_("cấp phát động"), max_length=10, choices=Origin)
    kind = models.CharField(_("hình thức"), max_length=8, choices=Kind)
    launch_paper = models.CharField(_("văn bản phát động"), max_length=300)
    goal = models.TextField(_("mục tiêu"), max_length=2000, blank=True)
    starts_on = models.DateField(_("phát động"))
    ends_on = models.DateField(_("kết thúc"), null=True, blank=True)
    interim_due_on = models.DateField(_("hạn sơ kết"), null=True, blank=True)
    final_due_on = models.DateField(_("hạn tổng kết"), null=True, blank=True)
    retired_on = models.DateField(_("thôi gọi từ ngày"), null=True, blank=True)
    revision = models.PositiveIntegerField(_("lần sửa"), default=0)

    class Meta:
        verbose_name = _("phong trào trong danh mục")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="called_movement_days_follow",
                condition=Q(ends_on=None) | Q(starts_on__lte=F("ends_on")),
            ),
            models.CheckConstraint(
                name="called_movement_by_wave_or_theme_ends",
                condition=Q(kind="regular") | Q(ends_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name
