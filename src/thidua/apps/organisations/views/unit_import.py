"""Reading a list of units from Excel: choose, look at what would change, accept."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.organisations.actions.unit_import import import_units
from thidua.apps.organisations.facts import UnitWrite
from thidua.apps.organisations.queries import authorities_visible_to
from thidua.apps.organisations.sheets.units import preview_of
from thidua.web.previews import Seal, Upload

_SEAL: Seal[list[UnitWrite]] = Seal("units", list[UnitWrite])


def choose(request: HttpRequest, authority_pk: int) -> HttpResponse:
    """Choose a file; look at each change and doubt, or each wrong cell; accept."""
    user = user_of(request)
    authority = get_object_or_404(authorities_visible_to(user), pk=authority_pk)
    authorise(user, "organisations.import_units", authority)

    def accept(rows: list[UnitWrite]) -> HttpResponse:
        count = import_units(authority, rows, actor=user, at=timezone.now())
        numbers = {"created": count.created, "edited": count.edited}
        said = _("Đã thêm %(created)d đơn vị, cập nhật %(edited)d đơn vị.") % numbers
        messages.success(request, said)
        return redirect("organisations:units")

    return Upload(
        _SEAL,
        about=authority,
        to_choose="organisations/unit_import.html",
        back=reverse("organisations:units"),
        read=lambda file: preview_of(authority, file.read()),
        accept=accept,
    ).answer(request)
