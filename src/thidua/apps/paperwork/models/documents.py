"""Papers with a number: waiting for a signature, issued, withdrawn."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.models import Season


class IssuedDocument(models.Model):
    """A document as issued. Its files never change; a correction is a new version with a reason."""

    class State(models.TextChoices):
        SIGNING = "signing", _("Đang trình ký")
        ISSUED = "issued", _("Đã ban hành")
        WITHDRAWN = "withdrawn", _("Đã thu hồi")

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
    state = models.CharField(_("trạng thái"), max_length=9, choices=State, default=State.ISSUED)
    code = models.CharField(_("mã tra cứu"), max_length=16, unique=True)
    search_text = models.CharField(max_length=1000, editable=False, default="")
    signed_pdf = models.FileField(upload_to="documents/%Y/", blank=True)
    signed_sha256 = models.CharField(max_length=64, blank=True)
    signers = models.CharField(_("người ký số"), max_length=500, blank=True)
    signed_kept_at = models.DateTimeField(_("nhận bản ký số lúc"), null=True, blank=True)
    signed_kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    released_at = models.DateTimeField(_("có hiệu lực từ lúc"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("thu hồi lúc"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_reason = models.CharField(_("lý do thu hồi"), max_length=300, blank=True)

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
            models.CheckConstraint(
                name="issued_document_was_released",
                condition=models.Q(state="issued", released_at__isnull=False)
                | models.Q(state="signing", released_at=None)
                | models.Q(state="withdrawn"),
            ),
            models.CheckConstraint(
                name="withdrawn_document_says_when_and_why",
                condition=models.Q(withdrawn_at=None, withdrawn_reason="")
                & ~models.Q(state="withdrawn")
                | models.Q(withdrawn_at__isnull=False, state="withdrawn")
                & ~models.Q(withdrawn_reason=""),
            ),
            models.CheckConstraint(
                name="signed_file_has_hash",
                condition=models.Q(signed_kept_at=None, signed_sha256="")
                | models.Q(signed_kept_at__isnull=False) & ~models.Q(signed_sha256=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.season.audit_place
