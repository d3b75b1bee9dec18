"""Who signs in. What a person may do comes from seats, never from flags on the user."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A person with an account."""

    first_name = None  # type: ignore[assignment] # Vietnamese names are one field
    last_name = None  # type: ignore[assignment] # as above
    full_name = models.CharField(_("họ và tên"), max_length=120)
    phone = models.CharField(_("điện thoại"), max_length=20, blank=True)
    closed_pointers = models.CharField(max_length=400, editable=False, default="", blank=True)
    must_change_password = models.BooleanField(_("phải đổi mật khẩu"), default=False)

    class Meta:
        verbose_name = _("người dùng")

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        """The name as written in documents."""
        return str(self)

    def get_short_name(self) -> str:
        """The given name: the last word of a Vietnamese name."""
        return str(self).rsplit(" ", maxsplit=1)[-1]
