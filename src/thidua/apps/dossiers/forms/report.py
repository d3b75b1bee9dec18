"""The achievement report as it is edited in the page."""

from typing import Any

from django import forms

from thidua.apps.dossiers.dossier.report_sections import HINTS, SECTIONS, heading_of, most_of


class ReportForm(forms.Form):
    """The parts of the achievement report."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, is_person: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key in SECTIONS:
            self.fields[key] = forms.CharField(
                label=heading_of(key, is_person=is_person),
                help_text=str(HINTS[key]),
                required=False,
                max_length=most_of(key),
                widget=forms.Textarea(attrs={"rows": 8 if key == "tasks" else 4}),
            )

    @property
    def sections(self) -> dict[str, str]:
        """What was typed, by part."""
        return {key: self.cleaned_data[key] for key in SECTIONS}
