"""Blocs and who belongs to one in a year."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models.authorities import Authority
from thidua.apps.organisations.models.units import Unit
from thidua.domain.past_names import called_at
from thidua.web.code_keys import CodeKey


class Bloc(models.Model):
    """Units that compete with each other, year after year."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="blocs")
    code = models.CharField(_("mã"), max_length=20)
    code_key = CodeKey()
    name = models.CharField(_("tên"), max_length=250)
    valid_from = models.DateField(_("thành lập"), null=True, blank=True)
    valid_to = models.DateField(_("giải thể"), null=True, blank=True)
    officers_hand_in = models.BooleanField(
        _("chuyên viên được ký, nộp bảng tự chấm thay thủ trưởng"), default=False
    )
    past_names = models.JSONField(_("tên đã dùng"), default=list, blank=True, editable=False)
    search_text = models.CharField(max_length=500, editable=False, default="")
    sort_text = models.CharField(max_length=500, editable=False, default="")

    class Meta:
        verbose_name = _("khối thi đua")
        constraints = [
            models.UniqueConstraint("authority", "code_key", name="bloc_code_in_authority"),
        ]
        indexes = [models.Index(fields=["authority", "sort_text"], name="bloc_in_order")]

    def __str__(self) -> str:
        return self.name

    def name_at(self, moment: datetime | None) -> str:
        """What it was called at a moment; today's name when there is none."""
        return called_at(self.past_names, {"name": self.name}, moment)["name"]

    @property
    def audit_place(self) -> tuple[str, str]:
        """Each bloc has its own chain."""
        return (f"bloc-{self.pk}", "")


class Membership(models.Model):
    """A unit's place in a bloc for one year; a unit may be in several blocs."""

    class Role(models.TextChoices):
        HEAD = "head", _("Trưởng khối")
        DEPUTY = "deputy", _("Phó trưởng khối")
        MEMBER = "member", _("Thành viên")

    bloc = models.ForeignKey(Bloc, models.CASCADE, related_name="memberships")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="memberships")
    year = models.PositiveSmallIntegerField(_("năm"))
    role = models.CharField(_("vai trò"), max_length=8, choices=Role, default=Role.MEMBER)
    order = models.PositiveSmallIntegerField(_("thứ tự"), default=0)
    left_on = models.DateField(_("rời khối từ ngày"), null=True, blank=True)
    left_reason = models.CharField(_("lý do rời khối"), max_length=500, blank=True)
    left_at = models.DateTimeField(_("ghi rời khối lúc"), null=True, blank=True)
    succeeded_by = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("đơn vị kế thừa trong năm"),
    )
    followed = models.JSONField(_("đã chuyển theo"), default=list, blank=True)

    class Meta:
        verbose_name = _("thành viên khối")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint("bloc", "year", "unit", name="member_once_a_year"),
            models.UniqueConstraint(
                "bloc", "year", condition=Q(role="head"), name="one_head_a_year"
            ),
            models.CheckConstraint(
                name="departure_has_day_reason_and_moment",
                condition=Q(left_on=None, left_at=None, left_reason="", succeeded_by=None)
                | (Q(left_on__isnull=False, left_at__isnull=False) & ~Q(left_reason="")),
            ),
        ]
        indexes = [models.Index(fields=["unit", "year"], name="membership_of_unit")]

    def __str__(self) -> str:
        return f"{self.unit} ({self.year})"

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its bloc."""
        return (f"bloc-{self.bloc_id}", "")
