"""The ledger of results: what was done, how much of it, for how much money, by whom."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.movements.models import Movement
from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.models import Season
from thidua.domain.ledger_sums import Claim
from thidua.domain.qualified import ABOUT, NEARLY, OVER, Qualified


class Deed(models.Model):
    """One line of the ledger. It changes only through corrections, each a version with a reason."""

    class Doer(models.TextChoices):
        UNIT = "unit", _("Đơn vị")
        BELOW = "below", _("Hội viên, cơ sở của đơn vị")
        SEVERAL = "several", _("Nhiều đơn vị cùng làm")
        BLOC = "bloc", _("Cả Khối")

    class Qualifier(models.TextChoices):
        ABOUT = ABOUT, _("khoảng")
        NEARLY = NEARLY, _("gần")
        OVER = OVER, _("hơn")

    class Source(models.TextChoices):
        TYPED = "typed", _("nhập tay")
        PASTED = "pasted", _("dán báo cáo")
        SHEET = "sheet", _("Excel")

    season = models.ForeignKey(Season, models.CASCADE, related_name="deeds")
    doer = models.CharField(_("ai làm"), max_length=8, choices=Doer, default=Doer.UNIT)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="deeds")
    partners = models.ManyToManyField(Unit, related_name="+", verbose_name=_("cùng làm với"))
    doer_name = models.CharField(_("ghi rõ ai làm"), max_length=200, blank=True)
    content = models.CharField(_("đã làm gì"), max_length=500)
    quantity = models.DecimalField(
        _("số lượng"), max_digits=14, decimal_places=4, null=True, blank=True
    )
    quantity_qualifier = models.CharField(max_length=6, choices=Qualifier, blank=True)
    measure = models.CharField(_("đơn vị tính"), max_length=60, blank=True)
    money = models.PositiveBigIntegerField(_("số tiền (đồng)"), null=True, blank=True)
    money_qualifier = models.CharField(max_length=6, choices=Qualifier, blank=True)
    is_each = models.BooleanField(_("số tiền là của một đơn vị tính"), default=False)
    part_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts",
        verbose_name=_("nằm trong"),
    )  # fmt: skip
    movement = models.ForeignKey(
        Movement, models.PROTECT, null=True, blank=True, related_name="deeds",
        verbose_name=_("phong trào"),
    )  # fmt: skip
    beneficiary = models.CharField(_("cho ai"), max_length=200, blank=True)
    place = models.CharField(_("ở đâu"), max_length=200, blank=True)
    since = models.DateField(_("từ ngày"), null=True, blank=True)
    done_on = models.DateField(_("ngày làm (đến ngày)"))
    evidence = models.CharField(_("minh chứng"), max_length=300, blank=True)
    source = models.CharField(_("nhập bằng"), max_length=6, choices=Source, default=Source.TYPED)
    sentence = models.TextField(_("câu trong báo cáo"), max_length=2000, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(_("ghi lúc"))
    withdrawn_at = models.DateTimeField(_("rút lúc"), null=True, blank=True)
    withdrawn_reason = models.CharField(_("lý do rút"), max_length=500, blank=True)
    is_illustrative = models.BooleanField(_("minh hoạ"), default=False)
    revision = models.PositiveIntegerField(_("lần sửa"), default=0)
    search_text = models.CharField(max_length=1200, editable=False, default="")

    class Meta:
        verbose_name = _("kết quả trong sổ")
        ordering = ["-done_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="deed_of_bloc_has_no_unit",
                condition=Q(doer="bloc", unit=None) | (~Q(doer="bloc") & Q(unit__isnull=False)),
            ),
            models.CheckConstraint(
                name="deed_has_a_figure",
                condition=Q(quantity__isnull=False) | Q(money__isnull=False),
            ),
            models.CheckConstraint(
                name="deed_quantity_has_measure",
                condition=Q(quantity=None) | (Q(quantity__gt=0) & ~Q(measure="")),
            ),
            models.CheckConstraint(
                name="deed_days_in_order",
                condition=Q(since=None) | Q(since__lte=F("done_on")),
            ),
            models.CheckConstraint(
                name="deed_withdrawn_has_reason",
                condition=Q(withdrawn_at=None, withdrawn_reason="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")),
            ),
        ]
        indexes = [models.Index(fields=["season", "-done_on", "-id"], name="deeds_of_season")]

    def __str__(self) -> str:
        return self.content

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.season.audit_place

    @property
    def claim(self) -> Claim:
        """Itself as it is added up."""
        money = None if self.money is None else Decimal(self.money)
        return Claim(
            self.pk,
            self.measure,
            None
            if self.quantity is None
            else Qualified(self.quantity.normalize(), self.quantity_qualifier),
            None if money is None else Qualified(money, self.money_qualifier),
            self.is_each,
            self.part_of_id,
        )


class DeedVersion(models.Model):
    """What a line said before a correction, and why it was corrected."""

    deed = models.ForeignKey(Deed, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(_("bản"))
    facts = models.JSONField(_("nội dung cũ"))
    reason = models.CharField(_("lý do sửa"), max_length=500)
    at = models.DateTimeField(_("sửa lúc"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("bản cũ của kết quả")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint("deed", "number", name="deed_version_once")]

    def __str__(self) -> str:
        return f"{self.deed} ({self.number})"


class TwoWorks(models.Model):
    """Two lines that look like one work, and why somebody says that they are two."""

    first = models.ForeignKey(Deed, models.CASCADE, related_name="+")
    second = models.ForeignKey(Deed, models.CASCADE, related_name="+")
    reason = models.CharField(_("vì sao không trùng"), max_length=500)
    at = models.DateTimeField(_("ghi lúc"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("hai kết quả không trùng")
        constraints = [
            models.UniqueConstraint("first", "second", name="two_works_once"),
            models.CheckConstraint(name="two_works_in_order", condition=Q(first__lt=F("second"))),
        ]

    def __str__(self) -> str:
        return f"{self.first} / {self.second}"
