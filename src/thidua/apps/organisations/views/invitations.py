"""Inviting people: send, list, take back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.organisations.actions.invitations import invite, revoke_invitation
from thidua.apps.organisations.forms.places import InviteForm
from thidua.apps.organisations.invitations.letter import send_invitations
from thidua.apps.organisations.models import Invitation
from thidua.apps.organisations.pages.invitations import invitation_row, link_of
from thidua.apps.organisations.pages.places import Office, office_of_authority, office_of_unit
from thidua.apps.organisations.queries import (
    authorities_visible_to,
    invitations_visible_to,
    units_visible_to,
)
from thidua.web.acting import confirm_page, done, form_page
from thidua.web.lists import page_of

_LINK = "invitation_link"


def listing(request: HttpRequest) -> HttpResponse:
    """Invitations the user may see, newest first."""
    invitations = invitations_visible_to(user_of(request)).order_by("-invited_at", "-pk")
    page = page_of(request, invitations)
    rows = [invitation_row(each, timezone.now()) for each in page.object_list]
    offices = authorities_visible_to(user_of(request))
    context = {"page": page, "rows": rows, "offices": offices}
    return render(request, "organisations/invitations.html", context)


def invite_to_unit(request: HttpRequest, unit_pk: int) -> HttpResponse:
    """Invite somebody to work for a unit."""
    user = user_of(request)
    unit = get_object_or_404(units_visible_to(user), pk=unit_pk)
    return _invite(request, office_of_unit(unit, user))


def invite_to_office(request: HttpRequest, authority_pk: int) -> HttpResponse:
    """Invite somebody to the standing office."""
    authority = get_object_or_404(authorities_visible_to(user_of(request)), pk=authority_pk)
    return _invite(request, office_of_authority(authority))


def _invite(request: HttpRequest, office: Office) -> HttpResponse:
    user = user_of(request)
    authorise(user, "organisations.invite", office.place(office.kinds[0]))
    form = InviteForm(request.POST or None, kinds=office.kinds)
    made: list[tuple[Invitation, str]] = []

    def act() -> None:
        place = office.place(form.cleaned_data["kind"])
        made.append(invite(place, form.guest(), actor=user, at=timezone.now()))

    if request.method == "POST" and done(form, act):
        return _sent(request, *made[0])
    context = {"title": _("Mời người dùng"), "button": _("Tạo lời mời"), "thing": office.name}
    return form_page(request, form, **context, back=office.address)


def _sent(request: HttpRequest, invitation: Invitation, token: str) -> HttpResponse:
    link = link_of(request, token)
    request.session[_LINK] = {"pk": invitation.pk, "link": link}
    if invitation.email and send_invitations([(invitation, link)]):
        messages.success(request, _("Đã gửi đường dẫn mời đến %s.") % invitation.email)
    elif invitation.email:
        messages.warning(
            request, _("Chưa gửi được thư đến %s; hãy chép đường dẫn dưới đây.") % invitation.email
        )
    return redirect("organisations:invitation", invitation.pk)


def detail(request: HttpRequest, invitation_pk: int) -> HttpResponse:
    """The invitation just made, with its link: shown this once."""
    invitation = get_object_or_404(invitations_visible_to(user_of(request)), pk=invitation_pk)
    kept = request.session.get(_LINK)
    link = ""
    if kept and kept["pk"] == invitation.pk:
        link = request.session.pop(_LINK)["link"]
    row = invitation_row(invitation, timezone.now())
    context = {"invitation": invitation, "row": row, "link": link}
    return render(request, "organisations/invitation.html", context)


def revoke(request: HttpRequest, invitation_pk: int) -> HttpResponse:
    """Ask once, then take the link back."""
    user = user_of(request)
    invitation = get_object_or_404(invitations_visible_to(user), pk=invitation_pk)
    authorise(user, "organisations.revoke_invitation", invitation)
    back = reverse("organisations:invitations")
    if request.method == "POST":
        revoke_invitation(invitation, actor=user, at=timezone.now())
        messages.success(request, _("Đã thu hồi lời mời của %s.") % invitation.full_name)
        return redirect(back)
    asked = _("Đường dẫn đã gửi cho %s sẽ không mở được nữa.") % invitation.full_name
    words = {"title": _("Thu hồi lời mời"), "button": _("Thu hồi")}
    return confirm_page(request, asked, back=back, **words)
