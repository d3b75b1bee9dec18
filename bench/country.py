"""A generated country: 34 authorities × 20 blocs × 12 units × 5 seasons, with sheets and results."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import models

from tests.factories import PHASES, SCHEME
from thidua.apps.accounts.models import User
from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.ledger.models import Deed
from thidua.apps.movements.models import Movement
from thidua.apps.organisations.actions.checks import write_search
from thidua.apps.organisations.models import Authority, Bloc, Membership, Seat, Unit
from thidua.apps.pledges.models import Registration
from thidua.apps.schemes.models import Scheme
from thidua.apps.scorers.models import ScoredItem, Scorer
from thidua.apps.seasons.models import Phase, Season
from thidua.formats.canonical import scheme_hash

AUTHORITIES, BLOCS, UNITS, YEARS = 34, 20, 12, range(2019, 2024)
AT = datetime(2023, 11, 1, tzinfo=UTC)
_ITEMS = [item["id"] for group in SCHEME["groups"] for item in group["criteria"]]  # type: ignore[index,attr-defined] # as YAML has it


def _bulk(rows: Iterator[Any] | list[Any], model: type[models.Model]) -> list[Any]:
    made, source = [], iter(rows)
    while batch := list(islice(source, 2000)):
        made += model._default_manager.bulk_create(batch)
    return made


def make_country(provinces: int = AUTHORITIES, years: range = YEARS) -> None:
    """Fill a database without authorities; deterministic."""
    authorities = _bulk(
        [
            Authority(code=f"tinh-{n:02}", name=f"Tỉnh thứ {n}", place=f"Tỉnh {n}")
            for n in range(1, provinces + 1)
        ],
        Authority,
    )
    blocs = _bulk([_bloc(authority, n) for authority in authorities for n in range(BLOCS)], Bloc)
    units = _bulk([_unit(bloc, n) for bloc in blocs for n in range(UNITS)], Unit)
    by_bloc = {bloc.pk: units[i * UNITS : (i + 1) * UNITS] for i, bloc in enumerate(blocs)}
    seasons = _bulk([_season(bloc, year) for bloc in blocs for year in years], Season)
    _bulk((p for season in seasons for p in _phases(season)), Phase)
    _bulk((m for s in seasons for m in _members(s, by_bloc[s.bloc_id])), Membership)
    schemes = _bulk((_scheme(season) for season in seasons), Scheme)
    scheme_of = {scheme.season_id: scheme for scheme in schemes}
    _bulk((r for s in seasons for r in _registrations(s, by_bloc[s.bloc_id])), Registration)
    last = [season for season in seasons if season.year == YEARS[-1]]
    sheets = _bulk(
        (
            s
            for season in last
            for s in _sheets(season, scheme_of[season.pk], by_bloc[season.bloc_id])
        ),
        Sheet,
    )
    _bulk((line for sheet in sheets for line in _lines(sheet)), Line)
    _bulk((_movement(season) for season in last), Movement)
    _people(authorities, units)
    writer = User.objects.get(username=f"cv.{units[0].pk}")
    _bulk((d for season in last for d in _deeds(season, by_bloc[season.bloc_id], writer)), Deed)
    _scored_by_office(last[len(last) // 2], writer)


def _bloc(authority: Authority, n: int) -> Bloc:
    bloc = Bloc(
        authority=authority, code=f"K{n + 1:02}", name=f"Khối thi đua số {n + 1} {authority.name}"
    )
    write_search(bloc)
    return bloc


def _scored_by_office(season: Season, writer: User) -> None:
    """In one bloc a criterion is scored by the standing office."""
    scored = ScoredItem.objects.create(season=season, item="II.2")
    Scorer.objects.create(
        scored=scored, kind="office", name="Sở Nội vụ", appointed_at=AT, appointed_by=writer
    )


def _movement(season: Season) -> Movement:
    """One movement that the bloc runs all year."""
    return Movement(
        season=season, origin="bloc", kind="regular", name=f"Phong trào {season.year}",
        starts_on=date(season.year, 3, 1), search_text=f"phong trao {season.year}",
    )  # fmt: skip


def _deeds(season: Season, units: list[Unit], writer: User) -> Iterator[Deed]:
    """Two lines of the ledger for each unit."""
    for unit in units:
        for measure in ("suất quà", "căn nhà"):
            yield Deed(
                season=season, unit=unit, content=f"Trao {measure} cho hộ nghèo", measure=measure,
                quantity=unit.pk % 90 + 10, money=unit.pk % 7 * 10**8 + 5 * 10**7,
                done_on=date(season.year, 6, 15), entered_by=writer, entered_at=AT,
                search_text=f"trao {measure}",
            )  # fmt: skip


def _unit(bloc: Bloc, n: int) -> Unit:
    unit = Unit(
        authority_id=bloc.authority_id,
        code=f"{bloc.code}-{n + 1:02}",
        name=f"Sở, ban, ngành thứ {n + 1} của {bloc.name}",
    )
    write_search(unit)
    return unit


def _season(bloc: Bloc, year: int) -> Season:
    closed = year < YEARS[-1]
    return Season(
        bloc=bloc, year=year, starts_on=date(year, 1, 1), ends_on=date(year, 12, 31), law_as_of=date(year, 1, 1),
        state="closed" if closed else "scoring", closed_at=AT if closed else None,
    )  # fmt: skip


def _phases(season: Season) -> Iterator[Phase]:
    for order, (kind, due_on, owner) in enumerate(PHASES):
        yield Phase(
            season=season,
            kind=kind,
            due_on=due_on.replace(year=season.year),
            owner=owner,
            order=order,
        )


def _members(season: Season, units: list[Unit]) -> Iterator[Membership]:
    turn = season.year % UNITS
    for order, unit in enumerate(units):
        role = "head" if order == turn else "deputy" if order == (turn + 1) % UNITS else "member"
        yield Membership(
            bloc_id=season.bloc_id, unit=unit, year=season.year, role=role, order=order
        )


def _scheme(season: Season) -> Scheme:
    return Scheme(
        season=season, state="adopted", definition=SCHEME, hash=scheme_hash(SCHEME), adopted_at=AT
    )


def _registrations(season: Season, units: list[Unit]) -> Iterator[Registration]:
    for unit in units:
        yield Registration(
            season=season,
            unit=unit,
            state="accepted",
            headcount=40,
            advanced_workers=30,
            grassroots_fighters=4,
        )


def _sheets(season: Season, scheme: Scheme, units: list[Unit]) -> Iterator[Sheet]:
    for n, unit in enumerate(units):
        sent: dict[str, Any] = {"state": "self_scored", "submitted_at": AT} if n % 3 else {}
        yield Sheet(season=season, unit=unit, scheme=scheme, **sent)


def _lines(sheet: Sheet) -> Iterator[Line]:
    for n, item in enumerate(_ITEMS):
        yield Line(
            sheet=sheet,
            item=item,
            actual=str((sheet.pk + n) % 5),
            target="5" if item == "I.2" else "",
            label="Chỉ tiêu riêng" if item == "I.2" else "",
        )


def _people(authorities: list[Authority], units: list[Unit]) -> None:
    password = make_password("mat-khau-do-tai")
    users = _bulk(
        [
            User(username=f"cv.{unit.pk}", full_name=f"Chuyên viên {unit.pk}", password=password)
            for unit in units[:2400]
        ],
        User,
    )
    _bulk(
        (
            Seat(user=user, unit=unit, kind="officer")
            for user, unit in zip(users, units, strict=False)
        ),
        Seat,
    )
    offices = _bulk(
        [
            User(username=f"snv.{a.pk}", full_name=f"Sở Nội vụ {a.name}", password=password)
            for a in authorities
        ],
        User,
    )
    _bulk(
        (
            Seat(user=user, authority=a, kind="standing")
            for user, a in zip(offices, authorities, strict=True)
        ),
        Seat,
    )
