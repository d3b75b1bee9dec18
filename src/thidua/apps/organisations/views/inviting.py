"""Inviting many people at once, with letters to print."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.organisations.actions.invitations import invite_many
from thidua.apps.organisations.facts import SeatPlace
from thidua.apps.organisations.forms.inviting import PastedPeopleForm
from thidua.apps.organisations.invitations.letter import send_invitations
from thidua.apps.organisations.invitations.letters import letters_pdf
from thidua.apps.organisations.invitations.pasted import usual_lines
from thidua.apps.organisations.models import Authority, Invitation
from thidua.apps.organisations.pages.invitations import link_of
from thidua.apps.organisations.queries import authorities_visible_to, units_without_people
from thidua.web.acting import done
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese


@never_cache
def invite_list(request: HttpRequest, authority_pk: int) -> HttpResponse:
    """A pasted list, or a line for every unit that has nobody; then letters to print, this once."""
    user = user_of(request)
    authority = get_object_or_404(authorities_visible_to(user), pk=authority_pk)
    authorise(user, "organisations.invite", SeatPlace.standing(authority))
    empty = list(units_without_people(authority, timezone.now()))
    form = PastedPeopleForm(
        request.POST or None, units=authority.units.all(), initial={"people": usual_lines(empty)}
    )
    made: list[tuple[Invitation, str]] = []

    def act() -> None:
        people = form.cleaned_data["people"]
        made.extend(invite_many(people, actor=user, at=timezone.now()))

    if request.method == "POST" and done(form, act):
        return _letters(request, authority, made)
    context = {"authority": authority, "form": form, "empty": len(empty)}
    status = 422 if form.is_bound else 200
    return render(request, "organisations/invite_list.html", context, status=status)


@in_vietnamese
def _letters(
    request: HttpRequest, authority: Authority, made: list[tuple[Invitation, str]]
) -> HttpResponse:
    link = partial(link_of, request)
    pdf = letters_pdf(authority.standing_office, made, link)  # whatever the mail server does
    to_send = [(invitation, link(token)) for invitation, token in made if invitation.email]
    unsent = len(to_send) - send_invitations(to_send)
    if unsent:
        told = {"unsent": unsent, "all": len(to_send)}
        words = _("Chưa gửi được %(unsent)d trong %(all)d thư điện tử; hãy phát thư đã in.")
        messages.warning(request, words % told)
    return file_answer(pdf, _("Thư mời.pdf"), shown=True)
