"""What rules ask of a year: how it was classed, initiatives, discipline, open matters."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.names.owners import owner
from thidua.apps.audit.registries.places import chain_of
from thidua.apps.awards.models.records import ONE_SUBJECT
from thidua.apps.organisations.models import Unit
from thidua.apps.people.models import Person
from thidua.domain.award_codes import CLASS_NAMES, SCOPE_NAMES
from thidua.web.languages import translated


def _chain_of(subject: Person | Unit | None) -> tuple[str, str]:
    return chain_of(subject.authority_id if subject else None)


class YearRecord(models.Model):
    """What a year was like for a person or a unit. What is empty is not known, never no."""

    person = models.ForeignKey(
        Person, models.CASCADE, null=True, blank=True, related_name="year_records"
    )
    unit = models.ForeignKey(
        Unit, models.CASCADE, null=True, blank=True, related_name="year_records"
    )
    year = models.PositiveSmallIntegerField(_("năm"))
    classification = models.CharField(
        _("xếp loại"), max_length=8, choices=translated(CLASS_NAMES), blank=True
    )
    attitude_confirmed = models.BooleanField(_("đoàn kết, tích cực thi đua"), null=True, blank=True)
    registered = models.BooleanField(_("đã đăng ký thi đua"), null=True, blank=True)
    is_complete = models.BooleanField(
        _("đã đủ số liệu của năm"),
        default=False,
        help_text=_("Danh hiệu, sáng kiến, kỷ luật không ghi nghĩa là không có."),
    )
    members = models.PositiveIntegerField(_("số người"), null=True, blank=True)
    completed = models.PositiveIntegerField(_("hoàn thành nhiệm vụ"), null=True, blank=True)
    ldtt = models.PositiveIntegerField(_("Lao động tiên tiến"), null=True, blank=True)
    cstdcs = models.PositiveIntegerField(_("Chiến sĩ thi đua cơ sở"), null=True, blank=True)
    disciplined = models.PositiveIntegerField(_("bị kỷ luật từ cảnh cáo"), null=True, blank=True)
    revision = models.PositiveIntegerField(_("lần sửa"), default=0)
    imported_by = models.ForeignKey(
        "HistoryImport",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="year_records",
    )

    class Meta:
        verbose_name = _("số liệu năm")
        constraints = [
            models.UniqueConstraint("person", "year", name="person_year_once"),
            models.UniqueConstraint("unit", "year", name="unit_year_once"),
            models.CheckConstraint(name="year_one_subject", condition=ONE_SUBJECT),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.unit} ({self.year})"

    @property
    def audit_place(self) -> tuple[str, str]:
        """With the authority of whom it is about."""
        return _chain_of(self.person or self.unit)

    @property
    def audit_person(self) -> str | None:
        """Of whom the journal tells."""
        return owner("people.person", self.person_id) if self.person_id else None


class Initiative(models.Model):
    """An initiative or accepted topic of a person, recognised in a year."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="initiatives")
    year = models.PositiveSmallIntegerField(_("năm công nhận"))
    name = models.CharField(_("tên sáng kiến"), max_length=300)
    scope = models.CharField(
        _("phạm vi"), max_length=9, choices=translated(SCOPE_NAMES), blank=True
    )
    recognised_by = models.CharField(_("văn bản công nhận"), max_length=200, blank=True)
    used_at = models.CharField(_("nơi áp dụng"), max_length=300, blank=True)
    imported_by = models.ForeignKey(
        "HistoryImport",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="initiatives",
    )

    class Meta:
        verbose_name = _("sáng kiến")
        ordering = ["-year", "name"]
        indexes = [models.Index(fields=["person", "year"], name="initiative_of_person")]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_place(self) -> tuple[str, str]:
        """With the authority of whom it is about."""
        return _chain_of(self.person)


class Discipline(models.Model):
    """A disciplinary measure; no end: it is still running. Fault and decision are two days."""

    person = models.ForeignKey(
        Person, models.CASCADE, null=True, blank=True, related_name="disciplines"
    )
    unit = models.ForeignKey(
        Unit, models.CASCADE, null=True, blank=True, related_name="disciplines"
    )
    level = models.CharField(_("hình thức"), max_length=60)
    fault_on = models.DateField(_("ngày vi phạm"), null=True, blank=True)
    decided_on = models.DateField(_("ngày quyết định"), null=True, blank=True)
    ended_on = models.DateField(_("hết hiệu lực"), null=True, blank=True)
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("kỷ luật")
        ordering = ["-decided_on", "-pk"]
        constraints = [models.CheckConstraint(name="discipline_one_subject", condition=ONE_SUBJECT)]

    def __str__(self) -> str:
        return f"{self.level} – {self.person or self.unit}"

    @property
    def audit_place(self) -> tuple[str, str]:
        """With the authority of whom it is about."""
        return _chain_of(self.person or self.unit)

    @property
    def audit_person(self) -> str | None:
        """Of whom the journal tells."""
        return owner("people.person", self.person_id) if self.person_id else None


class Inquiry(models.Model):
    """Something being looked into: discipline, inspection, a complaint. Open until it is closed."""

    person = models.ForeignKey(
        Person, models.CASCADE, null=True, blank=True, related_name="inquiries"
    )
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, blank=True, related_name="inquiries")
    matter = models.CharField(_("nội dung"), max_length=300)
    opened_on = models.DateField(_("từ ngày"))
    closed_on = models.DateField(_("kết thúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("vụ việc đang xem xét")
        ordering = ["-opened_on", "-pk"]
        constraints = [
            models.CheckConstraint(name="inquiry_one_subject", condition=ONE_SUBJECT),
            models.CheckConstraint(
                name="inquiry_days_in_order",
                condition=Q(closed_on=None) | Q(opened_on__lte=F("closed_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.matter} – {self.person or self.unit}"

    @property
    def audit_place(self) -> tuple[str, str]:
        """With the authority of whom it is about."""
        return _chain_of(self.person or self.unit)

    @property
    def audit_person(self) -> str | None:
        """Of whom the journal tells."""
        return owner("people.person", self.person_id) if self.person_id else None
