"""Reading covenants: the one in force, who signed it, what it promises beside last year's."""

from dataclasses import dataclass

from django.db.models import QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Membership
from thidua.apps.pledges.models import CommonTarget, Covenant, CovenantSignature
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of, seasons_visible_to
from thidua.domain import covenant_text as domain
from thidua.domain.titles_cap import CSTDCS, LDTT
from thidua.domain.vietnamese_text import fold

TITLE_WORDS = {CSTDCS: (fold(CSTDCS), "cstdcs"), LDTT: (fold(LDTT), "ldtt")}


def covenants_visible_to(user: User) -> QuerySet[Covenant]:
    """Those of the seasons that the user may see."""
    return Covenant.objects.select_related("season__bloc__authority").filter(
        season__in=seasons_visible_to(user)
    )


def covenant_in_force(season: Season) -> Covenant | None:
    """The newest version: draft, being signed, or signed."""
    return (
        Covenant.objects.filter(season=season)
        .exclude(state=Covenant.State.SUPERSEDED)
        .select_related("season__bloc__authority")
        .prefetch_related("targets")
        .first()
    )


def covenant_of_year_before(season: Season) -> Covenant | None:
    """The last adopted covenant of the bloc before this season's year."""
    return (
        Covenant.objects.filter(season__bloc=season.bloc_id, season__year__lt=season.year)
        .filter(state__in=[Covenant.State.ADOPTED, Covenant.State.SIGNED])
        .select_related("season")
        .prefetch_related("targets")
        .order_by("-season__year", "-version")
        .first()
    )


@dataclass(frozen=True, slots=True)
class Signatory:
    """A member unit and its signature, if there is one."""

    membership: Membership
    signature: CovenantSignature | None


def signatories(covenant: Covenant) -> list[Signatory]:
    """Every unit that must sign, in the bloc's order, with what it signed."""
    signed = {signature.unit_id: signature for signature in covenant.signatures.all()}
    return [
        Signatory(membership, signed.get(membership.unit_id))
        for membership in members_of(covenant.season)
    ]


def promise_of(target: CommonTarget) -> str:
    """The figure of a common target as people write it."""
    return domain.promise_text(
        target.operator, target.figure, target.unit_of_measure, target.out_of, target.grade
    )


def covenant_content(covenant: Covenant) -> domain.CovenantContent:
    """Everything that adoption freezes."""
    season = covenant.season
    return domain.CovenantContent(
        bloc=season.bloc.name,
        year=season.year,
        version=covenant.version,
        units=tuple(membership.unit.name for membership in members_of(season)),
        legal_bases=domain.lines_of(covenant.legal_bases),
        preamble=domain.lines_of(covenant.preamble),
        contents=domain.lines_of(covenant.contents),
        targets=tuple(
            domain.CommonTarget(
                target.text,
                target.operator,
                domain.plain_figure(target.figure),
                target.unit_of_measure,
                domain.plain_figure(target.out_of),
                target.population,
                target.grade,
            )
            for target in covenant.targets.all()
        ),
        commitments=domain.lines_of(covenant.commitments),
    )


def promised_percent(covenant: Covenant | None, title: str) -> CommonTarget | None:
    """The common target that promises a per cent of persons with a title; None without one."""
    if covenant is None:
        return None
    for target in covenant.targets.all():
        told = fold(f"{target.text} {target.population}")
        is_share = target.unit_of_measure == "%" and target.figure is not None
        is_floor = target.operator != CommonTarget.Operator.AT_MOST
        if is_share and is_floor and any(word in told for word in TITLE_WORDS[title]):
            return target
    return None
