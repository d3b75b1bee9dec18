"""The steps of a dossier, as short as tests need them: each takes it one step on."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from tests.factories import NOON, World, adopted_table
from tests.replayed import replayed
from thidua.apps.accounts.models import User
from thidua.apps.appraisals.models import Result, Sheet
from thidua.apps.awards.facts import DecisionFacts
from thidua.apps.dossiers.actions.appraising import appraise_dossier, receive_dossier
from thidua.apps.dossiers.actions.council import Agenda, MeetingFacts, MemberFacts, convene_council
from thidua.apps.dossiers.actions.council_votes import enter_votes
from thidua.apps.dossiers.actions.deciding import decide_dossiers
from thidua.apps.dossiers.actions.nominating import nominate_from_conference
from thidua.apps.dossiers.actions.papers_filed import file_paper
from thidua.apps.dossiers.actions.preparing import complete_dossier, save_report, send_dossiers
from thidua.apps.dossiers.dossier.report_sections import SECTIONS
from thidua.apps.dossiers.models import CouncilMeeting, Nomination
from thidua.apps.meetings.models import Candidate, Conference, Motion
from thidua.apps.organisations.models import AuthoritySetting, Bloc, Unit
from thidua.apps.seasons.models import Season
from thidua.domain.council_vote import CouncilCount

HELD = date(2023, 12, 20)
SENT = datetime(2023, 12, 27, 3, 0, tzinfo=UTC)
RECEIVED = date(2023, 12, 28)
AT_RECEPTION = datetime(2023, 12, 28, 3, 0, tzinfo=UTC)
APPRAISED = date(2024, 1, 10)
AT_APPRAISAL = datetime(2024, 1, 10, 3, 0, tzinfo=UTC)
COUNCIL = date(2024, 1, 17)
AT_COUNCIL = datetime(2024, 1, 17, 9, 0, tzinfo=UTC)
DECIDED = date(2024, 1, 25)
AT_DECISION = datetime(2024, 1, 25, 9, 0, tzinfo=UTC)
LATER = datetime(2024, 3, 1, 3, 0, tzinfo=UTC)
REPORT = dict.fromkeys(SECTIONS, "Theo số liệu kèm theo.") | {"tasks": "Vượt chỉ tiêu."}
OPINION = "Đủ điều kiện, tiêu chuẩn theo quy định."


def set_share(world: World, key: str = "council_vote_share", value: str = "0.9") -> None:
    """What the authority decided on the council's ballots, or another setting."""
    AuthoritySetting.objects.create(
        authority=world.authority, key=key, value=value, since=date(2020, 1, 1),
        cites="Quyết định số 1/QĐ-UBND",
    )  # fmt: skip


def rank(world: World) -> None:
    """AAA first, BBB second, CCC third, published."""
    scheme = adopted_table(world)
    for unit in world.units.values():
        times = {"submitted_at": NOON, "verified_at": NOON, "locked_at": NOON}
        sheet = Sheet.objects.create(
            season=world.season, unit=unit, scheme=scheme, state="locked", **times
        )
        sheet.lines.create(item="I.1", actual="102.5", target="100")
    rows = [
        {
            "unit": code, "total": total, "rank": place, "disqualified": [], "deductions": "0.00",
            "groups": [{"id": "I", "points": "58.00", "max": "60"},
                       {"id": "II", "points": "28.00", "max": "30"}],
            "criteria": [{"id": "I.1", "points": "40.00", "max": "40", "state": "scored",
                          "why": "100 / 100 %, tối đa 40 điểm"}],
        }
        for place, (code, total) in enumerate(
            zip(world.units, ("91.50", "88.25", "70.00"), strict=True), start=1
        )
    ]  # fmt: skip
    Result.objects.create(
        season=world.season, scheme=scheme, answer={"units": rows, "awards": [], "warnings": []},
        hash="0" * 64, published_at=NOON, published_by=world.head,
    )  # fmt: skip


@replayed
def hold(
    world: World, flags: Sequence[str] = ("AAA",), certificates: Sequence[str] = ("BBB",)
) -> Conference:
    """A closed conference that chose these units."""
    rank(world)
    world.season.state, world.season.closed_at = "closed", NOON
    world.season.save()
    conference = Conference.objects.create(
        season=world.season, state="closed", held_on=HELD, starts_at=time(8), place="Hội trường",
        chair_name="Chủ trì", secretary_name="Thư ký", closed_at=NOON,
    )  # fmt: skip
    for order, (award, codes) in enumerate((("CO_TINH", flags), ("BK_TINH", certificates))):
        motion = Motion.objects.create(
            conference=conference, kind="award", award=award, method="vote", seats=len(codes) or 1,
            base="all_members", threshold="2/3", threshold_source="Quy chế Khối", order=order,
            outcome=counted(codes), issued=3, returned=3, invalid=0, decided_at=NOON,
        )  # fmt: skip
        for code in codes:
            Candidate.objects.create(motion=motion, unit=world.units[code], votes=3, is_chosen=True)
    lead(conference, world.units[flags[0]] if flags else None)
    return conference


