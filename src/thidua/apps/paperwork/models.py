"""Issued documents, their numbers, and the roots of the signatures that an office trusts."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models import Authority, Bloc, Unit
from thidua.apps.seasons.models import Season


class IssuedDocument(models.Model):
    """A document as issued. It never changes; a correction is a new version with a reason."""

    season = models.ForeignKey(Season, models.PROTECT, related_name="documents")
    kind = models.CharField(_("loại văn bản"), max_length=40)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(_("tên văn bản"), max_length=300)
    number = models.CharField(_("số, ký hiệu"), max_length=60, blank=True)
    version = models.PositiveSmallIntegerField(_("lần ban hành"), default=1)
    reason = models.CharField(_("lý do ban hành lại"), max_length=300, blank=True)
    issued_on = models.DateField(_("ngày văn bản"))
    issued_at = models.DateTimeField(_("ban hành lúc"))
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pdf = models.FileField(upload_to="documents/%Y/")
    docx = models.FileField(upload_to="documents/%Y/")
    pdf_sha256 = models.CharField(max_length=64)
    docx_sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("văn bản đã ban hành")
        ordering = ["-issued_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                "season", "kind", "unit", "version", name="document_version_once"
            ),
            models.UniqueConstraint(
                "season",
                "kind",
                "version",
                condition=models.Q(unit=None),
                name="bloc_document_version_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.season.audit_place


class PaperNumber(models.Model):
    """A number that an issuer, a bloc or a unit, gave to one paper in a year."""

    bloc = models.ForeignKey(Bloc, models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    year = models.PositiveSmallIntegerField(_("năm"))
    key = models.CharField(_("số, ký hiệu"), max_length=60)
    paper = models.CharField(_("văn bản"), max_length=60)

    class Meta:
        verbose_name = _("số văn bản đã dùng")
        constraints = [
            models.CheckConstraint(
                name="number_of_one_issuer",
                condition=models.Q(bloc=None, unit__isnull=False)
                | models.Q(unit=None, bloc__isnull=False),
            ),
            models.UniqueConstraint("bloc", "year", "key", name="bloc_number_once"),
            models.UniqueConstraint("unit", "year", "key", name="unit_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.year})"


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
