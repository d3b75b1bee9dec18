"""The page behind an invitation's link: open to everybody who holds the link."""

from allauth.core.ratelimit import respond_429
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from thidua.apps.accounts.models import User
from thidua.apps.accounts.sign_in.tries import Tries, address_of
from thidua.apps.organisations.actions.invitations import (
    accept_invitation,
    refuse_expired,
    refuse_settled,
)
from thidua.apps.organisations.forms.acceptance import NewAccountForm
from thidua.apps.organisations.invitations.letters import proposed_username
from thidua.apps.organisations.models import Invitation
from thidua.apps.organisations.queries import invitation_behind
from thidua.apps.organisations.refusals import InvitationNotOpen
from thidua.domain.refusal import Refusal
from thidua.web.acting import done

UNKNOWN_LINKS = Tries("organisations.accept_invitation", most=30, seconds=300)
_BACKEND = "thidua.apps.accounts.sign_in.backend.AccountBackend"


@login_not_required
@never_cache
@sensitive_post_parameters("password", "password_again")
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Take the seat: choose a name and a password, or as who is signed in.

    A link is looked up first: a whole office may open theirs from one address.
    """
    invitation = invitation_behind(token)
    if invitation is None and UNKNOWN_LINKS.count(address_of(request)):
        slowed: HttpResponse = respond_429(request)
        return slowed
    try:
        _refuse_closed(invitation)
    except InvitationNotOpen as refusal:
        context = {"refusal": str(refusal)}
        return render(request, "organisations/invitation_closed.html", context, status=410)
    if invitation is None:
        raise InvitationNotOpen
    if isinstance(request.user, User):
        return _as_user(request, invitation, request.user)
    return _with_new_account(request, invitation)


def _refuse_closed(invitation: Invitation | None) -> None:
    if invitation is None:
        raise InvitationNotOpen(
            _("Đường dẫn mời không đúng. Xem lại đã chép đủ chưa, hoặc nhờ người mời gửi lại.")
        )
    refuse_settled(invitation)
    refuse_expired(invitation, timezone.now())


def _as_user(request: HttpRequest, invitation: Invitation, user: User) -> HttpResponse:
    refusal = ""
    if request.method == "POST":
        try:
            accept_invitation(invitation, account=None, actor=user, at=timezone.now())
        except Refusal as error:
            refusal = str(error)
        else:
            messages.success(request, _("Bạn đã nhận vị trí mới."))
            return redirect("accounts:profile")
    context = {"invitation": invitation, "refusal": refusal}
    status = 409 if refusal else 200
    return render(request, "organisations/invitation_take.html", context, status=status)


def _proposed(invitation: Invitation) -> dict[str, str]:
    return {"full_name": invitation.full_name, "username": proposed_username(invitation)}


def _with_new_account(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    form = NewAccountForm(request.POST or None, initial=_proposed(invitation))
    made: list[User] = []

    def act() -> None:
        facts = form.facts(invitation.email)
        made.append(accept_invitation(invitation, account=facts, actor=None, at=timezone.now()))

    if request.method == "POST" and done(form, act):
        login(request, made[0], backend=_BACKEND)
        messages.success(request, _("Tài khoản đã mở. Chào %s.") % made[0])
        return redirect("home:index")
    context = {"invitation": invitation, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "organisations/invitation_accept.html", context, status=status)
