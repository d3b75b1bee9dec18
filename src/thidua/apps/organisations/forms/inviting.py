"""Many people invited at once: a pasted list."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.organisations.invitations.pasted import Named, read_people
from thidua.apps.organisations.models import Unit

_SHOWN = 10  # faults at once


class PastedPeopleForm(forms.Form):
    """One person a line: code of the unit, name, part, title, address."""

    people = forms.CharField(
        label=gettext_lazy("Danh sách, mỗi dòng một người"),
        help_text=gettext_lazy(
            "Chép từ Excel rồi dán, hoặc gõ với dấu chấm phẩy: mã đơn vị; họ và tên; vai (Chuyên "
            "viên hoặc Thủ trưởng); chức vụ; thư điện tử. Ba cột sau để trống được."
        ),
        widget=forms.Textarea(attrs={"rows": 12, "wrap": "off", "class": "form-control hash"}),
        strip=False,
    )

    def __init__(self, *args: Any, units: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._units = units

    def clean_people(self) -> list[Named]:
        """Everybody, or every fault by its line."""
        found = read_people(self.cleaned_data["people"], self._units)
        if not found.people and not found.faults:
            raise ValidationError(_("Danh sách đang để trống."))
        if found.faults:
            more = len(found.faults) - _SHOWN
            rest = [_("Còn %d dòng sai nữa.") % more] if more > 0 else []
            raise ValidationError([*found.faults[:_SHOWN], *rest])
        return found.people
