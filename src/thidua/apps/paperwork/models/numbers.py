"""The book of numbers: what an issuer gave, keeps for later, or took back."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.registries.places import chain_of
from thidua.apps.organisations.models import Authority, Bloc, Unit


class PaperNumber(models.Model):
    """A number of a bloc, a unit or an office in a year: one paper's, or kept for one to come."""

    class State(models.TextChoices):
        RESERVED = "reserved", _("Đang giữ")
        USED = "used", _("Đã dùng")
        WITHDRAWN = "withdrawn", _("Đã hủy")

    bloc = models.ForeignKey(Bloc, models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    authority = models.ForeignKey(Authority, models.PROTECT, null=True, related_name="+")
    year = models.PositiveSmallIntegerField(_("năm"))
    key = models.CharField(_("số, ký hiệu"), max_length=60)  # compared: "5/BB-KTĐ"
    shown = models.CharField(_("ghi trên văn bản"), max_length=60)  # as it is written: "05/BB-KTĐ"
    serial = models.PositiveIntegerField(_("số"), null=True)  # 5; None where no figure leads
    series = models.CharField(_("ký hiệu"), max_length=60, blank=True)  # "BB-KTĐ"
    paper = models.CharField(_("văn bản"), max_length=60, blank=True)  # "season:kind"; "": none
    purpose = models.CharField(_("dùng cho"), max_length=300, blank=True)
    state = models.CharField(_("trạng thái"), max_length=9, choices=State, default=State.USED)
    reason = models.CharField(_("lý do hủy"), max_length=300, blank=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    taken_at = models.DateTimeField(_("lấy lúc"), null=True)

    class Meta:
        verbose_name = _("số văn bản")
        constraints = [
            models.CheckConstraint(
                name="number_of_one_issuer",
                condition=models.Q(bloc=None, unit__isnull=False, authority=None)
                | models.Q(unit=None, bloc__isnull=False, authority=None)
                | models.Q(unit=None, bloc=None, authority__isnull=False),
            ),
            models.CheckConstraint(
                name="used_number_has_paper",
                condition=~models.Q(state="used") | ~models.Q(paper=""),
            ),
            models.CheckConstraint(
                name="withdrawn_number_has_reason",
                condition=~models.Q(state="withdrawn") | ~models.Q(reason=""),
            ),
            models.UniqueConstraint("bloc", "year", "key", name="bloc_number_once"),
            models.UniqueConstraint("unit", "year", "key", name="unit_number_once"),
            models.UniqueConstraint("authority", "year", "key", name="office_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.shown} ({self.year})"

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its issuer."""
        if self.bloc:
            return self.bloc.audit_place
        return chain_of(self.unit.authority_id if self.unit else self.authority_id)
