"""Fragments that apps above put into the hall's views."""

from typing import Any

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from thidua.apps.meetings.registries.hall import HallPanel

register = template.Library()


@register.simple_tag(takes_context=True)
def hall_fragment(context: Context, panel: HallPanel) -> SafeString:
    """The panel's template with its data as names, and what every page has."""
    data: dict[str, Any] = {**panel.data, "conference": context["conference"], "panel": panel}
    return render_to_string(panel.template, data, request=context["request"])
