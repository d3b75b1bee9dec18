"""Adopted quy chế, compared with what the journal kept of them."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from thidua.apps.audit.chain.stored_files import untold
from thidua.apps.audit.queries import latest_of
from thidua.apps.audit.registries.proofs import Fault, proof
from thidua.apps.regulations.models import Regulation


@proof
def adopted_regulations() -> Iterator[Fault]:
    """Each that was adopted, also one superseded since, against the hash in the journal."""
    found = Regulation.objects.exclude(state=Regulation.State.DRAFT).select_related("season__bloc")
    rows = {str(each.pk): each for each in found.order_by("pk")}
    for entry in latest_of("regulations.adopt"):
        regulation = rows.pop(entry.subject_id, None)
        if regulation is None:
            text = _("%(name)s: quy chế đã thông qua không còn") % {"name": entry.what}
            yield Fault(entry.chain.name, entry.position, text)
        elif not regulation.hash == regulation.text.digest == entry.data.get("hash"):
            text = _("%(name)s: nội dung đã thông qua bị sửa") % {"name": regulation}
            yield Fault(entry.chain.name, entry.position, text)
    yield from (untold(each.audit_place, str(each)) for each in rows.values())
