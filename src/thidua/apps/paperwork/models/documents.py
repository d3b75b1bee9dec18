"""Papers with a number: waiting for a signature, issued, withdrawn."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.registries.places import chain_of
from thidua.apps.organisations.models import Authority, Unit
from thidua.apps.seasons.models import Season


class IssuedDocument(models.Model):
    """A document as issued. Its files never change; a correction is a new version with a reason."""

    class State(models.TextChoices):
        SIGNING = "signing", _("Đang trình ký")
        ISSUED = "issued", _("Đã ban hành")
        WITHDRAWN = "withdrawn", _("Đã thu hồi")

    season = models.ForeignKey(Season, models.PROTECT, null=True, related_name="documents")
    authority = models.ForeignKey(Authority, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(_("loại văn bản"), max_length=40)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    about = models.PositiveBigIntegerField(default=0)  # key of the meeting, dossier …; 0: none
    title = models.CharField(_("tên văn bản"), max_length=300)
    number = models.CharField(_("số, ký hiệu"), max_length=60, blank=True)
    version = models.PositiveSmallIntegerField(_("lần ban hành"), default=1)
    reason = models.CharField(_("lý do ban hành lại"), max_length=300, blank=True)
    issued_on = models.DateField(_("ngày văn bản"))
    issued_at = models.DateTimeField(_("ban hành lúc"))
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pdf = models.FileField(upload_to="documents/%Y/")
    docx = models.FileField(upload_to="documents/%Y/")
    pdf_sha256 = models.CharField(max_length=64)
    docx_sha256 = models.CharField(max_length=64)
    signing_places = models.JSONField(
        default=list, db_default=[], blank=True
    )  # boxes of SigningPlace, in mm
    state = models.CharField(_("trạng thái"), max_length=9, choices=State, default=State.ISSUED)
    code = models.CharField(_("mã tra cứu"), max_length=16, unique=True)
    search_text = models.CharField(max_length=1000, editable=False, default="")
    signed_pdf = models.FileField(upload_to="documents/%Y/", blank=True)
    signed_sha256 = models.CharField(max_length=64, blank=True)
    signers = models.CharField(_("người ký số"), max_length=500, blank=True)
    signed_kept_at = models.DateTimeField(_("nhận bản ký số lúc"), null=True, blank=True)
    signed_kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    edited_docx = models.FileField(upload_to="documents/%Y/", blank=True)
    edited_sha256 = models.CharField(max_length=64, blank=True)
    edited_at = models.DateTimeField(_("nhận bản Word đã sửa lúc"), null=True, blank=True)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    released_at = models.DateTimeField(_("có hiệu lực từ lúc"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("thu hồi lúc"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_reason = models.CharField(_("lý do thu hồi"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("văn bản đã ban hành")
        ordering = ["-issued_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                "season", "kind", "unit", "about", "version", name="document_version_once"
            ),
            models.UniqueConstraint(
                "season",
                "kind",
                "about",
                "version",
                condition=models.Q(unit=None),
                name="bloc_document_version_once",
            ),
            models.UniqueConstraint(
                "authority", "kind", "about", "version", name="office_document_version_once"
            ),
            models.CheckConstraint(
                name="document_of_bloc_or_office",
                condition=models.Q(season=None, unit=None, authority__isnull=False)
                | models.Q(season__isnull=False, authority=None),
            ),
            models.CheckConstraint(
                name="issued_document_was_released",
                condition=models.Q(state="issued", released_at__isnull=False)
                | models.Q(state="signing", released_at=None)
                | models.Q(state="withdrawn"),
            ),
            models.CheckConstraint(
                name="withdrawn_document_says_when_and_why",
                condition=models.Q(withdrawn_at=None, withdrawn_reason="")
                & ~models.Q(state="withdrawn")
                | models.Q(withdrawn_at__isnull=False, state="withdrawn")
                & ~models.Q(withdrawn_reason=""),
            ),
            models.CheckConstraint(
                name="signed_file_has_hash",
                condition=models.Q(signed_kept_at=None, signed_sha256="")
                | models.Q(signed_kept_at__isnull=False) & ~models.Q(signed_sha256=""),
            ),
            models.CheckConstraint(
                name="edited_file_has_hash",
                condition=models.Q(edited_at=None, edited_sha256="")
                | models.Q(edited_at__isnull=False) & ~models.Q(edited_sha256=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def place(self) -> Season | Authority:
        """Whose paper it is: a bloc's year, or the standing office of an authority."""
        return self.season or self.authority  # type: ignore[return-value] # one of them is there

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its season; the office's own in the main chain."""
        return self.season.audit_place if self.season else chain_of(self.authority_id)

    @property
    def file_in_force(self) -> models.fields.files.FieldFile:
        """What was issued: as signed, as edited (before it was signed), or as drawn up."""
        return self.signed_pdf or self.edited_docx or self.pdf

    @property
    def office_id(self) -> int | None:
        """The authority whose office it is, or under which the bloc stands."""
        return self.season.bloc.authority_id if self.season else self.authority_id

    @property
    def year(self) -> int:
        """The bloc's year; of the office the year it was issued in."""
        return self.season.year if self.season else self.issued_on.year

    @property
    def issuer(self) -> str:
        """Who issued it, as it is called today; a unit's paper is told by its unit."""
        if self.season:
            return self.season.bloc.name
        return self.authority.standing_office if self.authority else ""
