"""What a unit types about a part of a draft that lies before it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models import Unit


class RemarkForm(forms.Form):
    """Who speaks, what it thinks; whether the whole line should go."""

    unit = forms.ModelChoiceField(label=_("Đơn vị góp ý"), queryset=Unit.objects.none())
    comment = forms.CharField(
        label=_("Ý kiến, lý do"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Cả khối đọc được ý kiến này và câu trả lời của Trưởng khối."),
    )
    drops = forms.BooleanField(label=_("Đề nghị bỏ tiêu chí này"), required=False)

    def __init__(self, units: Iterable[Unit], post: Any = None, *, may_drop: bool) -> None:
        keys = [unit.pk for unit in units]
        super().__init__(post, initial={"unit": keys[0] if keys else None})
        field = self.fields["unit"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Unit.objects.filter(pk__in=keys)
            field.empty_label = None
            if len(keys) == 1:
                field.widget = field.hidden_widget()
        if not may_drop:
            del self.fields["drops"]
