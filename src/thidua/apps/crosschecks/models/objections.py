"""After publication: who objects until which day, what is answered, and the final lock."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.appraisals.models import Result
from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.models import Season


class ObjectionWindow(models.Model):
    """The published result is provisional until its last day; then it is locked for good."""

    season = models.OneToOneField(Season, models.CASCADE, related_name="objection_window")
    closes_on = models.DateField(_("nhận kiến nghị đến hết ngày"))
    opened_at = models.DateTimeField(_("mở lúc"))
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    result = models.ForeignKey(Result, models.PROTECT, null=True, blank=True, related_name="+")
    locked_at = models.DateTimeField(_("khoá kết quả lúc"), null=True, blank=True)
    locked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("thời hạn kiến nghị kết quả")
        constraints = [
            models.CheckConstraint(
                name="locked_window_has_result",
                condition=Q(locked_at=None) | Q(result__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return gettext("Kiến nghị kết quả năm %(year)s") % {"year": self.season.year}

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.season.audit_place


class Objection(models.Model):
    """A unit objects to the published result; the answer stays beside it."""

    class Answer(models.TextChoices):
        NONE = "", _("Chưa trả lời")
        ACCEPTED = "accepted", _("Chấp nhận")
        REJECTED = "rejected", _("Không chấp nhận")

    window = models.ForeignKey(ObjectionWindow, models.CASCADE, related_name="objections")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField(_("lần công bố"))
    about = models.CharField(_("về mục, đơn vị nào"), max_length=200)
    text = models.TextField(_("nội dung kiến nghị"), max_length=2000)
    made_at = models.DateTimeField(_("kiến nghị lúc"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    answer = models.CharField(_("trả lời"), max_length=8, choices=Answer, blank=True, default="")
    said = models.TextField(_("nội dung trả lời"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(_("trả lời lúc"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("kiến nghị kết quả")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="answered_objection_says_why", condition=Q(answer="") | ~Q(said="")
            )
        ]

    def __str__(self) -> str:
        return gettext("Kiến nghị của %(unit)s về %(about)s") % {
            "unit": self.unit,
            "about": self.about,
        }

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.window.audit_place
