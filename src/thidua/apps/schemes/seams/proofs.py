"""Adopted scoring tables, compared with what the journal kept of them."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from thidua.apps.audit.chain.stored_files import untold
from thidua.apps.audit.queries import latest_of
from thidua.apps.audit.registries.proofs import Fault, proof
from thidua.apps.schemes.models import Scheme
from thidua.formats.canonical import scheme_hash
from thidua.formats.problems import FormatError


@proof
def adopted_tables() -> Iterator[Fault]:
    """Each table that was adopted, also one superseded since, against the hash in the journal."""
    schemes = Scheme.objects.exclude(state=Scheme.State.DRAFT).select_related("season__bloc")
    rows = {str(scheme.pk): scheme for scheme in schemes.order_by("pk")}
    for entry in latest_of("schemes.adopt"):
        scheme = rows.pop(entry.subject_id, None)
        if scheme is None:
            text = _("%(table)s: bảng điểm đã thông qua không còn") % {"table": entry.what}
            yield Fault(entry.chain.name, entry.position, text)
        elif not scheme.hash == _hash_now(scheme) == entry.data.get("hash"):
            text = _("%(table)s: nội dung đã thông qua bị sửa") % {"table": scheme}
            yield Fault(entry.chain.name, entry.position, text)
    yield from (untold(scheme.audit_place, str(scheme)) for scheme in rows.values())


def _hash_now(scheme: Scheme) -> str:
    try:
        return scheme_hash(scheme.definition)
    except (FormatError, AttributeError):
        return ""
