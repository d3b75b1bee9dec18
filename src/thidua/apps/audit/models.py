"""The append-only, hash-chained journal: who did what to which thing, when, from what to what."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _


class Chain(models.Model):
    """One chain of entries; a bloc has its own, so that blocs do not wait for each other."""

    name = models.CharField(_("tên chuỗi"), max_length=60, unique=True)
    length = models.PositiveBigIntegerField(_("số bản ghi"), default=0)
    head = models.CharField(_("băm cuối"), max_length=64, default="")

    class Meta:
        verbose_name = _("chuỗi nhật ký")

    def __str__(self) -> str:
        return self.name


class Entry(models.Model):
    """One recorded act. Database triggers refuse to change or delete it."""

    chain = models.ForeignKey(Chain, models.PROTECT, related_name="entries")
    position = models.PositiveBigIntegerField(_("thứ tự"))
    at = models.DateTimeField(_("lúc"))
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    actor_name = models.CharField(_("người thực hiện"), max_length=200)
    action = models.CharField(_("hành động"), max_length=60)
    subject_type = models.CharField(_("loại"), max_length=60)
    subject_id = models.CharField(_("mã"), max_length=60)
    subject_name = models.CharField(_("đối tượng"), max_length=300)
    context = models.CharField(_("thuộc về"), max_length=60, blank=True)
    data = models.JSONField(_("chi tiết"), default=dict, encoder=DjangoJSONEncoder)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("bản ghi nhật ký")
        constraints = [
            models.UniqueConstraint("chain", "position", name="audit_entry_position"),
        ]
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "position"], name="audit_subject"),
            models.Index(fields=["context", "-at"], name="audit_context"),
        ]

    def __str__(self) -> str:
        return f"{self.action}: {self.subject_name}"
