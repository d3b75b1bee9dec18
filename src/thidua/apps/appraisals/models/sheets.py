"""Scoring sheets and their lines: actual figures, verification."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.appraisals.models.periods import Period
from thidua.apps.organisations.models import Unit
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.registries.feeds import LONGEST_NAME
from thidua.apps.seasons.models import Season
from thidua.domain.figures import LineFigures


class CurrentSheets(models.Manager["Sheet"]):
    """What is worked on: the sheets of the year, or of its period that is open."""

    def get_queryset(self) -> models.QuerySet["Sheet"]:
        """Without those of closed periods."""
        return super().get_queryset().filter(is_past=False)


class Sheet(models.Model):
    """One unit's scoring sheet under the adopted scheme, of a year or of one of its periods."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Đang tự chấm")
        SELF_SCORED = "self_scored", _("Đã nộp tự chấm")
        VERIFIED = "verified", _("Đã thẩm định")
        LOCKED = "locked", _("Đã khoá")

    season = models.ForeignKey(Season, models.CASCADE, related_name="sheets")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="sheets")
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="sheets")
    period = models.ForeignKey(
        Period, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    is_past = models.BooleanField(_("của kỳ đã đóng"), default=False, editable=False)
    state = models.CharField(_("trạng thái"), max_length=12, choices=State, default=State.DRAFT)
    submitted_at = models.DateTimeField(_("nộp lúc"), null=True, blank=True)
    first_submitted_at = models.DateTimeField(_("nộp lần đầu lúc"), null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    signed_name = models.CharField(_("người ký"), max_length=120, blank=True)
    signed_office = models.CharField(_("chức vụ người ký"), max_length=120, blank=True)
    returned_reason = models.CharField(_("lý do trả lại"), max_length=1000, blank=True)
    ready_at = models.DateTimeField(_("trình lãnh đạo lúc"), null=True, blank=True)
    ready_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    leader_remark = models.CharField(_("lãnh đạo ghi khi trả lại"), max_length=1000, blank=True)
    looked_at = models.DateTimeField(_("lãnh đạo xem lần trước lúc"), null=True, blank=True)
    looked = models.JSONField(_("số liệu khi lãnh đạo xem"), default=list, blank=True)
    verified_at = models.DateTimeField(_("thẩm định xong lúc"), null=True, blank=True)
    locked_at = models.DateTimeField(_("khoá lúc"), null=True, blank=True)

    objects = CurrentSheets()
    every = models.Manager["Sheet"]()

    class Meta:
        verbose_name = _("bảng chấm điểm")
        base_manager_name = "every"
        constraints = [
            models.UniqueConstraint(
                "season", "unit", condition=Q(is_past=False), name="sheet_once"
            ),
            models.UniqueConstraint("period", "unit", name="sheet_once_a_period"),
            models.CheckConstraint(
                name="only_sheets_of_periods_are_past",
                condition=Q(is_past=False) | Q(period__isnull=False),
            ),
            models.CheckConstraint(
                name="sheet_submitted_has_time",
                condition=Q(state="draft") | Q(submitted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="sheet_locked_has_time",
                condition=~Q(state="locked") | Q(locked_at__isnull=False),
            ),
            models.CheckConstraint(
                name="sheet_ready_has_preparer",
                condition=Q(ready_at=None, ready_by=None)
                | Q(ready_at__isnull=False, ready_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        words = {"year": self.season.year, "unit": self.unit, "period": self.period}
        if self.period:
            return gettext("Bảng chấm điểm %(period)s năm %(year)s của %(unit)s") % words
        return gettext("Bảng chấm điểm năm %(year)s của %(unit)s") % words

    def get_absolute_url(self) -> str:
        """The page of the sheet."""
        return reverse("appraisals:sheet", args=[self.pk])

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.season.audit_place


class CountedLines(models.Manager["Line"]):
    """Lines of what the sheet's own version of the table asks for."""

    def get_queryset(self) -> models.QuerySet["Line"]:
        """Without those that a new version dropped."""
        return super().get_queryset().filter(dropped_from=None)


class Line(models.Model):
    """One row: a criterion (or one own target of it), a deduction or a disqualification.

    Figures are text as in the scoring file format: "98.5", "yes", "HTTNV", "n/a". With ``feed``
    they were filled in by the program, and ``fed_text`` says what they are made of; while the
    sheet is a draft they are read anew (``scoring.fed``), handing in writes them down. ``adjusted``
    says what all units agreed for this one alone (``scoring.adjusted``).
    """

    class Verdict(models.TextChoices):
        NONE = "", _("Chưa thẩm định")
        AGREED = "agreed", _("Đồng ý")
        CHANGED = "changed", _("Số khác")

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="lines")
    dropped_from = models.ForeignKey(
        Scheme, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    item = models.CharField(_("mã mục"), max_length=40)
    part = models.PositiveSmallIntegerField(_("chỉ tiêu riêng thứ"), default=0)
    label = models.CharField(_("chỉ tiêu"), max_length=500, blank=True)
    measure = models.CharField(_("đơn vị tính"), max_length=60, blank=True)
    is_registered = models.BooleanField(_("chỉ tiêu lấy từ đăng ký"), default=False)
    has_registered_baseline = models.BooleanField(_("năm trước lấy từ đăng ký"), default=False)
    target = models.CharField(_("chỉ tiêu"), max_length=40, blank=True)
    baseline = models.CharField(_("năm trước"), max_length=40, blank=True)
    actual = models.CharField(_("thực hiện"), max_length=40, blank=True)
    minus = models.CharField(_("số lần trừ"), max_length=40, blank=True)
    bonus = models.CharField(_("điểm thưởng"), max_length=40, blank=True)
    note = models.TextField(_("diễn giải, minh chứng"), max_length=4000, blank=True)
    feed = models.CharField(_("hệ thống điền từ"), max_length=LONGEST_NAME, blank=True)
    fed_text = models.CharField(_("số hệ thống gồm"), max_length=1000, blank=True)
    adjusted = models.CharField(_("điều chỉnh cho riêng đơn vị"), max_length=600, blank=True)
    verdict = models.CharField(max_length=8, choices=Verdict, blank=True, default=Verdict.NONE)
    verified_target = models.CharField(_("chỉ tiêu thẩm định"), max_length=40, blank=True)
    verified_baseline = models.CharField(_("năm trước thẩm định"), max_length=40, blank=True)
    verified_actual = models.CharField(_("số thẩm định"), max_length=40, blank=True)
    verified_minus = models.CharField(_("số lần trừ thẩm định"), max_length=40, blank=True)
    verified_bonus = models.CharField(_("điểm thưởng thẩm định"), max_length=40, blank=True)
    verified_reason = models.TextField(_("lý do"), max_length=2000, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    verified_at = models.DateTimeField(_("thẩm định lúc"), null=True, blank=True)
    restated_at = models.DateTimeField(_("số đổi sau khi nộp lúc"), null=True, blank=True)
    answer = models.TextField(_("giải trình của đơn vị"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(_("giải trình lúc"), null=True, blank=True)
    revision = models.PositiveIntegerField(_("lần sửa"), default=0)

    objects = CountedLines()
    every = models.Manager["Line"]()

    class Meta:
        verbose_name = _("dòng chấm điểm")
        ordering = ["pk"]
        base_manager_name = "every"
        constraints = [
            models.UniqueConstraint(
                "sheet", "item", "part", condition=Q(dropped_from=None), name="line_once"
            ),
            models.CheckConstraint(
                name="changed_line_has_reason",
                condition=~Q(verdict="changed") | ~Q(verified_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item} ({self.sheet.unit.code})"

    @property
    def figures(self) -> LineFigures:
        """What the unit reports."""
        return LineFigures(self.actual, self.target, self.baseline, self.minus, self.bonus)

    @property
    def verified_figures(self) -> LineFigures:
        """What counts after verification: the verifier's figures, else the unit's own."""
        if self.verdict != Line.Verdict.CHANGED:
            return self.figures
        return LineFigures(
            self.verified_actual,
            self.verified_target,
            self.verified_baseline,
            self.verified_minus,
            self.verified_bonus,
        )

    @property
    def is_stale(self) -> bool:
        """Whether its figures changed after somebody verified them."""
        if not self.verdict or self.restated_at is None:
            return False
        return self.verified_at is None or self.verified_at < self.restated_at

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.sheet.audit_place
