"""The published ranking, of a year or of one of its periods."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.appraisals.models.periods import Period
from thidua.apps.schemes.models import Scheme
from thidua.apps.seasons.models import Season
from thidua.domain.scoring.kept import KeptResult


class ResultsOfYears(models.Manager["Result"]):
    """Those of whole years."""

    def get_queryset(self) -> models.QuerySet["Result"]:
        """Without those of periods."""
        return super().get_queryset().filter(period=None)


class Result(models.Model):
    """The ranking as published in the bloc: the scoring answer, frozen with the scheme's hash.

    That of a year with periods is joined from theirs; ``times``: by how much its maxima are those
    of the table multiplied, where periods are added up.

    Where kinds of units have tables of their own, ``tables`` holds the answer of each
    (``scoring.tables``); ``answer`` ranks all units, ``scheme`` is the first of the tables.
    """

    season = models.ForeignKey(Season, models.PROTECT, related_name="results")
    period = models.ForeignKey(
        Period, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    version = models.PositiveSmallIntegerField(_("lần công bố"), default=1)
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="+")
    times = models.PositiveSmallIntegerField(_("số bảng cộng lại"), default=1, editable=False)
    answer = models.JSONField(_("kết quả"))
    tables = models.JSONField(_("kết quả từng bảng điểm"), default=list, blank=True, editable=False)
    names = models.JSONField(_("tên đơn vị khi công bố"), default=dict)
    events = models.JSONField(_("vi phạm mà điều kiện xét đến"), default=dict, blank=True)
    hash = models.CharField(max_length=64)
    reason = models.CharField(_("lý do công bố lại"), max_length=500, blank=True)
    published_at = models.DateTimeField(_("công bố lúc"))
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = ResultsOfYears()
    every = models.Manager["Result"]()

    class Meta:
        verbose_name = _("kết quả công bố")
        ordering = ["-version"]
        base_manager_name = "every"
        constraints = [
            models.UniqueConstraint(
                "season", "version", condition=Q(period=None), name="result_version_once"
            ),
            models.UniqueConstraint("period", "version", name="period_result_version_once"),
        ]

    def __str__(self) -> str:
        words = {"year": self.season.year, "period": self.period}
        if self.period:
            return gettext("Kết quả xếp hạng %(period)s năm %(year)s") % words
        return gettext("Kết quả xếp hạng năm %(year)s") % words

    @property
    def kept(self) -> KeptResult:
        """The answer, typed."""
        return KeptResult.from_mapping(self.answer, self.events)

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.season.audit_place
