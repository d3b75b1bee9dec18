"""Who signs in. What a person may do comes from seats, never from flags on the user."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.names.owners import owner_of
from thidua.apps.audit.registries.places import place_of


class User(AbstractUser):
    """A person with an account."""

    first_name = None  # type: ignore[assignment] # Vietnamese names are one field
    last_name = None  # type: ignore[assignment] # as above
    full_name = models.CharField(_("họ và tên"), max_length=120)
    phone = models.CharField(_("điện thoại"), max_length=20, blank=True)
    closed_pointers = models.CharField(max_length=400, editable=False, default="", blank=True)
    language = models.CharField(
        _("ngôn ngữ"), max_length=2, choices=settings.LANGUAGES, default="", blank=True
    )
    must_change_password = models.BooleanField(_("phải đổi mật khẩu"), default=False)

    class Meta:
        verbose_name = _("người dùng")

    def __str__(self) -> str:
        return self.full_name or self.username

    @property
    def audit_person(self) -> str | None:
        """Of whom the journal tells."""
        return owner_of(self)

    def get_full_name(self) -> str:
        """The name as written in documents."""
        return str(self)

    def get_short_name(self) -> str:
        """The given name: the last word of a Vietnamese name."""
        return str(self).rsplit(" ", maxsplit=1)[-1]


class ApiToken(models.Model):
    """What a program shows instead of signing in: its owner, narrowed to some scopes, for a while.

    Only a digest is kept: whoever reads the database has no token.
    """

    class Scope(models.TextChoices):
        READ_ORGANISATIONS = "read:organisations", _("Đọc đơn vị, khối")
        READ_SEASONS = "read:seasons", _("Đọc năm thi đua, bảng điểm, bảng chấm, kết quả, văn bản")
        READ_AWARDS = "read:awards", _("Đọc quyết định, khen thưởng, điều kiện, hồ sơ đề nghị")
        READ_CHANGES = "read:changes", _("Đọc danh sách thay đổi")
        WRITE_FIGURES = "write:figures", _("Ghi số thực hiện vào bảng chấm")
        WRITE_LEDGER = "write:ledger", _("Ghi dòng vào sổ kết quả")
        WRITE_PEOPLE = "write:people", _("Ghi cá nhân")
        WRITE_AWARDS = "write:awards", _("Ghi lịch sử khen thưởng")

    owner = models.ForeignKey(User, models.PROTECT, related_name="api_tokens")
    name = models.CharField(_("tên"), max_length=80)
    beginning = models.CharField(_("phần đầu"), max_length=16)
    digest = models.CharField(_("mã băm"), max_length=64, unique=True)
    scopes = models.JSONField(_("phạm vi"), default=list)
    created_at = models.DateTimeField(_("cấp lúc"))
    expires_at = models.DateTimeField(_("hết hạn lúc"))
    last_used_on = models.DateField(_("dùng gần nhất"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("thu hồi lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("khóa API")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="api_token_ends_after_it_begins",
                condition=models.Q(expires_at__gt=models.F("created_at")),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its owner."""
        return place_of(self.owner)

    def holds_at(self, at: datetime) -> bool:
        """Whether it opens anything then."""
        return self.revoked_at is None and at < self.expires_at


class ApiWrite(models.Model):
    """What a program sent under a key of its own, and was answered: it is not done twice."""

    owner = models.ForeignKey(User, models.CASCADE, related_name="api_writes")
    key = models.CharField(_("khóa lần gửi"), max_length=80)
    digest = models.CharField(_("mã băm nội dung"), max_length=64)
    answer = models.JSONField(_("trả lời"), default=dict)
    written_at = models.DateTimeField(_("lúc"))

    class Meta:
        verbose_name = _("lần gửi của chương trình")
        constraints = [
            models.UniqueConstraint("owner", "key", name="api_write_once"),
        ]
        indexes = [models.Index(fields=["written_at"], name="api_write_age")]

    def __str__(self) -> str:
        return self.key
