"""A secret ballot: who stands, who may vote, slips, sealed papers, and the result.

No row joins a voter and a choice, no paper has a time or a running number, and what is marked on
it is sealed with a key that is outside the database and destroyed on closing
(docs/explanation/secret-ballots.md).
"""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.meetings.models import Motion
from thidua.apps.organisations.models import Unit
from thidua.domain.vote_outcome import VoteOutcome


class Ballot(models.Model):
    """One question put to a secret vote. Its state moves only through ``actions``."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Đang chuẩn bị")
        OPEN = "open", _("Đang bỏ phiếu")
        CLOSED = "closed", _("Đã kiểm phiếu")
        PUBLISHED = "published", _("Đã công bố")
        VOID = "void", _("Không đủ điều kiện")

    class Kind(models.TextChoices):
        APPROVAL = "approval", _("Chọn tối đa bằng số lượng")
        YES_NO = "yes_no", _("Đồng ý / không đồng ý từng đơn vị")
        CHOOSE_ONE = "choose_one", _("Chọn một")

    class Way(models.TextChoices):
        SLIPS = "slips", _("Phiếu có mã, bỏ trên điện thoại")
        PAPER = "paper", _("Phiếu giấy, hai người kiểm phiếu")

    class Publishes(models.TextChoices):
        COUNTS = "counts", _("Số phiếu và danh sách từng phiếu (không ghi tên)")
        OUTCOME = "outcome", _("Chỉ đạt hay không đạt")

    public_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    motion = models.ForeignKey(Motion, models.PROTECT, related_name="ballots")
    previous = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="next_rounds"
    )
    round = models.PositiveSmallIntegerField(_("vòng"), default=1)
    question = models.CharField(_("nội dung bỏ phiếu"), max_length=300)
    kind = models.CharField(_("loại phiếu"), max_length=12, choices=Kind)
    way = models.CharField(_("cách bỏ phiếu"), max_length=8, choices=Way, default=Way.SLIPS)
    seats = models.PositiveSmallIntegerField(_("số lượng được chọn"), default=1)
    base = models.CharField(_("tỷ lệ tính trên"), max_length=12, choices=Motion.Base)
    threshold = models.CharField(_("tỷ lệ cần đạt"), max_length=12)
    strict = models.BooleanField(_("phải trên tỷ lệ"), default=False)
    threshold_source = models.CharField(_("căn cứ của tỷ lệ"), max_length=200)
    quorum = models.CharField(_("tỷ lệ có mặt tối thiểu"), max_length=12, blank=True)
    blank_is_valid = models.BooleanField(_("phiếu trắng là phiếu hợp lệ"), default=False)
    allows_opinions = models.BooleanField(_("người vắng gửi ý kiến bằng tài khoản"), default=False)
    publishes = models.CharField(
        _("công bố"), max_length=8, choices=Publishes, default=Publishes.COUNTS
    )
    state = models.CharField(_("trạng thái"), max_length=10, choices=State, default=State.DRAFT)
    entitled = models.PositiveSmallIntegerField(_("số đơn vị được bỏ phiếu"), null=True, blank=True)
    present = models.PositiveSmallIntegerField(_("số đơn vị có mặt"), null=True, blank=True)
    issued = models.PositiveSmallIntegerField(_("phiếu phát ra"), null=True, blank=True)
    result = models.JSONField(_("kết quả"), null=True, blank=True)
    box = models.JSONField(_("các phiếu, xếp theo mã"), null=True, blank=True)
    published_file = models.TextField(_("tệp công bố"), blank=True)
    published_hash = models.CharField(_("mã băm của tệp"), max_length=64, blank=True)
    repeat_reason = models.CharField(_("lý do bỏ phiếu lại"), max_length=300, blank=True)
    key_fingerprint = models.CharField(max_length=32, blank=True, editable=False)
    void_reason = models.CharField(_("lý do"), max_length=300, blank=True)
    opened_at = models.DateTimeField(_("mở lúc"), null=True, blank=True)
    closed_at = models.DateTimeField(_("đóng lúc"), null=True, blank=True)
    published_at = models.DateTimeField(_("công bố lúc"), null=True, blank=True)
    revision = models.PositiveIntegerField(_("lần sửa"), default=0)

    class Meta:
        verbose_name = _("cuộc bỏ phiếu")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="ballot_counted_has_result",
                condition=~Q(state__in=["closed", "published"]) | Q(result__isnull=False),
            ),
            models.UniqueConstraint(
                "previous", condition=~Q(state="void"), name="ballot_one_next_round"
            ),
            models.CheckConstraint(
                name="ballot_open_has_no_result",
                condition=~Q(state__in=["draft", "open", "void"])
                | Q(result__isnull=True, box__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.question

    @property
    def kept(self) -> VoteOutcome | None:
        """What was counted; None before."""
        return None if self.result is None else VoteOutcome.from_mapping(self.result)

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season."""
        return self.motion.audit_place


