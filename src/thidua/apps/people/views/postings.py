"""Leaving, coming back, moving to another unit."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.people.actions.postings import end_posting, resume_posting, transfer_person
from thidua.apps.people.forms import LeaveForm, ReturnForm, TransferForm
from thidua.apps.people.queries import people_visible_to
from thidua.apps.people.views.people import page_of, person_of
from thidua.web.acting import done, form_page
from thidua.web.revisions import seen_in


def leave(request: HttpRequest, person_pk: int) -> HttpResponse:
    """Somebody retired or left."""
    user = user_of(request)
    person = person_of(user, person_pk)
    authorise(user, "people.end_posting", person)
    form, seen = LeaveForm(request.POST or None), seen_in(request)
    if request.method == "POST" and done(
        form,
        lambda: end_posting(
            person, form.cleaned_data["left_on"], actor=user, at=timezone.now(), seen=seen
        ),
    ):
        messages.success(request, _("Đã ghi %s nghỉ.") % person)
        return redirect("people:person", person.pk)
    words = {"title": _("Ghi %s nghỉ") % person, "button": _("Ghi nghỉ")}
    return form_page(request, form, **words, seen=person.revision, **page_of(person))


def resume(request: HttpRequest, person_pk: int) -> HttpResponse:
    """Somebody who left is back, or never left."""
    user = user_of(request)
    person = person_of(user, person_pk)
    authorise(user, "people.resume_posting", person)
    form = ReturnForm(request.POST or None, initial={"since": person.left_on})
    if request.method == "POST" and done(
        form,
        lambda: resume_posting(person, form.cleaned_data["since"], actor=user, at=timezone.now()),
    ):
        messages.success(request, _("%s đang công tác trở lại.") % person)
        return redirect("people:person", person.pk)
    words = {"title": _("Ghi %s trở lại") % person, "button": _("Ghi trở lại")}
    return form_page(request, form, **words, **page_of(person))


def transfer(request: HttpRequest, person_pk: int) -> HttpResponse:
    """Move somebody to another unit; the old unit no longer sees them afterwards."""
    user, now = user_of(request), timezone.now()
    person = person_of(user, person_pk)
    authorise(user, "people.transfer_person", person)
    form = TransferForm(request.POST or None, person=person, year=timezone.localdate(now).year)
    seen = seen_in(request)
    if request.method == "POST" and done(
        form, lambda: transfer_person(person, form.facts(), actor=user, at=now, seen=seen)
    ):
        told = {"person": person, "unit": form.cleaned_data["unit"]}
        messages.success(request, _("Đã chuyển %(person)s đến %(unit)s.") % told)
        stays = people_visible_to(user).filter(pk=person.pk).exists()
        return redirect("people:person", person.pk) if stays else redirect("people:people")
    note = _("Sau khi chuyển, đơn vị mới quản lý và xem hồ sơ; đơn vị cũ không xem được nữa.")
    words = {"title": _("Chuyển đơn vị"), "button": _("Chuyển"), "note": note}
    return form_page(request, form, **words, seen=person.revision, **page_of(person))
