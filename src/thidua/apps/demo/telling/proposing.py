"""What came after two told conferences: dossiers at every step. All of it is invented, and marked.

Of Gia Lai's 2023: one flag decided and presented, one dossier returned once and appraised, one
voted 8 of 9 and decided, one refused, one certificate being appraised with days left. Of the bloc
that no source names: a flag of 2021 that was revoked.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from django.db import transaction

from thidua.apps.accounts.models import User
from thidua.apps.awards.facts import DecisionFacts, PresentationFacts, RevocationFacts
from thidua.apps.demo.telling.people import People, officer_of
from thidua.apps.dossiers.actions.appraising import (
    appraise_dossier,
    receive_dossier,
    return_dossier,
)
from thidua.apps.dossiers.actions.council import (
    Agenda,
    MeetingFacts,
    MemberFacts,
    close_council,
    convene_council,
)
from thidua.apps.dossiers.actions.council_votes import enter_votes
from thidua.apps.dossiers.actions.deciding import (
    decide_dossiers,
    note_recovery,
    present_dossiers,
    revoke_dossier,
)
from thidua.apps.dossiers.actions.nominating import nominate_from_conference
from thidua.apps.dossiers.actions.papers_asked import renew_checklist
from thidua.apps.dossiers.actions.papers_filed import link_document, waive_paper
from thidua.apps.dossiers.actions.preparing import complete_dossier, save_report, send_dossiers
from thidua.apps.dossiers.actions.refusing import notify_refusal, refuse_dossier
from thidua.apps.dossiers.dossier.checklist import fitting_documents
from thidua.apps.dossiers.models import CouncilMeeting, Nomination, NominationPaper
from thidua.apps.dossiers.papers.dossier import sections_of
from thidua.apps.meetings.models import Conference
from thidua.apps.organisations.actions.authorities import set_setting
from thidua.apps.organisations.facts import SettingFacts
from thidua.apps.organisations.models import Membership
from thidua.apps.paperwork.actions.issuing import Issue, issue_document
from thidua.apps.paperwork.registries.papers import paper_of
from thidua.apps.seasons.models import Season
from thidua.domain.calendar import day_in_vietnam
from thidua.domain.council_vote import CouncilCount

INVENTED = "(minh hoạ)"
OPINION = f"Đủ điều kiện, tiêu chuẩn theo hồ sơ {INVENTED}."
_CITES = "Giả định để minh hoạ, chưa có số văn bản"


def propose_told_units(people: People, *, now: datetime | None = None) -> bool:
    """Tell both; whether there was anything to tell. ``now``: when the last dossier is with us."""
    told = False
    for code, year, tell in (("GL-SNTH", 2023, _tell_gia_lai), ("HDT-15", 2021, _tell_revoked)):
        season = Season.objects.select_related("bloc__authority").filter(
            bloc__code=code, year=year, state=Season.State.CLOSED
        ).first()  # fmt: skip
        if season is None or season.nominations.exists():
            continue
        with transaction.atomic():
            tell(season, people, now or _at(date(2024, 3, 8)))
        told = True
    return told


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 3, tzinfo=UTC)


class _Telling:
    """The people of one bloc and office, and the steps that each of its dossiers takes."""

    def __init__(self, season: Season, people: People) -> None:
        self.season = season
        authority = season.bloc.authority
        self.standing = User.objects.get(pk=people.standing(authority, _at(season.starts_on)).pk)
        head = Membership.objects.select_related("unit__authority").get(
            bloc=season.bloc_id, year=season.year, role=Membership.Role.HEAD
        )
        self.head = officer_of(head.unit)
        share = SettingFacts("council_vote_share", "80", season.starts_on, _CITES)
        set_setting(authority, share, actor=self.standing, at=_at(season.starts_on))

    def nominate(self, day: date) -> dict[str, Nomination]:
        """Everybody whom the conference chose, by code of the unit."""
        conference = Conference.objects.get(season=self.season, kind=Conference.Kind.YEAR_END)
        made = nominate_from_conference(conference, actor=self.head, at=_at(day))
        return {each.from_unit.code: each for each in made}

    def issue(self, day: date) -> None:
        """The bloc's minutes and letter, frozen."""
        for kind, number in (
            ("conference_minutes", "05/BB-KTĐ"),
            ("proposal_letter", "06/TTr-KTĐ"),
        ):
            paper = paper_of(kind)
            if paper is not None:
                issue = Issue(paper, None, number, day)
                issue_document(self.season, issue, actor=self.head, at=_at(day))

    def complete(self, nomination: Nomination, day: date) -> None:
        """Report and papers; what the demo has no paper for is waived with a word."""
        officer = officer_of(nomination.from_unit)
        renew_checklist(nomination, actor=officer, at=_at(day))
        if not nomination.reports.exists():
            text = sections_of(nomination)
            text["overview"] += f"\nPhần này do phần mềm điền sẵn {INVENTED}."
            text = {key: part or f"Nội dung {INVENTED}." for key, part in text.items()}
            save_report(nomination, text, version=0, actor=officer, at=_at(day))
        for paper in nomination.papers.exclude(kind="report"):
            self._put(paper, officer, day)
        nomination.refresh_from_db()
        complete_dossier(nomination, revision=None, actor=officer, at=_at(day))

    def _put(self, paper: NominationPaper, officer: User, day: date) -> None:
        documents = fitting_documents(paper)
        if documents:
            link_document(paper, documents[0], actor=officer, at=_at(day))
        else:
            reason = f"Bản giấy gửi kèm hồ sơ {INVENTED}"
            waive_paper(paper, reason, actor=officer, at=_at(day))

    def send(self, nominations: Iterable[Nomination], at: datetime) -> None:
        """All under one letter."""
        send_dossiers(list(nominations), "06/TTr-KTĐ", actor=self.head, at=at)

    def appraise(self, nomination: Nomination, day: date) -> None:
        """Found to meet the criteria."""
        appraise_dossier(nomination, OPINION, day, actor=self.standing, at=_at(day))

    def council(
        self, day: date, votes: dict[Nomination, int], *, chair: str = "Chủ tịch Hội đồng"
    ) -> CouncilMeeting:
        """Nine members, one heard in writing; who agrees on what."""
        lines = [MemberFacts(chair, "Chủ tịch Ủy ban nhân dân tỉnh")]
        lines += [MemberFacts(f"Ủy viên {number}", "Thành viên Hội đồng") for number in range(2, 9)]
        lines.append(MemberFacts("Ủy viên 9", "Thành viên Hội đồng", "written"))
        facts = MeetingFacts(day, chair, "Trụ sở Ủy ban nhân dân tỉnh", "Thư ký Hội đồng")
        meeting = convene_council(
            self.season.bloc.authority, facts, Agenda(lines, [each.pk for each in votes]),
            actor=self.standing, at=_at(day),
        )  # fmt: skip
        CouncilMeeting.objects.filter(pk=meeting.pk).update(is_illustrative=True)
        agree = {each.pk: count for each, count in votes.items()}
        counts = {vote.pk: _count(agree[vote.nomination_id]) for vote in meeting.votes.all()}
        enter_votes(meeting, counts, revision=None, actor=self.standing, at=_at(day))
        return close_council(meeting, revision=None, actor=self.standing, at=_at(day))

    def decide(self, nominations: Iterable[Nomination], number: str, day: date) -> None:
        """One decision over some."""
        facts = DecisionFacts(number, day, "Chủ tịch Ủy ban nhân dân tỉnh", "", "Chủ tịch")
        decide_dossiers(list(nominations), facts, actor=self.standing, at=_at(day))

    def present(self, nomination: Nomination, day: date) -> None:
        """Handed over."""
        handing = PresentationFacts(day, "Lãnh đạo tỉnh", "Chủ tịch Ủy ban nhân dân tỉnh")
        present_dossiers([nomination], handing, actor=self.standing, at=_at(day))


