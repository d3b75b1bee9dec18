"""The roots of the signatures that an office trusts."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models import Authority


class TrustedRoot(models.Model):
    """A root certificate whose signers an authority trusts; taken off with a reason, never lost."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="trusted_roots")
    name = models.CharField(_("tên trên chứng thư"), max_length=500)
    certificate = models.BinaryField()
    fingerprint = models.CharField("SHA-256", max_length=64)
    valid_until = models.DateTimeField(_("có giá trị đến"))
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(_("thêm lúc"))
    removed_at = models.DateTimeField(_("bỏ lúc"), null=True, blank=True)
    removed_reason = models.CharField(_("lý do bỏ"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("chứng thư gốc tin cậy")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                "authority",
                "fingerprint",
                condition=models.Q(removed_at=None),
                name="trusted_root_once",
            ),
            models.CheckConstraint(
                name="removed_root_has_reason",
                condition=models.Q(removed_at=None, removed_reason="")
                | (models.Q(removed_at__isnull=False) & ~models.Q(removed_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return self.name
