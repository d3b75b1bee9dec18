"""The form of a view that is kept under a name."""

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.insight.actions.views import LONGEST_NAME
from thidua.apps.insight.facts import ViewFacts
from thidua.apps.insight.models import SavedView


class ViewForm(forms.Form):
    """Its name, and whether colleagues of the office see it."""

    page = forms.ChoiceField(choices=SavedView.Page, widget=forms.HiddenInput)
    query = forms.CharField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(label=_("Tên để tìm lại"), max_length=LONGEST_NAME)
    is_shared = forms.BooleanField(label=_("Cả cơ quan thường trực cùng dùng"), required=False)

    def facts(self) -> ViewFacts:
        """What was typed."""
        return ViewFacts(**self.cleaned_data)
