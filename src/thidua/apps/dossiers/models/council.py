"""The council: its meetings, who was there, its secret votes."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.dossiers.models.nominations import CONFIDENCES, Nomination
from thidua.apps.organisations.models import Authority
from thidua.domain.confidence import Confidence
from thidua.domain.council_vote import CouncilResult
from thidua.web.words import written_day


class CouncilMeeting(models.Model):
    """A meeting of the emulation council: its members, who was there, what it votes on."""

    class State(models.TextChoices):
        OPEN = "open", _("Đang làm việc")
        CLOSED = "closed", _("Đã kết luận")

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="council_meetings")
    held_on = models.DateField(_("ngày họp"))
    place = models.CharField(_("địa điểm"), max_length=200, blank=True)
    chair_name = models.CharField(_("chủ trì"), max_length=120)
    secretary_name = models.CharField(_("thư ký"), max_length=120, blank=True)
    note = models.TextField(_("ý kiến, kết luận khác"), max_length=10000, blank=True)
    state = models.CharField(_("trạng thái"), max_length=6, choices=State, default=State.OPEN)
    is_illustrative = models.BooleanField(_("minh hoạ"), default=False)
    revision = models.PositiveIntegerField(_("lần sửa"), default=0)

    class Meta:
        verbose_name = _("phiên họp Hội đồng")
        ordering = ["-held_on", "-pk"]

    def __str__(self) -> str:
        return gettext("Phiên họp Hội đồng ngày %(held_on)s") % {
            "held_on": written_day(self.held_on)
        }


class CouncilMember(models.Model):
    """One member of the council at one meeting: present, heard in writing, or neither."""

    class Presence(models.TextChoices):
        PRESENT = "present", _("Có mặt")
        WRITTEN = "written", _("Ý kiến bằng văn bản")
        ABSENT = "absent", _("Vắng")

    meeting = models.ForeignKey(CouncilMeeting, models.CASCADE, related_name="members")
    name = models.CharField(_("họ và tên"), max_length=120)
    office = models.CharField(_("chức vụ"), max_length=200, blank=True)
    presence = models.CharField(
        _("tham dự"), max_length=8, choices=Presence, default=Presence.PRESENT
    )
    order = models.PositiveSmallIntegerField(_("thứ tự"), default=0)

    class Meta:
        verbose_name = _("thành viên Hội đồng")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name


class CouncilVote(models.Model):
    """The council's secret vote on one nomination: counts, the share needed and of whom.

    Counts are empty until they are entered. A vote stands beside the bloc's and changes nothing
    in it.
    """

    meeting = models.ForeignKey(CouncilMeeting, models.CASCADE, related_name="votes")
    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="council_votes")
    order = models.PositiveSmallIntegerField(_("thứ tự"), default=0)
    share = models.CharField(_("tỷ lệ cần đạt"), max_length=20, blank=True)
    share_source = models.CharField(_("căn cứ của tỷ lệ"), max_length=300, blank=True)
    confidence = models.CharField(
        _("mức chắc chắn"), max_length=10, choices=CONFIDENCES, blank=True
    )
    members = models.PositiveSmallIntegerField(_("tổng số thành viên"), null=True, blank=True)
    written = models.PositiveSmallIntegerField(_("ý kiến bằng văn bản"), null=True, blank=True)
    returned = models.PositiveSmallIntegerField(_("phiếu thu về"), null=True, blank=True)
    invalid = models.PositiveSmallIntegerField(_("phiếu không hợp lệ"), null=True, blank=True)
    agree = models.PositiveSmallIntegerField(_("đồng ý"), null=True, blank=True)
    against = models.PositiveSmallIntegerField(_("không đồng ý"), null=True, blank=True)
    needed = models.PositiveSmallIntegerField(_("số phiếu cần"), null=True, blank=True)
    passed = models.BooleanField(_("đạt"), null=True, blank=True)
    entered_at = models.DateTimeField(_("nhập lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("phiếu của Hội đồng")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint("meeting", "nomination", name="council_vote_once"),
            models.CheckConstraint(
                name="council_vote_whole_or_empty",
                condition=Q(passed=None, agree=None, needed=None)
                | Q(passed__isnull=False, agree__isnull=False, needed__isnull=False),
            ),
            models.CheckConstraint(
                name="council_vote_of_all_members",
                condition=Q(members=None) | Q(returned=None) | Q(returned__lte=F("members")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nomination} ({self.meeting})"

    @property
    def result(self) -> CouncilResult | None:
        """What was counted; None until it is."""
        return None if self.passed is None else CouncilResult.from_mapping(vars(self))

    @property
    def only_warns(self) -> bool:
        """Whether the share was missed, but was not read in its text: it stops no decision."""
        return self.passed is False and not Confidence(self.confidence).may_block
