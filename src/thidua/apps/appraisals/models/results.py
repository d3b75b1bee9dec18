"""The published result."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.schemes.models import Scheme
from thidua.apps.seasons.models import Season
from thidua.domain.scoring.kept import KeptResult


class Result(models.Model):
    """The ranking as published in the bloc: the scoring answer, frozen with the scheme's hash."""

    season = models.ForeignKey(Season, models.PROTECT, related_name="results")
    version = models.PositiveSmallIntegerField(_("lần công bố"), default=1)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="+")
    answer = models.JSONField(_("kết quả"))
    names = models.JSONField(_("tên đơn vị khi công bố"), default=dict)
    events = models.JSONField(_("vi phạm mà điều kiện xét đến"), default=dict, blank=True)
    hash = models.CharField(max_length=64)
    reason = models.CharField(_("lý do công bố lại"), max_length=500, blank=True)
    published_at = models.DateTimeField(_("công bố lúc"))
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("kết quả công bố")
        ordering = ["-version"]
        constraints = [models.UniqueConstraint("season", "version", name="result_version_once")]

    def __str__(self) -> str:
        return gettext("Kết quả xếp hạng năm %(year)s") % {"year": self.season.year}

    @property
    def kept(self) -> KeptResult:
        """The answer, typed."""
        return KeptResult.from_mapping(self.answer, self.events)

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.season.audit_place
