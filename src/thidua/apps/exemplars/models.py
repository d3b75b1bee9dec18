"""Exemplars: found, nurtured, told about; and whether they agreed to be."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.names.owners import owner, owner_of
from thidua.apps.awards.models import AwardRecord
from thidua.apps.movements.models import Movement
from thidua.apps.organisations.models import Unit
from thidua.apps.people.models import Person
from thidua.apps.seasons.models import Season

LONGEST_STORY = 8000


class Exemplar(models.Model):
    """Somebody, or a collective, whose good work others may learn from, in a bloc's year."""

    season = models.ForeignKey(Season, models.CASCADE, related_name="exemplars")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    is_collective = models.BooleanField(_("là tập thể"), default=False)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("tên cá nhân, tập thể"), max_length=200)
    field = models.CharField(_("lĩnh vực"), max_length=200, blank=True)
    movement = models.ForeignKey(
        Movement, models.SET_NULL, null=True, blank=True, related_name="exemplars"
    )
    found_on = models.DateField(_("phát hiện ngày"))
    found_by = models.CharField(_("ai phát hiện, từ đâu"), max_length=300, blank=True)
    deeds = models.CharField(_("việc làm tiêu biểu"), max_length=500)
    story = models.TextField(_("bài viết"), max_length=LONGEST_STORY, blank=True)
    awards = models.ManyToManyField(AwardRecord, related_name="+", blank=True)
    is_illustrative = models.BooleanField(_("minh hoạ"), default=False)
    revision = models.PositiveIntegerField(_("lần sửa"), default=0)
    search_text = models.CharField(max_length=1100, editable=False, default="")

    class Meta:
        verbose_name = _("điển hình tiên tiến")
        ordering = ["-found_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="exemplar_person_is_no_collective",
                condition=Q(person=None) | Q(is_collective=False),
            ),
        ]
        indexes = [models.Index(fields=["season", "unit"], name="exemplars_of_unit")]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_person(self) -> str | None:
        """Of whom the journal tells."""
        if self.person_id:
            return owner("people.person", self.person_id)
        return None if self.is_collective else owner_of(self)

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.season.audit_place


class ExemplarStep(models.Model):
    """One thing done for an exemplar: nurtured, told about, followed by others."""

    class Kind(models.TextChoices):
        NURTURE = "nurture", _("Bồi dưỡng")
        TELL = "tell", _("Tuyên truyền")
        SPREAD = "spread", _("Nhân rộng")

    exemplar = models.ForeignKey(Exemplar, models.CASCADE, related_name="steps")
    kind = models.CharField(_("việc"), max_length=7, choices=Kind)
    content = models.CharField(_("nội dung"), max_length=500)
    done_on = models.DateField(_("ngày"))
    link = models.URLField(_("liên kết"), max_length=300, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("việc đã làm với điển hình")
        ordering = ["-done_on", "-pk"]

    def __str__(self) -> str:
        return self.content

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its exemplar."""
        return self.exemplar.audit_place


class Consent(models.Model):
    """That an exemplar agreed to be shown to others, how far, and when it was taken back."""

    class Reach(models.TextChoices):
        BLOC = "bloc", _("Trong Khối và cơ quan thường trực")
        PUBLIC = "public", _("Công khai, kể cả tin bài")

    exemplar = models.ForeignKey(Exemplar, models.CASCADE, related_name="consents")
    reach = models.CharField(_("đồng ý cho dùng"), max_length=6, choices=Reach)
    given_on = models.DateField(_("đồng ý ngày"))
    given_by = models.CharField(_("người đồng ý"), max_length=200)
    evidence = models.CharField(_("văn bản, cách ghi nhận"), max_length=300, blank=True)
    withdrawn_on = models.DateField(_("rút lại ngày"), null=True, blank=True)
    withdrawn_because = models.CharField(_("lý do rút lại"), max_length=300, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("sự đồng ý của điển hình")
        ordering = ["-given_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                "exemplar", condition=Q(withdrawn_on=None), name="one_consent_in_force"
            ),
            models.CheckConstraint(
                name="consent_withdrawn_after_given",
                condition=Q(withdrawn_on=None) | Q(given_on__lte=F("withdrawn_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.given_by} ({self.get_reach_display()})"

    @property
    def audit_person(self) -> str | None:
        """Of whom the journal tells."""
        return owner_of(self)

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its exemplar."""
        return self.exemplar.audit_place
