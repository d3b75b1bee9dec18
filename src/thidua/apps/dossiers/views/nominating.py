"""Making nominations: from closed conferences, by hand, for the Government's flag."""

from datetime import date

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.dossiers.actions.nominating import (
    nominate_by_hand,
    nominate_for_government_flag,
    nominate_from_conference,
)
from thidua.apps.dossiers.forms.nominating import FlagForm, HandForm
from thidua.apps.dossiers.guards import government_flag_cap
from thidua.apps.dossiers.models import Nomination
from thidua.apps.dossiers.pages.nominating import conference_rows
from thidua.apps.dossiers.queries import leading_candidates
from thidua.apps.meetings.models import Conference
from thidua.apps.meetings.queries import conferences_visible_to
from thidua.apps.organisations.models import Authority, Unit
from thidua.apps.organisations.queries import authorities_visible_to
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.organisations.settings.award_names import names_of
from thidua.apps.people.models import Person
from thidua.web.acting import done, form_page


def from_blocs(request: HttpRequest) -> HttpResponse:
    """Closed conferences whose chosen units the user may nominate."""
    user = user_of(request)
    return render(request, "dossiers/from_blocs.html", {"rows": conference_rows(user)})


@require_POST
def from_conference(request: HttpRequest, conference_pk: int) -> HttpResponse:
    """Make what a conference decided on."""
    user = user_of(request)
    conference = get_object_or_404(conferences_visible_to(user), pk=conference_pk)
    made = nominate_from_conference(conference, actor=user, at=timezone.now())
    messages.success(request, _("Đã lập %s hồ sơ đề nghị.") % len(made))
    return redirect(f"{reverse('dossiers:board')}?bloc={conference.season.bloc_id}")


def by_hand(request: HttpRequest) -> HttpResponse:
    """A person or a unit put forward without a bloc's vote."""
    user, made = user_of(request), list[Nomination]()
    subjects = _subjects(user)
    day = timezone.localdate()
    form = HandForm(
        request.POST or None,
        subjects=[(key, words) for key, (_thing, words) in subjects.items()],
        names=_award_names(user, day),
        initial={"award_year": day.year},
    )
    if request.method == "POST" and done(form, lambda: made.append(_make(form, subjects, user))):
        messages.success(request, _("Đã lập đề nghị cho %s.") % made[0].subject_name)
        return redirect("dossiers:nomination", made[0].pk)
    title, back = _("Lập đề nghị của đơn vị"), reverse("dossiers:board")
    return form_page(request, form, title=title, button=_("Lập đề nghị"), back=back)


def _award_names(user: User, day: date) -> dict[str, str]:
    """As the authority of the user's unit calls them."""
    unit = Unit.objects.filter(pk__in=seats_of(user).units).select_related("authority").first()
    return names_of(unit.authority, day) if unit else {}


def _subjects(user: User) -> dict[str, tuple[Unit | Person, str]]:
    units = Unit.objects.filter(pk__in=seats_of(user).units).order_by("sort_text", "pk")
    people = Person.objects.filter(unit__in=seats_of(user).units, left_on=None)
    found: dict[str, tuple[Unit | Person, str]] = {
        f"unit-{unit.pk}": (unit, _("Tập thể: %s") % unit.name) for unit in units
    }
    for person in people.select_related("unit").order_by("sort_text", "pk"):
        found[f"person-{person.pk}"] = (person, _("Cá nhân: %s") % _called(person))
    return found


def _called(person: Person) -> str:
    return f"{person.full_name}, {person.position}" if person.position else person.full_name


def _make(form: HandForm, subjects: dict[str, tuple[Unit | Person, str]], user: User) -> Nomination:
    subject, _words = subjects[form.cleaned_data["subject"]]
    return nominate_by_hand(subject, form.facts, actor=user, at=timezone.now())


def government_flag(request: HttpRequest, authority_pk: int, year: int) -> HttpResponse:
    """Units that lead their blocs, and how many of them may be proposed."""
    user = user_of(request)
    authority = get_object_or_404(authorities_visible_to(user), pk=authority_pk)
    authorise(user, "dossiers.convene_council", authority)
    leaders = leading_candidates(authority, year)
    texts = [(row.unit_id, _leads(row.unit.name, row.motion.conference)) for row in leaders]
    form = FlagForm(request.POST or None, leaders=dict(texts).items())
    if request.method == "POST" and done(
        form,
        lambda: nominate_for_government_flag(
            authority, year, form.keys, actor=user, at=timezone.now()
        ),
    ):
        messages.success(request, _("Đã lập đề nghị Cờ thi đua của Chính phủ."))
        return redirect(f"{reverse('dossiers:board')}?award=CO_CP&year={year}")
    return _flag_page(request, form, authority, year)


def _flag_page(
    request: HttpRequest, form: FlagForm, authority: Authority, year: int
) -> HttpResponse:
    cap = government_flag_cap(authority, year, timezone.localdate())
    there = Nomination.objects.filter(authority=authority, award="CO_CP", award_year=year)
    context = {
        "form": form, "authority": authority, "year": year, "cap": cap, "there": list(there),
        "years": _years(authority),
    }  # fmt: skip
    status = 422 if form.is_bound else 200
    return render(request, "dossiers/government_flag.html", context, status=status)


def _years(authority: Authority) -> QuerySet[Conference, int]:
    held = Conference.objects.filter(
        kind=Conference.Kind.YEAR_END,
        state=Conference.State.CLOSED,
        season__bloc__authority=authority,
    )
    return held.order_by("-season__year").values_list("season__year", flat=True).distinct()


def _leads(unit: str, conference: Conference) -> str:
    return _("%(unit)s – dẫn đầu %(bloc)s") % {"unit": unit, "bloc": conference.season.bloc_name}
