"""What is settled before the meeting: its rules, the working party, the papers laid before it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.audit.actions import record
from thidua.apps.meetings.actions.locking import conference_to_run
from thidua.apps.meetings.models import Conference, ConferencePaper, CrewMember, ElectionRule
from thidua.apps.meetings.refusals import RulesRefused
from thidua.apps.paperwork.queries import documents_in_force
from thidua.domain.ballot_rules import parse_share
from thidua.web.languages import in_vietnamese, vietnamese


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """One condition for next year's head or deputy."""

    kind: str
    effect: str
    source: str
    years: int | None = None


@dataclass(frozen=True, slots=True)
class CrewFacts:
    """One person of the working party."""

    role: str
    name: str
    office: str = ""
    user_id: int | None = None


@dataclass(frozen=True, slots=True)
class Quorate:
    """What share of all units must be there, where the bloc says so, and until when to answer."""

    share: str = ""
    source: str = ""
    answer_by: date | None = None


@transaction.atomic
def set_conference_rules(
    conference: Conference,
    quorate: Quorate,
    rules: Sequence[RuleFacts],
    *,
    revision: int,
    actor: User,
    at: datetime,
) -> Conference:
    """Set the quorum, the day for answers, and the conditions of the election.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.run_conference``.
        ConferenceClosed: it is over.
        StalePage: somebody saved after ``revision``.
        RulesRefused: a share, a number of years or a source that is missing.
        ShareOutOfRange: a share that is none.
    """
    conference = conference_to_run(conference, actor, revision=revision)
    if quorate.share:
        parse_share(quorate.share, field=_("Tỷ lệ có mặt tối thiểu"))
        if not quorate.source.strip():
            raise RulesRefused(_("Căn cứ của tỷ lệ có mặt: chưa ghi."))
    for rule in rules:
        _check(rule)
    before = {"quorum": conference.quorum, "rules": _rules_in_words(conference)}
    conference.quorum, conference.quorum_source = quorate.share, quorate.source.strip()
    conference.answer_by = quorate.answer_by
    conference.revision += 1
    conference.save(update_fields=["quorum", "quorum_source", "answer_by", "revision"])
    conference.election_rules.all().delete()
    ElectionRule.objects.bulk_create(
        ElectionRule(conference=conference, **asdict(rule)) for rule in rules
    )
    data = {"from": before, "to": {"quorum": quorate.share, "rules": [asdict(r) for r in rules]}}
    record("meetings.set_conference_rules", conference, actor=actor, at=at, data=data)
    return conference


@in_vietnamese
def _rules_in_words(conference: Conference) -> list[str]:
    return [f"{rule}: {rule.get_effect_display()}" for rule in conference.election_rules.all()]


def _check(rule: RuleFacts) -> None:
    name = ElectionRule.Kind(rule.kind).label
    if not rule.source.strip():
        raise RulesRefused(_("Căn cứ của “%s”: chưa ghi.") % name)
    if rule.kind == ElectionRule.Kind.NOT_AGAIN and not 1 <= (rule.years or 0) <= 50:
        raise RulesRefused(
            _("Số năm của “%(rule)s”: %(years)s, phải từ 1 đến 50.")
            % {"rule": name, "years": "–" if rule.years is None else rule.years}
        )


@transaction.atomic
def set_crew(
    conference: Conference, crew: Sequence[CrewFacts], *, revision: int, actor: User, at: datetime
) -> Conference:
    """Name the working party and the tellers.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.run_conference``.
        ConferenceClosed: it is over.
        StalePage: somebody saved after ``revision``.
        RulesRefused: one account twice in the same part.
    """
    conference = conference_to_run(conference, actor, revision=revision)
    parts = [(each.role, each.user_id) for each in crew if each.user_id is not None]
    if len(set(parts)) != len(parts):
        raise RulesRefused(_("Có người được ghi hai lần trong cùng một việc."))
    before = [vietnamese(member) for member in conference.crew.all()]
    conference.crew.all().delete()
    CrewMember.objects.bulk_create(
        CrewMember(conference=conference, order=order, **asdict(each))
        for order, each in enumerate(crew)
    )
    conference.revision += 1
    conference.save(update_fields=["revision"])
    data = {"from": before, "to": [f"{each.role}: {each.name}" for each in crew]}
    record("meetings.set_crew", conference, actor=actor, at=at, data=data)
    return conference


@transaction.atomic
def choose_papers(
    conference: Conference, documents: Sequence[int], *, actor: User, at: datetime
) -> Conference:
    """Lay issued documents of the year before the conference, in the order given.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.run_conference``.
        ConferenceClosed: it is over.
        RulesRefused: a document that is not one of this year's, or that not every unit may read.
    """
    conference = conference_to_run(conference, actor)
    shared = documents_in_force(conference.season, actor).filter(unit=None)
    found = {document.pk: document for document in shared}
    if not set(documents) <= set(found):
        raise RulesRefused(_("Có văn bản không phải văn bản chung đã ban hành của năm này."))
    before = [paper.document_id for paper in conference.papers.all()]
    conference.papers.all().delete()
    ConferencePaper.objects.bulk_create(
        ConferencePaper(conference=conference, document=found[pk], order=order)
        for order, pk in enumerate(dict.fromkeys(documents))
    )
    data = {"from": before, "to": list(documents)}
    record("meetings.choose_papers", conference, actor=actor, at=at, data=data)
    return conference
