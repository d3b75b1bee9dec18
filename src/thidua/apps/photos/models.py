"""Photos beside what they show, and their bytes, kept once."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.apps.seasons.models import Season


class PhotoFile(models.Model):
    """The cleaned photo and its preview (JPEG both); gone with the last photo that shows it."""

    sha256 = models.CharField(max_length=64, unique=True)
    file = models.FileField(upload_to="photos/%Y/")
    preview = models.FileField(upload_to="photos/%Y/")
    size = models.PositiveBigIntegerField(_("dung lượng"))
    width = models.PositiveIntegerField(_("chiều rộng"))
    height = models.PositiveIntegerField(_("chiều cao"))

    class Meta:
        verbose_name = _("tệp ảnh lưu một lần")

    def __str__(self) -> str:
        return self.sha256


class Photo(models.Model):
    """A photo of an album: ``kind`` and ``key`` say of which thing of a season.

    The app that keeps the thing tells who sees it: ``registries.albums``.
    """

    season = models.ForeignKey(Season, models.CASCADE, related_name="+")
    kind = models.CharField(_("thuộc"), max_length=12)
    key = models.PositiveBigIntegerField()
    stored = models.ForeignKey(PhotoFile, models.PROTECT, related_name="photos")
    name = models.CharField(_("tên tệp"), max_length=200)
    caption = models.CharField(_("chú thích"), max_length=300, blank=True)
    credit = models.CharField(_("người chụp"), max_length=120, blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(_("thêm lúc"))
    is_illustrative = models.BooleanField(_("minh hoạ"), default=False)

    class Meta:
        verbose_name = _("ảnh")
        ordering = ["pk"]
        indexes = [models.Index("kind", "key", name="photos_of_thing")]
        constraints = [
            models.UniqueConstraint("kind", "key", "stored", name="photo_once_an_album"),
        ]

    def __str__(self) -> str:
        return self.caption or self.name

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.season.audit_place
