"""Teams of an activity: athletes in all, prizes by team, what each event came to."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from thidua.apps.movements.models import Activity, Team
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import names_in


@dataclass(frozen=True, slots=True)
class TeamRow:
    """One team in words."""

    pk: int
    event: str
    called: str
    athletes: int
    prize: str
    note: str


@dataclass(frozen=True, slots=True)
class TeamTotals:
    """What one participant reached in all events: how many of each prize, best first."""

    called: str
    athletes: int
    firsts: int
    seconds: int
    thirds: int
    others: int


@dataclass(frozen=True, slots=True)
class TeamsPage:
    """All teams of an activity."""

    rows: Sequence[TeamRow]
    standings: Sequence[TeamTotals]
    events: int
    athletes: int


def teams_page(activity: Activity, season: Season) -> TeamsPage:
    """One query."""
    teams = list(activity.teams.select_related("unit"))
    if season.closed_at is not None:
        for team in teams:
            if team.unit is not None:
                names_in(season).call(team.unit, season.closed_at)
    rows = [
        TeamRow(
            each.pk, each.event, each.called, each.athletes, each.get_prize_display(), each.note
        )
        for each in sorted(teams, key=lambda team: (team.event, team.prize or "9", team.pk))
    ]
    return TeamsPage(
        rows,
        _standings(teams),
        len({each.event for each in teams}),
        sum(each.athletes for each in teams),
    )


def _standings(teams: Collection[Team]) -> list[TeamTotals]:
    """By prizes, then by name: units by themselves, teams of several by their own names."""
    named: dict[str, list[Team]] = {}
    for team in teams:
        named.setdefault(team.unit.called if team.unit else team.name, []).append(team)
    found = []
    for called, own in named.items():
        won = Counter(team.prize for team in own)
        first, second, third, other = (won[key] for key in Team.Prize.values)
        athletes = sum(team.athletes for team in own)
        found.append(TeamTotals(called, athletes, first, second, third, other))
    return sorted(
        found, key=lambda s: (-s.firsts, -s.seconds, -s.thirds, -s.others, s.called.casefold())
    )
