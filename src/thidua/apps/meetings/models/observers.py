"""Who attends a meeting without a vote."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.names.owners import owner, owner_of
from thidua.apps.meetings.models.conferences import Conference


class Observer(models.Model):
    """Somebody who attends without a vote; with an account also has a seat in the hall."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="observers")
    name = models.CharField(_("họ và tên"), max_length=120)
    office = models.CharField(_("chức vụ, cơ quan"), max_length=200)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("tài khoản"),
    )
    arrived_at = models.DateTimeField(_("có mặt lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("khách mời")
        constraints = [
            models.UniqueConstraint("conference", "user", name="observer_seated_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_person(self) -> str | None:
        """Of whom the journal tells."""
        return owner("accounts.user", self.user_id) if self.user_id else owner_of(self)

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.conference.audit_place
