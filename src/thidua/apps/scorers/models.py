"""Criteria that others score than the unit itself: by whom, and the figures that they gave."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.appraisals.models import Line
from thidua.apps.organisations.models import Unit
from thidua.apps.schemes.models import UnitKind
from thidua.apps.seasons.models import Season
from thidua.domain.cross_check import Combining
from thidua.domain.figures import LineFigures


class ScoredItem(models.Model):
    """A criterion, deduction or disqualification of a year that has named scorers.

    Of one kind of units, whose table it stands in; of none: of every kind that says nothing itself.
    """

    class Combine(models.TextChoices):
        MEAN = Combining.MEAN, _("trung bình cộng")
        MEDIAN = Combining.MEDIAN, _("số đứng giữa")
        LOWEST = Combining.LOWEST, _("số cho ít điểm nhất")

    season = models.ForeignKey(Season, models.CASCADE, related_name="scored_items")
    kind = models.ForeignKey(
        UnitKind, models.CASCADE, null=True, blank=True, related_name="+",
        verbose_name=_("loại hình đơn vị"),
    )  # fmt: skip
    item = models.CharField(_("mã mục"), max_length=40)
    combine = models.CharField(
        _("nhiều nơi chấm thì lấy"), max_length=8, choices=Combine, default=Combine.MEAN
    )
    due_on = models.DateField(_("hạn chấm"), null=True, blank=True)
    revision = models.PositiveIntegerField(_("lần sửa"), default=0)

    class Meta:
        verbose_name = _("mục có nơi chấm riêng")
        constraints = [
            models.UniqueConstraint(
                "season", "item", condition=Q(kind=None), name="scored_item_once"
            ),
            models.UniqueConstraint("season", "kind", "item", name="scored_item_once_a_kind"),
        ]

    def __str__(self) -> str:
        return self.item

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.season.audit_place


class Scorer(models.Model):
    """Who scores it: the standing office, the head, or a unit inside or outside the bloc."""

    class Kind(models.TextChoices):
        OFFICE = "office", _("Cơ quan thường trực")
        HEAD = "head", _("Trưởng khối, Phó trưởng khối")
        UNIT = "unit", _("Đơn vị, cơ quan khác")

    scored = models.ForeignKey(ScoredItem, models.CASCADE, related_name="scorers")
    kind = models.CharField(_("loại"), max_length=6, choices=Kind)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("đơn vị")
    )
    name = models.CharField(_("tên khi được giao"), max_length=200)
    appointed_at = models.DateTimeField(_("giao lúc"))
    appointed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(_("thôi chấm lúc"), null=True, blank=True)
    ended_reason = models.CharField(_("lý do thôi chấm"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("nơi chấm một mục")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="scorer_unit_where_it_is_one",
                condition=Q(kind="unit", unit__isnull=False)
                | (~Q(kind="unit") & Q(unit__isnull=True)),
            ),
            models.UniqueConstraint(
                "scored", "unit", condition=Q(ended_at=None, kind="unit"), name="unit_scores_once"
            ),
            models.UniqueConstraint(
                "scored", "kind", condition=Q(ended_at=None, unit=None), name="office_scores_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.scored.audit_place


class GivenFigure(models.Model):
    """What one scorer says of one line, in the text of the scoring file format."""

    scorer = models.ForeignKey(Scorer, models.CASCADE, related_name="figures")
    line = models.ForeignKey(Line, models.CASCADE, related_name="given_figures")
    actual = models.CharField(_("thực hiện"), max_length=40, blank=True)
    target = models.CharField(_("chỉ tiêu"), max_length=40, blank=True)
    baseline = models.CharField(_("năm trước"), max_length=40, blank=True)
    minus = models.CharField(_("số lần trừ"), max_length=40, blank=True)
    bonus = models.CharField(_("điểm thưởng"), max_length=40, blank=True)
    in_place_reason = models.CharField(_("lý do nhập thay"), max_length=500, blank=True)
    given_at = models.DateTimeField(_("chấm lúc"))
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(_("lần sửa"), default=1)

    class Meta:
        verbose_name = _("số do nơi khác chấm")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint("scorer", "line", name="given_once")]

    def __str__(self) -> str:
        return f"{self.line.item}: {self.scorer.name}"

    @property
    def is_blank(self) -> bool:
        """Whether it was taken back."""
        return not self.actual

    @property
    def figures(self) -> LineFigures:
        """What it says."""
        return LineFigures(self.actual, self.target, self.baseline, self.minus, self.bonus)

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.scorer.audit_place
