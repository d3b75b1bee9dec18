"""What a meeting leaves to do, and how meetings of a kind usually go."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.meetings.models.conferences import Conference
from thidua.apps.organisations.models import Bloc, Unit


class Direction(models.Model):
    """A direction for next year; it becomes an item of next season's checklist."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="directions")
    text = models.CharField(_("phương hướng"), max_length=500)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("phương hướng năm sau")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.text


class Directive(models.Model):
    """A direction given at a meeting that somebody has to carry out by a day."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="directives")
    text = models.CharField(_("việc phải làm"), max_length=500)
    given_by = models.CharField(_("người chỉ đạo"), max_length=160, blank=True)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("đơn vị thực hiện"),
    )  # fmt: skip
    due_on = models.DateField(_("hạn"), null=True, blank=True)
    given_at = models.DateTimeField(_("ghi lúc"))
    done_at = models.DateTimeField(_("xong lúc"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    outcome = models.CharField(_("kết quả"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("chỉ đạo tại cuộc họp")
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="done_directive_says_what",
                condition=Q(done_at=None, done_by=None, outcome="")
                | Q(done_at__isnull=False, done_by__isnull=False) & ~Q(outcome=""),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.conference.audit_place


class AgendaTemplate(models.Model):
    """The agenda that a bloc's meetings of a kind begin with; without one the usual stands."""

    bloc = models.ForeignKey(Bloc, models.CASCADE, related_name="+")
    kind = models.CharField(_("loại"), max_length=9, choices=Conference.Kind)
    items = models.JSONField(_("các mục"), default=list)

    class Meta:
        verbose_name = _("mẫu chương trình")
        constraints = [
            models.UniqueConstraint("bloc", "kind", name="agenda_template_once"),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its bloc."""
        return self.bloc.audit_place
