"""Who organises blocs and decides, and what it decides for itself."""

from copy import copy
from datetime import datetime
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from thidua.apps.audit.registries.places import chain_of
from thidua.domain.past_names import called_at
from thidua.web.code_keys import CodeKey


class Authority(models.Model):
    """Who organises blocs and decides on awards: a province, a ministry, a union."""

    class Kind(models.TextChoices):
        PROVINCE = "province", _("Tỉnh, thành phố")
        MINISTRY = "ministry", _("Bộ, ban, ngành")
        CORPORATION = "corporation", _("Tập đoàn, tổng công ty")
        UNION = "union", _("Đoàn thể trung ương")
        COMMUNE = "commune", _("Xã, phường, đặc khu")

    code = models.SlugField(_("mã"), max_length=20)
    code_key = CodeKey(unique=True)
    name = models.CharField(_("tên"), max_length=200)
    kind = models.CharField(_("loại"), max_length=12, choices=Kind, default=Kind.PROVINCE)
    standing_office = models.CharField(
        _("cơ quan thường trực"),
        max_length=200,
        default=gettext_noop("Sở Nội vụ"),
        help_text=_("Ví dụ: Sở Nội vụ"),
    )
    place = models.CharField(_("địa danh"), max_length=100, help_text=_("Ghi trên văn bản"))
    past_names = models.JSONField(_("tên đã dùng"), default=list, blank=True, editable=False)

    class Meta:
        verbose_name = _("cấp tổ chức")

    def __str__(self) -> str:
        return self.name

    @property
    def audit_place(self) -> tuple[str, str]:
        """Each authority has its own chain."""
        return chain_of(self.pk)

    @property
    def names(self) -> dict[str, str]:
        """What stands at the head of its papers."""
        return {"name": self.name, "standing_office": self.standing_office, "place": self.place}

    def then(self, moment: datetime | None) -> Self:
        """Itself under its names of a moment, to be shown and never saved."""
        shown = copy(self)
        for field, value in called_at(self.past_names, self.names, moment).items():
            setattr(shown, field, value)
        return shown


class AuthoritySetting(models.Model):
    """What an authority decides for itself, from a day on, and where it says so."""

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="settings")
    key = models.CharField(_("thiết lập"), max_length=60)
    value = models.CharField(_("giá trị"), max_length=200)
    since = models.DateField(_("từ ngày"))
    cites = models.CharField(_("căn cứ"), max_length=200)

    class Meta:
        verbose_name = _("thiết lập của cấp tổ chức")
        constraints = [
            models.UniqueConstraint("authority", "key", "since", name="setting_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.key} = {self.value}"
