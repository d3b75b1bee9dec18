"""What tells a stale page: a hidden field, alone or in a form."""

from django import forms


def revision_field() -> forms.IntegerField:
    """The version that the page was made from, unseen."""
    return forms.IntegerField(widget=forms.HiddenInput, required=False)


class StampForm(forms.Form):
    """Only the version of the page."""

    revision = revision_field()
