"""Authorities, their units and blocs; who belongs to a bloc in a year; who sits where."""

from copy import copy
from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from thidua.domain.past_names import called_at
from thidua.web.code_keys import CodeKey

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


class Authority(models.Model):
    """Who organises blocs and decides on awards: a province, a ministry, a union."""

    class Kind(models.TextChoices):
        PROVINCE = "province", _("Tỉnh, thành phố")
        MINISTRY = "ministry", _("Bộ, ban, ngành")
        CORPORATION = "corporation", _("Tập đoàn, tổng công ty")
        UNION = "union", _("Đoàn thể trung ương")
        COMMUNE = "commune", _("Xã, phường, đặc khu")

    code = models.SlugField(_("mã"), max_length=20)
    code_key = CodeKey(unique=True)
    name = models.CharField(_("tên"), max_length=200)
    kind = models.CharField(_("loại"), max_length=12, choices=Kind, default=Kind.PROVINCE)
    standing_office = models.CharField(
        _("cơ quan thường trực"),
        max_length=200,
        default=gettext_noop("Sở Nội vụ"),
        help_text=_("Ví dụ: Sở Nội vụ"),
    )
    place = models.CharField(_("địa danh"), max_length=100, help_text=_("Ghi trên văn bản"))
    past_names = models.JSONField(_("tên đã dùng"), default=list, blank=True, editable=False)

    class Meta:
        verbose_name = _("cấp tổ chức")

    def __str__(self) -> str:
        return self.name

    @property
    def names(self) -> dict[str, str]:
        """What stands at the head of its papers."""
        return {"name": self.name, "standing_office": self.standing_office, "place": self.place}

    def then(self, moment: datetime | None) -> Self:
        """Itself under its names of a moment, to be shown and never saved."""
        shown = copy(self)
        for field, value in called_at(self.past_names, self.names, moment).items():
            setattr(shown, field, value)
        return shown


class AuthoritySetting(models.Model):
    """What an authority decides for itself, from a day on, and where it says so."""

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="settings")
    key = models.CharField(_("thiết lập"), max_length=60)
    value = models.CharField(_("giá trị"), max_length=200)
    since = models.DateField(_("từ ngày"))
    cites = models.CharField(_("căn cứ"), max_length=200)

    class Meta:
        verbose_name = _("thiết lập của cấp tổ chức")
        constraints = [
            models.UniqueConstraint("authority", "key", "since", name="setting_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.key} = {self.value}"


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


class Bloc(models.Model):
    """Units that compete with each other, year after year."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="blocs")
    code = models.CharField(_("mã"), max_length=20)
    code_key = CodeKey()
    name = models.CharField(_("tên"), max_length=250)
    valid_from = models.DateField(_("thành lập"), null=True, blank=True)
    valid_to = models.DateField(_("giải thể"), null=True, blank=True)
    past_names = models.JSONField(_("tên đã dùng"), default=list, blank=True, editable=False)
    search_text = models.CharField(max_length=500, editable=False, default="")
    sort_text = models.CharField(max_length=500, editable=False, default="")

    class Meta:
        verbose_name = _("khối thi đua")
        constraints = [
            models.UniqueConstraint("authority", "code_key", name="bloc_code_in_authority"),
        ]
        indexes = [models.Index(fields=["authority", "sort_text"], name="bloc_in_order")]

    def __str__(self) -> str:
        return self.name

    def name_at(self, moment: datetime | None) -> str:
        """What it was called at a moment; today's name when there is none."""
        return called_at(self.past_names, {"name": self.name}, moment)["name"]

    @property
    def audit_place(self) -> tuple[str, str]:
        """Each bloc has its own chain."""
        return (f"bloc-{self.pk}", "")


class Membership(models.Model):
    """A unit's place in a bloc for one year; a unit may be in several blocs."""

    class Role(models.TextChoices):
        HEAD = "head", _("Trưởng khối")
        DEPUTY = "deputy", _("Phó trưởng khối")
        MEMBER = "member", _("Thành viên")

    bloc = models.ForeignKey(Bloc, models.CASCADE, related_name="memberships")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="memberships")
    year = models.PositiveSmallIntegerField(_("năm"))
    role = models.CharField(_("vai trò"), max_length=8, choices=Role, default=Role.MEMBER)
    order = models.PositiveSmallIntegerField(_("thứ tự"), default=0)
    left_on = models.DateField(_("rời khối từ ngày"), null=True, blank=True)
    left_reason = models.CharField(_("lý do rời khối"), max_length=500, blank=True)
    left_at = models.DateTimeField(_("ghi rời khối lúc"), null=True, blank=True)
    succeeded_by = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("đơn vị kế thừa trong năm"),
    )
    followed = models.JSONField(_("đã chuyển theo"), default=list, blank=True)

    class Meta:
        verbose_name = _("thành viên khối")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint("bloc", "year", "unit", name="member_once_a_year"),
            models.UniqueConstraint(
                "bloc", "year", condition=Q(role="head"), name="one_head_a_year"
            ),
            models.CheckConstraint(
                name="departure_has_day_reason_and_moment",
                condition=Q(left_on=None, left_at=None, left_reason="", succeeded_by=None)
                | (Q(left_on__isnull=False, left_at__isnull=False) & ~Q(left_reason="")),
            ),
        ]
        indexes = [models.Index(fields=["unit", "year"], name="membership_of_unit")]

    def __str__(self) -> str:
        return f"{self.unit} ({self.year})"

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its bloc."""
        return (f"bloc-{self.bloc_id}", "")


class Seat(models.Model):
    """What a person does for a unit or for the standing office, from a day to a day."""

    class Kind(models.TextChoices):
        OFFICER = "officer", _("Chuyên viên của đơn vị")
        LEADER = "leader", _("Thủ trưởng đơn vị")
        STANDING = "standing", _("Chuyên viên cơ quan thường trực")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="seats")
    kind = models.CharField(_("vai trò"), max_length=10, choices=Kind)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="seats")
    authority = models.ForeignKey(
        Authority, models.PROTECT, null=True, blank=True, related_name="seats"
    )
    title = models.CharField(_("chức vụ"), max_length=120, blank=True)
    since = models.DateField(_("từ ngày"), null=True, blank=True)
    until = models.DateField(_("đến ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("vị trí")
        constraints = [
            models.CheckConstraint(
                name="seat_at_unit_or_authority",
                condition=Q(kind="standing", unit=None, authority__isnull=False)
                | Q(kind__in=["officer", "leader"], unit__isnull=False, authority=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_kind_display()}"


class Invitation(models.Model):
    """A link that opens an account with a seat; only a keyed hash of the link is kept."""

    email = models.EmailField(_("thư điện tử"), blank=True)
    full_name = models.CharField(_("họ và tên"), max_length=120)
    kind = models.CharField(_("vai trò"), max_length=10, choices=Seat.Kind)
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, blank=True, related_name="+")
    authority = models.ForeignKey(
        Authority, models.CASCADE, null=True, blank=True, related_name="+"
    )
    title = models.CharField(_("chức vụ"), max_length=120, blank=True)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    invited_at = models.DateTimeField(_("mời lúc"))
    expires_at = models.DateTimeField(_("hết hạn lúc"))
    accepted_at = models.DateTimeField(_("nhận lời lúc"), null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    revoked_at = models.DateTimeField(_("thu hồi lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("lời mời")

    def __str__(self) -> str:
        return f"{self.full_name} ({self.get_kind_display()})"
