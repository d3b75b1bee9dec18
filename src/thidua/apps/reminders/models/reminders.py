"""What somebody is reminded of, by which way each kind comes, and when everything was looked at."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.seasons.models import Season

LONGEST_TEXT = 500


class Reminder(models.Model):
    """One thing that one person is told, once; it is over when nothing waits there any more."""

    class Kind(models.TextChoices):
        IN_7_DAYS = "in_7_days", _("Còn 7 ngày đến hạn")
        IN_3_DAYS = "in_3_days", _("Còn 3 ngày đến hạn")
        IN_1_DAY = "in_1_day", _("Còn 1 ngày hoặc đến hạn hôm nay")
        OVERDUE = "overdue", _("Đã quá hạn")
        RETURNED = "returned", _("Bị trả lại để sửa")
        ACCEPTED = "accepted", _("Được nhận, được chấp nhận")
        VOTE = "vote", _("Đang mở bỏ phiếu")
        EXPLAIN = "explain", _("Số liệu cần giải trình")
        SIGN = "sign", _("Văn bản chờ ký")
        CONSULTED = "consulted", _("Được lấy ý kiến")
        CHECK = "check", _("Được giao chấm, thẩm định")
        DIGEST = "digest", _("Bản tin hằng ngày: ai đang chậm")
        MONTHLY = "monthly", _("Thư hằng tháng: năm thi đua nhìn chung")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="reminders")
    kind = models.CharField(_("loại"), max_length=10, choices=Kind)
    key = models.CharField(max_length=200, editable=False)  # what it is about; told once while open
    season = models.ForeignKey(Season, models.CASCADE, null=True, blank=True, related_name="+")
    text = models.CharField(_("nội dung"), max_length=LONGEST_TEXT)
    url = models.CharField(_("nơi làm"), max_length=300)
    due_on = models.DateField(_("hạn"), null=True, blank=True)
    created_at = models.DateTimeField(_("nhắc lúc"))
    in_page = models.BooleanField(_("hiện trong trang"), default=True)
    read_at = models.DateTimeField(_("đọc lúc"), null=True, blank=True)
    over_at = models.DateTimeField(_("xong lúc"), null=True, blank=True)
    letter = models.ForeignKey(
        "reminders.Delivery", models.SET_NULL, null=True, blank=True, related_name="reminders"
    )
    search_text = models.CharField(max_length=600, editable=False, default="")

    class Meta:
        verbose_name = _("nhắc việc")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "key"], condition=Q(over_at=None), name="reminded_once_while_open"
            )
        ]
        indexes = [
            models.Index(
                fields=["user"],
                condition=Q(read_at=None, over_at=None, in_page=True),
                name="reminders_unread",
            ),
            models.Index(fields=["user", "-created_at", "-id"], name="reminders_listed"),
        ]

    def __str__(self) -> str:
        return self.text


class ChannelChoice(models.Model):
    """Where a person wants a kind otherwise than is usual."""

    class Channel(models.TextChoices):
        PAGE = "page", _("Trong trang")
        EMAIL = "email", _("Thư điện tử")
        WEBHOOK = "webhook", _("Zalo, tin nhắn của tỉnh")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    kind = models.CharField(_("loại"), max_length=10, choices=Reminder.Kind)
    channel = models.CharField(_("kênh"), max_length=8, choices=Channel)
    is_on = models.BooleanField(_("bật"))

    class Meta:
        verbose_name = _("lựa chọn kênh nhắc")
        constraints = [
            models.UniqueConstraint("user", "kind", "channel", name="one_choice_of_a_channel")
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_kind_display()}, {self.get_channel_display()}"


class Sweep(models.Model):
    """Once everything was looked at; who writes the slot first does it, here or elsewhere."""

    slot = models.CharField(max_length=20, unique=True)
    at = models.DateTimeField(_("lúc"))
    read_to = models.PositiveBigIntegerField(_("nhật ký đọc đến"), default=0)
    made = models.PositiveIntegerField(_("nhắc mới"), default=0)

    class Meta:
        verbose_name = _("lượt soát nhắc việc")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.slot
