"""What units of a bloc say of a draft before it is adopted, and what is answered."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.models import Season

_USER = settings.AUTH_USER_MODEL


class Consultation(models.Model):
    """A draft laid before the units until a day; ``matter`` and ``subject`` name the draft."""

    season = models.ForeignKey(Season, models.CASCADE, related_name="consultations")
    matter = models.CharField(_("loại dự thảo"), max_length=20)
    subject = models.PositiveBigIntegerField(_("dự thảo"))
    name = models.CharField(_("tên dự thảo"), max_length=200)
    note = models.TextField(_("nội dung cần tập trung góp ý"), max_length=1000, blank=True)
    closes_on = models.DateField(_("góp ý đến hết ngày"))
    opened_at = models.DateTimeField(_("mở lúc"))
    opened_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(_("đóng lúc"), null=True, blank=True)
    closed_by = models.ForeignKey(_USER, models.PROTECT, null=True, blank=True, related_name="+")
    closed_early = models.CharField(_("lý do đóng sớm"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("đợt lấy ý kiến")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                "matter", "subject", condition=Q(closed_at=None), name="one_open_consultation"
            )
        ]

    def __str__(self) -> str:
        return gettext("Lấy ý kiến: %(name)s") % {"name": self.name}

    @property
    def is_open(self) -> bool:
        """Whether answers may still be given."""
        return self.closed_at is None

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.season.audit_place


class Remark(models.Model):
    """What one unit says of one part of the draft; the answer stays beside it.

    ``change`` is what the draft's own app can carry out; ``words`` says the same for people, as
    (field, what stood there, what is proposed), and never changes again.
    """

    class Answer(models.TextChoices):
        NONE = "", _("Chưa trả lời")
        ACCEPTED = "accepted", _("Tiếp thu")
        MERGED = "merged", _("Tiếp thu một phần, gộp")
        REJECTED = "rejected", _("Không tiếp thu")

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="remarks")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    item = models.CharField(_("mục góp ý"), max_length=200, blank=True)
    item_name = models.CharField(_("tên mục"), max_length=300)
    comment = models.TextField(_("ý kiến"), max_length=2000, blank=True)
    change = models.JSONField(_("sửa cụ thể"), default=dict, blank=True)
    words = models.JSONField(_("sửa cụ thể, bằng lời"), default=list, blank=True)
    made_at = models.DateTimeField(_("góp ý lúc"))
    made_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    answer = models.CharField(_("trả lời"), max_length=8, choices=Answer, blank=True, default="")
    said = models.TextField(_("giải trình"), max_length=2000, blank=True)
    done = models.CharField(_("đã sửa dự thảo"), max_length=300, blank=True)
    answered_at = models.DateTimeField(_("trả lời lúc"), null=True, blank=True)
    answered_by = models.ForeignKey(_USER, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("ý kiến góp ý")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="answered_remark_says_why", condition=Q(answer="") | ~Q(said="")
            )
        ]

    def __str__(self) -> str:
        return gettext("Góp ý của %(unit)s về %(item)s") % {
            "unit": self.unit,
            "item": self.item_name,
        }

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.consultation.audit_place


class Opinion(models.Model):
    """Whether a unit agrees with the draft as a whole, as it was at a revision."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="opinions")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    agrees = models.BooleanField(_("thống nhất"))
    note = models.TextField(_("ý kiến thêm"), max_length=1000, blank=True)
    revision = models.PositiveIntegerField(_("lần sửa của dự thảo"))
    at = models.DateTimeField(_("lúc"))
    by = models.ForeignKey(_USER, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("ý kiến về cả dự thảo")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint("consultation", "unit", name="one_opinion_of_a_unit"),
            models.CheckConstraint(
                name="disagreeing_says_why", condition=Q(agrees=True) | ~Q(note="")
            ),
        ]

    def __str__(self) -> str:
        return gettext("Ý kiến của %(unit)s") % {"unit": self.unit}

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.consultation.audit_place
