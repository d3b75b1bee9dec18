"""What proves a line: a file kept once, a link, or something in the system."""

from typing import IO
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.appraisals.models.sheets import Line


class StoredFile(models.Model):
    """The bytes of files that are alike, kept once; gone with the last evidence that holds them."""

    sha256 = models.CharField(max_length=64, unique=True)
    file = models.FileField(upload_to="evidence/%Y/")
    size = models.PositiveBigIntegerField(_("dung lượng"))

    class Meta:
        verbose_name = _("tệp lưu một lần")

    def __str__(self) -> str:
        return self.sha256


class Evidence(models.Model):
    """A proof beside a line; a file is under a random name on disk, served after a check."""

    class Kind(models.TextChoices):
        FILE = "file", _("Tệp")
        LINK = "link", _("Đường dẫn")
        REFERENCE = "ref", _("Trong hệ thống")

    line = models.ForeignKey(Line, models.CASCADE, related_name="evidence")
    kind = models.CharField(_("là"), max_length=4, choices=Kind, default=Kind.FILE)
    stored = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    name = models.CharField(_("tên"), max_length=200)
    size = models.PositiveBigIntegerField(_("dung lượng"), default=0)
    content_type = models.CharField(_("loại"), max_length=100, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    url = models.URLField(_("đường dẫn"), max_length=500, blank=True)
    source = models.CharField(_("thuộc"), max_length=10, blank=True)
    source_key = models.PositiveBigIntegerField(null=True, blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(_("thêm lúc"))
    removed_at = models.DateTimeField(_("gỡ lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("minh chứng")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="evidence_is_one_kind",
                condition=Q(kind="file", url="", source="", source_key=None)
                & (Q(stored__isnull=False) | Q(removed_at__isnull=False))
                | Q(kind="link", stored=None, source="", source_key=None) & ~Q(url="")
                | Q(kind="ref", stored=None, url="", source_key__isnull=False) & ~Q(source=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def host(self) -> str:
        """Where a link leads."""
        return urlsplit(self.url).hostname or ""

    @property
    def told(self) -> str:
        """Its name as a paper or workbook tells it: of a link with the host."""
        return f"{self.name} ({self.host})" if self.url else self.name

    def opened(self) -> IO[bytes]:
        """The bytes of a file that was not removed."""
        if self.stored is None:
            raise FileNotFoundError(self.name)
        return self.stored.file.open("rb")

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.line.audit_place
