"""What others rate a unit each year: its Party cell, its union, order and safety, culture."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.registries.places import chain_of
from thidua.apps.organisations.models import Authority, Unit

LONGEST_GRADE, LONGEST_PAPER, LONGEST_EVIDENCE = 100, 120, 300
MOST_ORDER = 1000


class RatingKind(models.Model):
    """Something that units are rated in, with its grades, best first, as the authority has it."""

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="rating_kinds")
    name = models.CharField(_("xếp loại gì"), max_length=100)
    issuer_name = models.CharField(_("cơ quan xếp loại"), max_length=200, blank=True)
    issuing_unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("đơn vị xếp loại có tài khoản"),
    )  # fmt: skip
    grades = models.JSONField(_("các mức"), default=list)
    enough = models.PositiveSmallIntegerField(_("số mức đầu được tính là đạt"))
    order = models.PositiveSmallIntegerField(_("thứ tự"), default=0)
    retired_on = models.DateField(_("thôi dùng từ ngày"), null=True, blank=True)
    revision = models.PositiveIntegerField(_("lần sửa"), default=0)

    class Meta:
        verbose_name = _("loại xếp loại")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                "authority", "name", condition=Q(retired_on=None), name="rating_kind_named_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def grades_reached(self) -> list[str]:
        """The grades that count as reached."""
        return list(self.grades)[: self.enough]


class Rating(models.Model):
    """How a unit was rated in one kind for one year, and by which paper."""

    class Origin(models.TextChoices):
        UNIT = "unit", _("Đơn vị tự ghi")
        ISSUER = "issuer", _("Cơ quan xếp loại ghi")
        OFFICE = "office", _("Cơ quan thường trực ghi")

    kind = models.ForeignKey(RatingKind, models.PROTECT, related_name="ratings")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="ratings")
    year = models.PositiveSmallIntegerField(_("năm"))
    has_none = models.BooleanField(_("đơn vị không có tổ chức này"), default=False)
    grade = models.CharField(_("mức"), max_length=LONGEST_GRADE, blank=True)
    is_reached = models.BooleanField(_("tính là đạt"), default=False)
    paper_number = models.CharField(_("số văn bản"), max_length=LONGEST_PAPER, blank=True)
    paper_date = models.DateField(_("ngày văn bản"), null=True, blank=True)
    evidence = models.CharField(_("minh chứng"), max_length=LONGEST_EVIDENCE, blank=True)
    origin = models.CharField(_("ai ghi"), max_length=6, choices=Origin)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(_("ghi lúc"))
    is_illustrative = models.BooleanField(_("minh hoạ"), default=False)
    revision = models.PositiveIntegerField(_("lần sửa"), default=0)

    class Meta:
        verbose_name = _("xếp loại của đơn vị")
        ordering = ["-year", "kind__order", "kind"]
        constraints = [
            models.UniqueConstraint("kind", "unit", "year", name="rating_once_a_year"),
            models.CheckConstraint(
                name="rating_has_grade_or_none",
                condition=Q(has_none=True, grade="") | (Q(has_none=False) & ~Q(grade="")),
            ),
        ]
        indexes = [models.Index(fields=["unit", "year"], name="ratings_of_unit")]

    def __str__(self) -> str:
        return f"{self.kind} – {self.unit} {self.year}"

    @property
    def audit_place(self) -> tuple[str, str]:
        """With the authority whose kind it is."""
        return chain_of(self.kind.authority_id)
