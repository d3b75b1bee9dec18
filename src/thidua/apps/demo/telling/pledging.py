"""The beginning of a told year: scoring table, registrations, covenant, signatures."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from decimal import Decimal

from thidua.apps.accounts.models import User
from thidua.apps.demo.telling.consulting import DAYS_ASKED, consult_units
from thidua.apps.demo.telling.people import officer_of, signing_leader
from thidua.apps.demo.telling.stories import Story, StoryRow
from thidua.apps.pledges.actions.covenants import (
    CovenantParts,
    adopt_covenant,
    draft_covenant,
    edit_covenant,
)
from thidua.apps.pledges.actions.registrations import save_registration, start_registration
from thidua.apps.pledges.actions.signatures import sign_covenant
from thidua.apps.pledges.actions.submissions import accept_registration, submit_registration
from thidua.apps.pledges.models import CommonTarget, Covenant
from thidua.apps.pledges.permissions import Signing
from thidua.apps.pledges.queries.covenants import covenant_in_force
from thidua.apps.schemes.actions.adopting import adopt_scheme
from thidua.apps.schemes.actions.drafting import create_scheme
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.queries import parsed
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of
from thidua.domain.registration import (
    Movement,
    RegistrationContent,
    Target,
    TargetNeed,
    Title,
    needs_of,
)
from thidua.formats.scheme_file import read_scheme_file

NOT_ASSIGNED = "n/a"


def adopt_told_scheme(season: Season, story: Story, *, head: User, at: datetime) -> Scheme:
    """The story's scoring table, or last year's that was carried over."""
    draft = season.schemes.filter(state=Scheme.State.DRAFT).first()
    if draft is None:
        mapping = read_scheme_file(story.scheme_file).mapping
        written_at = at - timedelta(days=DAYS_ASKED if "consultation" in story.facts else 0)
        draft = create_scheme(season, mapping, actor=head, at=written_at)
        consult_units(season, draft, story, head=head, adopted_at=at)
        draft.refresh_from_db()
    note = "Các đơn vị thống nhất tại hội nghị đầu năm"
    return adopt_scheme(draft, note, revision=draft.revision, actor=head, at=at)


def register_units(
    season: Season, story: Story, scheme: Scheme, *, head: User, at: datetime
) -> None:
    """Every unit registers what it later reports on; the head accepts."""
    needs = needs_of(parsed(scheme))
    for membership in members_of(season):
        officer = officer_of(membership.unit)
        registration = start_registration(season, membership, actor=officer, at=at)
        content = _content(story, needs, membership.unit.code)
        registration = save_registration(
            registration, content, revision=registration.revision, actor=officer, at=at
        )
        submit_registration(registration, actor=officer, at=at)
        registration.refresh_from_db()
        accept_registration(registration, actor=head, at=at)


def _content(story: Story, needs: tuple[TargetNeed, ...], unit: str) -> RegistrationContent:
    people = _headcount(story, unit)
    rows: dict[str, list[StoryRow]] = defaultdict(list)
    for row in story.rows_of(unit):
        rows[row.criterion].append(row)
    return RegistrationContent(
        headcount=people,
        advanced_workers=-(-people * 4 // 5),
        grassroots_fighters=people * 4 // 5 * 15 // 100,
        movements=tuple(
            Movement(told["name"], told["level"], told["goal"], told["starts"], told["ends"])
            for told in story.facts["movements"]
        ),
        targets=tuple(
            target for need in needs for target in _targets(need, rows[need.criterion], unit)
        ),
        titles=(Title("TTLDXS", note="minh hoạ"),),
    )


def _headcount(story: Story, unit: str) -> int:
    known = {each["code"]: each["headcount"] for each in story.facts.get("members", ())}
    return int(known.get(unit, 8))


def _targets(need: TargetNeed, rows: list[StoryRow], unit: str) -> list[Target]:
    if need.has_many:
        count = len(rows) or 3
        figures = [_decimal(row.target) for row in rows] or [Decimal(100)] * count
        return [
            Target(
                need.criterion,
                content=f"Chỉ tiêu công tác riêng số {number} (minh hoạ)",
                measure="việc",
                figure=figure,
                is_own=True,
                solution="Giao người phụ trách, kiểm tra hằng quý",
            )
            for number, figure in enumerate(figures, start=1)
        ]
    row = rows[0] if rows else StoryRow(unit, need.criterion, "", "100", "100", "")
    return [
        Target(
            need.criterion,
            content=need.name,
            measure=need.measure,
            figure=None if need.can_wait else _decimal(row.target),
            baseline=_decimal(row.baseline) if need.needs_baseline else None,
            not_assigned=row.target == NOT_ASSIGNED,
        )
    ]


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if text and text != NOT_ASSIGNED else None


def adopt_told_covenant(season: Season, story: Story, *, head: User, at: datetime) -> Covenant:
    """The covenant with the story's common targets; last year's text when it was carried over."""
    told = story.facts["covenant"]
    covenant = covenant_in_force(season) or draft_covenant(season, actor=head, at=at)
    parts = CovenantParts(
        legal_bases=covenant.legal_bases,
        preamble=covenant.preamble,
        contents=covenant.contents,
        commitments=covenant.commitments,
        targets=[_common(target) for target in told["targets"]],
        signed_on=told["signed_on"],
        place=told["place"],
    )
    covenant = edit_covenant(covenant, parts, revision=covenant.revision, actor=head, at=at)
    return adopt_covenant(
        covenant,
        revision=covenant.revision,
        actor=head,
        at=at,
        reason="Khối đã thống nhất và ký như vậy",
    )


def _common(told: dict[str, object]) -> CommonTarget:
    return CommonTarget(
        text=str(told["text"]),
        operator=str(told["operator"]),
        figure=None if told.get("figure") is None else Decimal(str(told["figure"])),
        unit_of_measure=str(told.get("unit", "")),
        out_of=None if told.get("out_of") is None else int(str(told["out_of"])),
        population=str(told.get("population", "")),
        grade=str(told.get("grade", "")),
    )


def sign_told_covenant(covenant: Covenant, story: Story, *, password: str, at: datetime) -> None:
    """Each leader signs; where the story stops at the signing, only those it names."""
    named = story.facts["covenant"].get("signed_by")
    for membership in members_of(covenant.season):
        if named is None or membership.unit.code in named:
            sign_covenant(
                Signing(covenant, membership.unit),
                text_hash=covenant.hash,
                password=password,
                actor=signing_leader(membership.unit, password),
                at=at,
            )


def signing_day(story: Story) -> date:
    """When the covenant was signed."""
    day: date = story.facts["covenant"]["signed_on"]
    return day
