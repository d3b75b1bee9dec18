"""Teams of an activity such as a sports meet: whose, how many athletes, what they reached."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.movements.models.movements import Activity
from thidua.apps.organisations.models import Unit

MOST_ATHLETES = 9999


class Team(models.Model):
    """One team in one event; of a unit of the bloc, or by a name of its own."""

    class Prize(models.TextChoices):
        FIRST = "1", _("Nhất")
        SECOND = "2", _("Nhì")
        THIRD = "3", _("Ba")
        CONSOLATION = "4", _("Khuyến khích")

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="teams")
    event = models.CharField(_("môn, nội dung thi"), max_length=120)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("tên đội"), max_length=200, blank=True)
    athletes = models.PositiveIntegerField(_("số vận động viên"))
    prize = models.CharField(_("giải"), max_length=1, choices=Prize, blank=True)
    note = models.CharField(_("ghi chú"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("đội tham gia hoạt động")
        ordering = ["event", "prize", "pk"]
        constraints = [
            models.CheckConstraint(
                name="team_of_unit_or_named", condition=Q(unit__isnull=False) | ~Q(name="")
            ),
            models.CheckConstraint(
                name="team_has_athletes",
                condition=Q(athletes__gte=1, athletes__lte=MOST_ATHLETES),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event}: {self.called}"

    @property
    def called(self) -> str:
        """The team's own name, else its unit's."""
        return self.name or (self.unit.called if self.unit else "")

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its activity."""
        return self.activity.audit_place
