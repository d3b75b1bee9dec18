"""The form of a report: its period, its two dates, the indicators that it asks for."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thidua.apps.seasons.models import Season

LONGEST_NAME, LONGEST_GUIDANCE, LONGEST_INDICATOR, LONGEST_MEASURE = 200, 2000, 500, 60


class ReportForm(models.Model):
    """What every unit of a bloc reports for a period, until when it counts as on time.

    Dates are instants: what is due at 24:00 of a day is due at 00:00 of the next one.
    """

    class Period(models.TextChoices):
        QUARTER_1 = "quarter1", _("Quý I")
        QUARTER_2 = "quarter2", _("Quý II")
        HALF = "half", _("6 tháng đầu năm")
        QUARTER_3 = "quarter3", _("Quý III")
        QUARTER_4 = "quarter4", _("Quý IV")
        YEAR = "year", _("Cả năm")
        THEME = "theme", _("Chuyên đề")

    season = models.ForeignKey(Season, models.CASCADE, related_name="report_forms")
    period = models.CharField(_("kỳ báo cáo"), max_length=8, choices=Period)
    name = models.CharField(_("tên báo cáo"), max_length=LONGEST_NAME)
    guidance = models.TextField(_("hướng dẫn"), max_length=LONGEST_GUIDANCE, blank=True)
    since = models.DateField(_("số liệu từ ngày"))
    until = models.DateField(_("đến ngày"))
    due_at = models.DateTimeField(_("hạn nộp đúng hạn"))
    closes_at = models.DateTimeField(_("hạn khoá nhận"))
    opened_at = models.DateTimeField(_("mở lúc"), null=True, blank=True)
    revision = models.PositiveIntegerField(_("lần sửa"), default=0)
    is_illustrative = models.BooleanField(_("minh hoạ"), default=False)

    class Meta:
        verbose_name = _("biểu mẫu báo cáo")
        ordering = ["due_at", "pk"]
        constraints = [
            models.UniqueConstraint("season", "name", name="report_form_named_once"),
            models.CheckConstraint(
                name="report_form_days_in_order", condition=Q(since__lte=F("until"))
            ),
            models.CheckConstraint(
                name="report_form_closes_after_due", condition=Q(due_at__lte=F("closes_at"))
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The page of the form."""
        return reverse("reports:form", args=[self.pk])

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.season.audit_place


class Indicator(models.Model):
    """One thing that a form asks for; ``source`` says where the program takes it from."""

    class Kind(models.TextChoices):
        NUMBER = "number", _("Số lượng")
        MONEY = "money", _("Số tiền")
        SHARE = "share", _("Tỷ lệ %")
        TEXT = "text", _("Lời văn")

    class Source(models.TextChoices):
        TYPED = "typed", _("Đơn vị nhập")
        LEDGER = "ledger", _("Sổ kết quả: số lượng theo đơn vị tính")
        LEDGER_MONEY = "ledger_money", _("Sổ kết quả: tổng số tiền")
        LEDGER_LINES = "ledger_lines", _("Sổ kết quả: số việc")
        MOVEMENTS = "movements", _("Phong trào phát động hoặc tham gia")
        EXEMPLARS = "exemplars", _("Điển hình tiên tiến")
        RATINGS = "ratings", _("Sổ xếp loại: số loại được tính là đạt")
        HEADCOUNT = "headcount", _("Đăng ký: tổng số người")
        LDTT = "ldtt", _("Đăng ký: Lao động tiên tiến")
        CSTDCS = "cstdcs", _("Đăng ký: Chiến sĩ thi đua cơ sở")
        TARGET = "target", _("Đăng ký: chỉ tiêu theo mã tiêu chí")
        COVENANT = "covenant", _("Giao ước: con số của chỉ tiêu chung số")

    form = models.ForeignKey(ReportForm, models.CASCADE, related_name="indicators")
    code = models.CharField(_("mã"), max_length=20)
    group = models.CharField(_("phần"), max_length=LONGEST_NAME, blank=True)
    name = models.CharField(_("chỉ tiêu"), max_length=LONGEST_INDICATOR)
    measure = models.CharField(_("đơn vị tính"), max_length=LONGEST_MEASURE, blank=True)
    kind = models.CharField(_("loại"), max_length=6, choices=Kind, default=Kind.NUMBER)
    source = models.CharField(_("lấy từ đâu"), max_length=12, choices=Source, default=Source.TYPED)
    source_key = models.CharField(_("mã ở nơi lấy"), max_length=LONGEST_MEASURE, blank=True)
    is_required = models.BooleanField(_("bắt buộc"), default=True)
    order = models.PositiveSmallIntegerField(_("thứ tự"), default=0)

    class Meta:
        verbose_name = _("chỉ tiêu báo cáo")
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint("form", "code", name="indicator_code_once")]

    def __str__(self) -> str:
        return self.name
