"""The registry of awards: decisions, what each gave to whom, and the facts that rules ask for.

A subject is a person, a unit (a collective), or, for awards alone, a household.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.jobs.models import Job
from thidua.apps.organisations.models import Authority, Unit
from thidua.apps.people.models import Person
from thidua.domain.award_codes import BASIS_NAMES, CLASS_NAMES, SCOPE_NAMES, TYPE_NAMES
from thidua.law.catalogue import catalogue
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
    type = models.CharField(_("loại khen thưởng"), max_length=12, choices=TYPE_NAMES, blank=True)
    year = models.PositiveSmallIntegerField(_("năm được xét"), null=True, blank=True)
    period_from = models.DateField(_("thành tích từ ngày"), null=True, blank=True)
    period_to = models.DateField(_("thành tích đến ngày"), null=True, blank=True)
    achievement = models.CharField(_("thành tích"), max_length=500, blank=True)
    basis = models.CharField(_("căn cứ xét"), max_length=10, choices=BASIS_NAMES, blank=True)
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
    def award_name(self) -> str:
        """The title or form in words, as it was called when it was given."""
        entry = catalogue().get(self.award)
        return self.award_words or (entry.name_vi if entry else self.award)


class YearRecord(models.Model):
    """What a year was like for a person or a unit. What is empty is not known, never no."""

    person = models.ForeignKey(
        Person, models.CASCADE, null=True, blank=True, related_name="year_records"
    )
    unit = models.ForeignKey(
        Unit, models.CASCADE, null=True, blank=True, related_name="year_records"
    )
    year = models.PositiveSmallIntegerField(_("năm"))
    classification = models.CharField(_("xếp loại"), max_length=8, choices=CLASS_NAMES, blank=True)
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


class Initiative(models.Model):
    """An initiative or accepted topic of a person, recognised in a year."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="initiatives")
    year = models.PositiveSmallIntegerField(_("năm công nhận"))
    name = models.CharField(_("tên sáng kiến"), max_length=300)
    scope = models.CharField(_("phạm vi"), max_length=9, choices=SCOPE_NAMES, blank=True)
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


class HistoryImport(models.Model):
    """A workbook of history that was handed in: what it would write, or wrote; all or nothing."""

    class State(models.TextChoices):
        READING = "reading", _("Đang đọc")
        FAULTY = "faulty", _("Có lỗi")
        PREVIEWED = "previewed", _("Chờ nhận")
        WRITING = "writing", _("Đang ghi")
        ACCEPTED = "accepted", _("Đã nhập")
        DISCARDED = "discarded", _("Đã bỏ")
        UNDONE = "undone", _("Đã hoàn tác")

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    job = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+")
    file = models.FileField(upload_to="history/%Y/")
    file_name = models.CharField(_("tên tệp"), max_length=200)
    sha256 = models.CharField(max_length=64)
    adds_people = models.BooleanField(_("thêm người chưa có trong sổ"), default=False)
    state = models.CharField(_("trạng thái"), max_length=10, choices=State, default=State.READING)
    counts = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    problem_total = models.PositiveIntegerField(_("số lỗi"), default=0)
    preview = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, blank=True)
    people = models.ManyToManyField(Person, related_name="+", blank=True)
    created_at = models.DateTimeField(_("tải lên lúc"))
    accepted_at = models.DateTimeField(_("nhập lúc"), null=True, blank=True)
    undone_at = models.DateTimeField(_("hoàn tác lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("lần nhập lịch sử khen thưởng")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="history_import_accepted_has_time",
                condition=~Q(state="accepted") | Q(accepted_at__isnull=False),
            )
        ]
        indexes = [models.Index(fields=["authority", "-created_at"], name="history_imports_in")]

    def __str__(self) -> str:
        return self.file_name
