"""The paper of the covenant, with its signatures."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.organisations.seats.offices import DEFAULT_OFFICE
from thidua.apps.paperwork.papers.letterhead import bloc_header
from thidua.apps.paperwork.registries.papers import (
    PaperKind,
    PaperNotReady,
    Request,
    register_paper,
)
from thidua.apps.pledges.queries.covenants import Signatory, covenant_in_force, signatories
from thidua.documents.kinds.covenant import Content, CovenantFacts, Signing, covenant
from thidua.documents.model import Document
from thidua.domain.covenant_text import lines_of


def build_covenant(request: Request) -> Document:
    """Giao ước thi đua with its signatures."""
    season = request.season
    found = covenant_in_force(season)
    if found is None:
        raise PaperNotReady("Chưa có giao ước: soạn ở thẻ “Giao ước” trước.")
    authorise(request.user, "pledges.view_covenant", found)
    return covenant(
        CovenantFacts(
            header=bloc_header(request, None, day=found.signed_on, moment=found.adopted_at),
            bloc=found.bloc_name,
            year=season.year,
            contents=tuple(Content(line) for line in lines_of(found.contents)),
            targets=tuple(target.text for target in found.targets.all()),
            signings=tuple(_signing(place) for place in signatories(found)),
            venue=found.place or None,
            day=found.signed_on,
            commitments=lines_of(found.commitments),
            preamble=lines_of(found.preamble),
            legal_bases=lines_of(found.legal_bases),
            illustrative=season.is_illustrative,
        )
    )


def _signing(place: Signatory) -> Signing:
    unit, signature = place.membership.unit.called, place.signature
    if signature is None:
        return Signing(unit, DEFAULT_OFFICE)
    if place.signed_for:
        unit = _("%(unit)s (%(signer)s đã ký)") % {"unit": unit, "signer": place.signed_for}
    at = timezone.localtime(signature.signed_at)
    return Signing(unit, signature.office, signature.name, at, signature.text_hash)


register_paper(
    PaperKind(
        kind="covenant",
        title="Giao ước thi đua",
        description=gettext_noop("Toàn văn giao ước với chữ ký của các đơn vị."),
        build=build_covenant,
        order=12,
    )
)
