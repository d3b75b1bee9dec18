"""The people of a unit: as little as awards need, and who looked at whom."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.names.owners import owner_of
from thidua.apps.organisations.models import Authority, Unit
from thidua.web.code_keys import CodeKey


class Person(models.Model):
    """Somebody who may be given a title or a commendation; ``unit`` is who manages them now."""

    class Sex(models.TextChoices):
        FEMALE = "female", _("Nữ")
        MALE = "male", _("Nam")

    class StaffClass(models.TextChoices):
        OFFICIAL = "official", _("Cán bộ")
        CIVIL_SERVANT = "civil_servant", _("Công chức")
        PUBLIC_EMPLOYEE = "public_employee", _("Viên chức")
        WORKER = "worker", _("Người lao động")

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="people")
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="people", verbose_name=_("đơn vị quản lý")
    )
    code = models.CharField(_("mã cán bộ"), max_length=30)
    code_key = CodeKey()
    full_name = models.CharField(_("họ và tên"), max_length=120)
    birth_year = models.PositiveSmallIntegerField(_("năm sinh"), null=True, blank=True)
    sex = models.CharField(_("giới tính"), max_length=6, choices=Sex, blank=True)
    position = models.CharField(_("chức vụ"), max_length=160, blank=True)
    staff_class = models.CharField(
        _("đối tượng"), max_length=15, choices=StaffClass, default=StaffClass.CIVIL_SERVANT
    )
    is_direct_worker = models.BooleanField(_("lao động trực tiếp"), null=True, blank=True)
    counts_in_ratios = models.BooleanField(_("tính vào tỷ lệ"), default=True)
    is_history_complete = models.BooleanField(
        _("đã nhập đủ lịch sử khen thưởng"),
        default=False,
        help_text=_("Chưa đủ thì phần thiếu là chưa rõ, không phải là không có."),
    )
    left_on = models.DateField(_("nghỉ từ ngày"), null=True, blank=True)
    is_illustrative = models.BooleanField(_("minh hoạ"), default=False)
    revision = models.PositiveIntegerField(_("lần sửa"), default=0)
    search_text = models.CharField(max_length=300, editable=False, default="")
    sort_text = models.CharField(max_length=250, editable=False, default="")

    class Meta:
        verbose_name = _("cá nhân")
        constraints = [
            models.UniqueConstraint("authority", "code_key", name="person_code_in_authority"),
            models.CheckConstraint(
                name="person_birth_year_possible",
                condition=Q(birth_year=None) | Q(birth_year__range=(1900, 2100)),
            ),
        ]
        indexes = [
            models.Index(fields=["authority", "sort_text"], name="person_in_authority"),
            models.Index(fields=["unit", "sort_text"], name="person_in_unit"),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def audit_person(self) -> str | None:
        """Of whom the journal tells."""
        return owner_of(self)


class Posting(models.Model):
    """Where a person worked from a day to a day; the last one, open, is the present unit."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="postings")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    position = models.CharField(_("chức vụ"), max_length=160, blank=True)
    since = models.DateField(_("từ ngày"), null=True, blank=True)
    until = models.DateField(_("đến ngày"), null=True, blank=True)
    opinion = models.CharField(_("ý kiến của đơn vị cũ"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("quá trình công tác")
        ordering = ["-since", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="posting_days_in_order",
                condition=Q(since=None) | Q(until=None) | Q(since__lte=F("until")),
            ),
            models.UniqueConstraint("person", condition=Q(until=None), name="one_open_posting"),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.unit}"


class Viewing(models.Model):
    """Who opened a person's page on which day; kept because these are personal data."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="viewings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    viewed_on = models.DateField(_("ngày xem"))
    first_at = models.DateTimeField(_("lần đầu lúc"))

    class Meta:
        verbose_name = _("lượt xem hồ sơ cá nhân")
        constraints = [
            models.UniqueConstraint("person", "user", "viewed_on", name="viewing_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.person}"
