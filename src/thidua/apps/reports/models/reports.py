"""What a unit hands in: the report, its figures, and an extension of its dates."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models import Unit
from thidua.apps.reports.models.forms import Indicator, ReportForm
from thidua.domain.qualified import ABOUT, MIXED, NEARLY, OVER, Qualified

LONGEST_TEXT, LONGEST_NOTE, LONGEST_REASON = 4000, 1000, 500


class Report(models.Model):
    """One unit's report in one form. Saving is not handing in; accepted is locked."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Đang soạn")
        SUBMITTED = "submitted", _("Đã nộp")
        RETURNED = "returned", _("Trả lại để sửa")
        ACCEPTED = "accepted", _("Đã chấp nhận")

    form = models.ForeignKey(ReportForm, models.PROTECT, related_name="reports")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    state = models.CharField(_("trạng thái"), max_length=10, choices=State, default=State.DRAFT)
    submitted_at = models.DateTimeField(_("nộp lúc"), null=True, blank=True)
    first_submitted_at = models.DateTimeField(_("nhận lần đầu lúc"), null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    returned_reason = models.CharField(_("lý do trả lại"), max_length=1000, blank=True)
    accepted_at = models.DateTimeField(_("chấp nhận lúc"), null=True, blank=True)
    revision = models.PositiveIntegerField(_("lần sửa"), default=0)
    is_illustrative = models.BooleanField(_("minh hoạ"), default=False)

    class Meta:
        verbose_name = _("báo cáo của đơn vị")
        constraints = [
            models.UniqueConstraint("form", "unit", name="report_once"),
            models.CheckConstraint(
                name="report_handed_in_has_time",
                condition=Q(state="draft") | Q(first_submitted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="report_accepted_has_time",
                condition=Q(state="accepted", accepted_at__isnull=False)
                | (~Q(state="accepted") & Q(accepted_at=None)),
            ),
        ]

    def __str__(self) -> str:
        return gettext("%(form)s của %(unit)s") % {"form": self.form, "unit": self.unit}

    def get_absolute_url(self) -> str:
        """The page of the report."""
        return reverse("reports:report", args=[self.form_id, self.unit_id])

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.form.audit_place


class ReportFigure(models.Model):
    """What a report says of one indicator; a filled figure is written down at handing in."""

    class Qualifier(models.TextChoices):
        ABOUT = ABOUT, _("khoảng")
        NEARLY = NEARLY, _("gần")
        OVER = OVER, _("hơn")
        MIXED = MIXED, MIXED

    report = models.ForeignKey(Report, models.CASCADE, related_name="figures")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+")
    value = models.DecimalField(
        _("số liệu"), max_digits=20, decimal_places=4, null=True, blank=True
    )
    qualifier = models.CharField(max_length=6, choices=Qualifier, blank=True)
    text = models.TextField(_("lời văn"), max_length=LONGEST_TEXT, blank=True)
    note = models.TextField(_("thuyết minh"), max_length=LONGEST_NOTE, blank=True)
    missing_reason = models.CharField(
        _("lý do chưa có số liệu"), max_length=LONGEST_REASON, blank=True
    )
    is_filled = models.BooleanField(_("hệ thống điền"), default=False)

    class Meta:
        verbose_name = _("số liệu báo cáo")
        constraints = [models.UniqueConstraint("report", "indicator", name="report_figure_once")]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.figure.value if self.figure else self.text}"

    @property
    def figure(self) -> Qualified | None:
        """The figure with what is said of it."""
        if self.value is None:
            return None
        return Qualified(Decimal(self.value).normalize(), self.qualifier)

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its report."""
        return self.report.audit_place


class Extension(models.Model):
    """A later date for one unit: why, who signed it, and whether it came after the date.

    ``still_late``: the report is received, and counts as late all the same.
    """

    form = models.ForeignKey(ReportForm, models.CASCADE, related_name="extensions")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    until = models.DateTimeField(_("gia hạn đến"))
    reason = models.CharField(_("lý do gia hạn"), max_length=LONGEST_REASON)
    signer = models.CharField(_("người ký"), max_length=200)
    is_late = models.BooleanField(_("ghi sau hạn"), default=False)
    still_late = models.BooleanField(_("vẫn tính là nộp trễ"), default=False)
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    granted_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("gia hạn báo cáo")
        ordering = ["granted_at", "pk"]

    def __str__(self) -> str:
        return gettext("Gia hạn %(form)s cho %(unit)s") % {"form": self.form, "unit": self.unit}

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.form.audit_place
