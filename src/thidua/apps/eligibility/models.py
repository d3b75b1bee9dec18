"""A screening of many people or units on a day, and what it found for each."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.jobs.models import Job
from thidua.apps.organisations.models import Authority, Unit
from thidua.apps.people.models import Person


class Screening(models.Model):
    """Everybody of an authority, or of one unit, against every award, for a day of receipt.

    ``finished_at`` is empty until the first run has ended: until then there is nothing to show.
    """

    class Kind(models.TextChoices):
        INDIVIDUAL = "individual", _("Cá nhân")
        COLLECTIVE = "collective", _("Tập thể")

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="screenings")
    unit = models.ForeignKey(
        Unit, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("đơn vị")
    )
    kind = models.CharField(_("đối tượng"), max_length=10, choices=Kind)
    award_year = models.PositiveSmallIntegerField(_("năm xét"))
    received_on = models.DateField(_("ngày tiếp nhận hồ sơ"))
    rule_set = models.CharField(_("bộ quy định"), max_length=10)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    job = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+")
    counts = models.JSONField(_("kết quả"), default=dict)
    screened = models.PositiveIntegerField(_("đã rà soát"), default=0)
    finished_at = models.DateTimeField(_("xong lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("rà soát điều kiện")
        ordering = ["-finished_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                *("authority", "kind", "award_year", "received_on"),
                condition=Q(unit=None),
                name="screening_of_all_once",
            ),
            models.UniqueConstraint(
                *("unit", "kind", "award_year", "received_on"),
                condition=Q(unit__isnull=False),
                name="screening_of_unit_once",
            ),
        ]

    def __str__(self) -> str:
        return gettext("%(kind)s, năm xét %(award_year)s") % {
            "kind": self.get_kind_display(),
            "award_year": self.award_year,
        }


class ScreeningRow(models.Model):
    """One subject of a screening; awards are bits, in the law's order."""

    screening = models.ForeignKey(Screening, models.CASCADE, related_name="rows")
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+", db_index=False)
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, related_name="+", db_index=False)
    yes = models.PositiveIntegerField(_("đủ điều kiện"))
    unknown = models.PositiveIntegerField(_("chưa rõ"))
    near = models.PositiveIntegerField(_("gần đủ"))

    class Meta:
        verbose_name = _("kết quả rà soát")
        constraints = [
            models.UniqueConstraint(
                "screening", "person", condition=Q(unit=None), name="screening_person_once"
            ),
            models.UniqueConstraint(
                "screening", "unit", condition=Q(person=None), name="screening_unit_once"
            ),
            models.CheckConstraint(
                name="screening_row_one_subject",
                condition=Q(person__isnull=False, unit=None) | Q(person=None, unit__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.person or self.unit)
