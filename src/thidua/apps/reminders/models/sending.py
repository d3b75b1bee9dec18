"""What goes out of the program: letters, calls of webhooks, calendars that are fetched."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.names.owners import owner
from thidua.apps.audit.registries.places import place_of
from thidua.apps.organisations.models import Authority
from thidua.apps.reminders.models.reminders import ChannelChoice, Reminder


class Webhook(models.Model):
    """Where a province takes reminders to bring them on: Zalo, SMS, its own system."""

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="webhooks")
    name = models.CharField(_("tên"), max_length=80)
    url = models.URLField(_("địa chỉ nhận"), max_length=300)
    kinds = models.JSONField(_("loại nhắc"), default=list)
    salt = models.CharField(max_length=32, editable=False)  # with the program's key, the secret
    is_active = models.BooleanField(_("đang dùng"), default=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("lập lúc"))

    class Meta:
        verbose_name = _("kênh webhook")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Delivery(models.Model):
    """One letter or one call of a webhook: whom for, how far it is, what went wrong.

    Claimed, sent, marked. Whoever died in between leaves it unknown, and nobody sends it again
    by itself.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Chờ gửi")
        SENDING = "sending", _("Đang gửi")
        SENT = "sent", _("Đã gửi")
        FILED = "filed", _("Ghi ra tệp")
        FAILED = "failed", _("Không gửi được")
        UNKNOWN = "unknown", _("Không rõ đã đến")
        DROPPED = "dropped", _("Thôi gửi")

    channel = models.CharField(_("kênh"), max_length=8, choices=ChannelChoice.Channel)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    webhook = models.ForeignKey(
        Webhook, models.CASCADE, null=True, blank=True, related_name="deliveries"
    )
    reminder = models.ForeignKey(  # of a webhook; a letter has several, which point at it
        Reminder, models.CASCADE, null=True, blank=True, related_name="deliveries"
    )
    state = models.CharField(_("trạng thái"), max_length=8, choices=State, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(_("số lần thử"), default=0)
    next_try_at = models.DateTimeField(_("thử lúc"))
    process = models.CharField(_("tiến trình gửi"), max_length=120, blank=True)
    created_at = models.DateTimeField(_("lập lúc"))
    changed_at = models.DateTimeField(_("lúc"))
    error = models.CharField(_("lỗi"), max_length=300, blank=True)
    search_text = models.CharField(max_length=400, editable=False, default="")

    class Meta:
        verbose_name = _("lần gửi")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="webhook_delivery_says_which",
                condition=Q(channel="webhook", webhook__isnull=False, reminder__isnull=False)
                | Q(channel="email", webhook=None, reminder=None),
            ),
            models.UniqueConstraint(fields=["webhook", "reminder"], name="one_call_of_a_reminder"),
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"], condition=Q(state="waiting"), name="deliveries_due"
            ),
            models.Index(
                fields=["changed_at"], condition=Q(state="sending"), name="deliveries_claimed"
            ),
            models.Index(fields=["-created_at", "-id"], name="deliveries_listed"),
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()}: {self.user}"

    @property
    def audit_place(self) -> tuple[str, str]:
        """With whom it was sent to."""
        return place_of(self.user)

    @property
    def audit_person(self) -> str | None:
        """Of whom the journal tells."""
        return owner("accounts.user", self.user_id)


class CalendarFeed(models.Model):
    """A calendar that programs fetch by its address; only a hash of the secret in it is kept."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(_("tạo lúc"))

    class Meta:
        verbose_name = _("lịch cá nhân")

    def __str__(self) -> str:
        return str(self.user)

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its user."""
        return place_of(self.user)

    @property
    def audit_person(self) -> str | None:
        """Of whom the journal tells."""
        return owner("accounts.user", self.user_id)
