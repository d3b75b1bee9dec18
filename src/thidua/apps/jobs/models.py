"""Long work in the background: what it is, how far it is, how it ended."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.audit.registries.places import place_of


class Job(models.Model):
    """One piece of long work. Its state moves only through ``actions``."""

    class State(models.TextChoices):
        QUEUED = "queued", _("Đang chờ")
        RUNNING = "running", _("Đang chạy")
        DONE = "done", _("Đã xong")
        FAILED = "failed", _("Không xong")
        CANCELLED = "cancelled", _("Đã dừng")

    kind = models.CharField(_("loại việc"), max_length=60)
    title = models.CharField(_("việc"), max_length=200)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="jobs")
    payload = models.JSONField(default=dict)
    state = models.CharField(_("trạng thái"), max_length=10, choices=State, default=State.QUEUED)
    step = models.CharField(_("đang làm"), max_length=120, blank=True)
    done = models.PositiveIntegerField(_("đã làm"), default=0)
    total = models.PositiveIntegerField(_("tất cả"), default=0)
    result_url = models.CharField(_("kết quả"), max_length=300, blank=True)
    error = models.TextField(_("lý do không xong"), blank=True)
    created_at = models.DateTimeField(_("bắt đầu chờ lúc"))
    beat_at = models.DateTimeField(_("lần cuối báo lúc"))
    process = models.CharField(_("tiến trình xử lý"), max_length=120, blank=True)
    finished_at = models.DateTimeField(_("kết thúc lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("việc chạy nền")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="job_over_has_time",
                condition=Q(state__in=["queued", "running"]) | Q(finished_at__isnull=False),
            )
        ]
        indexes = [models.Index(fields=["owner", "-created_at"], name="job_of_owner")]

    def __str__(self) -> str:
        return self.title

    @property
    def audit_place(self) -> tuple[str, str]:
        """With its owner."""
        return place_of(self.owner)

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen by itself."""
        return self.state not in {self.State.QUEUED, self.State.RUNNING}
