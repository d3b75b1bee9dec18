"""The council: list of meetings, preparing one, entering counts, closing, its papers."""

from django import forms
from django.contrib import messages
from django.db.models import Count, Max, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.dossiers.actions.council import close_council, convene_council, edit_council
from thidua.apps.dossiers.actions.council_votes import enter_votes, take_back_vote
from thidua.apps.dossiers.council.vote_shares import waiting_for_council
from thidua.apps.dossiers.forms.council import MeetingForm, member_text
from thidua.apps.dossiers.forms.fields import first_day
from thidua.apps.dossiers.models import CouncilMeeting, CouncilVote, Nomination
from thidua.apps.dossiers.pages.council import VoteRow, council_page
from thidua.apps.dossiers.papers.council import letter_document, minutes_document
from thidua.apps.dossiers.queries import councils_visible_to
from thidua.apps.dossiers.views.nominations import paper_answer
from thidua.apps.meetings.models import Conference
from thidua.apps.organisations.models import Authority
from thidua.apps.organisations.queries import authorities_visible_to
from thidua.domain.council_vote import CouncilCount
from thidua.domain.refusal import Refusal
from thidua.web.acting import done, form_page, told
from thidua.web.languages import in_vietnamese
from thidua.web.lists import page_of
from thidua.web.reasons import ReasonForm
from thidua.web.revisions import revision_in

PAGE = 20


def councils(request: HttpRequest) -> HttpResponse:
    """The meetings, newest first, and what waits for one."""
    user = user_of(request)
    meetings = (
        councils_visible_to(user)
        .annotate(listed=Count("votes"), passed=Count("votes", filter=Q(votes__passed=True)))
        .order_by("-held_on", "-pk")
    )
    offices = list(authorities_visible_to(user))
    context = {
        "page": page_of(request, meetings, PAGE),
        "offices": [(office, waiting_for_council(office)) for office in offices],
        "flag_year": _flag_year(offices),
    }
    return render(request, "dossiers/councils.html", context)


def _flag_year(offices: list[Authority]) -> int:
    """The newest year of which a conference is closed."""
    held = Conference.objects.filter(
        kind=Conference.Kind.YEAR_END,
        state=Conference.State.CLOSED,
        season__bloc__authority__in=offices,
    )
    newest = held.aggregate(year=Max("season__year"))["year"]
    return newest or timezone.localdate().year


def convene(request: HttpRequest, authority_pk: int) -> HttpResponse:
    """Prepare a meeting; the members of the last one are proposed."""
    user, made = user_of(request), list[CouncilMeeting]()
    authority = get_object_or_404(authorities_visible_to(user), pk=authority_pk)
    authorise(user, "dossiers.convene_council", authority)
    rows = waiting_for_council(authority)
    last = authority.council_meetings.first()
    initial = {
        **first_day(timezone.localdate()),
        "nominations": [row.pk for row in rows],
        "members": member_text(last.members.all()) if last else "",
        "chair_name": last.chair_name if last else "",
    }
    form = MeetingForm(request.POST or None, rows=rows, initial=initial)
    if request.method == "POST" and done(
        form, lambda: made.append(_convene(form, authority.pk, user))
    ):
        return redirect("dossiers:council", made[0].pk)
    title, back = _("Chuẩn bị phiên họp Hội đồng"), reverse("dossiers:councils")
    return form_page(request, form, title=title, button=_("Lập phiên họp"), back=back)


