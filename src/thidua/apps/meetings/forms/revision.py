"""The hidden field that tells a stale page."""

from django import forms


def revision_field() -> forms.IntegerField:
    """The version that the page was made from, unseen."""
    return forms.IntegerField(widget=forms.HiddenInput, required=False)
