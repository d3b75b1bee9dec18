"""The append-only, hash-chained journal: who did what to which thing, when, from what to what."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class Chain(models.Model):
    """One chain of entries; a bloc has its own, and an authority, so that they need not wait."""

    name = models.CharField(_("tên chuỗi"), max_length=60, unique=True)
    length = models.PositiveBigIntegerField(_("số bản ghi"), default=0)
    head = models.CharField(_("băm cuối"), max_length=64, default="")

    class Meta:
        verbose_name = _("chuỗi nhật ký")

    def __str__(self) -> str:
        return self.name


class NameKey(models.Model):
    """The key of one person's names in the journal: without it no mark tells a name."""

    owner = models.CharField(_("của ai"), max_length=100, unique=True)  # "people.person:7"
    secret = models.CharField(max_length=64, editable=False)

    class Meta:
        verbose_name = _("khóa tên trong nhật ký")

    def __str__(self) -> str:
        return self.owner


class CalledName(models.Model):
    """What a mark in the journal stands for: a name as it was then, beside the chain."""

    mark = models.CharField(_("dấu"), max_length=64, primary_key=True)
    key = models.ForeignKey(NameKey, models.CASCADE, related_name="names")
    text = models.CharField(_("tên"), max_length=1000)

    class Meta:
        verbose_name = _("tên trong nhật ký")

    def __str__(self) -> str:
        return self.text


def _called() -> "models.ForeignKey[CalledName | None, CalledName | None]":
    """A mark, which stays when the name behind it is erased."""
    return models.ForeignKey(
        CalledName, models.DO_NOTHING, null=True, db_constraint=False, db_index=False,
        related_name="+",
    )  # fmt: skip


class Entry(models.Model):
    """One recorded act. Database triggers refuse to change or delete it.

    Names of people stand as marks; entries from before there were marks hold them in words.
    """

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
    actor_called = _called()
    subject_called = _called()

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
        return f"{self.action}: {self.subject_type} {self.subject_id}"

    @property
    def who(self) -> str:
        """Who did it, as they were called then."""
        return self.actor_name or self._name("actor_called")

    @property
    def what(self) -> str:
        """What it was done to, as it was called then."""
        return self.subject_name or self._name("subject_called")

    def _name(self, field: str) -> str:
        try:
            return str(getattr(self, field) or gettext("(tên đã xóa)"))
        except CalledName.DoesNotExist:
            return gettext("(tên đã xóa)")
