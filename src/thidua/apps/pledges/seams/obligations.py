"""What registering and signing ask of a user now."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.pledges.actions.locking import SIGNING
from thidua.apps.pledges.actions.registrations import REGISTERING
from thidua.apps.pledges.models import Covenant, CovenantSignature, Registration
from thidua.apps.seasons.models import Phase, Season
from thidua.apps.seasons.queries import preload_roles, roles_in
from thidua.apps.seasons.registries.obligations import News, Obligation, obligation_source

Kind = Phase.Kind


@dataclass(frozen=True, slots=True)
class _Facts:
    """Everything the obligations of many seasons rest on, read at once."""

    registrations: dict[tuple[int, int], Registration]
    submitted: Counter[int]
    covenants: dict[int, Covenant]
    signed: set[tuple[int, int]]
    names: dict[int, str]
    due_on: dict[tuple[int, str], date]

    def named(self, units: Collection[int], unit: int) -> str:
        """The unit's name in brackets for a person with several units; else nothing."""
        return f" ({self.names[unit]})" if len(units) > 1 else ""


@obligation_source
def obligations_of(user: User, seasons: Sequence[Season], day: date) -> list[Obligation]:
    """Fill in, hand in, look through, adopt, sign; few queries for any number of seasons."""
    early = [season for season in seasons if season.state in REGISTERING]
    if not early:
        return []
    preload_roles(user, early)
    facts = _facts(user, early)
    owed: list[Obligation] = []
    for season in early:
        owed.extend(_registering(user, season, facts))
        owed.extend(_signing(user, season, facts))
        if season.state == Season.State.OPEN and roles_in(user, season).runs_it:
            owed.extend(_running(season, facts))
    return owed


def _facts(user: User, seasons: Sequence[Season]) -> _Facts:
    registrations = list(Registration.objects.filter(season__in=seasons))
    covenants = Covenant.objects.filter(season__in=seasons).exclude(state=Covenant.State.SUPERSEDED)
    signed = CovenantSignature.objects.filter(covenant__season__in=seasons)
    phases = Phase.objects.filter(season__in=seasons, kind__in=[Kind.REGISTRATION, Kind.SIGNING])
    due_days = phases.values_list("season", "kind", "due_on")
    return _Facts(
        registrations={(r.season_id, r.unit_id): r for r in registrations},
        submitted=Counter(
            r.season_id for r in registrations if r.state == Registration.State.SUBMITTED
        ),
        covenants={covenant.season_id: covenant for covenant in covenants.defer("canonical")},
        signed=set(signed.values_list("covenant", "unit")),
        names=dict(Unit.objects.filter(pk__in=seats_of(user).units).values_list("pk", "name")),
        due_on={(season, kind): due for season, kind, due in due_days},
    )


def _registering(user: User, season: Season, facts: _Facts) -> Iterator[Obligation]:
    """An officer fills in; a leader hands in what was filled in."""
    roles, seats = roles_in(user, season), seats_of(user)
    due_on = facts.due_on.get((season.pk, Kind.REGISTRATION))
    for unit in sorted(roles.member_units):
        registration = facts.registrations.get((season.pk, unit))
        name, news = facts.named(roles.member_units, unit), None
        if registration is None:
            url = reverse("pledges:registrations", args=[season.pk])
            text = _("Lập đăng ký thi đua năm %(year)s%(unit)s")
            button = _("Lập đăng ký")
        elif registration.state == Registration.State.RETURNED:
            url = reverse("pledges:save_registration", args=[registration.pk])
            text = _("Sửa đăng ký thi đua năm %(year)s%(unit)s: Trưởng khối trả lại")
            button, news = _("Sửa"), News.RETURNED
        elif registration.state == Registration.State.DRAFT and unit in seats.leader_of:
            news = News.SIGN
            url = reverse("pledges:submit_registration", args=[registration.pk])
            text = _("Duyệt và nộp đăng ký thi đua năm %(year)s%(unit)s")
            button = _("Xem và nộp")
        elif registration.state == Registration.State.DRAFT:
            url = reverse("pledges:save_registration", args=[registration.pk])
            text = _("Hoàn thiện và nộp đăng ký thi đua năm %(year)s%(unit)s")
            button = _("Soạn tiếp")
        elif registration.state == Registration.State.SUBMITTED and not roles.runs_it:
            url = reverse("pledges:registrations", args=[season.pk])
            text = _("Đang chờ Trưởng khối duyệt đăng ký thi đua năm %(year)s%(unit)s")
            button = ""
        else:
            continue
        told = text % {"year": season.year, "unit": name}
        yield Obligation(season, told, button, url, due_on, news=news, by_others=not button)


def _signing(user: User, season: Season, facts: _Facts) -> Iterator[Obligation]:
    """A leader signs an adopted covenant."""
    covenant = facts.covenants.get(season.pk)
    if covenant is None or covenant.state != Covenant.State.ADOPTED or season.state not in SIGNING:
        return
    led = roles_in(user, season).led_units
    for unit in sorted(led):
        if (covenant.pk, unit) not in facts.signed:
            text = _("Ký giao ước thi đua năm %(year)s%(unit)s") % {
                "year": season.year,
                "unit": facts.named(led, unit),
            }
            url = reverse("pledges:sign_covenant", args=[covenant.pk, unit])
            due_on = facts.due_on.get((season.pk, Kind.SIGNING))
            yield Obligation(season, text, _("Đọc và ký"), url, due_on, news=News.SIGN)


def _running(season: Season, facts: _Facts) -> Iterator[Obligation]:
    """Head and deputy look through what was handed in, and prepare the covenant."""
    waiting = facts.submitted[season.pk]
    if waiting:
        text = _("Xem %(count)s bản đăng ký mới nộp") % {"count": waiting}
        url = reverse("pledges:registrations", args=[season.pk]) + "?state=submitted"
        due_on = facts.due_on.get((season.pk, Kind.REGISTRATION))
        yield Obligation(season, text, _("Xem và duyệt"), url, due_on)
    covenant = facts.covenants.get(season.pk)
    if covenant is None or covenant.state == Covenant.State.DRAFT:
        verb = _("Soạn") if covenant is None else _("Hoàn thiện và thông qua")
        text = _("%(verb)s giao ước thi đua năm %(year)s") % {"verb": verb, "year": season.year}
        url = reverse("pledges:covenant", args=[season.pk])
        yield Obligation(
            season, text, _("Mở giao ước"), url, facts.due_on.get((season.pk, Kind.SIGNING))
        )
