"""Dated observations of units through the year, each a step of the scoring table."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.models import Season

MOST_TIMES, LONGEST_CONTENT, LONGEST_EVIDENCE = 999, 500, 300


class Observation(models.Model):
    """What was seen of one unit on one day; it is struck out or replaced, never changed."""

    class Sign(models.TextChoices):
        PLUS = "plus", _("Cộng")
        MINUS = "minus", _("Trừ")

    season = models.ForeignKey(Season, models.CASCADE, related_name="observations")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    act = models.UUIDField(default=uuid4, editable=False)  # the same for units recorded at once
    item = models.CharField(_("mục của bảng điểm"), max_length=40)
    sign = models.CharField(_("cộng hay trừ"), max_length=5, choices=Sign)
    times = models.PositiveSmallIntegerField(_("số lần"), default=1)
    seen_on = models.DateField(_("ngày"))
    content = models.CharField(_("việc gì"), max_length=LONGEST_CONTENT)
    evidence = models.CharField(_("minh chứng"), max_length=LONGEST_EVIDENCE, blank=True)
    file = models.FileField(upload_to="observations/%Y/", max_length=200, blank=True)
    file_name = models.CharField(_("tên tệp"), max_length=200, blank=True)
    file_hash = models.CharField(max_length=64, blank=True)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by",
        verbose_name=_("thay cho"),
    )  # fmt: skip
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("ghi lúc"))
    struck_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    struck_at = models.DateTimeField(_("gạch bỏ lúc"), null=True, blank=True)
    struck_reason = models.CharField(_("lý do gạch bỏ"), max_length=500, blank=True)
    answer = models.TextField(_("giải trình của đơn vị"), max_length=2000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(_("giải trình lúc"), null=True, blank=True)
    is_illustrative = models.BooleanField(_("minh hoạ"), default=False)
    search_text = models.CharField(max_length=900, editable=False, default="")

    class Meta:
        verbose_name = _("ghi nhận")
        ordering = ["-seen_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="observation_counts_some_times",
                condition=Q(times__gte=1, times__lte=MOST_TIMES),
            ),
            models.CheckConstraint(
                name="struck_observation_has_reason",
                condition=Q(struck_at=None, struck_reason="")
                | (Q(struck_at__isnull=False) & ~Q(struck_reason="")),
            ),
            models.CheckConstraint(
                name="observation_file_has_name",
                condition=Q(file="", file_name="", file_hash="")
                | (~Q(file="") & ~Q(file_name="") & ~Q(file_hash="")),
            ),
        ]
        indexes = [
            models.Index(fields=["season", "unit", "item"], name="observations_counted"),
            models.Index(fields=["season", "-seen_on", "-id"], name="observations_listed"),
        ]

    def __str__(self) -> str:
        return self.content

    def get_absolute_url(self) -> str:
        """The page of the observation."""
        return reverse("observations:observation", args=[self.pk])

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.season.audit_place
