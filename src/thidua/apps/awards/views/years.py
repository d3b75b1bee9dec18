"""Facts of a year."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.awards.actions.years import save_year, year_facts
from thidua.apps.awards.facts import Subject
from thidua.apps.awards.forms.years import YearForm, year_initial
from thidua.apps.awards.models import YearRecord
from thidua.apps.awards.views.subjects import address_of, page_of, subject_for
from thidua.web.acting import done, form_page
from thidua.web.revisions import seen_in


def edit(request: HttpRequest, **keys: Any) -> HttpResponse:
    """What a year was like: a known one by the address, else the year that is typed."""
    user, subject = user_of(request), subject_for(request, keys)
    stored = _stored(subject, keys.get("year"))
    initial = year_initial(year_facts(stored), stored.year) if stored else {}
    form = YearForm(request.POST or None, of_unit=subject.unit is not None, initial=initial)

    def act() -> YearRecord:
        year, seen = form.cleaned_data["year"], seen_in(request)
        return save_year(subject, year, form.facts(), actor=user, at=timezone.now(), seen=seen)

    if request.method == "POST" and done(form, act):
        messages.success(request, _("Đã lưu số liệu năm %d.") % form.cleaned_data["year"])
        return redirect(address_of(subject))
    words = {"title": _("Số liệu năm của %s") % subject.name, "button": _("Lưu")}
    mark = stored.revision if stored else None
    return form_page(request, form, seen=mark, **words, **page_of(subject))


def _stored(subject: Subject, year: int | None) -> YearRecord | None:
    keys = {key: value for key, value in subject.keys.items() if value is not None}
    return YearRecord.objects.filter(year=year, **keys).first() if year else None
