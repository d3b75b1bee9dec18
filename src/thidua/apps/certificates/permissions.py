"""Who sets up sheets and printers, prints certificates and hands them over: the standing office."""

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.awards.models import Decision
from thidua.apps.organisations.models import Authority
from thidua.apps.organisations.seats.roles import seats_of


@permission(
    "certificates.keep_layouts",
    covers=(
        "certificates.create_layout",
        "certificates.save_layout",
        "certificates.save_scan",
        "certificates.retire_layout",
        "certificates.save_printer",
        "certificates.remove_printer",
    ),
)
def keeps_layouts(user: User, authority: Authority) -> bool:
    """The authority's standing office."""
    return authority.pk in seats_of(user).standing_of


@permission(
    "certificates.print_certificates",
    "certificates.start_printing",
    "certificates.reprint_certificate",
    "certificates.hand_over_certificates",
)
def prints_certificates(user: User, decision: Decision) -> bool:
    """The standing office of the decision's authority."""
    return decision.authority_id in seats_of(user).standing_of
