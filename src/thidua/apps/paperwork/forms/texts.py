"""The text of a paper as it is typed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.paperwork.actions.texts import LONGEST_TEXT


class TextForm(forms.Form):
    """The text, and which version it was made from."""

    text = forms.CharField(
        label=_("Lời văn"),
        max_length=LONGEST_TEXT,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 22}),
        help_text=_(
            "Mỗi dòng là một đoạn; dòng “I. …”, “1. …” ngắn thành tiêu đề. Xóa hết rồi lưu để trở "
            "về lời văn có sẵn."
        ),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def look_again(self, version: int) -> None:
        """Shown with the version that came between: whoever saves again saves on top of it."""
        self.data = {name: self.data.get(name, "") for name in self.data} | {"seen": version}
