"""What checkers say of each line, and what their marks came to."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.crosschecks.models.assignments import Assignment
from thidua.domain.cross_check import Outcome
from thidua.domain.figures import LineFigures


class Mark(models.Model):
    """One checker on one line: agreed, or other figures with a reason; evidence it asks for."""

    class Verdict(models.TextChoices):
        AGREED = "agreed", _("Đồng ý")
        CHANGED = "changed", _("Số khác")

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="marks")
    line = models.ForeignKey(Line, models.CASCADE, related_name="peer_marks")
    verdict = models.CharField(max_length=8, choices=Verdict)
    actual = models.CharField(_("thực hiện"), max_length=40, blank=True)
    target = models.CharField(_("chỉ tiêu"), max_length=40, blank=True)
    baseline = models.CharField(_("năm trước"), max_length=40, blank=True)
    minus = models.CharField(_("số lần trừ"), max_length=40, blank=True)
    bonus = models.CharField(_("điểm thưởng"), max_length=40, blank=True)
    reason = models.TextField(_("lý do"), max_length=2000, blank=True)
    marked_at = models.DateTimeField(_("chấm lúc"), null=True, blank=True)
    asks = models.CharField(_("đề nghị bổ sung minh chứng"), max_length=500, blank=True)
    asked_at = models.DateTimeField(_("đề nghị lúc"), null=True, blank=True)
    reply = models.CharField(_("đơn vị trả lời đề nghị"), max_length=500, blank=True)
    replied_at = models.DateTimeField(_("trả lời lúc"), null=True, blank=True)
    replied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("điểm chấm chéo")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint("assignment", "line", name="mark_once"),
            models.CheckConstraint(
                name="changed_mark_has_reason", condition=~Q(verdict="changed") | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="reply_to_something_asked",
                condition=Q(reply="") | ~Q(asks="") & Q(replied_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line}: {self.assignment.checker}"

    @property
    def is_stale(self) -> bool:
        """Whether the line's figures changed after it."""
        since = self.line.restated_at
        return since is not None and (self.marked_at is None or self.marked_at < since)

    @property
    def figures(self) -> LineFigures:
        """The figures that it stands for."""
        return LineFigures(self.actual, self.target, self.baseline, self.minus, self.bonus)

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.assignment.audit_place


class Settlement(models.Model):
    """The end of a sheet's cross-check: its marks were put together once and for all."""

    sheet = models.OneToOneField(Sheet, models.CASCADE, related_name="settlement")
    reason = models.CharField(_("lý do chốt khi chưa đủ"), max_length=500, blank=True)
    settled_at = models.DateTimeField(_("chốt lúc"))
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("chốt chấm chéo")

    def __str__(self) -> str:
        return gettext("Chốt chấm chéo %(unit)s") % {"unit": self.sheet.unit}

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.sheet.audit_place


class PeerFigure(models.Model):
    """What the marks of a line came to."""

    class Outcome(models.TextChoices):
        AGREED = Outcome.AGREED, _("đồng ý với đơn vị")
        CHANGED = Outcome.CHANGED, _("lấy số chấm chéo")
        CAPPED = Outcome.CAPPED, _("lấy đến mức chênh lệch nhiều nhất")
        KEPT = Outcome.KEPT, _("giữ số tự chấm vì chỉ được hạ")
        HELD = Outcome.HELD, _("chênh quá mức: đơn vị giải trình, người thẩm định xem lại")
        ADVISED = Outcome.ADVISED, _("để tham khảo khi thẩm định")

    settlement = models.ForeignKey(Settlement, models.CASCADE, related_name="figures")
    line = models.OneToOneField(Line, models.CASCADE, related_name="peer_figure")
    outcome = models.CharField(max_length=8, choices=Outcome)
    actual = models.CharField(_("thực hiện"), max_length=40, blank=True)
    target = models.CharField(_("chỉ tiêu"), max_length=40, blank=True)
    baseline = models.CharField(_("năm trước"), max_length=40, blank=True)
    minus = models.CharField(_("số lần trừ"), max_length=40, blank=True)
    bonus = models.CharField(_("điểm thưởng"), max_length=40, blank=True)
    reason = models.TextField(_("lý do của các đơn vị chấm"), blank=True)

    class Meta:
        verbose_name = _("kết quả chấm chéo của một dòng")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.line}: {self.get_outcome_display()}"

    @property
    def figures(self) -> LineFigures:
        """What the checkers said, as one."""
        return LineFigures(self.actual, self.target, self.baseline, self.minus, self.bonus)