def counted(codes: Sequence[str]) -> dict[str, object]:
    """All three for each of these, as a count by hand is kept."""
    rows = [{"candidate": code, "votes": 3, "abstain": 0, "passed": True} for code in codes]
    return {
        "returned": 3, "valid": 3, "invalid": 0, "base": 3, "needed": 2, "counts": rows,
        "elected": list(codes), "runoff": [], "quorate": None,
    }  # fmt: skip


def lead(conference: Conference, unit: Unit | None) -> None:
    """The unit leads the bloc, by acclamation; nobody for None."""
    motion = Motion.objects.create(
        conference=conference, kind="leader", method="acclamation", order=2, decided_at=NOON,
        outcome={"elected": [unit.code] if unit else []},
    )  # fmt: skip
    if unit is not None:
        Candidate.objects.create(motion=motion, unit=unit, is_chosen=True)


def lead_elsewhere(world: World, *codes: str) -> None:
    """Each unit leads a bloc of its own."""
    for code in codes:
        bloc = Bloc.objects.create(authority=world.authority, code=f"K-{code}", name=f"Khối {code}")
        dates = {"starts_on": date(2023, 1, 1), "ends_on": date(2023, 12, 31)}
        season = Season.objects.create(
            bloc=bloc, year=2023, state="closed", closed_at=NOON, law_as_of=HELD, **dates
        )
        conference = Conference.objects.create(
            season=season, state="closed", held_on=HELD, starts_at=time(8), place="x",
            chair_name="x", secretary_name="x", closed_at=NOON,
        )  # fmt: skip
        lead(conference, world.units[code])


@replayed
def nominate(world: World, award: str = "CO_TINH") -> Nomination:
    """The nomination for one award, from a closed conference."""
    conference = Conference.objects.filter(season=world.season).first() or hold(world)
    made = nominate_from_conference(conference, actor=world.head, at=SENT)
    return next(each for each in made if each.award == award)


def docx(name: str = "bao-cao.docx") -> SimpleUploadedFile:
    """A real Word file."""
    stream = BytesIO()
    Document().save(stream)
    return SimpleUploadedFile(name, stream.getvalue())


def fill(nomination: Nomination, officer: User) -> None:
    """Everything on the checklist."""
    save_report(nomination, REPORT, version=0, actor=officer, at=SENT)
    for paper in nomination.papers.exclude(kind="report"):
        file_paper(paper, docx(), actor=officer, at=SENT)


@replayed
def completed(world: World, award: str = "CO_TINH") -> Nomination:
    """With all papers."""
    nomination = nominate(world, award)
    code = nomination.from_unit.code
    fill(nomination, world.officers[code])
    return complete_dossier(nomination, revision=0, actor=world.officers[code], at=SENT)


@replayed
def sent(world: World, award: str = "CO_TINH") -> Nomination:
    """Sent by the head."""
    return send_dossiers([completed(world, award)], "06/TTr", actor=world.head, at=SENT)[0]


@replayed
def received(world: World, award: str = "CO_TINH") -> Nomination:
    """Being appraised."""
    nomination = sent(world, award)
    receive_dossier(nomination, RECEIVED, actor=world.standing, at=AT_RECEPTION)
    nomination.refresh_from_db()
    return nomination


@replayed
def appraised(world: World, award: str = "CO_TINH") -> Nomination:
    """Found to meet the criteria."""
    nomination = received(world, award)
    appraise_dossier(nomination, OPINION, APPRAISED, actor=world.standing, at=AT_APPRAISAL)
    nomination.refresh_from_db()
    return nomination


def council(world: World, *nominations: Nomination, members: int = 9) -> CouncilMeeting:
    """A meeting of nine, one of them heard in writing."""
    lines = [MemberFacts(f"Thành viên {number}") for number in range(1, members)]
    lines.append(MemberFacts("Người vắng", "Ủy viên", "written"))
    return convene_council(
        world.authority,
        MeetingFacts(COUNCIL, "Chủ tịch Hội đồng"),
        Agenda(lines, [each.pk for each in nominations]),
        actor=world.standing,
        at=AT_COUNCIL,
    )


def vote(world: World, meeting: CouncilMeeting, agree: int = 9) -> None:
    """Everything on the list, with the same counts."""
    members = meeting.members.count()
    counts = {
        each.pk: CouncilCount(members, 0, agree, members - agree) for each in meeting.votes.all()
    }
    enter_votes(meeting, counts, revision=meeting.revision, actor=world.standing, at=AT_COUNCIL)


@replayed
def voted(world: World, agree: int = 9, award: str = "CO_TINH") -> Nomination:
    """Voted on by nine members; 90 % of all are needed."""
    set_share(world)
    nomination = appraised(world, award)
    vote(world, council(world, nomination), agree)
    nomination.refresh_from_db()
    return nomination


@replayed
def decided(world: World, award: str = "CO_TINH") -> Nomination:
    """Commended."""
    nomination = voted(world, award=award)
    facts = DecisionFacts("100/QĐ-UBND", DECIDED, "UBND tỉnh", "Người ký", "Chủ tịch")
    decide_dossiers([nomination], facts, actor=world.standing, at=AT_DECISION)
    nomination.refresh_from_db()
    return nomination
