"""Acts on several nominations at once: sending, deciding, presenting."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.dossiers.actions.deciding import decide_dossiers, present_dossiers
from thidua.apps.dossiers.actions.preparing import send_dossiers
from thidua.apps.dossiers.actions.together import appraise_all, link_to_all, receive_all
from thidua.apps.dossiers.council.vote_shares import ready_to_decide
from thidua.apps.dossiers.dossier.checklist import lines_for
from thidua.apps.dossiers.forms.batches import (
    AppraiseTogetherForm,
    DecideForm,
    LinkTogetherForm,
    PickForm,
    PresentForm,
    ReceiveTogetherForm,
    SendForm,
)
from thidua.apps.dossiers.forms.fields import first_day
from thidua.apps.dossiers.models import Nomination
from thidua.apps.dossiers.queries import nominations_visible_to
from thidua.apps.organisations.queries import authorities_visible_to
from thidua.apps.paperwork.queries import documents_visible_to
from thidua.apps.seasons.queries import preload_roles
from thidua.web.acting import done, form_page
from thidua.web.asked import texts_in

State = Nomination.State


def _waiting(user: User, state: str, permission: str) -> list[Nomination]:
    rows = list(nominations_visible_to(user).filter(state=state).order_by("award", "subject_name"))
    preload_roles(user, [row.season for row in rows if row.season])
    return [row for row in rows if can(user, permission, row)]


def _initial(request: HttpRequest) -> dict[str, object]:
    return {"pick": texts_in(request.GET, "pick"), **first_day(timezone.localdate())}


def send(request: HttpRequest) -> HttpResponse:
    """Complete dossiers sent under one letter."""
    user = user_of(request)
    rows = _waiting(user, State.COMPLETE, "dossiers.send")
    form = SendForm(request.POST or None, rows=rows, initial=_initial(request))
    return _batch(
        request,
        form,
        lambda: send_dossiers(
            form.picked, form.cleaned_data["letter"], actor=user, at=timezone.now()
        ),
        title=_("Gửi hồ sơ đến cơ quan thường trực"),
        button=_("Gửi hồ sơ"),
    )


def receive(request: HttpRequest) -> HttpResponse:
    """Sent dossiers received on one day."""
    user = user_of(request)
    rows = _waiting(user, State.SENT, "dossiers.process")
    form = ReceiveTogetherForm(request.POST or None, rows=rows, initial=_initial(request))
    return _batch(
        request,
        form,
        lambda: receive_all(
            form.picked, form.cleaned_data["received_on"], actor=user, at=timezone.now()
        ),
        title=_("Tiếp nhận hồ sơ để thẩm định"),
        button=_("Tiếp nhận"),
    )


def appraise(request: HttpRequest) -> HttpResponse:
    """One opinion on those that meet the criteria; what was left is told one by one."""
    user, title = user_of(request), _("Ghi kết quả thẩm định nhiều hồ sơ")
    rows = _waiting(user, State.RECEIVED, "dossiers.process")
    form = AppraiseTogetherForm(request.POST or None, rows=rows, initial=_initial(request))
    if request.method != "POST" or not form.is_valid():
        return _asked(request, form, title=title, button=_("Ghi kết quả"))
    typed, now = form.cleaned_data, timezone.now()
    left = appraise_all(form.picked, typed["opinion"], typed["appraised_on"], actor=user, at=now)
    told = {"done": len(form.picked) - len(left), "all": len(form.picked)}
    messages.success(request, _("Đã ghi kết quả thẩm định %(done)d/%(all)d hồ sơ.") % told)
    for each in left:
        said = {"name": each.nomination, "reason": each.reason}
        messages.warning(request, _("Chưa ghi: %(name)s. %(reason)s") % said)
    return redirect("dossiers:board")


def link(request: HttpRequest, document_pk: int) -> HttpResponse:
    """One issued paper for every dossier that lacks it."""
    user = user_of(request)
    document = get_object_or_404(documents_visible_to(user), pk=document_pk)
    form = LinkTogetherForm(request.POST or None, papers=lines_for(document, user))
    if request.method == "POST" and done(
        form, lambda: link_to_all(form.picked, document, actor=user, at=timezone.now())
    ):
        told = {"title": document.title, "count": len(form.picked)}
        messages.success(request, _("Đã dùng “%(title)s” cho %(count)d hồ sơ.") % told)
        return redirect("dossiers:board")
    title = _("Dùng “%s” cho nhiều hồ sơ") % document.title
    return _asked(request, form, title=title, button=_("Dùng văn bản này"))


def decide(request: HttpRequest) -> HttpResponse:
    """One decision over several nominations."""
    user = user_of(request)
    rows = [row for office in authorities_visible_to(user) for row in ready_to_decide(office)]
    form = DecideForm(request.POST or None, rows=rows, initial=_initial(request))
    return _batch(
        request,
        form,
        lambda: decide_dossiers(form.picked, form.facts, actor=user, at=timezone.now()),
        title=_("Ghi quyết định khen thưởng"),
        button=_("Ghi quyết định"),
    )


def present(request: HttpRequest) -> HttpResponse:
    """Awards handed over on one occasion."""
    user = user_of(request)
    rows = _waiting(user, State.DECIDED, "dossiers.process")
    form = PresentForm(request.POST or None, rows=rows, initial=_initial(request))
    return _batch(
        request,
        form,
        lambda: present_dossiers(form.picked, form.handing, actor=user, at=timezone.now()),
        title=_("Ghi ngày trao thưởng"),
        button=_("Ghi đã trao"),
    )


def _batch(
    request: HttpRequest, form: PickForm, act: Callable[[], object], *, title: str, button: str
) -> HttpResponse:
    if request.method == "POST" and done(form, act):
        told = {"title": title, "count": len(form.picked)}
        messages.success(request, _("%(title)s: đã ghi %(count)s hồ sơ.") % told)
        only = form.picked[0].pk if len(form.picked) == 1 else None
        return redirect("dossiers:nomination", only) if only else redirect("dossiers:board")
    return _asked(request, form, title=title, button=button)


def _asked(
    request: HttpRequest, form: PickForm | LinkTogetherForm, *, title: str, button: str
) -> HttpResponse:
    """Boxes to tick; the button and its question count them."""
    note = "" if form.rows else _("Hiện không có hồ sơ nào ở bước này.")
    counted = _("%(button)s: {n} hồ sơ") % {"button": button}
    return form_page(
        request, form, title=title, button=button, back=reverse("dossiers:board"), note=note,
        ticking=counted, asking=counted + "?",
    )  # fmt: skip
