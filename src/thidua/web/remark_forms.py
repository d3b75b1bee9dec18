"""What a unit says of a part of a draft; the consultation keeps it, whatever the draft is."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from thidua.web.fields import choose


class RemarkForm(forms.Form):
    """Who speaks, what it thinks; ``drops``, where given, asks whether the part should go."""

    unit = forms.TypedChoiceField(label=_("Đơn vị góp ý"))
    comment = forms.CharField(
        label=_("Ý kiến, lý do"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Cả khối đọc được ý kiến này và câu trả lời của Trưởng khối."),
    )
    drops = forms.BooleanField(required=False)

    def __init__(
        self, units: Sequence[Model], post: Any = None, *, drops: Promise | None = None
    ) -> None:
        by_key = {str(unit.pk): unit for unit in units}
        super().__init__(post, initial={"unit": next(iter(by_key), None)})
        field = self.fields["unit"]
        if isinstance(field, forms.TypedChoiceField):
            field.coerce = by_key.__getitem__
            choose(self, "unit", [(key, str(unit)) for key, unit in by_key.items()])
            if len(by_key) == 1:
                field.widget = field.hidden_widget()
        if drops is None:
            del self.fields["drops"]
        else:
            self.fields["drops"].label = str(drops)
