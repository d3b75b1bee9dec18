"""What stands beside the targets of a covenant: where a result comes from, and what was typed."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.apps.seasons.models import Season
from thidua.domain.qualified import ABOUT, NEARLY, OVER, Qualified

LONGEST_TARGET, LONGEST_KEY, LONGEST_NOTE, LONGEST_WORDS = 500, 60, 500, 8000


class ReviewPeriod(models.TextChoices):
    """What a review looks at, always from the beginning of the year."""

    HALF = "half", _("Sáu tháng đầu năm")
    YEAR = "year", _("Cả năm")


class Review(models.Model):
    """What a bloc says of half of its year, or all of it, beside the figures; an item a line."""

    season = models.ForeignKey(Season, models.CASCADE, related_name="reviews")
    period = models.CharField(_("kỳ"), max_length=4, choices=ReviewPeriod)
    assessment = models.TextField(_("đánh giá chung"), max_length=LONGEST_WORDS, blank=True)
    shortcomings = models.TextField(
        _("tồn tại, khó khăn, nguyên nhân"), max_length=LONGEST_WORDS, blank=True
    )
    directions = models.TextField(_("phương hướng, nhiệm vụ"), max_length=LONGEST_WORDS, blank=True)
    revision = models.PositiveIntegerField(_("lần sửa"), default=0)
    is_illustrative = models.BooleanField(_("minh hoạ"), default=False)

    class Meta:
        verbose_name = _("lời văn của báo cáo sơ kết, tổng kết")
        constraints = [models.UniqueConstraint("season", "period", name="review_once")]

    def __str__(self) -> str:
        return f"{self.get_period_display()} {self.season.year}"

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.season.audit_place


class TargetSource(models.Model):
    """Where the result of a common target comes from; by its wording, so that versions keep it."""

    class Source(models.TextChoices):
        TYPED = "typed", _("Trưởng khối nhập")
        LDTT = "ldtt", _("Sổ khen thưởng: Lao động tiên tiến")
        CSTDCS = "cstdcs", _("Sổ khen thưởng: Chiến sĩ thi đua cơ sở")
        COMPLETED = "completed", _("Số liệu năm: người hoàn thành nhiệm vụ")
        CLASSED = "classed", _("Số liệu năm: đơn vị hoàn thành tốt nhiệm vụ trở lên")
        SHEETS = "sheets", _("Bảng chấm điểm: đơn vị đạt mọi tiêu chí")
        CRITERION = "criterion", _("Bảng chấm điểm: đơn vị đạt một tiêu chí")
        LEDGER = "ledger", _("Sổ kết quả: số lượng theo đơn vị tính")
        LEDGER_MONEY = "ledger_money", _("Sổ kết quả: tổng số tiền")
        GROWTH = "growth", _("Sổ kết quả: đơn vị cao hơn cùng kỳ năm trước")
        MOVEMENTS = "movements", _("Sổ kết quả: đơn vị có kết quả ở mọi phong trào")
        RATING = "rating", _("Sổ xếp loại: đơn vị đạt một loại xếp loại")

    season = models.ForeignKey(Season, models.CASCADE, related_name="target_sources")
    target = models.CharField(_("chỉ tiêu"), max_length=LONGEST_TARGET)
    source = models.CharField(_("lấy kết quả từ"), max_length=12, choices=Source)
    key = models.CharField(_("mã tiêu chí hoặc đơn vị tính"), max_length=LONGEST_KEY, blank=True)

    class Meta:
        verbose_name = _("nơi lấy kết quả của chỉ tiêu")
        constraints = [models.UniqueConstraint("season", "target", name="target_source_once")]

    def __str__(self) -> str:
        return self.target

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.season.audit_place


class TargetReading(models.Model):
    """A result that nobody can compute, as the bloc typed it for half of the year or all of it."""

    class Qualifier(models.TextChoices):
        ABOUT = ABOUT, _("khoảng")
        NEARLY = NEARLY, _("gần")
        OVER = OVER, _("hơn")

    season = models.ForeignKey(Season, models.CASCADE, related_name="target_readings")
    target = models.CharField(_("chỉ tiêu"), max_length=LONGEST_TARGET)
    period = models.CharField(_("kỳ"), max_length=4, choices=ReviewPeriod)
    value = models.DecimalField(_("kết quả"), max_digits=20, decimal_places=4)
    qualifier = models.CharField(max_length=6, choices=Qualifier, blank=True)
    out_of = models.PositiveIntegerField(_("trên tổng số"), null=True, blank=True)
    note = models.CharField(_("nguồn số liệu, còn thiếu gì"), max_length=LONGEST_NOTE, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("kết quả chỉ tiêu đã nhập")
        constraints = [
            models.UniqueConstraint("season", "target", "period", name="target_reading_once"),
            models.CheckConstraint(
                name="target_reading_not_negative", condition=models.Q(value__gte=0)
            ),
        ]

    def __str__(self) -> str:
        return self.target

    @property
    def figure(self) -> Qualified:
        """The figure with what is said of it."""
        return Qualified(Decimal(self.value).normalize(), self.qualifier)

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.season.audit_place
