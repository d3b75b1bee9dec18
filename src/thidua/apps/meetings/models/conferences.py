"""Meetings of a year, the year-end conference first: attendance, motions, minutes."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.models import Season
from thidua.domain.vote_outcome import VoteOutcome
from thidua.law.catalogue import catalogue


class Conference(models.Model):
    """A meeting of a season: its year-end conference, which alone has motions, or another kind."""

    class Kind(models.TextChoices):
        YEAR_END = "year_end", _("Hội nghị tổng kết")
        SIGNING = "signing", _("Hội nghị ký kết giao ước, phát động thi đua")
        HALF_YEAR = "half_year", _("Hội nghị sơ kết sáu tháng")
        EXTRAORDINARY = "extra", _("Cuộc họp bất thường")
        COUNCIL = "council", _("Họp hội đồng thi đua, khen thưởng")
        OTHER = "other", _("Cuộc họp khác")

    class State(models.TextChoices):
        DRAFT = "draft", _("Chuẩn bị")
        OPEN = "open", _("Đang họp")
        CLOSED = "closed", _("Đã bế mạc")

    season = models.ForeignKey(Season, models.CASCADE, related_name="conferences")
    kind = models.CharField(_("loại"), max_length=9, choices=Kind, default=Kind.YEAR_END)
    subject = models.CharField(_("về việc"), max_length=200, blank=True)
    state = models.CharField(_("trạng thái"), max_length=8, choices=State, default=State.DRAFT)
    held_on = models.DateField(_("ngày họp"))
    starts_at = models.TimeField(_("khai mạc"))
    ends_at = models.TimeField(_("bế mạc"), null=True, blank=True)
    place = models.CharField(_("địa điểm"), max_length=200)
    chair_name = models.CharField(_("chủ trì"), max_length=120)
    chair_office = models.CharField(_("chức vụ chủ trì"), max_length=160, blank=True)
    secretary_name = models.CharField(_("thư ký"), max_length=120)
    report = models.TextField(_("báo cáo tổng kết"), max_length=20000, blank=True)
    deliberation = models.TextField(_("ý kiến thảo luận"), max_length=20000, blank=True)
    other_business = models.TextField(_("nội dung khác"), max_length=20000, blank=True)
    quorum = models.CharField(_("tỷ lệ có mặt tối thiểu"), max_length=12, blank=True)
    quorum_source = models.CharField(_("căn cứ của tỷ lệ có mặt"), max_length=200, blank=True)
    answer_by = models.DateField(_("hạn báo người dự"), null=True, blank=True)
    revision = models.PositiveIntegerField(_("lần sửa"), default=0)
    pulse = models.PositiveIntegerField(default=0, editable=False)  # moves with what the hall shows
    closed_at = models.DateTimeField(_("kết thúc lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("hội nghị")
        constraints = [
            models.UniqueConstraint(
                "season", condition=Q(kind="year_end"), name="one_year_end_a_season"
            ),
        ]

    def __str__(self) -> str:
        if self.is_year_end:
            return gettext("Hội nghị tổng kết năm %(year)s") % {"year": self.season.year}
        return f"{self.get_kind_display()}: {self.subject}" if self.subject else self.named

    def get_absolute_url(self) -> str:
        """Its page: that of the year's end by the season."""
        if self.is_year_end:
            return reverse("meetings:conference", args=[self.season_id])
        return reverse("meetings:meeting", args=[self.pk])

    @property
    def is_year_end(self) -> bool:
        """The conference that awards, elects and ends the year."""
        return self.kind == self.Kind.YEAR_END

    @property
    def named(self) -> str:
        """Its kind and the year, without what it is about."""
        told = {"kind": self.get_kind_display(), "year": self.season.year}
        return gettext("%(kind)s năm %(year)s") % told

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.season.audit_place