class Nominee(models.Model):
    """A unit that stands in a ballot, and where the name came from."""

    class Source(models.TextChoices):
        RANKING = "ranking", _("theo xếp hạng")
        HALL = "hall", _("hội nghị giới thiệu")
        ROUND = "round", _("từ vòng trước")

    ballot = models.ForeignKey(Ballot, models.CASCADE, related_name="nominees")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    source = models.CharField(_("giới thiệu"), max_length=8, choices=Source)
    is_withdrawn = models.BooleanField(_("đã rút"), default=False)
    withdrawn_reason = models.CharField(_("lý do rút"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("đơn vị trong danh sách bỏ phiếu")
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint("ballot", "unit", name="nominee_once")]

    def __str__(self) -> str:
        return str(self.unit)


class RollEntry(models.Model):
    """A member unit on the ballot's roll. It says whether and how a slip was taken, never which."""

    class Taken(models.TextChoices):
        TABLE = "table", _("nhận tại bàn")
        PHONE = "phone", _("nhận trên máy của đại biểu")

    ballot = models.ForeignKey(Ballot, models.CASCADE, related_name="roll")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    is_excluded = models.BooleanField(_("không được bỏ phiếu"), default=False)
    exclusion_reason = models.CharField(_("lý do"), max_length=200, blank=True)
    has_slip = models.BooleanField(_("đã nhận phiếu"), default=False)
    taken = models.CharField(_("cách nhận phiếu"), max_length=5, choices=Taken, blank=True)
    taken_by = models.ForeignKey(  # who drew it, or who noted it at the table
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    has_opinion = models.BooleanField(_("đã gửi ý kiến bằng tài khoản"), default=False)

    class Meta:
        verbose_name = _("người trong danh sách bỏ phiếu")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint("ballot", "unit", name="roll_entry_once"),
            models.CheckConstraint(
                name="one_vote_a_unit", condition=Q(has_slip=False) | Q(has_opinion=False)
            ),
        ]

    def __str__(self) -> str:
        return str(self.unit)


class Slip(models.Model):
    """A voting slip: a keyed hash of its code, and whether it was used. Deleted on closing."""

    mac = models.CharField(max_length=64, primary_key=True)
    ballot = models.ForeignKey(Ballot, models.CASCADE, related_name="slips")
    is_used = models.BooleanField(default=False)
    is_printed = models.BooleanField(default=False)  # else drawn on a delegate's own screen

    class Meta:
        verbose_name = _("phiếu có mã")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class Paper(models.Model):
    """One sealed paper in the box: no voter, no time, a random key. Deleted on closing."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    ballot = models.ForeignKey(Ballot, models.CASCADE, related_name="papers")
    sealed = models.BinaryField()

    class Meta:
        verbose_name = _("phiếu trong hòm")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class TellerCount(models.Model):
    """A teller of a paper ballot and what this teller counted; None before.

    ``typed``: papers typed one by one, as they come out of the box; forgotten when handed in.
    """

    ballot = models.ForeignKey(Ballot, models.CASCADE, related_name="teller_counts")
    teller = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    totals = models.JSONField(_("số đếm được"), null=True, blank=True)
    typed = models.JSONField(_("các phiếu đã nhập"), null=True, blank=True)

    class Meta:
        verbose_name = _("kết quả của một người kiểm phiếu")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint("ballot", "teller", name="teller_once")]

    def __str__(self) -> str:
        return str(self.teller)