def _convene(form: MeetingForm, authority_pk: int, user: User) -> CouncilMeeting:
    authority = authorities_visible_to(user).get(pk=authority_pk)
    return convene_council(authority, form.facts, form.agenda, actor=user, at=timezone.now())


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct the meeting, its members, its list."""
    user, meeting = user_of(request), _shown(request, pk)
    votes = meeting.votes.select_related("nomination__season__bloc", "nomination__from_unit")
    listed = [vote.nomination for vote in votes]
    form = MeetingForm(
        request.POST or None,
        rows=[*listed, *waiting_for_council(meeting.authority)],
        initial=_initial(meeting, listed),
    )
    if request.method == "POST" and done(form, lambda: _edit(meeting, form, user)):
        return redirect("dossiers:council", pk)
    back = reverse("dossiers:council", args=[pk])
    title = _("Sửa phiên họp Hội đồng")
    return form_page(request, form, title=title, button=_("Lưu"), back=back, thing=meeting)


def _initial(meeting: CouncilMeeting, listed: list[Nomination]) -> dict[str, object]:
    names = ("held_on", "place", "chair_name", "secretary_name", "note", "revision")
    return {
        **{name: getattr(meeting, name) for name in names},
        "members": member_text(meeting.members.all()),
        "nominations": [row.pk for row in listed],
    }


def _edit(meeting: CouncilMeeting, form: MeetingForm, user: User) -> CouncilMeeting:
    return edit_council(
        meeting, form.facts, form.agenda, revision=form.cleaned_data["revision"], actor=user,
        at=timezone.now(),
    )  # fmt: skip


def council(request: HttpRequest, pk: int) -> HttpResponse:
    """The meeting; a count typed here shows its result at once."""
    user, meeting = user_of(request), _shown(request, pk)
    context = council_page(meeting, request.POST or None)
    if request.method == "POST":
        no = _enter(context["open_rows"], meeting, revision_in(request), user)
        if not no:
            messages.success(request, _("Đã ghi kết quả phiếu."))
            return redirect("dossiers:council", pk)
        context["refusal"] = no
    status = 422 if request.method == "POST" else 200
    return render(request, "dossiers/council.html", context, status=status)


def _enter(rows: list[VoteRow], meeting: CouncilMeeting, revision: int, user: User) -> str:
    """Why nothing was entered; empty when it was."""
    given = [(row.vote.pk, row.form) for row in rows if row.form is not None]
    answers = [form.is_valid() for _key, form in given]
    if not all(answers):
        return _("Chưa ghi được: xem lại các ô có lời nhắc.")
    counts = {key: _count(form) for key, form in given if form.is_filled}
    if not counts:
        return _("Chưa nhập số phiếu của hồ sơ nào.")
    try:
        enter_votes(meeting, counts, revision=revision, actor=user, at=timezone.now())
    except Refusal as refusal:
        return told(refusal)
    return ""


def _count(form: forms.Form) -> CouncilCount:
    typed = {name: form.cleaned_data[name] or 0 for name in form.fields}
    return CouncilCount(**typed)


def take_back(request: HttpRequest, vote_pk: int) -> HttpResponse:
    """Take wrong counts back, with a reason."""
    user = user_of(request)
    vote = get_object_or_404(
        CouncilVote.objects.select_related("meeting__authority", "nomination").filter(
            meeting__in=councils_visible_to(user)
        ),
        pk=vote_pk,
    )
    authorise(user, "dossiers.run_council", vote.meeting)
    form = ReasonForm(request.POST or None, hint=_("Ít nhất 10 ký tự."))
    if request.method == "POST" and done(
        form,
        lambda: take_back_vote(vote, form.cleaned_data["reason"], actor=user, at=timezone.now()),
    ):
        return redirect("dossiers:council", vote.meeting_id)
    title = _("Lấy lại kết quả phiếu của %s") % vote.nomination.subject_name
    back = reverse("dossiers:council", args=[vote.meeting_id])
    return form_page(request, form, title=title, button=_("Lấy lại"), back=back, tone="danger")


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """End the meeting: its counts are final."""
    meeting = _shown(request, pk)
    actor, revision = user_of(request), revision_in(request)
    close_council(meeting, revision=revision, actor=actor, at=timezone.now())
    messages.success(request, _("%s đã kết luận.") % meeting)
    return redirect("dossiers:council", pk)


@in_vietnamese
def minutes(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """Biên bản họp Hội đồng."""
    meeting = _shown(request, pk)
    return paper_answer(minutes_document(meeting), form, _("Biên bản họp Hội đồng"))


@in_vietnamese
def letter(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """Tờ trình of the standing office with the list."""
    document = letter_document(_shown(request, pk), timezone.localdate())
    return paper_answer(document, form, _("Tờ trình khen thưởng"))


def _shown(request: HttpRequest, pk: int) -> CouncilMeeting:
    return get_object_or_404(councils_visible_to(user_of(request)), pk=pk)
