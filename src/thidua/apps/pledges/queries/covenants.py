"""Reading covenants: the one in force, who signed it, what it promises beside last year's."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet, Subquery, prefetch_related_objects

from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Membership
from thidua.apps.pledges.models import CommonTarget, Covenant, CovenantSignature
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import (
    departed_from,
    members_of,
    names_in,
    seasons_visible_to,
)
from thidua.domain import covenant_text as domain
from thidua.domain.titles_cap import CSTDCS, LDTT
from thidua.domain.vietnamese_text import fold
from thidua.web.prepared import prepared

TITLE_WORDS = {CSTDCS: (fold(CSTDCS), "cstdcs"), LDTT: (fold(LDTT), "ldtt")}


def covenants_visible_to(user: User) -> QuerySet[Covenant]:
    """Those of the seasons that the user may see."""
    return Covenant.objects.select_related("season__bloc__authority").filter(
        season__in=seasons_visible_to(user)
    )


def covenant_in_force(season: Season) -> Covenant | None:
    """The newest version: draft, being signed, or signed."""
    found = _in_force([season.pk])
    prefetch_related_objects(found, "targets")
    return next(iter(found), None)


@prepared
def _in_force(seasons: Collection[int]) -> QuerySet[Covenant]:
    covenants = Covenant.objects.filter(season__in=seasons).exclude(state=Covenant.State.SUPERSEDED)
    return covenants.select_related("season__bloc__authority")


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

    @property
    def signed_for(self) -> str:
        """The unit that signed, where another has taken its place since; else empty."""
        if self.signature is None or self.signature.unit_id == self.membership.unit_id:
            return ""
        return self.signature.unit.called


def signatories(covenant: Covenant) -> list[Signatory]:
    """Every unit that must sign, in the bloc's order, with what it signed.

    A unit that took another's place in the year is bound by what that one signed. Who signed is
    shown under the name of that day.
    """
    season = covenant.season
    names = names_in(season)
    signed = {row.unit_id: row for row in covenant.signatures.select_related("unit").order_by("pk")}
    for row in signed.values():
        names.call(row.unit, row.signed_at)
    for left in departed_from(season):
        if left.succeeded_by_id and left.unit_id in signed:
            signed.setdefault(left.succeeded_by_id, signed[left.unit_id])
    places = []
    for membership in members_of(season):
        signature = signed.get(membership.unit_id)
        names.call(membership.unit, signature.signed_at if signature else season.closed_at)
        places.append(Signatory(membership, signature))
    return places


def signed_by_predecessors(
    signed: QuerySet[CovenantSignature],
) -> QuerySet[CovenantSignature, tuple[int, int]]:
    """(season, unit): units for which the one whose place they took has signed."""
    left = Membership.objects.filter(
        bloc=OuterRef("covenant__season__bloc"),
        year=OuterRef("covenant__season__year"),
        unit=OuterRef("unit"),
    )
    rows = signed.annotate(heir=Subquery(left.values("succeeded_by")[:1])).exclude(heir=None)
    return rows.values_list("covenant__season", "heir")


def promise_of(target: CommonTarget) -> str:
    """The figure of a common target as people write it."""
    return domain.promise_text(
        target.operator, target.figure, target.unit_of_measure, target.out_of, target.grade
    )


def covenant_content(covenant: Covenant) -> domain.CovenantContent:
    """Everything that adoption freezes."""
    season = covenant.season
    return domain.CovenantContent(
        bloc=covenant.bloc_name,
        year=season.year,
        version=covenant.version,
        units=tuple(membership.unit.called for membership in members_of(season)),
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
