"""The election: who was what before, what the bloc's conditions say, what next year got."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.apps.appraisals.queries import published_result
from thidua.apps.meetings.models import Conference, ElectionRule, Motion
from thidua.apps.meetings.queries import chosen_units
from thidua.apps.meetings.refusals import CandidatesRefused, WrongMethod
from thidua.apps.organisations.models import Membership, Unit
from thidua.apps.seasons.models import Season
from thidua.domain.head_rules import HeadFinding, HeadRule, HeadRuleKind, UnitPast, head_findings

OFFICES = {Motion.Kind.HEAD: Membership.Role.HEAD, Motion.Kind.DEPUTY: Membership.Role.DEPUTY}


@dataclass(frozen=True, slots=True)
class Rotation:
    """The years in which a unit was head and deputy."""

    head: tuple[int, ...] = ()
    deputy: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.head or self.deputy)

    def __str__(self) -> str:
        head, deputy = (", ".join(map(str, units)) for units in (self.head, self.deputy))
        parts = []
        if head:
            parts.append(_("Trưởng khối: %(units)s") % {"units": head})
        if deputy:
            parts.append(_("Phó trưởng khối: %(units)s") % {"units": deputy})
        return "; ".join(parts)


def rotation_of(season: Season) -> dict[int, Rotation]:
    """By unit key, up to and with this year: one query."""
    rows = (
        Membership.objects.filter(bloc=season.bloc_id, year__lte=season.year)
        .exclude(role=Membership.Role.MEMBER)
        .order_by("year")
        .values_list("unit_id", "role", "year")
    )
    found: dict[int, Rotation] = {}
    for unit, role, year in rows:
        old = found.get(unit, Rotation())
        if role == Membership.Role.HEAD:
            found[unit] = Rotation((*old.head, year), old.deputy)
        else:
            found[unit] = Rotation(old.head, (*old.deputy, year))
    return found


def findings_on(motion: Motion, units: dict[int, tuple[str, str]]) -> dict[int, list[HeadFinding]]:
    """What the bloc's conditions say against units (key: code, name) for an office."""
    rules = _rules(motion.conference)
    if motion.kind not in OFFICES or not rules:
        return {}
    season = motion.conference.season
    rotation = rotation_of(season)
    excluded = _excluded(season)
    found = {}
    for unit, (code, name) in units.items():
        turns = rotation.get(unit, Rotation())
        past = UnitPast(
            name, frozenset(turns.head), excluded.get(code, ()), season.year in turns.deputy
        )
        found[unit] = head_findings(
            past,
            rules,
            next_year=season.year + 1,
            for_head=motion.kind == Motion.Kind.HEAD,
        )
    return found


def _rules(conference: Conference) -> list[HeadRule]:
    return [
        HeadRule(
            HeadRuleKind(rule.kind),
            rule.effect == ElectionRule.Effect.REFUSE,
            rule.source,
            rule.years or 0,
        )
        for rule in conference.election_rules.all()
    ]


def _excluded(season: Season) -> dict[str, tuple[str, ...]]:
    result = published_result(season)
    if result is None:
        return {}
    return {unit.unit: unit.disqualified for unit in result.kept.units}


def elected_roles(conference: Conference) -> dict[int, tuple[str, str]]:
    """Unit key: its role next year and its name; the head's office wins over the deputy's."""
    found: dict[int, tuple[str, str]] = {}
    for kind, role in OFFICES.items():
        for candidate in chosen_units(conference, kind):
            found.setdefault(candidate.unit_id, (role, candidate.unit.called))
    return found


def election_is_pending(conference: Conference) -> Season | None:
    """Next year, when it runs with others than those elected; None when all is as it should be."""
    if conference.state != Conference.State.CLOSED:
        return None
    season = conference.season
    following = Season.objects.filter(bloc=season.bloc_id, year=season.year + 1).first()
    elected = {unit: role for unit, (role, _name) in elected_roles(conference).items()}
    if following is None or following.state == Season.State.CLOSED or not elected:
        return None
    sitting = dict(
        Membership.objects.filter(bloc=following.bloc_id, year=following.year)
        .exclude(role=Membership.Role.MEMBER)
        .values_list("unit_id", "role")
    )
    return None if sitting == elected else following


def refuse_unfit(motion: Motion, method: str, seats: int, units: Sequence[int]) -> None:
    """Keep to the bloc's conditions; acclaim no more units than there are seats.

    Raises:
        CandidatesRefused: a condition that refuses is not met.
        WrongMethod: an office by acclamation with more candidates than seats.
    """
    if motion.kind not in OFFICES:
        return
    if method == Motion.Method.ACCLAMATION and len(units) > seats:
        raise WrongMethod(
            _("Suy tôn chỉ khi số đơn vị được đề nghị (%(count)d) không quá số lượng cần chọn "
              "(%(seats)d); nhiều hơn thì bỏ phiếu.")
            % {"count": len(units), "seats": seats}
        )  # fmt: skip
    named = {u.pk: (u.code, u.name) for u in Unit.objects.filter(pk__in=units)}
    found = [each for rows in findings_on(motion, named).values() for each in rows if each.refuses]
    if found:
        raise CandidatesRefused("; ".join(each.text for each in found) + ".")
