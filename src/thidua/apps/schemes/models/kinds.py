"""Kinds of units that are scored by tables of their own, and how they are ranked together."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.models import Season


class UnitKind(models.Model):
    """Units of a season that share a table; a season without any has one table for all."""

    season = models.ForeignKey(Season, models.CASCADE, related_name="kinds")
    name = models.CharField(_("tên loại hình"), max_length=80)
    order = models.PositiveSmallIntegerField(_("thứ tự"), default=0)
    revision = models.PositiveIntegerField(_("lần sửa"), default=0)

    class Meta:
        verbose_name = _("loại hình đơn vị")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint("season", "name", name="kind_named_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.season.audit_place


class KindMember(models.Model):
    """Of which kind a unit is in a season."""

    season = models.ForeignKey(Season, models.CASCADE, related_name="+")
    kind = models.ForeignKey(UnitKind, models.CASCADE, related_name="members")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("đơn vị thuộc loại hình")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint("season", "unit", name="one_kind_a_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.kind}"


class KindChange(models.Model):
    """A unit that went over to another kind, with its table, after units had signed; and why."""

    season = models.ForeignKey(Season, models.CASCADE, related_name="kind_changes")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    before = models.ForeignKey(UnitKind, models.CASCADE, related_name="+")
    after = models.ForeignKey(UnitKind, models.CASCADE, related_name="+")
    reason = models.CharField(_("lý do"), max_length=500)
    touched = models.JSONField(_("những gì chuyển theo"), default=list)
    at = models.DateTimeField(_("lúc"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("lần chuyển loại hình")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="kind_change_has_reason", condition=~models.Q(reason="")),
        ]

    def __str__(self) -> str:
        return gettext("%(unit)s chuyển từ loại hình %(before)s sang %(after)s") % {
            "unit": self.unit,
            "before": self.before,
            "after": self.after,
        }

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.season.audit_place


class RankingWay(models.Model):
    """How units of several kinds are ranked; without one the usual way."""

    class Way(models.TextChoices):
        TOGETHER = "together", _("Xếp chung theo tỷ lệ đạt so với điểm tối đa của bảng")
        APART = "apart", _("Xếp riêng trong từng loại hình")

    season = models.OneToOneField(Season, models.CASCADE, related_name="ranking_way")
    way = models.CharField(_("cách xếp hạng"), max_length=8, choices=Way, default=Way.TOGETHER)
    source = models.CharField(_("quy định tại"), max_length=200, blank=True)
    revision = models.PositiveIntegerField(_("lần sửa"), default=0)

    class Meta:
        verbose_name = _("cách xếp hạng các loại hình")

    def __str__(self) -> str:
        return self.get_way_display()

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.season.audit_place
