"""What the hall adds to a conference: agenda, floor, resolutions, working party, its papers."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.web.words import written_day


class AgendaItem(models.Model):
    """One item of the agenda, with the time it was given and the time it took."""

    class Kind(models.TextChoices):
        ATTENDANCE = "attendance", _("Điểm danh, ổn định tổ chức")
        REPORT = "report", _("Báo cáo tổng kết")
        RANKING = "ranking", _("Kết quả chấm điểm, xếp hạng")
        DELIBERATION = "deliberation", _("Thảo luận, bình xét")
        MOTION = "motion", _("Biểu quyết")
        ELECTION = "election", _("Bầu cử")
        DIRECTIONS = "directions", _("Phương hướng năm sau")
        PRESENTATION = "presentation", _("Trao thưởng năm trước")
        OTHER = "other", _("Nội dung khác")

    class State(models.TextChoices):
        PENDING = "pending", _("Chưa đến")
        CURRENT = "current", _("Đang tiến hành")
        DONE = "done", _("Đã xong")

    conference = models.ForeignKey("meetings.Conference", models.CASCADE, related_name="agenda")
    kind = models.CharField(_("loại"), max_length=12, choices=Kind, default=Kind.OTHER)
    title = models.CharField(_("nội dung"), max_length=200)
    minutes = models.PositiveSmallIntegerField(_("số phút dự kiến"), default=10)
    presenter = models.CharField(_("người trình bày"), max_length=160, blank=True)
    motion = models.OneToOneField(
        "meetings.Motion", models.CASCADE, null=True, blank=True, related_name="agenda_item"
    )
    state = models.CharField(_("trạng thái"), max_length=8, choices=State, default=State.PENDING)
    started_at = models.DateTimeField(_("bắt đầu lúc"), null=True, blank=True)
    ended_at = models.DateTimeField(_("kết thúc lúc"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("mục chương trình")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                "conference", condition=Q(state="current"), name="one_current_item"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.conference.audit_place


class SpeakingRequest(models.Model):
    """A unit asks for the floor, has it, and gives it back."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Chờ phát biểu")
        SPEAKING = "speaking", _("Đang phát biểu")
        DONE = "done", _("Đã phát biểu")
        WITHDRAWN = "withdrawn", _("Đã rút")

    attendance = models.ForeignKey(
        "meetings.Attendance", models.CASCADE, related_name="speaking_requests"
    )
    state = models.CharField(_("trạng thái"), max_length=9, choices=State, default=State.WAITING)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người đăng ký")
    )
    asked_at = models.DateTimeField(_("đăng ký lúc"))
    started_at = models.DateTimeField(_("bắt đầu lúc"), null=True, blank=True)
    ended_at = models.DateTimeField(_("kết thúc lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("đăng ký phát biểu")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                "attendance",
                condition=Q(state__in=["waiting", "speaking"]),
                name="one_open_request_a_unit",
            ),
        ]

    def __str__(self) -> str:
        return str(self.attendance)

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.attendance.audit_place


class Resolution(models.Model):
    """What the conference resolved besides its motions."""

    class Way(models.TextChoices):
        CONSENSUS = "consensus", _("Thống nhất")
        HANDS = "hands", _("Biểu quyết giơ tay")

    conference = models.ForeignKey(
        "meetings.Conference", models.CASCADE, related_name="resolutions"
    )
    text = models.CharField(_("nội dung"), max_length=2000)
    way = models.CharField(_("cách biểu quyết"), max_length=9, choices=Way, default=Way.CONSENSUS)
    agree = models.PositiveSmallIntegerField(_("đồng ý"), null=True, blank=True)
    disagree = models.PositiveSmallIntegerField(_("không đồng ý"), null=True, blank=True)
    abstain = models.PositiveSmallIntegerField(_("không biểu quyết"), null=True, blank=True)
    is_passed = models.BooleanField(_("được thông qua"), default=True)
    recorded_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("nghị quyết")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="hands_are_counted",
                condition=Q(way="consensus", agree=None, disagree=None, abstain=None)
                | Q(
                    way="hands", agree__isnull=False, disagree__isnull=False, abstain__isnull=False
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.conference.audit_place


class CrewMember(models.Model):
    """Somebody of the working party: presides, writes, counts."""

    class Role(models.TextChoices):
        CHAIR = "chair", _("Chủ tọa đoàn")
        SECRETARY = "secretary", _("Thư ký")
        TELLER_LEAD = "lead", _("Trưởng ban kiểm phiếu")
        TELLER = "teller", _("Ủy viên ban kiểm phiếu")

    conference = models.ForeignKey("meetings.Conference", models.CASCADE, related_name="crew")
    role = models.CharField(_("việc"), max_length=9, choices=Role)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("tài khoản"),
    )
    name = models.CharField(_("họ và tên"), max_length=120)
    office = models.CharField(_("chức vụ, đơn vị"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("người của tổ giúp việc")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint("conference", "role", "user", name="crew_user_once_a_role"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_role_display()}"


class SentInvitation(models.Model):
    """One round of invitations: when, by whom, with which time and place, to whom."""

    conference = models.ForeignKey(
        "meetings.Conference", models.CASCADE, related_name="sent_invitations"
    )
    sent_at = models.DateTimeField(_("gửi lúc"))
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    held_on = models.DateField(_("ngày họp"))
    starts_at = models.TimeField(_("khai mạc"))
    place = models.CharField(_("địa điểm"), max_length=200)
    deliveries = models.JSONField(_("người nhận"), default=list)

    class Meta:
        verbose_name = _("lần gửi giấy mời")
        ordering = ["-sent_at", "-pk"]

    def __str__(self) -> str:
        return f"{written_day(self.held_on)}, {self.place}"


class ConferencePaper(models.Model):
    """An issued document laid before the conference."""

    conference = models.ForeignKey("meetings.Conference", models.CASCADE, related_name="papers")
    document = models.ForeignKey("paperwork.IssuedDocument", models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("tài liệu hội nghị")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint("conference", "document", name="paper_once_a_conference"),
        ]

    def __str__(self) -> str:
        return str(self.document)


class ElectionRule(models.Model):
    """What the bloc asks of a unit that would be head or deputy, and where it says so."""

    class Kind(models.TextChoices):
        NOT_EXCLUDED = "not_excluded", _("Không bị loại khỏi xét thi đua trong năm")
        NOT_AGAIN = "not_again", _("Chưa làm Trưởng khối trong một số năm gần đây")
        DEPUTY_FIRST = "deputy_first", _("Trưởng khối là Phó trưởng khối năm nay")

    class Effect(models.TextChoices):
        WARN = "warn", _("Nhắc")
        REFUSE = "refuse", _("Không cho đề cử")

    conference = models.ForeignKey(
        "meetings.Conference", models.CASCADE, related_name="election_rules"
    )
    kind = models.CharField(_("điều kiện"), max_length=12, choices=Kind)
    years = models.PositiveSmallIntegerField(_("số năm"), null=True, blank=True)
    effect = models.CharField(_("khi không đạt"), max_length=6, choices=Effect)
    source = models.CharField(_("căn cứ"), max_length=200)

    class Meta:
        verbose_name = _("điều kiện bầu Trưởng khối")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint("conference", "kind", name="election_rule_once"),
            models.CheckConstraint(
                name="not_again_has_years",
                condition=~Q(kind="not_again") | Q(years__gte=1),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())
