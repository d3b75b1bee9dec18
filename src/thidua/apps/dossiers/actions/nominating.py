"""Putting somebody forward: from a closed conference, by a unit itself, for the Government flag."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.dossiers.actions.locking import local_day
from thidua.apps.dossiers.dossier.bloc_vote import bloc_vote_of
from thidua.apps.dossiers.dossier.checklist import make_checklist
from thidua.apps.dossiers.guards import blocking, government_flag_cap
from thidua.apps.dossiers.models import Nomination, NominationPaper
from thidua.apps.dossiers.queries import LIVE, leading_candidates
from thidua.apps.dossiers.refusals import (
    AwardNotForSubject,
    GuardRefused,
    NothingToNominate,
    TooManyNominated,
)
from thidua.apps.meetings.models import Candidate, Conference, Motion
from thidua.apps.meetings.queries import chosen_units, published_places
from thidua.apps.organisations.models import Authority, Unit
from thidua.apps.organisations.settings.award_names import award_name
from thidua.apps.people.models import Person
from thidua.apps.seasons.models import Season
from thidua.domain.award_codes import COLLECTIVE, FOR_MERIT, INDIVIDUAL
from thidua.domain.vietnamese_text import fold
from thidua.law.catalogue import catalogue, manual_way

FIRST_YEAR = 2000


@dataclass(frozen=True, slots=True)
class NominationFacts:
    """A nomination by hand; reason and citation for a way that the rules do not compute."""

    award: str
    award_year: int
    type: str = FOR_MERIT
    reason: str = ""
    citation: str = ""


@transaction.atomic
def nominate_from_conference(
    conference: Conference, *, actor: User, at: datetime
) -> list[Nomination]:
    """Make the nominations that a closed conference decided on; those made before stay as they are.

    Raises:
        PermissionDenied: ``actor`` lacks ``dossiers.nominate_from_conference``.
        NothingToNominate: the conference is not closed, or nothing is left to make.
    """
    season = Season.objects.select_for_update(of=("self",)).select_related("bloc__authority").get(
        pk=conference.season_id
    )  # fmt: skip
    authorise(actor, "dossiers.nominate_from_conference", season)
    conference = Conference.objects.get(pk=conference.pk)
    conference.season = season
    if conference.state != Conference.State.CLOSED:
        raise NothingToNominate(_("%s chưa bế mạc nên chưa lập được đề nghị.") % conference)
    made = set(season.nominations.values_list("unit_id", "award"))
    chosen = chosen_units(conference, Motion.Kind.AWARD)
    waiting = [row for row in chosen if (row.unit_id, row.motion.award) not in made]
    if not waiting:
        raise NothingToNominate(
            _("%s không còn đơn vị nào được đề nghị mà chưa lập hồ sơ.") % conference
        )
    return [
        _make(
            _of_candidate(row, conference),
            action="dossiers.nominate_from_conference",
            actor=actor,
            at=at,
        )
        for row in waiting
    ]


def _of_candidate(
    candidate: Candidate, conference: Conference, award: str = ""
) -> Mapping[str, Any]:
    season = conference.season
    candidate.motion.conference = conference
    place = published_places(season).get(candidate.unit.code)
    return {
        "authority": season.bloc.authority,
        "season": season,
        "unit": candidate.unit,
        "from_unit": candidate.unit,
        "award": award or candidate.motion.award,
        "award_year": season.year,
        "bloc_vote": bloc_vote_of(candidate, place),
        "is_illustrative": season.is_illustrative,
    }


@transaction.atomic
def nominate_by_hand(
    subject: Unit | Person, facts: NominationFacts, *, actor: User, at: datetime
) -> Nomination:
    """Put forward a person or a unit without a bloc's vote.

    Raises:
        PermissionDenied: ``actor`` lacks ``dossiers.nominate_by_hand``.
        AwardNotForSubject: no such award, not for that subject, or an impossible year.
        NoSuchAward, ManualReasonTooShort, CitationMissing: a manual way without reason or source.
        GuardRefused: a duplicate, a quota or a principle stands in the way.
    """
    unit = subject if isinstance(subject, Unit) else subject.unit
    unit = Unit.objects.select_for_update(of=("self",)).select_related("authority").get(pk=unit.pk)
    authorise(actor, "dossiers.nominate_by_hand", unit)
    kind = COLLECTIVE if isinstance(subject, Unit) else INDIVIDUAL
    _check_facts(facts, kind, unit.authority, at)
    reason, citation = _way(facts)
    fields = {
        "authority": unit.authority,
        "unit": unit if kind == COLLECTIVE else None,
        "person": subject if isinstance(subject, Person) else None,
        "from_unit": unit,
        "award": facts.award,
        "award_year": facts.award_year,
        "type": facts.type,
        "way_reason": reason,
        "way_citation": citation,
        "is_illustrative": subject.is_illustrative,
    }
    nomination = _make(fields, action="dossiers.nominate_by_hand", actor=actor, at=at)
    _refuse_blocked(nomination, at)
    return nomination


def _check_facts(facts: NominationFacts, kind: str, authority: Authority, at: datetime) -> None:
    entry = catalogue().get(facts.award)
    if entry is None or kind not in entry.kinds:
        name = award_name(facts.award, authority, local_day(at))
        who = _("tập thể") if kind == COLLECTIVE else _("cá nhân")
        raise AwardNotForSubject(
            _("“%(award)s” không tặng cho %(who)s.") % {"award": name, "who": who}
        )
    last = local_day(at).year
    if not FIRST_YEAR <= facts.award_year <= last:
        raise AwardNotForSubject(
            _("Năm xét: %(year)s, phải từ %(first)s đến %(last)s.")
            % {"year": facts.award_year, "first": FIRST_YEAR, "last": last}
        )


def _way(facts: NominationFacts) -> tuple[str, str]:
    """For merit on a computed way a reason is welcome; any other way must say why and by what."""
    if facts.type == FOR_MERIT and catalogue()[facts.award].is_computed:
        return " ".join(facts.reason.split()), " ".join(facts.citation.split())
    way = manual_way(facts.award, reason=facts.reason, citation=facts.citation)
    return way.reason, way.citation


@transaction.atomic
def nominate_for_government_flag(
    authority: Authority, year: int, units: Sequence[int], *, actor: User, at: datetime
) -> list[Nomination]:
    """Put forward some of the units that lead their blocs, within the cap.

    Raises:
        PermissionDenied: ``actor`` lacks ``dossiers.nominate_for_government_flag``.
        NothingToNominate: none chosen, or a unit that leads no bloc.
        TooManyNominated: more than the cap, where its text was read or the authority set it.
    """
    authority = Authority.objects.select_for_update().get(pk=authority.pk)
    authorise(actor, "dossiers.nominate_for_government_flag", authority)
    leaders = {row.unit_id: row for row in leading_candidates(authority, year)}
    chosen = dict.fromkeys(units)
    if not chosen or not set(chosen) <= set(leaders):
        raise NothingToNominate(
            _("Chọn trong số các tập thể được suy tôn dẫn đầu khối năm %s.") % year
        )
    there = Nomination.objects.filter(
        authority=authority, award="CO_CP", award_year=year, state__in=LIVE
    ).values_list("unit_id", flat=True)
    new = [key for key in chosen if key not in set(there)]
    cap = government_flag_cap(authority, year, local_day(at))
    total = len(there) + len(new)
    if cap.share is not None and cap.most is not None and total > cap.most and cap.share.blocks:
        raise TooManyNominated(
            _("Đề nghị %(count)s Cờ thi đua của Chính phủ: %(cap)s (%(source)s).")
            % {"count": total, "cap": cap.words, "source": cap.share.source}
        )
    return [
        _make(
            _of_candidate(leaders[key], leaders[key].motion.conference, "CO_CP"),
            action="dossiers.nominate_for_government_flag",
            actor=actor,
            at=at,
        )
        for key in new
    ]


def _make(fields: Mapping[str, Any], *, action: str, actor: User, at: datetime) -> Nomination:
    subject = fields.get("unit") or fields["person"]
    name = str(subject)
    nomination = Nomination(
        **fields,
        subject_name=name[:200],
        award_words=award_name(fields["award"], fields["authority"], local_day(at)),
        search_text=_search_text(name, fields),
        proposed_at=at,
    )
    nomination.save(force_insert=True)
    NominationPaper.objects.bulk_create(make_checklist(nomination, local_day(at)))
    data = {"award": nomination.award, "bloc_vote": nomination.bloc_vote}
    record(action, nomination, actor=actor, at=at, data=data)
    return nomination


def _search_text(name: str, fields: Mapping[str, Any]) -> str:
    unit: Unit = fields["from_unit"]
    return fold(f"{name} {unit.name} {unit.code}")[:500]


def _refuse_blocked(nomination: Nomination, at: datetime) -> None:
    found = blocking(nomination, local_day(at))
    if found:
        raise GuardRefused(" ".join(each.told for each in found))
