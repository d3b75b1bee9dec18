"""Adopted covenants, compared with what the journal kept of them."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from thidua.apps.audit.chain.stored_files import untold
from thidua.apps.audit.queries import latest_of
from thidua.apps.audit.registries.proofs import Fault, proof
from thidua.apps.pledges.models import Covenant
from thidua.domain.covenant_text import text_hash


@proof
def adopted_covenants() -> Iterator[Fault]:
    """Each text that was adopted, and signed, against the hash in the journal."""
    kept = {entry.subject_id: entry for entry in latest_of("pledges.adopt_covenant")}
    covenants = Covenant.objects.filter(adopted_at__isnull=False).select_related("season__bloc")
    for covenant in covenants.order_by("pk"):
        entry = kept.get(str(covenant.pk))
        if entry is None:
            yield untold(covenant.audit_place, str(covenant))
        elif entry.data.get("hash") != text_hash(covenant.canonical):
            text = _("%(covenant)s: toàn văn đã thông qua bị sửa") % {"covenant": covenant}
            yield Fault(entry.chain.name, entry.position, text)