class Attendance(models.Model):
    """Who came for a unit."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="attendance")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    is_present = models.BooleanField(_("có mặt"), default=False)
    representative = models.CharField(_("người dự"), max_length=120, blank=True)
    office = models.CharField(_("chức vụ"), max_length=160, blank=True)
    absence_reason = models.CharField(_("lý do vắng"), max_length=200, blank=True)
    delegate = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("tài khoản đại biểu"),
    )
    authority_paper = models.CharField(_("giấy ủy quyền"), max_length=200, blank=True)
    will_attend = models.BooleanField(_("báo có dự"), null=True, blank=True)
    answered_at = models.DateTimeField(_("báo lúc"), null=True, blank=True)
    arrived_at = models.DateTimeField(_("có mặt lúc"), null=True, blank=True)
    left_at = models.DateTimeField(_("về lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("điểm danh")
        constraints = [models.UniqueConstraint("conference", "unit", name="attendance_once")]

    def __str__(self) -> str:
        return str(self.unit)

    @property
    def is_in_hall(self) -> bool:
        """There, and not gone early."""
        return self.is_present and self.left_at is None

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.conference.season.audit_place


class Motion(models.Model):
    """One question that the conference decides: an award, who leads the bloc, head and deputy.

    ``source`` says where the counts came from: typed in, or (later) an electronic ballot.
    """

    class Kind(models.TextChoices):
        AWARD = "award", _("Đề nghị khen thưởng")
        LEADER = "leader", _("Suy tôn đơn vị dẫn đầu Khối")
        HEAD = "head", _("Bầu Trưởng khối")
        DEPUTY = "deputy", _("Bầu Phó trưởng khối")

    class Method(models.TextChoices):
        VOTE = "vote", _("Bỏ phiếu")
        CONSENSUS = "consensus", _("Thống nhất")
        ACCLAMATION = "acclamation", _("Suy tôn")
        RANKING = "ranking", _("Theo xếp hạng")
        APPOINTMENT = "appointment", _("Chỉ định")

    class Base(models.TextChoices):
        ALL = "all_members", _("tổng số đơn vị thành viên")
        PRESENT = "present", _("số đơn vị có mặt")
        VALID = "valid", _("số phiếu hợp lệ")

    class Source(models.TextChoices):
        COUNTS = "counts", _("Nhập kết quả kiểm phiếu")
        BALLOT = "ballot", _("Bỏ phiếu điện tử")

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="motions")
    kind = models.CharField(_("nội dung"), max_length=8, choices=Kind)
    award = models.CharField(_("hình thức khen thưởng"), max_length=20, blank=True)
    award_words = models.CharField(_("tên danh hiệu, hình thức"), max_length=200, blank=True)
    method = models.CharField(_("cách quyết định"), max_length=12, choices=Method)
    seats = models.PositiveSmallIntegerField(_("số lượng"), default=1)
    base = models.CharField(_("tính trên"), max_length=12, choices=Base, blank=True)
    threshold = models.CharField(_("tỷ lệ cần đạt"), max_length=12, blank=True)
    strict = models.BooleanField(_("phải trên tỷ lệ"), default=False)
    threshold_source = models.CharField(_("căn cứ của tỷ lệ"), max_length=200, blank=True)
    source = models.CharField(max_length=8, choices=Source, default=Source.COUNTS)
    issued = models.PositiveSmallIntegerField(_("phiếu phát ra"), null=True, blank=True)
    returned = models.PositiveSmallIntegerField(_("phiếu thu về"), null=True, blank=True)
    invalid = models.PositiveSmallIntegerField(_("phiếu không hợp lệ"), null=True, blank=True)
    note = models.CharField(_("ghi chú"), max_length=500, blank=True)
    decision_paper = models.CharField(_("quyết định chỉ định"), max_length=200, blank=True)
    outcome = models.JSONField(_("kết quả"), null=True, blank=True)
    earlier = models.JSONField(_("các lần kiểm phiếu trước"), default=list, blank=True)
    decided_at = models.DateTimeField(_("quyết định lúc"), null=True, blank=True)
    revision = models.PositiveIntegerField(_("lần sửa"), default=0)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("nội dung biểu quyết")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint("conference", "kind", "award", name="motion_once"),
            models.CheckConstraint(
                name="one_leader_a_bloc", condition=~Q(kind="leader") | Q(seats=1)
            ),
            models.CheckConstraint(
                name="papers_in_range",
                condition=Q(issued=None) | Q(returned=None) | Q(returned__lte=F("issued")),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def kept(self) -> VoteOutcome | None:
        """What was decided; None before."""
        return None if self.outcome is None else VoteOutcome.from_mapping(self.outcome)

    @property
    def title(self) -> str:
        """What is decided, in words."""
        if self.kind == self.Kind.AWARD:
            entry = catalogue().get(self.award)
            return self.award_words or (entry.name_vi if entry else self.award)
        return str(self.get_kind_display())

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.conference.season.audit_place


class Candidate(models.Model):
    """A unit put forward under a motion, and its votes."""

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="candidates")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    votes = models.PositiveSmallIntegerField(_("số phiếu"), null=True, blank=True)
    is_chosen = models.BooleanField(_("được chọn"), default=False)
    note = models.CharField(_("ghi chú"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("đơn vị được đề nghị")
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint("motion", "unit", name="candidate_once")]

    def __str__(self) -> str:
        return str(self.unit)
