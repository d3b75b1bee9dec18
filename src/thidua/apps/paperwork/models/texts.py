"""The texts of papers that an office words itself, version by version."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models import Authority


class PaperText(models.Model):
    """One version of the free text of a kind of paper; the last one is used for what comes."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="paper_texts")
    kind = models.CharField(_("loại văn bản"), max_length=40)
    version = models.PositiveSmallIntegerField(_("lần lưu"))
    text = models.TextField(_("nội dung"), max_length=20000, blank=True)  # "": the usual one again
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("lưu lúc"))

    class Meta:
        verbose_name = _("lời văn mẫu")
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint("authority", "kind", "version", name="paper_text_version_once")
        ]

    def __str__(self) -> str:
        return gettext("%(kind)s, lần %(version)d") % {"kind": self.kind, "version": self.version}
