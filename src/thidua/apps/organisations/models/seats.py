"""Who sits where, and who is invited to."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.names.owners import owner, owner_of
from thidua.apps.audit.registries.places import chain_of
from thidua.apps.organisations.models.authorities import Authority
from thidua.apps.organisations.models.units import Unit


class Seat(models.Model):
    """What a person does for a unit or for the standing office, from a day to a day."""

    class Kind(models.TextChoices):
        OFFICER = "officer", _("Chuyên viên của đơn vị")
        LEADER = "leader", _("Thủ trưởng đơn vị")
        STANDING = "standing", _("Chuyên viên cơ quan thường trực")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="seats")
    kind = models.CharField(_("vai trò"), max_length=10, choices=Kind)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="seats")
    authority = models.ForeignKey(
        Authority, models.PROTECT, null=True, blank=True, related_name="seats"
    )
    title = models.CharField(_("chức vụ"), max_length=120, blank=True)
    since = models.DateField(_("từ ngày"), null=True, blank=True)
    until = models.DateField(_("đến ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("vị trí")
        constraints = [
            models.CheckConstraint(
                name="seat_at_unit_or_authority",
                condition=Q(kind="standing", unit=None, authority__isnull=False)
                | Q(kind__in=["officer", "leader"], unit__isnull=False, authority=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_kind_display()}"

    @property
    def audit_place(self) -> tuple[str, str]:
        """With the authority."""
        return chain_of(self.unit.authority_id if self.unit else self.authority_id)

    @property
    def audit_person(self) -> str | None:
        """Of whom the journal tells."""
        return owner("accounts.user", self.user_id)


class Invitation(models.Model):
    """A link that opens an account with a seat; only a keyed hash of the link is kept."""

    email = models.EmailField(_("thư điện tử"), blank=True)
    full_name = models.CharField(_("họ và tên"), max_length=120)
    kind = models.CharField(_("vai trò"), max_length=10, choices=Seat.Kind)
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, blank=True, related_name="+")
    authority = models.ForeignKey(
        Authority, models.CASCADE, null=True, blank=True, related_name="+"
    )
    title = models.CharField(_("chức vụ"), max_length=120, blank=True)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    invited_at = models.DateTimeField(_("mời lúc"))
    expires_at = models.DateTimeField(_("hết hạn lúc"))
    accepted_at = models.DateTimeField(_("nhận lời lúc"), null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    revoked_at = models.DateTimeField(_("thu hồi lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("lời mời")

    def __str__(self) -> str:
        return f"{self.full_name} ({self.get_kind_display()})"

    @property
    def audit_place(self) -> tuple[str, str]:
        """With the authority."""
        return chain_of(self.unit.authority_id if self.unit else self.authority_id)

    @property
    def audit_person(self) -> str | None:
        """Of whom the journal tells."""
        return owner_of(self)