def _count(agree: int) -> CouncilCount:
    return CouncilCount(9, 0, agree, 9 - agree)


def _tell_gia_lai(season: Season, people: People, now: datetime) -> None:
    telling = _Telling(season, people)
    office = telling.standing
    made = telling.nominate(date(2023, 12, 28))
    telling.issue(date(2024, 1, 10))
    flags = [made[code] for code in ("CTHUE", "KBNN", "VPDB", "VPUB")]
    for nomination in made.values():
        telling.complete(nomination, date(2024, 1, 16))
    telling.send(flags, _at(date(2024, 1, 18)))
    for nomination in flags:
        receive_dossier(nomination, date(2024, 1, 19), actor=office, at=_at(date(2024, 1, 19)))
    _return_once(telling, made["KBNN"])
    for code in ("CTHUE", "VPDB"):
        telling.appraise(made[code], date(2024, 2, 1))
    _refuse(telling, made["VPUB"])
    telling.council(date(2024, 2, 22), {made["CTHUE"]: 9, made["VPDB"]: 8})
    telling.decide([made["CTHUE"], made["VPDB"]], "00/QĐ-UBND (minh hoạ)", date(2024, 2, 28))
    telling.present(made["CTHUE"], date(2024, 3, 5))
    telling.appraise(made["KBNN"], date(2024, 3, 6))
    telling.send([made["CHQ"]], now - timedelta(days=4))
    received = now - timedelta(days=3)
    day = day_in_vietnam(received)
    receive_dossier(made["CHQ"], day, actor=office, at=received)


