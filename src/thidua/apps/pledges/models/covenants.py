"""The covenant of a season, its common targets, who signed."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.names.owners import owner
from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.models import Season


class Covenant(models.Model):
    """The covenant of a season: text and common targets, frozen at adoption, then signed.

    The parts of the text hold one item a line. ``canonical`` is the exact text that was hashed.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Dự thảo")
        ADOPTED = "adopted", _("Đã thông qua, đang ký")
        SIGNED = "signed", _("Đã ký đủ")
        SUPERSEDED = "superseded", _("Đã thay thế")

    season = models.ForeignKey(Season, models.CASCADE, related_name="covenants")
    version = models.PositiveSmallIntegerField(_("phiên bản"), default=1)
    state = models.CharField(_("trạng thái"), max_length=10, choices=State, default=State.DRAFT)
    legal_bases = models.TextField(_("căn cứ"), max_length=4000, blank=True)
    preamble = models.TextField(_("lời mở đầu"), max_length=4000, blank=True)
    contents = models.TextField(_("nội dung thi đua"), max_length=8000)
    commitments = models.TextField(_("tổ chức thực hiện"), max_length=8000)
    reason = models.CharField(_("lý do thay thế"), max_length=500, blank=True)
    revision = models.PositiveIntegerField(_("lần sửa"), default=0)
    adopted_at = models.DateTimeField(_("thông qua lúc"), null=True, blank=True)
    adopted_despite = models.CharField(
        _("lý do vẫn thông qua chỉ tiêu khó đạt theo luật"), max_length=500, blank=True
    )
    hash = models.CharField(_("mã băm"), max_length=64, blank=True)
    canonical = models.TextField(_("nội dung đã băm"), blank=True, editable=False)
    signed_on = models.DateField(_("ngày ký kết"), null=True, blank=True)
    place = models.CharField(_("nơi ký kết"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("giao ước thi đua")
        constraints = [
            models.UniqueConstraint("season", "version", name="covenant_version_once"),
            models.UniqueConstraint(
                "season", condition=~Q(state="superseded"), name="one_covenant_in_force"
            ),
            models.CheckConstraint(
                name="covenant_adopted_is_hashed",
                condition=Q(state="draft") | (~Q(hash="") & Q(adopted_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return gettext("Giao ước thi đua năm %(year)s, bản %(version)s") % {
            "year": self.season.year,
            "version": self.version,
        }

    @property
    def bloc_name(self) -> str:
        """What the bloc was called on the day of adoption; until then, as today."""
        return self.season.bloc_name_at(self.adopted_at)

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.season.audit_place


class CommonTarget(models.Model):
    """A target that the whole bloc promises: operator, figure, population."""

    class Operator(models.TextChoices):
        AT_LEAST = ">=", _("từ … trở lên (≥)")
        EXACTLY = "==", _("đúng bằng (=)")
        AT_MOST = "<=", _("không quá (≤)")
        UNSPECIFIED = "unspecified", _("không ghi rõ")

    covenant = models.ForeignKey(Covenant, models.CASCADE, related_name="targets")
    text = models.CharField(_("nội dung"), max_length=500)
    operator = models.CharField(_("so sánh"), max_length=12, choices=Operator, default=">=")
    figure = models.DecimalField(
        _("con số"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    unit_of_measure = models.CharField(_("đơn vị tính"), max_length=40, blank=True)
    out_of = models.PositiveIntegerField(_("trên tổng số"), null=True, blank=True)
    population = models.CharField(_("tính trên"), max_length=120, blank=True)
    grade = models.CharField(_("xếp loại"), max_length=20, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("chỉ tiêu chung")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.text


class CovenantSignature(models.Model):
    """A unit leader's signature: who, as what, when, under which text."""

    covenant = models.ForeignKey(Covenant, models.PROTECT, related_name="signatures")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    name = models.CharField(_("họ và tên"), max_length=120)
    office = models.CharField(_("chức vụ"), max_length=120)
    signed_at = models.DateTimeField(_("ký lúc"))
    text_hash = models.CharField(_("mã băm nội dung đã ký"), max_length=64)

    class Meta:
        verbose_name = _("chữ ký giao ước")
        constraints = [models.UniqueConstraint("covenant", "unit", name="signature_once")]

    def __str__(self) -> str:
        return f"{self.name} ({self.unit})"

    @property
    def audit_person(self) -> str | None:
        """Of whom the journal tells."""
        return owner("accounts.user", self.user_id)

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.covenant.season.audit_place
