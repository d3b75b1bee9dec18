"""Movements of a bloc's year and what was done in them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.awards.models import AwardRecord
from thidua.apps.movements.models.calls import CalledMovement
from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.models import Season


class Movement(models.Model):
    """A movement that was launched; without ``unit`` the bloc runs it as a whole."""

    class Origin(models.TextChoices):
        CENTRAL = "central", _("Trung ương")
        AUTHORITY = "authority", _("Tỉnh")
        BLOC = "bloc", _("Khối")
        UNIT = "unit", _("Đơn vị")

    class Kind(models.TextChoices):
        REGULAR = "regular", _("Thường xuyên")
        WAVE = "wave", _("Theo đợt")
        THEME = "theme", _("Chuyên đề")

    season = models.ForeignKey(Season, models.CASCADE, related_name="movements")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("tên phong trào"), max_length=300)
    origin = models.CharField(_("cấp phát động"), max_length=10, choices=Origin)
    kind = models.CharField(_("hình thức"), max_length=8, choices=Kind)
    launch_paper = models.CharField(_("văn bản phát động"), max_length=300, blank=True)
    goal = models.TextField(_("mục tiêu"), max_length=2000, blank=True)
    participants = models.CharField(_("đối tượng tham gia"), max_length=300, blank=True)
    in_charge = models.CharField(_("người phụ trách"), max_length=200, blank=True)
    starts_on = models.DateField(_("phát động"))
    ends_on = models.DateField(_("kết thúc"), null=True, blank=True)
    interim_due_on = models.DateField(_("hạn sơ kết"), null=True, blank=True)
    final_due_on = models.DateField(_("hạn tổng kết"), null=True, blank=True)
    effect = models.TextField(_("tác dụng, kết quả"), max_length=2000, blank=True)
    lessons = models.TextField(_("bài học kinh nghiệm"), max_length=2000, blank=True)
    closed_on = models.DateField(_("tổng kết ngày"), null=True, blank=True)
    call = models.ForeignKey(
        CalledMovement, models.PROTECT, null=True, blank=True, related_name="joined",
        verbose_name=_("phong trào trong danh mục"),
    )  # fmt: skip
    awards = models.ManyToManyField(AwardRecord, related_name="+", blank=True)
    is_illustrative = models.BooleanField(_("minh hoạ"), default=False)
    revision = models.PositiveIntegerField(_("lần sửa"), default=0)
    search_text = models.CharField(max_length=700, editable=False, default="")

    class Meta:
        verbose_name = _("phong trào thi đua")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="movement_of_unit_has_unit",
                condition=Q(origin="unit", unit__isnull=False) | (~Q(origin="unit") & Q(unit=None)),
            ),
            models.CheckConstraint(
                name="movement_days_follow",
                condition=Q(ends_on=None) | Q(starts_on__lte=F("ends_on")),
            ),
            models.CheckConstraint(
                name="movement_by_wave_or_theme_ends",
                condition=Q(kind="regular") | Q(ends_on__isnull=False),
            ),
            models.UniqueConstraint("season", "call", name="call_joined_once_a_year"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.season.audit_place


class Activity(models.Model):
    """Something that took place in a movement: an activity, its interim or its final review."""

    class Kind(models.TextChoices):
        ACTIVITY = "activity", _("Hoạt động")
        INTERIM = "interim", _("Sơ kết")
        FINAL = "final", _("Tổng kết")

    movement = models.ForeignKey(Movement, models.CASCADE, related_name="activities")
    kind = models.CharField(_("là"), max_length=8, choices=Kind, default=Kind.ACTIVITY)
    content = models.CharField(_("nội dung"), max_length=500)
    held_on = models.DateField(_("ngày"))
    place = models.CharField(_("địa điểm"), max_length=200, blank=True)
    people = models.PositiveIntegerField(_("số người tham gia"), null=True, blank=True)
    result = models.CharField(_("kết quả"), max_length=500, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("hoạt động của phong trào")
        ordering = ["-held_on", "-pk"]

    def __str__(self) -> str:
        return self.content

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its movement."""
        return self.movement.audit_place
