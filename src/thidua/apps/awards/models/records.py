"""Decisions, and what each gave to whom."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.names.owners import owner, owner_of
from thidua.apps.organisations.models import Authority, Unit
from thidua.apps.people.models import Person
from thidua.domain.award_codes import BASIS_NAMES, TYPE_NAMES
from thidua.law.catalogue import catalogue
from thidua.web.languages import translated
from thidua.web.words import written_day

ONE_SUBJECT = Q(person__isnull=False, unit=None) | Q(person=None, unit__isnull=False)


class Decision(models.Model):
    """A decision that gave awards: its number, day and signatory, as printed on it."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="decisions")
    number = models.CharField(_("số, ký hiệu"), max_length=60)
    decided_on = models.DateField(_("ngày quyết định"))
    issuer = models.CharField(_("cơ quan ban hành"), max_length=200, blank=True)
    signatory = models.CharField(_("người ký"), max_length=120, blank=True)
    signatory_office = models.CharField(_("chức vụ người ký"), max_length=160, blank=True)
    fund = models.CharField(_("nguồn chi thưởng"), max_length=120, blank=True)
    search_text = models.CharField(max_length=600, editable=False, default="")
    imported_by = models.ForeignKey(
        "HistoryImport",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="decisions",
    )

    class Meta:
        verbose_name = _("quyết định khen thưởng")
        ordering = ["-decided_on", "number"]
        constraints = [
            models.UniqueConstraint("authority", "number", "decided_on", name="decision_once"),
        ]
        indexes = [models.Index(fields=["authority", "-decided_on"], name="decision_by_day")]

    def __str__(self) -> str:
        return gettext("%(number)s ngày %(decided_on)s") % {
            "number": self.number,
            "decided_on": written_day(self.decided_on),
        }


class AwardRecord(models.Model):
    """One award given to one subject. Three dates: the year it is for, decided, presented."""

    class State(models.TextChoices):
        DECIDED = "decided", _("Đã quyết định")
        REVOKED = "revoked", _("Đã hủy bỏ")

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+")
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="records")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="award_records"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="award_records"
    )
    household = models.CharField(_("hộ gia đình"), max_length=200, blank=True)
    holder_name = models.CharField(_("tên ghi trên quyết định"), max_length=200)
    holder_unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("đơn vị khi được tặng"),
        help_text=_("Chỉ của cá nhân."),
    )
    award = models.CharField(_("danh hiệu, hình thức"), max_length=20)  # a code of the catalogue
    award_words = models.CharField(_("tên khi tặng"), max_length=200, blank=True)
    type = models.CharField(
        _("loại khen thưởng"), max_length=12, choices=translated(TYPE_NAMES), blank=True
    )
    year = models.PositiveSmallIntegerField(_("năm được xét"), null=True, blank=True)
    period_from = models.DateField(_("thành tích từ ngày"), null=True, blank=True)
    period_to = models.DateField(_("thành tích đến ngày"), null=True, blank=True)
    achievement = models.CharField(_("thành tích"), max_length=500, blank=True)
    basis = models.CharField(
        _("căn cứ xét"), max_length=10, choices=translated(BASIS_NAMES), blank=True
    )
    presented_on = models.DateField(_("ngày trao"), null=True, blank=True)
    presented_by = models.CharField(_("người trao"), max_length=200, blank=True)
    presented_for = models.CharField(_("trao thay mặt"), max_length=200, blank=True)
    state = models.CharField(_("trạng thái"), max_length=8, choices=State, default=State.DECIDED)
    revoked_on = models.DateField(_("ngày hủy bỏ"), null=True, blank=True)
    revocation = models.CharField(_("quyết định hủy bỏ"), max_length=60, blank=True)
    revoked_because = models.CharField(_("lý do hủy bỏ"), max_length=500, blank=True)
    recovered_on = models.DateField(_("ngày thu hồi hiện vật, tiền"), null=True, blank=True)
    recovery_note = models.CharField(_("đã thu hồi những gì"), max_length=300, blank=True)
    is_illustrative = models.BooleanField(_("minh hoạ"), default=False)
    revision = models.PositiveIntegerField(_("lần sửa"), default=0)
    imported_by = models.ForeignKey(
        "HistoryImport",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="records",
    )

    class Meta:
        verbose_name = _("khen thưởng đã có")
        constraints = [
            models.CheckConstraint(
                name="record_one_subject",
                condition=Q(ONE_SUBJECT, household="")
                | (Q(person=None, unit=None) & ~Q(household="")),
            ),
            models.CheckConstraint(
                name="record_period_in_order",
                condition=Q(period_from=None)
                | Q(period_to=None)
                | Q(period_from__lte=F("period_to")),
            ),
            models.CheckConstraint(
                name="record_revoked_says_when_and_why",
                condition=~Q(state="revoked")
                | (Q(revoked_on__isnull=False) & ~Q(revoked_because="")),
            ),
            models.CheckConstraint(
                name="record_recovered_after_revoked",
                condition=Q(recovered_on=None) | Q(state="revoked"),
            ),
        ]
        indexes = [
            models.Index(fields=["person", "year"], name="record_of_person"),
            models.Index(fields=["unit", "year"], name="record_of_unit"),
            models.Index(
                fields=["holder_unit", "state", "year", "award"], name="record_standing_at_unit"
            ),
            models.Index(fields=["authority", "year", "award"], name="record_by_year"),
            models.Index(  # statistics read nothing else
                fields=["authority", "state", "year", "award", "holder_unit", "person"],
                name="record_counts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.award_name}, {self.holder_name}"

    @property
    def audit_person(self) -> str | None:
        """Of whom the journal tells."""
        if self.person_id:
            return owner("people.person", self.person_id)
        return owner_of(self) if self.household else None

    @property
    def award_name(self) -> str:
        """The title or form in words, as it was called when it was given."""
        entry = catalogue().get(self.award)
        return self.award_words or (entry.name_vi if entry else self.award)