def _return_once(telling: _Telling, nomination: Nomination) -> None:
    day = date(2024, 1, 24)
    reason = f"Báo cáo chưa so sánh số liệu với năm trước {INVENTED}"
    return_dossier(nomination, reason, day, actor=telling.standing, at=_at(day))
    nomination.refresh_from_db()
    officer = officer_of(nomination.from_unit)
    complete_dossier(nomination, revision=None, actor=officer, at=_at(date(2024, 1, 29)))
    telling.send([nomination], _at(date(2024, 1, 30)))
    day = date(2024, 1, 31)
    receive_dossier(nomination, day, actor=telling.standing, at=_at(day))


def _refuse(telling: _Telling, nomination: Nomination) -> None:
    reason = f"Vượt số Cờ thi đua phân bổ cho khối năm 2023 {INVENTED}"
    day = date(2024, 2, 2)
    refuse_dossier(nomination, reason, day, actor=telling.standing, at=_at(day))
    day = date(2024, 2, 6)
    notify_refusal(nomination, day, "00/TB (minh hoạ)", actor=telling.standing, at=_at(day))


def _tell_revoked(season: Season, people: People, now: datetime) -> None:
    telling = _Telling(season, people)
    start = season.ends_on + timedelta(days=20)
    made = [each for each in telling.nominate(start).values() if each.award == "CO_TINH"]
    nomination = made[0]
    telling.issue(start)
    telling.complete(nomination, start)
    telling.send([nomination], _at(start))
    receive_dossier(nomination, start, actor=telling.standing, at=_at(start))
    telling.appraise(nomination, start + timedelta(days=10))
    telling.council(start + timedelta(days=20), {nomination: 9})
    telling.decide([nomination], "01/QĐ-UBND (minh hoạ)", start + timedelta(days=30))
    telling.present(nomination, start + timedelta(days=40))
    day = start + timedelta(days=300)
    because = f"Kê khai không đúng thành tích, phát hiện khi thanh tra {INVENTED}"
    facts = RevocationFacts("02/QĐ-UBND (minh hoạ)", day, because)
    revoke_dossier(nomination, facts, actor=telling.standing, at=_at(day))
    day += timedelta(days=15)
    note_recovery(nomination, day, actor=telling.standing, at=_at(day))
