"""The bloc's own rules (quy chế) in versions; an adopted one is frozen."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.models import Season
from thidua.domain.regulation import RegulationText


class Regulation(models.Model):
    """One version of the quy chế of a year; ``content`` is a ``RegulationText`` as plain data."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Dự thảo")
        ADOPTED = "adopted", _("Đã thông qua")
        SUPERSEDED = "superseded", _("Đã thay thế")

    season = models.ForeignKey(Season, models.CASCADE, related_name="regulations")
    version = models.PositiveSmallIntegerField(_("phiên bản"), default=1)
    state = models.CharField(_("trạng thái"), max_length=12, choices=State, default=State.DRAFT)
    content = models.JSONField(_("nội dung"), default=dict)
    revision = models.PositiveIntegerField(_("lần sửa"), default=0)
    based_on = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("chép từ")
    )
    reason = models.CharField(_("lý do thay thế"), max_length=500, blank=True)
    hash = models.CharField(_("mã băm"), max_length=64, blank=True)
    adopted_at = models.DateTimeField(_("thông qua lúc"), null=True, blank=True)
    adopted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    adopted_on = models.DateField(_("ngày thông qua"), null=True, blank=True)
    adopted_note = models.CharField(_("căn cứ thông qua"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("quy chế")
        ordering = ["season_id", "-version"]
        constraints = [
            models.UniqueConstraint("season", "version", name="regulation_version_once"),
            models.UniqueConstraint(
                "season", condition=Q(state="adopted"), name="one_adopted_regulation"
            ),
            models.UniqueConstraint(
                "season", condition=Q(state="draft"), name="one_draft_regulation"
            ),
            models.CheckConstraint(
                name="regulation_adopted_is_hashed",
                condition=Q(state="draft")
                | (~Q(hash="") & Q(adopted_at__isnull=False) & Q(adopted_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return gettext("Quy chế năm %(year)s, phiên bản %(version)s") % {
            "year": self.season.year,
            "version": self.version,
        }

    @property
    def text(self) -> RegulationText:
        """What it says."""
        return RegulationText.from_data(self.content)

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.season.audit_place


class Presence(models.Model):
    """A unit that was present when a quy chế was adopted, or had agreed to its text."""

    class How(models.TextChoices):
        PRESENT = "present", _("có mặt khi thông qua")
        AGREED = "agreed", _("thống nhất khi lấy ý kiến")

    regulation = models.ForeignKey(Regulation, models.CASCADE, related_name="presences")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    how = models.CharField(_("cách ghi nhận"), max_length=8, choices=How)

    class Meta:
        verbose_name = _("đơn vị dự thông qua quy chế")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint("regulation", "unit", "how", name="presence_once"),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.get_how_display()}"

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.regulation.audit_place
