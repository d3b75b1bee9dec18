"""Units under all the names that they bore."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models.authorities import Authority
from thidua.web.code_keys import CodeKey

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


class Unit(models.Model):
    """An organisation that takes part in emulation."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="units")
    code = models.CharField(_("mã"), max_length=20)
    code_key = CodeKey()
    name = models.CharField(_("tên đầy đủ"), max_length=200)
    valid_from = models.DateField(_("hoạt động từ"), null=True, blank=True)
    valid_to = models.DateField(_("hoạt động đến"), null=True, blank=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name=_("đơn vị kế thừa")
    )
    has_party_cell = models.BooleanField(_("có chi bộ Đảng"), default=True)
    has_union = models.BooleanField(_("có công đoàn"), default=True)
    has_youth_union = models.BooleanField(_("có chi đoàn"), default=True)
    party_format = models.BooleanField(_("văn bản theo thể thức của Đảng"), default=False)
    is_history_complete = models.BooleanField(_("đã nhập đủ lịch sử khen thưởng"), default=False)
    is_illustrative = models.BooleanField(_("minh hoạ"), default=False)
    search_text = models.CharField(max_length=500, editable=False, default="")
    sort_text = models.CharField(max_length=400, editable=False, default="")

    aliases: "RelatedManager[UnitAlias]"

    class Meta:
        verbose_name = _("đơn vị")
        constraints = [
            models.UniqueConstraint("authority", "code_key", name="unit_code_in_authority"),
            models.CheckConstraint(
                name="unit_valid_order",
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_from__lte=F("valid_to")),
            ),
        ]
        indexes = [models.Index(fields=["authority", "sort_text"], name="unit_in_order")]

    name_then = ""  # what it was called when it did what is shown; set by naming.call_by

    def __str__(self) -> str:
        return self.called

    @property
    def called(self) -> str:
        """Its name in what is shown: of that day where a season is frozen, else today's."""
        return self.name_then or self.name

    @property
    def name_now(self) -> str:
        """Today's name where another one is shown; else empty."""
        return self.name if self.name_then not in ("", self.name) else ""


class PastName(models.Model):
    """A name that the program showed for a unit until a moment, whatever day the law gives."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="past_names")
    name = models.CharField(_("tên"), max_length=200)
    until = models.DateTimeField(_("đến lúc"))

    class Meta:
        verbose_name = _("tên đã dùng")
        indexes = [models.Index(fields=["unit", "until"], name="past_names_of_unit")]

    def __str__(self) -> str:
        return self.name


class UnitAlias(models.Model):
    """Another name of a unit: as the press writes it, or as it was called before."""

    class Kind(models.TextChoices):
        ALIAS = "alias", _("tên gọi khác")
        FORMER = "former", _("tên cũ")

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="aliases")
    name = models.CharField(_("tên"), max_length=200)
    kind = models.CharField(_("loại"), max_length=8, choices=Kind, default=Kind.ALIAS)
    until = models.DateField(_("đến ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("tên khác của đơn vị")
        constraints = [models.UniqueConstraint("unit", "name", name="alias_once")]

    def __str__(self) -> str:
        return self.name
