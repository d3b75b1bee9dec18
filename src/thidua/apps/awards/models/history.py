"""Workbooks of history that were handed in."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.jobs.models import Job
from thidua.apps.organisations.models import Authority, Unit
from thidua.apps.people.models import Person


class HistoryImport(models.Model):
    """A workbook of history that was handed in: what it would write, or wrote; all or nothing."""

    class State(models.TextChoices):
        READING = "reading", _("Đang đọc")
        FAULTY = "faulty", _("Có lỗi")
        PREVIEWED = "previewed", _("Chờ nhận")
        WRITING = "writing", _("Đang ghi")
        ACCEPTED = "accepted", _("Đã nhập")
        DISCARDED = "discarded", _("Đã bỏ")
        UNDONE = "undone", _("Đã hoàn tác")

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    job = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+")
    file = models.FileField(upload_to="history/%Y/")
    file_name = models.CharField(_("tên tệp"), max_length=200)
    sha256 = models.CharField(max_length=64)
    adds_people = models.BooleanField(_("thêm người chưa có trong sổ"), default=False)
    state = models.CharField(_("trạng thái"), max_length=10, choices=State, default=State.READING)
    counts = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    problem_total = models.PositiveIntegerField(_("số lỗi"), default=0)
    preview = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, blank=True)
    people = models.ManyToManyField(Person, related_name="+", blank=True)
    created_at = models.DateTimeField(_("tải lên lúc"))
    accepted_at = models.DateTimeField(_("nhập lúc"), null=True, blank=True)
    undone_at = models.DateTimeField(_("hoàn tác lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("lần nhập lịch sử khen thưởng")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="history_import_accepted_has_time",
                condition=~Q(state="accepted") | Q(accepted_at__isnull=False),
            )
        ]
        indexes = [models.Index(fields=["authority", "-created_at"], name="history_imports_in")]

    def __str__(self) -> str:
        return self.file_name
