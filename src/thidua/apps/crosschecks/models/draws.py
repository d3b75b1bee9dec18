"""The cross-check of a year: what it goes by, its published seed, what was drawn, recusals."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.models import Season
from thidua.domain.cross_check import Combining, Effect

MOST_CHECKERS = 20


class CrossCheck(models.Model):
    """One year's cross-check. ``settings → announced → drawn``; the rules freeze with the seed."""

    class State(models.TextChoices):
        SETTINGS = "settings", _("Đang chuẩn bị")
        ANNOUNCED = "announced", _("Đã công bố hạt giống")
        DRAWN = "drawn", _("Đã bốc thăm")

    class Combine(models.TextChoices):
        MEAN = Combining.MEAN, _("trung bình cộng của các đơn vị chấm")
        MEDIAN = Combining.MEDIAN, _("số đứng giữa của các đơn vị chấm")
        LOWEST = Combining.LOWEST, _("số cho ít điểm nhất")

    class StageEffect(models.TextChoices):
        REPLACES = Effect.REPLACES, _("thay số của bước trước")
        LOWERS_ONLY = Effect.LOWERS_ONLY, _("chỉ hạ, không nâng điểm tự chấm")

    class Effect(models.TextChoices):
        REPLACES = Effect.REPLACES, _("thay số tự chấm")
        LOWERS_ONLY = Effect.LOWERS_ONLY, _("chỉ hạ, không nâng điểm tự chấm")
        ADVISES = Effect.ADVISES, _("chỉ để tham khảo khi thẩm định")

    season = models.OneToOneField(Season, models.CASCADE, related_name="crosscheck")
    state = models.CharField(_("trạng thái"), max_length=10, choices=State, default=State.SETTINGS)
    checkers = models.PositiveSmallIntegerField(
        _("số đơn vị chấm mỗi đơn vị"),
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_CHECKERS)],
    )
    combine = models.CharField(
        _("cách gộp số của các đơn vị chấm"), max_length=8, choices=Combine, default=Combine.MEAN
    )
    effect = models.CharField(
        _("hiệu lực của chấm chéo"), max_length=12, choices=Effect, default=Effect.REPLACES
    )
    most_difference = models.DecimalField(
        _("chênh lệch nhiều nhất so với tự chấm, điểm một tiêu chí"),
        max_digits=9,
        decimal_places=3,
        null=True,
        blank=True,
    )
    verify_effect = models.CharField(
        _("hiệu lực thẩm định của Trưởng khối, Phó trưởng khối"),
        max_length=12,
        choices=StageEffect,
        default=StageEffect.REPLACES,
    )
    verify_most = models.DecimalField(
        _("chênh lệch nhiều nhất khi Trưởng khối, Phó trưởng khối thẩm định, điểm một tiêu chí"),
        max_digits=9,
        decimal_places=3,
        null=True,
        blank=True,
    )
    office_effect = models.CharField(
        _("hiệu lực thẩm định của cơ quan thường trực"),
        max_length=12,
        choices=StageEffect,
        default=StageEffect.REPLACES,
    )
    office_most = models.DecimalField(
        _("chênh lệch nhiều nhất khi cơ quan thường trực thẩm định, điểm một tiêu chí"),
        max_digits=9,
        decimal_places=3,
        null=True,
        blank=True,
    )
    marks_due_on = models.DateField(_("hạn nộp kết quả chấm chéo"), null=True, blank=True)
    seed = models.CharField(_("hạt giống công bố trước"), max_length=300, blank=True)
    announced_at = models.DateTimeField(_("công bố lúc"), null=True, blank=True)
    announced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    called = models.CharField(_("số xướng tại hội trường"), max_length=200, blank=True)
    drawn_at = models.DateTimeField(_("bốc thăm lúc"), null=True, blank=True)
    drawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    file = models.TextField(_("tệp bốc thăm"), blank=True)
    answer = models.TextField(_("kết quả bốc thăm"), blank=True)
    revision = models.PositiveIntegerField(_("lần sửa"), default=0)

    class Meta:
        verbose_name = _("chấm chéo của một năm")
        constraints = [
            models.CheckConstraint(
                name="crosscheck_announced_has_seed",
                condition=Q(state="settings") | ~Q(seed="") & Q(announced_at__isnull=False),
            ),
            models.CheckConstraint(
                name="crosscheck_drawn_has_answer",
                condition=~Q(state="drawn") | ~Q(answer="") & Q(drawn_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return gettext("Chấm chéo năm %(year)s") % {"year": self.season.year}

    @property
    def whole_seed(self) -> str:
        """What was published and what was called out in the hall, as one text."""
        return f"{self.seed} – {self.called}"

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.season.audit_place


class Recusal(models.Model):
    """A unit that never checks another this year, and why."""

    season = models.ForeignKey(Season, models.CASCADE, related_name="recusals")
    checker = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    reason = models.CharField(_("lý do"), max_length=500)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("không được chấm")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint("season", "checker", "unit", name="recusal_once"),
            models.CheckConstraint(name="recusal_of_two_units", condition=~Q(checker=F("unit"))),
            models.CheckConstraint(name="recusal_has_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return gettext("%(checker)s không chấm %(unit)s") % {
            "checker": self.checker,
            "unit": self.unit,
        }

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.season.audit_place
