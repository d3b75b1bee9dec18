"""The portal of an authority, what was put on it and taken off it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.appraisals.models import Result
from thidua.apps.audit.registries.places import chain_of
from thidua.apps.awards.models import AwardRecord, Decision
from thidua.apps.exemplars.models import Exemplar
from thidua.apps.movements.models import Movement
from thidua.apps.organisations.models import Authority
from thidua.apps.seasons.models import Season


class Portal(models.Model):
    """The public pages of an authority; off until its standing office opens them.

    ``edition`` goes up with every change of what is shown, so that kept pages are made anew.
    """

    authority = models.OneToOneField(Authority, models.PROTECT, related_name="portal")
    is_open = models.BooleanField(_("đang mở"), default=False)
    introduction = models.TextField(_("lời giới thiệu"), max_length=2000, blank=True)
    contact = models.CharField(_("nơi nhận yêu cầu gỡ thông tin"), max_length=300, blank=True)
    frame_hosts = models.CharField(_("trang được nhúng"), max_length=500, blank=True)
    edition = models.PositiveIntegerField(_("lần thay đổi"), default=0, editable=False)
    changed_at = models.DateTimeField(_("thay đổi lúc"))

    class Meta:
        verbose_name = _("cổng công khai")

    def __str__(self) -> str:
        return str(self.authority)


def _of(kind: str, *things: str) -> Q:
    """A publication of this kind is of these things and of no others."""
    every = ("season", "result", "decision", "movement", "exemplar")
    return Q(kind=kind, **{f"{each}__isnull": each not in things for each in every})


class Publication(models.Model):
    """One thing that was put on the portal, until it is withdrawn; never changed, never deleted."""

    class Kind(models.TextChoices):
        RESULT = "result", _("Kết quả xếp hạng")
        DECISION = "decision", _("Quyết định khen thưởng")
        MOVEMENT = "movement", _("Phong trào")
        CALENDAR = "calendar", _("Lịch của khối")
        EXEMPLAR = "exemplar", _("Điển hình tiên tiến")

    portal = models.ForeignKey(Portal, models.PROTECT, related_name="publications")
    kind = models.CharField(_("loại"), max_length=8, choices=Kind)
    season = models.ForeignKey(Season, models.PROTECT, null=True, blank=True, related_name="+")
    result = models.ForeignKey(Result, models.PROTECT, null=True, blank=True, related_name="+")
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, blank=True, related_name="+")
    movement = models.ForeignKey(Movement, models.CASCADE, null=True, blank=True, related_name="+")
    exemplar = models.ForeignKey(Exemplar, models.CASCADE, null=True, blank=True, related_name="+")
    published_at = models.DateTimeField(_("công khai lúc"))
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(_("rút lúc"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_because = models.CharField(_("lý do rút"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("nội dung công khai")
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="publication_of_one_thing",
                condition=_of("result", "season", "result")
                | _of("decision", "decision")
                | _of("movement", "season", "movement")
                | _of("calendar", "season")
                | _of("exemplar", "season", "exemplar"),
            ),
            models.CheckConstraint(
                name="publication_withdrawn_says_why",
                condition=Q(withdrawn_at=None, withdrawn_because="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_because="")),
            ),
            models.UniqueConstraint(
                "season",
                "kind",
                condition=Q(withdrawn_at=None, kind__in=["result", "calendar"]),
                name="season_public_once",
            ),
            models.UniqueConstraint(
                "decision", condition=Q(withdrawn_at=None), name="decision_public_once"
            ),
            models.UniqueConstraint(
                "movement", condition=Q(withdrawn_at=None), name="movement_public_once"
            ),
            models.UniqueConstraint(
                "exemplar", condition=Q(withdrawn_at=None), name="exemplar_public_once"
            ),
        ]
        indexes = [
            models.Index(fields=["portal", "kind", "-published_at"], name="publications_shown")
        ]

    def __str__(self) -> str:
        thing = self.decision or self.movement or self.exemplar or self.season
        return f"{self.get_kind_display()}: {thing}"

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season, else with the portal's authority."""
        return self.season.audit_place if self.season else chain_of(self.portal.authority_id)


class ShownPoints(models.Model):
    """That a bloc lets its points of a year be public; without one only places and awards are."""

    season = models.OneToOneField(Season, models.CASCADE, related_name="shown_points")
    is_chosen = models.BooleanField(_("cho công khai điểm"), default=False)
    chosen_at = models.DateTimeField(_("chọn lúc"))
    chosen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("khối cho công khai điểm")

    def __str__(self) -> str:
        return str(self.season)

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.season.audit_place


class Removal(models.Model):
    """An award whose holder is no longer named on the portal, because somebody asked for it."""

    portal = models.ForeignKey(Portal, models.PROTECT, related_name="removals")
    record = models.OneToOneField(AwardRecord, models.CASCADE, related_name="removal")
    reason = models.CharField(_("lý do"), max_length=300)
    removed_at = models.DateTimeField(_("gỡ lúc"))
    removed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("tên đã gỡ khỏi cổng")
        ordering = ["-removed_at", "-pk"]

    def __str__(self) -> str:
        return str(self.record)
