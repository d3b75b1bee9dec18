"""Reading a unit's people from Excel: choose, look at what would change, accept."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.people.actions.importing import import_people
from thidua.apps.people.facts import PersonWrite
from thidua.apps.people.queries import people_units_visible_to
from thidua.apps.people.sheets.people import preview_of
from thidua.web.previews import Seal, Upload

_SEAL: Seal[list[PersonWrite]] = Seal("people", list[PersonWrite])


def choose(request: HttpRequest, unit_pk: int) -> HttpResponse:
    """Choose a file; look at each change and doubt, or each wrong cell; accept."""
    user = user_of(request)
    unit = get_object_or_404(people_units_visible_to(user), pk=unit_pk)
    back = f"{reverse('people:people')}?unit={unit.pk}"

    def accept(rows: list[PersonWrite]) -> HttpResponse:
        count = import_people(unit, rows, actor=user, at=timezone.now())
        told = {"added": count.added, "edited": count.edited}
        messages.success(request, _("Đã thêm %(added)d người, cập nhật %(edited)d người.") % told)
        return redirect(back)

    return Upload(
        _SEAL,
        about=unit,
        to_choose="people/import.html",
        back=back,
        read=lambda file: preview_of(unit, file.read()),
        accept=accept,
    ).answer(request)
