"""Telling a living bloc and five real ones through the actions that people use, once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from thidua.apps.accounts.models import User
from thidua.apps.demo.telling.appointing import appoint_told_scorers, score_as_told
from thidua.apps.demo.telling.awards_history import tell_awards_history
from thidua.apps.demo.telling.between import rate_units, set_usual_kinds, tell_exemplars
from thidua.apps.demo.telling.conferring import hold_conference
from thidua.apps.demo.telling.convening import hold_told_meetings
from thidua.apps.demo.telling.crosschecking import cross_check_units, tell_objection
from thidua.apps.demo.telling.launching import launch_told_movements, record_told_activities
from thidua.apps.demo.telling.observing import record_told_observations
from thidua.apps.demo.telling.people import ACCOUNTS, Account, People, officer_of
from thidua.apps.demo.telling.pledging import (
    adopt_told_covenant,
    adopt_told_scheme,
    register_units,
    sign_told_covenant,
    signing_day,
)
from thidua.apps.demo.telling.proposing import propose_told_units
from thidua.apps.demo.telling.publishing import open_told_portal
from thidua.apps.demo.telling.recording import record_told_results
from thidua.apps.demo.telling.reporting import report_half_year
from thidua.apps.demo.telling.reviewing import review_half_year
from thidua.apps.demo.telling.scoring import publish, score_units, verify_units
from thidua.apps.demo.telling.screening import screen_people
from thidua.apps.demo.telling.stories import ANY_DAY, Story, authorities, every_story, stories
from thidua.apps.demo.telling.ticking import tick_until
from thidua.apps.organisations.actions.authorities import create_authority
from thidua.apps.organisations.actions.blocs import create_bloc
from thidua.apps.organisations.actions.members import set_members
from thidua.apps.organisations.actions.units import create_unit
from thidua.apps.organisations.facts import AuthorityFacts, BlocFacts, UnitFacts
from thidua.apps.organisations.models import Authority, Bloc, Membership, Unit
from thidua.apps.seasons.actions.phases import edit_phases
from thidua.apps.seasons.actions.seasons import create_season
from thidua.apps.seasons.actions.states import close_season, move_season
from thidua.apps.seasons.models import Phase, Season
from thidua.apps.seasons.queries import members_of
from thidua.apps.seasons.year.calendar_plan import PhasePlan
from thidua.domain.calendar import VIETNAM

_OWNERS = {
    Phase.Kind.REGISTRATION: Phase.Owner.UNITS,
    Phase.Kind.SIGNING: Phase.Owner.UNITS,
    Phase.Kind.RUNNING: Phase.Owner.UNITS,
    Phase.Kind.SCORING: Phase.Owner.UNITS,
}


def load_demo(
    password: str, say: Callable[[str], None] = lambda text: None, *, now: datetime | None = None
) -> list[Account]:
    """Tell every story that is not told yet; answer with one account a role.

    ``now`` is when the living year is half over and the dossier that still waits lies with the
    office; left out: as in the stories.
    """
    people = People(password)
    tell_stories(every_story(timezone.localdate(now) if now else ANY_DAY), people, say)
    if tell_awards_history(User.objects.get(username="snv.gia-lai")):
        say("Lịch sử khen thưởng minh hoạ của tỉnh Gia Lai")
    _screen(people)
    if propose_told_units(people, now=now):
        say("hồ sơ đề nghị khen thưởng (minh hoạ)")
    if open_told_portal(people, now or _at(date(2024, 3, 16))):
        say("cổng công khai của tỉnh Gia Lai")
    people.renew_passwords()
    return list(ACCOUNTS)


def tell_stories(told: Iterable[Story], people: People, say: Callable[[str], None]) -> None:
    """Each year that is not told yet, in one transaction each."""
    for facts in authorities():
        if not Authority.objects.filter(code=facts["code"]).exists():
            create_authority(AuthorityFacts(**facts), at=_at(date(2021, 1, 4)))
    for story in told:
        with transaction.atomic():
            if _Telling(story, people).tell():
                say(f"{story.facts['bloc']['name']}, năm {story.year}")


def _screen(people: People) -> None:
    """What the people of each authority are eligible for."""
    at = _at(date(2024, 3, 16))
    for authority in Authority.objects.order_by("pk"):
        screen_people(authority, standing=people.standing(authority, at), at=at)


def gather_bloc(name: str, password: str) -> Bloc:
    """Only the bloc of a story, its units and people: an empty year to begin with."""
    story = next(each for each in stories() if each.name == name)
    told = next(each for each in authorities() if each["code"] == story.facts["authority"])
    start = _at(story.due("setup").replace(month=1, day=5))
    create_authority(AuthorityFacts(**told), at=start)
    return _Telling(story, People(password)).gather()


def _at(day: date) -> datetime:
    return datetime.combine(day, time(9, 0), VIETNAM)


@dataclass
class _Telling:
    """One story on its way into the database."""

    story: Story
    people: People

    @property
    def start(self) -> datetime:
        """When the standing office sets the year up."""
        usual = self.story.due("setup").replace(month=1, day=5)
        return _at(self.story.facts.get("start", usual))

    def tell(self) -> bool:
        """Whether there was anything to tell."""
        year, facts = self.story.year, self.story.facts
        told = Season.objects.filter(bloc__code=facts["bloc"]["code"])
        season = (told if "starts" in facts else told.filter(year=year)).first()
        if season is not None and season.state != Season.State.DRAFT:
            return False
        if season is None:
            bloc = self.gather()
            standing = self._standing()
            season = create_season(
                bloc,
                year,
                actor=standing,
                at=self.start,
                dates=self.story.dates,
                is_illustrative=True,
            )
        self._plan(season, self._standing(), self.start)
        self._run(season)
        return True

    def _standing(self) -> User:
        authority = Authority.objects.get(code=self.story.facts["authority"])
        return self.people.standing(authority, self.start)

    def gather(self) -> Bloc:
        """The bloc, its units with their people, and who is head and deputy this year."""
        facts, standing, at = self.story.facts, self._standing(), self.start
        authority = Authority.objects.get(code=facts["authority"])
        bloc = Bloc.objects.filter(authority=authority, code=facts["bloc"]["code"]).first()
        if bloc is None:
            bloc = create_bloc(authority, BlocFacts(**facts["bloc"]), actor=standing, at=at)
        roles = {self.story.facts["head"]: Membership.Role.HEAD}
        if self.story.facts["deputy"]:
            roles[self.story.facts["deputy"]] = Membership.Role.DEPUTY
        members = []
        for told in self.story.facts["members"]:
            unit = Unit.objects.filter(authority=bloc.authority_id, code=told["code"]).first()
            if unit is None:
                unit = create_unit(bloc.authority, _unit(told), actor=standing, at=at)
            self.people.seat(unit, standing, at)
            members.append((unit, roles.get(unit.code, Membership.Role.MEMBER)))
        set_members(bloc, self.story.year, members, actor=standing, at=at)
        return bloc

    def _plan(self, season: Season, standing: User, at: datetime) -> None:
        plan = [
            PhasePlan(kind, None, due_on, _OWNERS.get(Phase.Kind(kind), Phase.Owner.HEAD))
            for kind, due_on in self.story.facts["phases"].items()
        ]
        edit_phases(season, plan, revision=season.revision, actor=standing, at=at)

    def _head(self, season: Season) -> User:
        head = next(m for m in members_of(season) if m.role == Membership.Role.HEAD)
        return officer_of(head.unit)

    def _run(self, season: Season) -> None:
        story, head = self.story, self._head(season)
        at = _at(story.due("setup"))
        set_usual_kinds(season.bloc.authority, standing=self._standing(), at=at)
        scheme = adopt_told_scheme(season, story, head=head, at=at)
        standing = self._standing()
        appoint_told_scorers(season, story, self.people, standing=standing, at=at)
        move_season(season, Season.State.OPEN, actor=head, at=at)
        season = Season.objects.select_related("bloc__authority").get(pk=season.pk)
        register_units(season, story, scheme, head=head, at=_at(story.due("registration")))
        signed_at = _at(signing_day(story))
        covenant = adopt_told_covenant(season, story, head=head, at=signed_at)
        sign_told_covenant(covenant, story, password=self.people.password, at=signed_at)
        hold_told_meetings(season, story, ("signing",), head=head, standing=standing)
        seen_at = signed_at + timedelta(days=7)
        record_told_observations(season, story, standing=self._standing(), at=seen_at)
        if story.facts["until"] != "signing":
            self._run_on(season.pk, head, signed_at)

    def _run_on(self, season_pk: int, head: User, signed_at: datetime) -> None:
        story = self.story
        season = Season.objects.select_related("bloc__authority").get(pk=season_pk)
        season = move_season(season, Season.State.RUNNING, actor=head, at=signed_at)
        launch_told_movements(season, story, head=head, standing=self._standing(), at=signed_at)
        if story.facts["until"] == "running":
            until = story.told_until
            written_at = _at(until - timedelta(days=1 if "today" in story.facts else 21))
            record_told_results(season, story, head=head, at=written_at)
            tell_exemplars(season, story)
            report_half_year(season, story, head=head, standing=self._standing())
            review_half_year(season, story, head=head)
            later = ("extra", "half_year")
            hold_told_meetings(season, story, later, head=head, standing=self._standing())
            tick_until(season, until, head=head, at=_at(until))
            return
        record_told_activities(season, story, head=head, at=_at(story.due("scoring")))
        tell_exemplars(season, story)
        rate_units(season, at=_at(story.due("scoring")))
        score_units(
            season, story, head=head, password=self.people.password, at=_at(story.due("scoring"))
        )
        score_as_told(season, story, at=_at(story.due("scoring")))
        season.refresh_from_db()
        cross_check_units(season, story, head=head, at=_at(story.due("scoring")))
        reviewed_at = _at(story.due("reviewing"))
        verify_units(season, story, at=reviewed_at)
        publish(season, head=head, at=reviewed_at)
        tell_objection(season, story, head=head, at=reviewed_at)
        held_at = _at(story.facts["conference"]["held_on"])
        season.refresh_from_db()
        hold_conference(season, story, head=head, at=held_at)
        season.refresh_from_db()
        tick_until(season, date(story.year + 1, 12, 31), head=head, at=held_at)
        note = "Hồ sơ giấy, cờ luân lưu và tài liệu của Khối giao tại hội nghị (minh hoạ)."
        following = close_season(season, actor=head, at=held_at, handover_note=note)
        Season.objects.filter(pk=following.pk).update(is_illustrative=True)


def _unit(told: dict[str, object]) -> UnitFacts:
    aliases = told.get("aliases", ())
    return UnitFacts(
        code=str(told["code"]),
        name=str(told["name"]),
        aliases=tuple(aliases) if isinstance(aliases, list) else (),
        has_party_cell=bool(told.get("has_party_cell", True)),
        has_union=bool(told.get("has_union", True)),
        has_youth_union=bool(told.get("has_youth_union", True)),
        is_illustrative=bool(told.get("illustrative", False)),
    )
