"""Nominations with their papers and reports."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.names.owners import owner
from thidua.apps.audit.registries.places import chain_of
from thidua.apps.awards.models import ONE_SUBJECT, AwardRecord
from thidua.apps.organisations.models import Authority, Unit
from thidua.apps.paperwork.models import IssuedDocument
from thidua.apps.people.models import Person
from thidua.apps.seasons.models import Season
from thidua.domain.award_codes import COLLECTIVE, INDIVIDUAL, TYPE_NAMES
from thidua.domain.confidence import Confidence
from thidua.law.catalogue import catalogue
from thidua.web.languages import translated

CONFIDENCES = [(mark.value, mark.words) for mark in Confidence]


class Nomination(models.Model):
    """One subject put forward for one award of one year. Its state moves only through actions."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Mới đề nghị")
        COMPLETE = "complete", _("Đủ hồ sơ")
        SENT = "sent", _("Đã gửi")
        RECEIVED = "received", _("Đang thẩm định")
        RETURNED = "returned", _("Trả lại để bổ sung")
        APPRAISED = "appraised", _("Đã thẩm định")
        VOTED = "voted", _("Hội đồng đã bỏ phiếu")
        DECIDED = "decided", _("Đã quyết định")
        PRESENTED = "presented", _("Đã trao")
        REFUSED = "refused", _("Không được khen thưởng")
        WITHDRAWN = "withdrawn", _("Đã rút đề nghị")
        REVOKED = "revoked", _("Đã hủy bỏ")

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="nominations")
    season = models.ForeignKey(
        Season, models.PROTECT, null=True, blank=True, related_name="nominations"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="nominations"
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="nominations"
    )
    from_unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name=_("đơn vị lập hồ sơ")
    )
    subject_name = models.CharField(_("tên"), max_length=200)  # as it was when proposed
    award_words = models.CharField(_("tên danh hiệu, hình thức"), max_length=200, blank=True)
    search_text = models.CharField(max_length=500, editable=False, default="")
    award = models.CharField(_("danh hiệu, hình thức"), max_length=20)
    award_year = models.PositiveSmallIntegerField(_("năm xét"))
    type = models.CharField(
        _("loại khen thưởng"), max_length=12, choices=translated(TYPE_NAMES), default="cong_trang"
    )
    way_reason = models.CharField(_("thành tích đề nghị"), max_length=1000, blank=True)
    way_citation = models.CharField(_("căn cứ đề nghị"), max_length=200, blank=True)
    bloc_vote = models.JSONField(_("kết quả bình xét của Khối"), null=True, blank=True)
    is_simplified = models.BooleanField(_("thủ tục đơn giản"), default=False)
    simplified_because = models.CharField(_("lý do"), max_length=500, blank=True)
    simplified_citation = models.CharField(_("căn cứ"), max_length=200, blank=True)
    state = models.CharField(_("trạng thái"), max_length=10, choices=State, default=State.PROPOSED)
    proposed_at = models.DateTimeField(_("đề nghị lúc"))
    sent_at = models.DateTimeField(_("gửi lúc"), null=True, blank=True)
    letter = models.CharField(_("tờ trình"), max_length=120, blank=True)
    received_on = models.DateField(_("ngày tiếp nhận"), null=True, blank=True)
    rule_set = models.CharField(_("bộ quy định"), max_length=10, blank=True)
    due_on = models.DateField(_("hạn của bước này"), null=True, blank=True)
    record = models.OneToOneField(
        AwardRecord,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="nomination",
        verbose_name=_("khen thưởng"),
    )
    is_illustrative = models.BooleanField(_("minh hoạ"), default=False)
    revision = models.PositiveIntegerField(_("lần sửa"), default=0)

    class Meta:
        verbose_name = _("đề nghị khen thưởng")
        constraints = [
            models.CheckConstraint(name="nomination_one_subject", condition=ONE_SUBJECT),
            models.CheckConstraint(
                name="nomination_decided_has_record",
                condition=~Q(state__in=["decided", "presented", "revoked"])
                | Q(record__isnull=False),
            ),
            models.CheckConstraint(
                name="nomination_received_has_day",
                condition=~Q(state__in=["received", "appraised", "voted"])
                | (Q(received_on__isnull=False) & ~Q(rule_set="")),
            ),
            models.UniqueConstraint(
                "season", "unit", "award", condition=Q(unit__isnull=False, season__isnull=False),
                name="nominated_once_by_the_bloc",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["authority", "state", "due_on"], name="nomination_on_board"),
            models.Index(fields=["from_unit", "award_year"], name="nomination_of_unit"),
            models.Index(fields=["season"], name="nomination_of_season"),
        ]

    def __str__(self) -> str:
        return gettext("%(award_name)s: %(subject_name)s, năm %(award_year)s") % {
            "award_name": self.award_name,
            "subject_name": self.subject_name,
            "award_year": self.award_year,
        }

    @property
    def audit_person(self) -> str | None:
        """Of whom the journal tells."""
        return owner("people.person", self.person_id) if self.person_id else None

    @property
    def award_name(self) -> str:
        """The title or form in words."""
        entry = catalogue().get(self.award)
        return self.award_words or (entry.name_vi if entry else self.award)

    @property
    def kind(self) -> str:
        """The kind of subject, as the law's rules call it."""
        return INDIVIDUAL if self.person_id else COLLECTIVE

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season; what a unit proposes by itself is with its authority."""
        return self.season.audit_place if self.season else chain_of(self.authority_id)


class NominationPaper(models.Model):
    """One line of a dossier's checklist: what is asked by which text, and what was put there."""

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="papers")
    kind = models.CharField(_("giấy tờ"), max_length=30)
    name = models.CharField(_("tên"), max_length=200)
    citation = models.CharField(_("căn cứ"), max_length=200)
    confidence = models.CharField(_("mức chắc chắn"), max_length=10, choices=CONFIDENCES)
    form = models.CharField(_("mẫu"), max_length=120, blank=True)
    form_confidence = models.CharField(
        _("mức chắc chắn của mẫu"), max_length=10, choices=CONFIDENCES, blank=True
    )
    blocks = models.BooleanField(_("bắt buộc"), default=True)
    order = models.PositiveSmallIntegerField(_("thứ tự"), default=0)
    document = models.ForeignKey(
        IssuedDocument, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("văn bản đã ban hành"),
    )  # fmt: skip
    file = models.FileField(upload_to="dossiers/%Y/", blank=True)
    file_name = models.CharField(_("tên tệp"), max_length=200, blank=True)
    size = models.PositiveBigIntegerField(_("dung lượng"), default=0)
    content_type = models.CharField(_("loại"), max_length=100, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    filed_at = models.DateTimeField(_("có lúc"), null=True, blank=True)
    filed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    waived_because = models.CharField(_("lý do không cần"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("giấy tờ của hồ sơ")
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint("nomination", "kind", name="paper_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its nomination."""
        return self.nomination.audit_place


class AchievementReport(models.Model):
    """One saved version of an achievement report written in the page; the last one counts."""

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="reports")
    version = models.PositiveSmallIntegerField(_("lần lưu"))
    sections = models.JSONField(_("các phần"))
    saved_at = models.DateTimeField(_("lưu lúc"))
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("báo cáo thành tích")
        ordering = ["-version"]
        constraints = [models.UniqueConstraint("nomination", "version", name="report_version_once")]

    def __str__(self) -> str:
        return gettext("%(nomination)s, lần %(version)s") % {
            "nomination": self.nomination,
            "version": self.version,
        }
