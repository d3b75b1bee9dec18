"""Pages of the acts that are final: adopt, start a new version, throw a draft away."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.registries.authorise import can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.schemes.actions.adopting import adopt_scheme
from thidua.apps.schemes.actions.drafting import discard_scheme, supersede_scheme
from thidua.apps.schemes.definition.reading import in_order
from thidua.apps.schemes.definition.review import blocking_faults, warnings_of
from thidua.apps.schemes.definition.table import table_of
from thidua.apps.schemes.forms.acts import AdoptForm, SupersedeForm
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.queries import (
    adopted_scheme,
    award_names_in,
    last_years_table,
    season_before,
)
from thidua.apps.schemes.registries.amending import Going, obstacles_to, touched_by
from thidua.apps.schemes.registries.discrimination import full_for_all_in
from thidua.apps.schemes.views.finding import back_to, draft_to_edit, scheme_of
from thidua.apps.schemes.views.stale import frame
from thidua.apps.seasons.queries import members_of
from thidua.formats.canonical import scheme_hash
from thidua.web.acting import done
from thidua.web.revisions import revision_in


def adopt(request: HttpRequest, scheme_pk: int) -> HttpResponse:
    """What is wrong, what to think over, what freezes; then the act."""
    scheme = draft_to_edit(request, scheme_pk)
    if not can(user_of(request), "schemes.adopt", scheme):
        raise Http404
    units = [place.unit for place in members_of(scheme.season)]
    form, revision = AdoptForm(units, request.POST or None), revision_in(request)

    def act() -> None:
        note, present = form.cleaned_data["note"], form.cleaned_data["present"]
        who, now = user_of(request), timezone.now()
        adopt_scheme(scheme, note, revision=revision, actor=who, at=now, present=present)

    if request.method == "POST" and done(form, act):
        messages.success(request, _("%s đã được thông qua và khoá lại.") % scheme)
        return back_to(scheme)
    return render(
        request, "schemes/adopt.html", _review(scheme) | {"form": form} | frame(request, scheme)
    )


def _review(scheme: Scheme) -> dict[str, object]:
    definition = in_order(scheme.definition)
    old = adopted_scheme(scheme.season, scheme.kind)
    before = season_before(scheme.season)
    told_nobody_apart = full_for_all_in(before, scheme.kind_name) if before else {}
    faults = blocking_faults(definition)
    going = Going(old, scheme, scheme.reason) if old else None
    return {
        "scheme": scheme,
        "table": table_of(definition, awards=award_names_in(scheme.season)),
        "faults": faults,
        "cautions": warnings_of(definition, told_nobody_apart, before.year if before else 0),
        "hash": scheme_hash(scheme.definition) if not faults else "",
        "replaces": old,
        "last_year": last_years_table(scheme.season, scheme.kind),
        "touched": touched_by(going) if going and not faults else [],
        "obstacles": obstacles_to(going) if going else [],
    }


def supersede(request: HttpRequest, scheme_pk: int) -> HttpResponse:
    """Start a new version, with a reason."""
    scheme = scheme_of(request, scheme_pk)
    if not can(user_of(request), "schemes.supersede", scheme):
        raise Http404
    form = SupersedeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        supersede_scheme(scheme, reason, actor=user_of(request), at=timezone.now())
        messages.success(request, _("Đã lập dự thảo phiên bản mới. Sửa xong thì thông qua."))
        return back_to(scheme)
    context = {"scheme": scheme, "form": form}
    return render(request, "schemes/supersede.html", context | frame(request, scheme))


def discard(request: HttpRequest, scheme_pk: int) -> HttpResponse:
    """Ask once, then throw the draft away."""
    scheme = draft_to_edit(request, scheme_pk)
    if request.method == "POST":
        discard_scheme(scheme, actor=user_of(request), at=timezone.now())
        messages.success(request, _("Đã bỏ dự thảo."))
        return back_to(scheme)
    context = {
        "scheme": scheme,
        "table": table_of(scheme.definition, awards=award_names_in(scheme.season)),
    }
    return render(request, "schemes/discard.html", context | frame(request, scheme))
