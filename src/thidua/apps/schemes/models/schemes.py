"""A season's scoring table in versions; an adopted one is frozen."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models import Unit
from thidua.apps.schemes.models.kinds import UnitKind
from thidua.apps.schemes.models.templates import TemplateVersion
from thidua.apps.seasons.models import Season


class Scheme(models.Model):
    """One version of a scoring table. ``definition`` is the mapping of the scheme file format.

    That of a kind of units, or (``kind`` None) the one that all units share.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Dự thảo")
        ADOPTED = "adopted", _("Đã thông qua")
        SUPERSEDED = "superseded", _("Đã thay thế")

    season = models.ForeignKey(Season, models.CASCADE, related_name="schemes")
    kind = models.ForeignKey(
        UnitKind,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="schemes",
        verbose_name=_("loại hình đơn vị"),
    )
    version = models.PositiveSmallIntegerField(_("phiên bản"), default=1)
    state = models.CharField(_("trạng thái"), max_length=12, choices=State, default=State.DRAFT)
    definition = models.JSONField(_("nội dung"), default=dict)
    revision = models.PositiveIntegerField(_("lần sửa"), default=0)
    based_on = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="copies",
        verbose_name=_("chép từ"),
    )
    template = models.ForeignKey(
        TemplateVersion,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("theo bảng mẫu"),
    )
    reason = models.CharField(_("lý do thay thế"), max_length=500, blank=True)
    hash = models.CharField(_("mã băm"), max_length=64, blank=True)
    adopted_at = models.DateTimeField(_("thông qua lúc"), null=True, blank=True)
    adopted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    adopted_note = models.CharField(_("căn cứ thông qua"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("bảng điểm")
        ordering = ["season_id", "-version"]
        constraints = [
            models.UniqueConstraint(
                "season", "version", condition=Q(kind=None), name="scheme_version_once"
            ),
            models.UniqueConstraint("kind", "version", name="kind_scheme_version_once"),
            models.UniqueConstraint(
                "season", condition=Q(state="adopted", kind=None), name="one_adopted_scheme"
            ),
            models.UniqueConstraint(
                "kind", condition=Q(state="adopted"), name="one_adopted_scheme_a_kind"
            ),
            models.UniqueConstraint(
                "season", condition=Q(state="draft", kind=None), name="one_draft_scheme"
            ),
            models.UniqueConstraint(
                "kind", condition=Q(state="draft"), name="one_draft_scheme_a_kind"
            ),
            models.CheckConstraint(
                name="scheme_adopted_is_hashed",
                condition=Q(state="draft") | (~Q(hash="") & Q(adopted_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        words = {"year": self.season.year, "version": self.version, "kind": self.kind}
        if self.kind:
            return gettext("Bảng điểm %(kind)s năm %(year)s, phiên bản %(version)s") % words
        return gettext("Bảng điểm năm %(year)s, phiên bản %(version)s") % words

    @property
    def kind_name(self) -> str:
        """Of which kind of units it is; "" where all share it."""
        return self.kind.name if self.kind else ""

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.season.audit_place


class Attendant(models.Model):
    """A unit that was present when a table was adopted, or had agreed to its text."""

    class How(models.TextChoices):
        PRESENT = "present", _("có mặt khi thông qua")
        AGREED = "agreed", _("thống nhất khi lấy ý kiến")

    scheme = models.ForeignKey(Scheme, models.CASCADE, related_name="attendants")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    how = models.CharField(_("cách ghi nhận"), max_length=8, choices=How)

    class Meta:
        verbose_name = _("đơn vị dự thông qua")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint("scheme", "unit", "how", name="attendant_once"),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.get_how_display()}"

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.scheme.audit_place


class SchemeChange(models.Model):
    """One edit of a draft: what was done, and the definition before it, so that it can be undone.

    The changes go when the draft is adopted; the journal keeps what was done.
    """

    scheme = models.ForeignKey(Scheme, models.CASCADE, related_name="changes")
    revision = models.PositiveIntegerField(_("lần sửa"))
    summary = models.CharField(_("việc đã làm"), max_length=300)
    before = models.JSONField(_("nội dung trước đó"))
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("lúc"))
    is_undo = models.BooleanField(_("là hoàn tác"), default=False)
    undone = models.BooleanField(_("đã hoàn tác"), default=False)

    class Meta:
        verbose_name = _("lần sửa bảng điểm")
        ordering = ["-revision"]
        constraints = [
            models.UniqueConstraint("scheme", "revision", name="scheme_change_once"),
        ]

    def __str__(self) -> str:
        return self.summary
