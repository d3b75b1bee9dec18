"""A bloc's year: its state, phases with due dates and owners, and the checklist."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models import Authority, Bloc, Unit


class Season(models.Model):
    """One year of one bloc. Its state moves only through ``actions``."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Chuẩn bị")
        OPEN = "open", _("Đăng ký")
        SIGNED = "signed", _("Đã ký giao ước")
        RUNNING = "running", _("Thực hiện phong trào")
        SCORING = "scoring", _("Tự chấm điểm")
        REVIEWING = "reviewing", _("Thẩm định")
        CONFERENCE = "conference", _("Hội nghị tổng kết")
        CLOSED = "closed", _("Đã kết thúc")

    bloc = models.ForeignKey(Bloc, models.PROTECT, related_name="seasons")
    year = models.PositiveSmallIntegerField(_("năm"))
    starts_on = models.DateField(_("bắt đầu"))
    ends_on = models.DateField(_("kết thúc"))
    law_as_of = models.DateField(_("luật áp dụng tại ngày"))
    state = models.CharField(_("trạng thái"), max_length=12, choices=State, default=State.DRAFT)
    is_illustrative = models.BooleanField(_("có số liệu minh hoạ"), default=False)
    copied_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="copies"
    )
    handover_note = models.TextField(_("ghi chú bàn giao"), blank=True)
    made_on = models.DateField(_("lập trong hệ thống ngày"), null=True, editable=False)
    closed_at = models.DateTimeField(_("kết thúc lúc"), null=True, blank=True)
    revision = models.PositiveIntegerField(_("lần sửa"), default=0)

    class Meta:
        verbose_name = _("năm thi đua")
        ordering = ["-year", "bloc_id"]
        constraints = [
            models.UniqueConstraint("bloc", "year", name="season_once_a_year"),
            models.CheckConstraint(
                name="season_dates_in_order", condition=Q(starts_on__lt=F("ends_on"))
            ),
            models.CheckConstraint(
                name="season_closed_has_time",
                condition=~Q(state="closed") | Q(closed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return gettext("%(bloc_name)s, năm %(year)s") % {
            "bloc_name": self.bloc_name,
            "year": self.year,
        }

    @property
    def bloc_name(self) -> str:
        """What the bloc is called here: as on the day when the year was closed."""
        return self.bloc_name_at(None)

    def bloc_name_at(self, moment: datetime | None) -> str:
        """What the bloc was called when something was signed or locked in the year."""
        return self.bloc.name_at(moment or self.closed_at)

    def authority_at(self, moment: datetime | None) -> Authority:
        """Its authority under the names of a moment, of the year's closing if none."""
        return self.bloc.authority.then(moment or self.closed_at)

    @property
    def audit_place(self) -> tuple[str, str]:
        """In the chain of its bloc."""
        return (f"bloc-{self.bloc_id}", f"season-{self.pk}")


class Phase(models.Model):
    """A step of the year with its due date and who owes it."""

    class Kind(models.TextChoices):
        SETUP = "setup", _("Chuẩn bị: bảng điểm, kế hoạch")
        REGISTRATION = "registration", _("Đăng ký thi đua")
        SIGNING = "signing", _("Ký kết giao ước")
        RUNNING = "running", _("Thực hiện phong trào")
        MIDYEAR = "midyear", _("Sơ kết sáu tháng")
        SCORING = "scoring", _("Tự chấm điểm")
        REVIEWING = "reviewing", _("Thẩm định")
        CONFERENCE = "conference", _("Hội nghị tổng kết")
        DOSSIER = "dossier", _("Gửi hồ sơ")

    class Owner(models.TextChoices):
        UNITS = "units", _("Các đơn vị")
        HEAD = "head", _("Trưởng khối")
        STANDING = "standing", _("Cơ quan thường trực")

    season = models.ForeignKey(Season, models.CASCADE, related_name="phases")
    kind = models.CharField(_("bước"), max_length=12, choices=Kind)
    starts_on = models.DateField(_("từ ngày"), null=True, blank=True)
    due_on = models.DateField(_("hạn"))
    owner = models.CharField(_("ai làm"), max_length=10, choices=Owner)
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)
    order = models.PositiveSmallIntegerField(_("thứ tự"), default=0)

    class Meta:
        verbose_name = _("bước trong năm")
        ordering = ["order", "due_on"]
        constraints = [
            models.UniqueConstraint("season", "kind", name="phase_once"),
            models.CheckConstraint(
                name="phase_dates_in_order",
                condition=Q(starts_on=None) | Q(starts_on__lte=F("due_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.season.audit_place


class ChecklistItem(models.Model):
    """One thing to be done in the season, by whom, until when.

    What all units owe is done when each has ticked it, or when the head says so for all.
    """

    season = models.ForeignKey(Season, models.CASCADE, related_name="checklist")
    text = models.CharField(_("việc"), max_length=300)
    owner = models.CharField(_("ai làm"), max_length=10, choices=Phase.Owner)
    due_on = models.DateField(_("hạn"), null=True, blank=True)
    source = models.CharField(_("từ đâu"), max_length=120, blank=True)
    phase = models.CharField(_("bước"), max_length=12, choices=Phase.Kind, blank=True)
    done_at = models.DateTimeField(_("xong lúc"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    order = models.PositiveSmallIntegerField(_("thứ tự"), default=0)
    revision = models.PositiveIntegerField(_("lần sửa"), default=0)

    class Meta:
        verbose_name = _("việc cần làm")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.text

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.season.audit_place


class ChecklistTick(models.Model):
    """One unit has done its part of a thing that all units owe."""

    item = models.ForeignKey(ChecklistItem, models.CASCADE, related_name="ticks")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("xong lúc"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("việc đơn vị đã xong")
        constraints = [models.UniqueConstraint("item", "unit", name="tick_once")]

    def __str__(self) -> str:
        return f"{self.unit}: {self.item}"
