"""Scoring periods inside a year, and how the year is made of them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.seasons.models import Season


class YearWay(models.Model):
    """How the results of periods become the year's; without one the usual way."""

    class Joining(models.TextChoices):
        MEAN = "mean", _("Trung bình các kỳ")
        SUM = "sum", _("Cộng các kỳ")
        LAST = "last", _("Lấy kỳ cuối")

    class Absent(models.TextChoices):
        LEFT_OUT = "left_out", _("Không tính kỳ vắng")
        ZERO = "zero", _("Kỳ vắng tính 0 điểm")

    season = models.OneToOneField(Season, models.CASCADE, related_name="year_way")
    joining = models.CharField(
        _("cách tính cả năm"), max_length=4, choices=Joining, default=Joining.MEAN
    )
    absent = models.CharField(
        _("đơn vị không có bảng ở một kỳ"),
        max_length=8,
        choices=Absent,
        default=Absent.LEFT_OUT,
    )
    revision = models.PositiveIntegerField(_("lần sửa"), default=0)

    class Meta:
        verbose_name = _("cách tính cả năm")

    def __str__(self) -> str:
        return self.get_joining_display()

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.season.audit_place


class Period(models.Model):
    """A part of the year that is scored by itself; a season without any is scored as a whole."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Chưa mở")
        OPEN = "open", _("Đang chấm")
        CLOSED = "closed", _("Đã đóng")

    season = models.ForeignKey(Season, models.CASCADE, related_name="periods")
    name = models.CharField(_("tên kỳ"), max_length=60)
    starts_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("đến ngày"))
    due_on = models.DateField(_("hạn nộp tự chấm"), null=True, blank=True)
    state = models.CharField(_("trạng thái"), max_length=8, choices=State, default=State.PLANNED)
    closed_at = models.DateTimeField(_("đóng lúc"), null=True, blank=True)
    revision = models.PositiveIntegerField(_("lần sửa"), default=0)

    class Meta:
        verbose_name = _("kỳ chấm điểm")
        ordering = ["starts_on", "pk"]
        constraints = [
            models.UniqueConstraint("season", "name", name="period_named_once"),
            models.UniqueConstraint("season", "starts_on", name="period_starts_once"),
            models.UniqueConstraint("season", condition=Q(state="open"), name="one_open_period"),
            models.CheckConstraint(
                name="period_dates_in_order", condition=Q(starts_on__lte=F("ends_on"))
            ),
            models.CheckConstraint(
                name="period_closed_has_time",
                condition=~Q(state="closed") | Q(closed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.season.audit_place
