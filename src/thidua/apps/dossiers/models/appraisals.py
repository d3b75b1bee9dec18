"""What the standing office leaves behind: receptions, opinions, refusals."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.dossiers.models.nominations import Nomination
from thidua.web.words import written_day


class Reception(models.Model):
    """A dossier received for appraisal; when it was handed back, when and why."""

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="receptions")
    received_on = models.DateField(_("ngày tiếp nhận"))
    received_at = models.DateTimeField(_("ghi lúc"))
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    rule_set = models.CharField(_("bộ quy định"), max_length=10)
    due_on = models.DateField(_("hạn thẩm định"))
    due_source = models.CharField(_("căn cứ của hạn"), max_length=300)
    returned_on = models.DateField(_("ngày trả lại"), null=True, blank=True)
    return_reason = models.CharField(_("lý do trả lại"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("lần tiếp nhận hồ sơ")
        ordering = ["received_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                "nomination", condition=Q(returned_on=None), name="one_open_reception"
            ),
            models.CheckConstraint(
                name="reception_days_in_order",
                condition=Q(returned_on=None) | Q(received_on__lte=F("returned_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nomination}: {written_day(self.received_on)}"


class OpinionRequest(models.Model):
    """What another body was asked about a dossier: when, by which letter, what it answered."""

    class Body(models.TextChoices):
        PARTY = "party", _("Ban Thường vụ cấp ủy")
        POLICE = "police", _("Công an")
        TAX = "tax", _("Thuế")
        INSURANCE = "insurance", _("Bảo hiểm xã hội")
        INSPECTORATE = "inspect", _("Thanh tra")
        OTHER = "other", _("Cơ quan khác")

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="opinion_requests")
    body = models.CharField(_("hỏi"), max_length=10, choices=Body)
    addressee = models.CharField(_("tên cơ quan"), max_length=200)
    question = models.CharField(_("nội dung xin ý kiến"), max_length=1000)
    asked_on = models.DateField(_("ngày hỏi"))
    number = models.CharField(_("số văn bản hỏi"), max_length=60, blank=True)
    due_on = models.DateField(_("đề nghị trả lời trước"), null=True, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("ghi lúc"))
    answered_on = models.DateField(_("ngày trả lời"), null=True, blank=True)
    answer_number = models.CharField(_("số văn bản trả lời"), max_length=60, blank=True)
    agrees = models.BooleanField(_("nhất trí"), null=True, blank=True)
    answer = models.CharField(_("ý kiến"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("văn bản xin ý kiến")
        ordering = ["asked_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="opinion_answered_whole",
                condition=Q(answered_on=None, agrees=None, answer="", answer_number="")
                | Q(answered_on__isnull=False, agrees__isnull=False),
            ),
            models.CheckConstraint(
                name="opinion_days_in_order",
                condition=Q(answered_on=None) | Q(asked_on__lte=F("answered_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.addressee}: {self.nomination}"

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its nomination."""
        return self.nomination.audit_place


class Appraisal(models.Model):
    """The office's opinion on a dossier, with the verdict of the rules as it stood that day."""

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="appraisals")
    appraised_on = models.DateField(_("ngày thẩm định"))
    verdict = models.JSONField(_("kết quả đối chiếu tiêu chuẩn"))
    opinion = models.CharField(_("ý kiến thẩm định"), max_length=1000)
    appraised_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    appraised_at = models.DateTimeField(_("ghi lúc"))
    taken_back_because = models.CharField(_("lý do lấy lại"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("kết quả thẩm định")
        ordering = ["-appraised_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.nomination}: {written_day(self.appraised_on)}"


class NominationRefusal(models.Model):
    """Why a nomination is not commended, and when its unit was told."""

    nomination = models.OneToOneField(Nomination, models.CASCADE, related_name="refusal")
    refused_on = models.DateField(_("ngày kết luận"))
    reason = models.CharField(_("lý do"), max_length=1000)
    notice_due_on = models.DateField(_("hạn thông báo"), null=True, blank=True)
    notice_source = models.CharField(_("căn cứ của hạn"), max_length=300, blank=True)
    notified_on = models.DateField(_("ngày thông báo"), null=True, blank=True)
    notice_number = models.CharField(_("số văn bản thông báo"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("kết luận không khen thưởng")
        constraints = [
            models.CheckConstraint(
                name="refusal_told_after", condition=Q(notified_on=None)
                | Q(refused_on__lte=F("notified_on")),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.nomination}: {self.reason}"
