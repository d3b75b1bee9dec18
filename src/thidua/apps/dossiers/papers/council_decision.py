"""Dự thảo quyết định khen thưởng: those the council voted for whose award its authority gives."""

from thidua.apps.dossiers.models import CouncilMeeting, Nomination
from thidua.apps.dossiers.papers.dossier import sent_from
from thidua.apps.dossiers.queries import agreed_in, is_given_by
from thidua.apps.organisations.models import Authority
from thidua.apps.paperwork.papers.worded import BASIS
from thidua.apps.paperwork.registries.papers import PaperNotReady, Request
from thidua.documents.kinds.award_decision import AwardDecisionFacts, award_decision
from thidua.documents.model import Document, Header, Issuer, Signature
from thidua.domain.authority_names import Level, decider

State = Nomination.State
_NOBODY = (
    "Phiên họp này không còn hồ sơ nào Hội đồng đã thông qua, thuộc thẩm quyền của cấp này và đang "
    "chờ quyết định."
)
_OF_PLACES = {Authority.Kind.PROVINCE, Authority.Kind.COMMUNE}


def decision_document(meeting: CouncilMeeting, request: Request) -> Document:
    """The draft with its list, in the order of the votes."""
    authority = request.authority
    groups: dict[str, list[tuple[str, str]]] = {}
    kind = Level(authority.kind)
    for vote in agreed_in(meeting, State.VOTED):
        nomination = vote.nomination
        if not is_given_by(nomination.award, kind):
            continue
        of = nomination.season.bloc_name if nomination.season else sent_from(nomination)
        groups.setdefault(nomination.award_name, []).append((nomination.subject_name, of))
    if not groups:
        raise PaperNotReady(_NOBODY)
    who = decider(kind, authority.name)
    office = authority.standing_office
    return award_decision(
        AwardDecisionFacts(
            header=_header(authority, who, request),
            decider=who,
            office=office,
            lists=tuple((award, tuple(rows)) for award, rows in groups.items()),
            signature=Signature("CHỦ TỊCH" if authority.kind in _OF_PLACES else "THỦ TRƯỞNG"),
            legal_bases=(BASIS, f"Theo đề nghị của {office}"),
            recipients=("Như Điều 3", office, "Lưu: VT"),
            illustrative=meeting.is_illustrative,
        )
    )


def _header(authority: Authority, who: str, request: Request) -> Header:
    number, _, typed = request.number.partition("/")
    name, symbol = authority.name, "QĐ"
    if authority.kind in _OF_PLACES:
        name, symbol = who.removeprefix("Chủ tịch "), "QĐ-UBND"
    return Header(Issuer(name), typed or symbol, number or None, authority.place, request.day)
