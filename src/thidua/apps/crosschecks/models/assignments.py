"""Who checks whom, in the place of whom, and when they go there."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.crosschecks.models.draws import CrossCheck
from thidua.apps.organisations.models import Unit


class Assignment(models.Model):
    """One unit checks another: drawn, or next in turn in the place of one that ended."""

    crosscheck = models.ForeignKey(CrossCheck, models.CASCADE, related_name="assignments")
    checker = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    in_place_of = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    handed_in_at = models.DateTimeField(_("nộp kết quả chấm lúc"), null=True, blank=True)
    handed_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    revision = models.PositiveIntegerField(_("lần sửa"), default=0)
    ended_at = models.DateTimeField(_("thôi chấm lúc"), null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_reason = models.CharField(_("lý do thôi chấm"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("phân công chấm chéo")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint("crosscheck", "checker", "unit", name="assignment_once"),
            models.CheckConstraint(name="assignment_of_two_units", condition=~Q(checker=F("unit"))),
            models.CheckConstraint(
                name="ended_assignment_has_reason",
                condition=Q(ended_at=None) | ~Q(ended_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return gettext("%(checker)s chấm %(unit)s") % {"checker": self.checker, "unit": self.unit}

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.crosscheck.audit_place


class Visit(models.Model):
    """The checkers of a unit go there together: when, where, under whom, with whom."""

    crosscheck = models.ForeignKey(CrossCheck, models.CASCADE, related_name="visits")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    day = models.DateField(_("ngày kiểm tra"))
    place = models.CharField(_("nơi kiểm tra"), max_length=300)
    lead = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name=_("đơn vị làm trưởng đoàn")
    )
    company = models.CharField(_("cùng tham gia"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("đoàn kiểm tra tại chỗ")
        ordering = ["day", "pk"]
        constraints = [models.UniqueConstraint("crosscheck", "unit", name="visit_once")]

    def __str__(self) -> str:
        return gettext("Đoàn kiểm tra tại %(unit)s") % {"unit": self.unit}

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.crosscheck.audit_place
