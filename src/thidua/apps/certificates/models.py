"""Where texts stand on a sheet, how printers pull it in, what was printed and handed over."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.awards.models import AwardRecord, Decision
from thidua.apps.organisations.models import Authority


class SheetLayout(models.Model):
    """Where each text of a certificate stands on a sheet of an office, over a scan of that sheet.

    ``definition`` is the mapping of LAYOUT.yaml, its values as text, without the picture.
    """

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="sheet_layouts")
    name = models.CharField(_("tên mẫu in"), max_length=120)
    award = models.CharField(_("danh hiệu, hình thức"), max_length=20, blank=True)  # "": any
    definition = models.JSONField()
    scan = models.FileField(upload_to="certificates/%Y/", blank=True)
    scan_sha256 = models.CharField(max_length=64, blank=True)
    prints_scan = models.BooleanField(_("in cả ảnh nền"), default=False)
    revision = models.PositiveIntegerField(_("lần sửa"), default=0)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("lập lúc"))
    retired_at = models.DateTimeField(_("thôi dùng lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("mẫu in bằng đã lưu")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                "authority", "name", condition=Q(retired_at=None), name="sheet_layout_named_once"
            ),
            models.CheckConstraint(
                name="printed_scan_is_there", condition=Q(prints_scan=False) | ~Q(scan_sha256="")
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PrinterOffset(models.Model):
    """By how many tenths of a millimetre everything moves on one printer of an office."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="printer_offsets")
    name = models.CharField(_("máy in"), max_length=120)
    right = models.SmallIntegerField(_("sang phải"), default=0)
    down = models.SmallIntegerField(_("xuống dưới"), default=0)

    class Meta:
        verbose_name = _("độ lệch máy in")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint("authority", "name", name="printer_offset_named_once")
        ]

    def __str__(self) -> str:
        return self.name


class PrintRun(models.Model):
    """Certificates of a decision set at once: one PDF, kept as it was made."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+")
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="print_runs")
    layout = models.ForeignKey(SheetLayout, models.PROTECT, related_name="print_runs")
    definition = models.JSONField()  # of the layout, as it was printed
    printer = models.CharField(_("máy in"), max_length=120, blank=True)
    right = models.SmallIntegerField(default=0)
    down = models.SmallIntegerField(default=0)
    pages = models.PositiveIntegerField(_("số tờ"))
    reason = models.CharField(_("lý do in lại"), max_length=300, blank=True)
    pdf = models.FileField(upload_to="certificates/%Y/")
    pdf_sha256 = models.CharField(max_length=64)
    printed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    printed_at = models.DateTimeField(_("in lúc"))

    class Meta:
        verbose_name = _("lần in bằng")
        ordering = ["-printed_at", "-pk"]

    def __str__(self) -> str:
        told = {"pages": self.pages, "layout": self.layout}
        return gettext("%(pages)d tờ, mẫu %(layout)s") % told


class PrintedCertificate(models.Model):
    """One sheet of a run; spoiled once it was printed again. Its number in the book stays."""

    run = models.ForeignKey(PrintRun, models.PROTECT, related_name="certificates")
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+")
    award_record = models.ForeignKey(AwardRecord, models.PROTECT, related_name="certificates")
    name = models.CharField(_("tên đã in"), max_length=200)
    award_words = models.CharField(_("danh hiệu, hình thức"), max_length=200)
    place = models.PositiveIntegerField(_("số thứ tự trong quyết định"))
    page = models.PositiveIntegerField(_("trang"))
    book_year = models.PositiveSmallIntegerField(_("năm của sổ"))
    book_number = models.PositiveIntegerField(_("số vào sổ"))
    search_text = models.CharField(max_length=600, editable=False, default="")
    spoiled_at = models.DateTimeField(_("bỏ lúc"), null=True, blank=True)
    spoiled_reason = models.CharField(_("lý do in lại"), max_length=300, blank=True)
    handed_on = models.DateField(_("ngày giao"), null=True, blank=True)
    handed_to = models.CharField(_("người nhận"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("tờ bằng đã in")
        ordering = ["-book_year", "-book_number", "-pk"]
        constraints = [
            models.UniqueConstraint(
                "award_record", condition=Q(spoiled_at=None), name="certificate_once_an_award"
            ),
            models.UniqueConstraint(
                "authority",
                "book_year",
                "book_number",
                condition=Q(spoiled_at=None),
                name="certificate_number_once",
            ),
            models.CheckConstraint(
                name="spoiled_certificate_says_why",
                condition=Q(spoiled_at=None, spoiled_reason="")
                | Q(spoiled_at__isnull=False) & ~Q(spoiled_reason=""),
            ),
            models.CheckConstraint(
                name="handed_certificate_says_to_whom",
                condition=Q(handed_on=None, handed_to="")
                | Q(handed_on__isnull=False) & ~Q(handed_to=""),
            ),
        ]
        indexes = [
            models.Index(
                fields=["authority", "-book_year", "-book_number"], name="certificates_by_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.award_words}, {self.name}"
