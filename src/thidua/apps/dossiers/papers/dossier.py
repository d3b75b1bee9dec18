"""The papers of a dossier, built from the facts as they stand."""

from datetime import date, datetime, time

from django.utils import timezone

from thidua.apps.dossiers.council.vote_words import needs_words
from thidua.apps.dossiers.dossier.prefill import (
    first_text,
    initiatives_of,
    past_awards,
    score_table,
)
from thidua.apps.dossiers.dossier.report_sections import SECTIONS, heading_of
from thidua.apps.dossiers.models import Nomination
from thidua.apps.organisations.models import Authority
from thidua.apps.organisations.units.naming import Names, past_names
from thidua.apps.paperwork.papers.letterhead import office_header
from thidua.documents.kinds.achievement_report import (
    AchievementReportFacts,
    Part,
    achievement_report,
)
from thidua.documents.kinds.refusal_notice import RefusalNoticeFacts, refusal_notice
from thidua.documents.model import Document, Header, Issuer, Letterhead, Signature, Signatures


def sections_of(nomination: Nomination) -> dict[str, str]:
    """The report's parts: the last version saved, else what can be filled in beforehand."""
    last = nomination.reports.first()
    if last is None:
        return first_text(nomination)
    return {key: last.sections.get(key, "") for key in SECTIONS}


def report_document(nomination: Nomination, day: date) -> Document:
    """Báo cáo thành tích of a unit or a person."""
    text = sections_of(nomination)
    is_person = nomination.person is not None
    parts = [
        Part(heading_of(key, is_person=is_person), paragraphs(text[key]))
        for key in SECTIONS
        if not (is_person and key == "organisations" and not text[key])
    ]
    paper = nomination.papers.filter(kind="report").first()
    titles, forms = past_awards(nomination)
    return achievement_report(
        AchievementReportFacts(
            header=_unit_header(nomination, day),
            subject=nomination.subject_name,
            award=nomination.award_name,
            year=nomination.award_year,
            about=_about(nomination),
            overview=parts[0],
            parts=tuple(parts[1:]),
            is_person=is_person,
            form=paper.form if paper else "",
            scores=score_table(nomination),
            initiatives=tuple(
                (str(row.year), row.name, ", ".join(
                    filter(None, [row.get_scope_display() if row.scope else "", row.recognised_by])
                ))
                for row in initiatives_of(nomination)
            ),
            titles=titles,
            forms=forms,
            signatures=_report_signatures(nomination),
            illustrative=nomination.is_illustrative,
        )
    )  # fmt: skip


def _report_signatures(nomination: Nomination) -> Signatures:
    head = Signature("THỦ TRƯỞNG ĐƠN VỊ", note="(Ký tên, đóng dấu)")
    confirm = Signature("XÁC NHẬN CỦA CẤP TRÌNH KHEN THƯỞNG", note="(Ký tên, đóng dấu)")
    if nomination.person is None:
        return Signatures((confirm, head))
    me = Signature("NGƯỜI BÁO CÁO THÀNH TÍCH", nomination.subject_name)
    return Signatures((confirm, me))


def _about(nomination: Nomination) -> tuple[tuple[str, str], ...]:
    person = nomination.person
    if person is None:
        bloc = nomination.season.bloc_name if nomination.season else ""
        return tuple(filter(lambda pair: pair[1], (("Tên đơn vị", nomination.subject_name),
                                                   ("Khối thi đua", bloc))))  # fmt: skip
    rows = (
        ("Họ và tên", person.full_name),
        ("Năm sinh", str(person.birth_year or "")),
        ("Giới tính", str(person.get_sex_display()) if person.sex else ""),
        ("Chức vụ", person.position),
        ("Đơn vị công tác", sent_from(nomination)),
    )
    return tuple(row for row in rows if row[1])


def sent_from(nomination: Nomination) -> str:
    """The unit that wrote the dossier, as it was called when it was sent."""
    unit = nomination.from_unit
    return Names(past_names([unit.pk])).at(unit, nomination.sent_at)


def _unit_header(nomination: Nomination, day: date) -> Header:
    unit, authority = nomination.from_unit, nomination.authority.then(nomination.sent_at)
    letterhead = Letterhead.PARTY if unit.party_format else Letterhead.STATE
    issuer = Issuer(sent_from(nomination), superior=authority.name, letterhead=letterhead)
    return Header(issuer, place=authority.place, day=day)


def of_day(authority: Authority, day: date) -> Authority:
    """Under the names that it had at the end of a day."""
    return authority.then(datetime.combine(day, time.max, timezone.get_current_timezone()))


def refusal_document(nomination: Nomination, on: date | None = None, number: str = "") -> Document:
    """Thông báo không khen thưởng."""
    refusal = nomination.refusal
    vote = nomination.council_votes.exclude(passed=None).last()
    day = on or refusal.notified_on or refusal.refused_on
    authority = of_day(nomination.authority, day)
    return refusal_notice(
        RefusalNoticeFacts(
            header=office_header(authority, "TB", day, number or refusal.notice_number),
            addressee=sent_from(nomination),
            subject=nomination.subject_name,
            award=nomination.award_name,
            year=nomination.award_year,
            received_on=nomination.received_on,
            reason=refusal.reason,
            office=authority.standing_office,
            bloc_vote=(nomination.bloc_vote or {}).get("words", ""),
            council_vote=f"{vote.agree}/{vote.members}, {needs_words(vote)}" if vote else "",
            illustrative=nomination.is_illustrative,
        )
    )


def paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
