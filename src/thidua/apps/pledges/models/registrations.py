"""What a unit registers: movements, targets, titles."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.models import Season


class Registration(models.Model):
    """A unit's registration for a season."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Đang soạn")
        SUBMITTED = "submitted", _("Đã nộp")
        RETURNED = "returned", _("Trả lại để sửa")
        ACCEPTED = "accepted", _("Đã chấp nhận")

    season = models.ForeignKey(Season, models.CASCADE, related_name="registrations")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="registrations")
    state = models.CharField(_("trạng thái"), max_length=10, choices=State, default=State.DRAFT)
    headcount = models.PositiveIntegerField(_("tổng số người"), null=True, blank=True)
    advanced_workers = models.PositiveIntegerField(
        _("đăng ký Lao động tiên tiến"), null=True, blank=True
    )
    grassroots_fighters = models.PositiveIntegerField(
        _("đăng ký Chiến sĩ thi đua cơ sở"), null=True, blank=True
    )
    revision = models.PositiveIntegerField(_("lần sửa"), default=0)
    submitted_at = models.DateTimeField(_("nộp lúc"), null=True, blank=True)
    first_submitted_at = models.DateTimeField(_("nộp lần đầu lúc"), null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    returned_reason = models.CharField(_("lý do trả lại"), max_length=1000, blank=True)
    accepted_at = models.DateTimeField(_("chấp nhận lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("đăng ký thi đua")
        constraints = [
            models.UniqueConstraint("season", "unit", name="registration_once"),
            models.CheckConstraint(
                name="registration_people_in_range",
                condition=(
                    Q(headcount=None)
                    | Q(advanced_workers=None)
                    | Q(advanced_workers__lte=F("headcount"))
                )
                & (
                    Q(headcount=None)
                    | Q(grassroots_fighters=None)
                    | Q(grassroots_fighters__lte=F("headcount"))
                ),
            ),
        ]

    def __str__(self) -> str:
        return gettext("Đăng ký thi đua năm %(year)s của %(unit)s") % {
            "year": self.season.year,
            "unit": self.unit,
        }

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.season.audit_place


class PlannedMovement(models.Model):
    """A movement that the unit will run or join; a draft may be half filled in."""

    class Level(models.TextChoices):
        CENTRAL = "central", _("Trung ương")
        AUTHORITY = "authority", _("Tỉnh")
        BLOC = "bloc", _("Khối")
        UNIT = "unit", _("Đơn vị")

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="movements")
    name = models.CharField(_("tên phong trào"), max_length=300, blank=True)
    level = models.CharField(_("cấp phát động"), max_length=10, choices=Level, default=Level.UNIT)
    goal = models.TextField(_("mục tiêu"), max_length=2000, blank=True)
    starts_on = models.DateField(_("phát động"), null=True, blank=True)
    ends_on = models.DateField(_("tổng kết"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("phong trào đăng ký")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="movement_dates_in_order",
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(starts_on__lte=F("ends_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PlannedTarget(models.Model):
    """A target of a criterion, or the unit's own (``criterion``: where it counts)."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="targets")
    criterion = models.CharField(_("tiêu chí"), max_length=40, blank=True)
    content = models.CharField(_("nội dung chỉ tiêu"), max_length=500, blank=True)
    measure = models.CharField(_("đơn vị tính"), max_length=60, blank=True)
    figure = models.DecimalField(
        _("kế hoạch năm"), max_digits=20, decimal_places=4, null=True, blank=True
    )
    baseline = models.DecimalField(
        _("kết quả năm trước"), max_digits=20, decimal_places=4, null=True, blank=True
    )
    not_assigned = models.BooleanField(_("không được giao"), default=False)
    is_own = models.BooleanField(_("chỉ tiêu riêng"), default=False)
    solution = models.CharField(_("giải pháp"), max_length=500, blank=True)
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("chỉ tiêu đăng ký")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="target_not_negative", condition=Q(figure=None) | Q(figure__gte=0)
            ),
            models.UniqueConstraint(
                "registration", "criterion", condition=Q(is_own=False), name="common_target_once"
            ),
        ]

    def __str__(self) -> str:
        return self.content


class ProposedTitle(models.Model):
    """An award that the unit registers to strive for."""

    class Recipient(models.TextChoices):
        COLLECTIVE = "collective", _("Tập thể")
        INDIVIDUAL = "individual", _("Cá nhân")

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="titles")
    award = models.CharField(_("danh hiệu, hình thức"), max_length=20)
    recipient = models.CharField(
        _("đối tượng"), max_length=10, choices=Recipient, default=Recipient.COLLECTIVE
    )
    quantity = models.PositiveIntegerField(_("số lượng"), default=1)
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("danh hiệu đăng ký")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint("registration", "award", "recipient", name="title_once"),
            models.CheckConstraint(name="title_quantity_positive", condition=Q(quantity__gte=1)),
        ]

    def __str__(self) -> str:
        return self.award
