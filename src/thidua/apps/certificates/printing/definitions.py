"""A stored layout and the pure one: the mapping of LAYOUT.yaml, read by the same reader."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.certificates.refusals import LayoutRefused
from thidua.documents.certificates.columns import COLUMNS
from thidua.documents.certificates.layout import CertificateLayout
from thidua.formats.certificate_layout import layout_of_tree
from thidua.formats.problems import FormatError, Problem

Box = Mapping[str, str]
"""As stored: text, x, y, width, height, size, min_size, align, valign, bold, italic."""

_PLACE = re.compile(r"fields\[(\d+)\](?:\.(\w+))?")
_WORDS = {
    "text": gettext_lazy("chữ"),
    "x": gettext_lazy("cách trái"),
    "y": gettext_lazy("cách trên"),
    "width": gettext_lazy("rộng"),
    "height": gettext_lazy("cao"),
    "size": gettext_lazy("cỡ chữ"),
    "min_size": gettext_lazy("cỡ nhỏ nhất"),
}


def definition(width: str, height: str, boxes: Sequence[Box]) -> dict[str, Any]:
    """The mapping of a sheet and its boxes."""
    return {"page": {"width": width, "height": height}, "fields": [dict(box) for box in boxes]}


def checked(told: Mapping[str, Any]) -> CertificateLayout:
    """The layout of a mapping.

    Raises:
        LayoutRefused: a box leaves the sheet, a figure is out of its limits, a column is unknown.
    """
    try:
        layout = layout_of_tree(told)
    except FormatError as error:
        raise LayoutRefused(" ".join(_in_words(each) for each in error.problems)) from None
    for place, box in enumerate(layout.fields, 1):
        unknown = [name for name in box.columns if name not in COLUMNS]
        if unknown:
            said = {"place": place, "name": unknown[0], "known": ", ".join(COLUMNS)}
            raise LayoutRefused(_("Ô %(place)d: không có mục {%(name)s}; chỉ có %(known)s.") % said)
    return layout


def _in_words(problem: Problem) -> str:
    found = _PLACE.search(problem.path)
    if found is None:
        return _("Khổ giấy: %s") % problem.message
    said = {
        "place": int(found[1]) + 1,
        "what": str(_WORDS.get(found[2] or "", found[2] or "")),
        "why": problem.message,
    }
    return _("Ô %(place)d, %(what)s: %(why)s") % said
