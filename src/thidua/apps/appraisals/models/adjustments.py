"""What units agreed for one of them alone: its own target, a criterion left out, neither again."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.models import Season


class Adjustment(models.Model):
    """One criterion of one unit; in force once every other unit of the year agreed."""

    class Kind(models.TextChoices):
        TARGET = "target", _("Chỉ tiêu riêng")
        NOT_APPLICABLE = "n/a", _("Không áp dụng")
        LIFTED = "lifted", _("Trở lại như bảng điểm")

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Đang lấy ý kiến")
        IN_FORCE = "in_force", _("Có hiệu lực")
        REPLACED = "replaced", _("Đã thay bằng lần sau")
        WITHDRAWN = "withdrawn", _("Đã rút")

    season = models.ForeignKey(Season, models.CASCADE, related_name="adjustments")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    item = models.CharField(_("mã mục"), max_length=40)
    item_name = models.CharField(_("tên mục"), max_length=300)
    kind = models.CharField(_("điều chỉnh"), max_length=8, choices=Kind)
    target = models.CharField(_("chỉ tiêu riêng"), max_length=40, blank=True)
    reason = models.CharField(_("lý do"), max_length=300)
    state = models.CharField(_("trạng thái"), max_length=9, choices=State, default=State.PROPOSED)
    proposed_at = models.DateTimeField(_("đề nghị lúc"))
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(_("rút lúc"), null=True, blank=True)
    ended_reason = models.CharField(_("lý do rút"), max_length=300, blank=True)
    in_force_at = models.DateTimeField(_("có hiệu lực lúc"), null=True, blank=True)
    in_force_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("điều chỉnh cho một đơn vị")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                "season", "unit", "item", condition=Q(state="proposed"), name="one_asked_adjustment"
            ),
            models.UniqueConstraint(
                "season", "unit", "item", condition=Q(state="in_force"), name="one_valid_adjustment"
            ),
            models.CheckConstraint(name="adjustment_has_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="adjusted_target_is_said", condition=~Q(kind="target") | ~Q(target="")
            ),
            models.CheckConstraint(
                name="adjustment_in_force_has_time",
                condition=~Q(state="in_force") | Q(in_force_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return gettext("Điều chỉnh mục %(item)s của %(unit)s") % {
            "item": self.item,
            "unit": self.unit,
        }

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.season.audit_place


class AdjustmentConsent(models.Model):
    """What one other unit says to it; said again it is a new row, and the last one counts."""

    adjustment = models.ForeignKey(Adjustment, models.CASCADE, related_name="consents")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    agrees = models.BooleanField(_("đồng ý"))
    reason = models.CharField(_("ý kiến"), max_length=300, blank=True)
    at = models.DateTimeField(_("lúc"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("ý kiến về điều chỉnh")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="refused_consent_has_reason", condition=Q(agrees=True) | ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        said = gettext("đồng ý") if self.agrees else gettext("không đồng ý")
        return f"{self.unit}: {said}"

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.adjustment.audit_place
