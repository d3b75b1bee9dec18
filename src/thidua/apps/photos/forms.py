"""Forms of photos: several files at once with one caption and credit; those of one photo."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from thidua.apps.photos.models import Photo


def _caption() -> forms.CharField:
    return forms.CharField(
        label=_("Chú thích"), max_length=300, required=False,
        help_text=_("Ai, làm gì, ở đâu, khi nào."),
    )  # fmt: skip


def _credit() -> forms.CharField:
    return forms.CharField(
        label=_("Người chụp, nguồn"), max_length=120, required=False,
        help_text=_("Ví dụ: Lam Nguyên."),
    )  # fmt: skip


class AddingForm(forms.Form):
    """What is said of the photos that come along; the files are read one by one."""

    caption = _caption()
    credit = _credit()


class PhotoForm(forms.Form):
    """What is said of one photo."""

    caption = _caption()
    credit = _credit()

    @classmethod
    def of(cls, photo: Photo, typed: QueryDict | None) -> "PhotoForm":
        """Filled with what is stored."""
        return cls(typed, initial={"caption": photo.caption, "credit": photo.credit})
