"""What is typed: words about a page, an answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.help.facts import SuggestionFacts
from thidua.apps.help.models import LONGEST_ANSWER, LONGEST_WORDS


class SuggestionForm(forms.Form):
    """Words, with the page that they are about."""

    words = forms.CharField(
        label=_("Góp ý"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Điều chưa rõ, chưa tiện, hoặc cần thêm. Cơ quan thường trực đọc và trả lời."),
    )
    page = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)
    page_title = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    def facts(self) -> SuggestionFacts:
        """What was typed."""
        data = self.cleaned_data
        return SuggestionFacts(data["words"], data["page"], data["page_title"])


class AnswerForm(forms.Form):
    """An answer to one suggestion."""

    answer = forms.CharField(
        label=_("Trả lời"), max_length=LONGEST_ANSWER, widget=forms.Textarea(attrs={"rows": 3})
    )
